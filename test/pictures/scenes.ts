import type { Page } from 'playwright-core';
import type { Strings } from '../../preload/strings/index.ts';
import { dialog, openView } from '../e2e/hands.ts';
import { drawn } from '../e2e/window-size.ts';

export interface Scene {
  name: string;
  /** What has to be on the screen first; gone again by `leave`. */
  enter(page: Page, strings: Strings): Promise<void>;
  leave?(page: Page, strings: Strings): Promise<void>;
}

const closeDialog = async (page: Page, strings: Strings): Promise<void> => {
  await dialog(page).getByRole('button', { name: strings.action.cancel, exact: true }).click();
  await dialog(page).waitFor({ state: 'detached' });
};

const event = (name: string, tab?: keyof Strings['event']['tabs']): Scene => ({
  name,
  enter: async (page, strings) => {
    await openView(page, strings, 'events');
    await page.getByRole('grid').focus();
    await page.keyboard.press('Home');
    await page.keyboard.press('Enter');
    await dialog(page).waitFor();
    if (tab) await dialog(page).getByRole('tab', { name: strings.event.tabs[tab], exact: true }).click();
  },
  leave: closeDialog,
});

export const VIEWS: readonly Scene[] = (['events', 'address', 'history', 'settings'] as const).map((view) => ({
  name: view,
  enter: async (page, strings) => {
    await openView(page, strings, view);
    await page.getByRole('main').locator('*').first().waitFor();
    if (view === 'history') await page.getByRole('region', { name: strings.history.label }).waitFor();
    await drawn(page);
  },
}));

export const ADD: Scene = {
  name: 'add',
  enter: async (page, strings) => {
    await openView(page, strings, 'events');
    await page.keyboard.press('Control+n');
    await dialog(page).waitFor();
  },
  leave: closeDialog,
};

/** Of the first event of the list. */
export const EVENT: readonly Scene[] = [
  event('event'),
  event('event-schedule', 'schedule'),
  event('event-address', 'address'),
  event('event-log', 'log'),
  event('event-test', 'trial'),
];

export const SEARCH: Scene = {
  name: 'search',
  enter: async (page) => {
    await page.keyboard.press('Control+k');
    await dialog(page).waitFor();
  },
  leave: async (page) => {
    await page.keyboard.press('Escape');
    await dialog(page).waitFor({ state: 'detached' });
  },
};

/** A list without events asks for the first one. */
export const FIRST_RUN: Scene = {
  name: 'first-run',
  enter: async (page, strings) => {
    await openView(page, strings, 'events');
    await page.getByRole('button', { name: strings.firstRun.begin }).click();
    await dialog(page).waitFor();
  },
  leave: async (page) => {
    await page.keyboard.press('Escape');
    await dialog(page).waitFor({ state: 'detached' });
  },
};
