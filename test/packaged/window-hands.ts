import type { Page } from 'playwright-core';
import { stringsFor } from '../../preload/strings/index';
import { openView } from '../e2e/hands.ts';

/** What a user of a packaged app does in its window, by what is read there. */
export const strings = stringsFor('en');

export const button = (page: Page, name: string) => page.getByRole('button', { name, exact: true });
export const told = (page: Page, title: string) => page.getByRole('status').filter({ hasText: title });
export const openSettings = (page: Page): Promise<void> => openView(page, strings, 'settings');
/** The view of before is the one that is opened. */
export const seesEvent = async (page: Page): Promise<void> => {
  await openView(page, strings, 'events');
  await page.getByText('saikoro.duckdns.org').first().waitFor();
};
export const atLogin = (page: Page) => page.getByRole('switch', { name: strings.settings.login });
