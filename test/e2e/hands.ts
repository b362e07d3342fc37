import type { Locator, Page } from 'playwright-core';
import type { DnsEvent } from '../../preload/contract/event.ts';
import type { Strings } from '../../preload/strings/index.ts';
import { fact, type Running, updated } from './saikoro.ts';

/** What a user does in the window, by what he reads there. */

export interface Typed {
  name: string;
  /** As in the list of services. */
  service: string;
  host: string;
  /** Label of a field to what is typed into it. */
  fields: Record<string, string>;
}

export const rowOf = (page: Page, name: string): Locator => page.getByRole('row').filter({ has: page.getByText(name, { exact: true }) });

export const dialog = (page: Page): Locator => page.getByRole('dialog').or(page.getByRole('alertdialog'));

/** Fills the open dialog of an event; what it ends with is the caller's. */
export async function fillEvent(page: Page, strings: Strings, { name, service, host, fields }: Typed): Promise<void> {
  const sheet = dialog(page);
  await sheet.getByRole('textbox', { name: strings.event.name, exact: true }).fill(name);
  const choice = sheet.getByRole('combobox', { name: strings.event.service });
  // Where it is chosen already, nothing changes by being typed; the click alone shows the list.
  await choice.click();
  await choice.fill(service);
  await page.getByRole('option', { name: service }).first().click();
  await sheet.getByRole('textbox', { name: new RegExp(`^(${strings.event.hosts}|${strings.event.host})`) }).fill(host);
  for (const [label, text] of Object.entries(fields)) await sheet.getByLabel(label, { exact: false }).first().fill(text);
}

/** A choice of a pop-up button. */
export async function choose(page: Page, within: Locator, label: string, option: string): Promise<void> {
  await within.getByRole('button', { name: label }).click();
  await page.getByRole('option', { name: option, exact: true }).click();
}

/** In the open dialog of an event: always this IPv4 address, so that nobody is asked for it. */
export async function takeFixed(page: Page, strings: Strings, address: string): Promise<void> {
  const sheet = dialog(page);
  await sheet.getByRole('tab', { name: strings.event.tabs.address }).click();
  await choose(page, sheet, strings.event.source, strings.event.sources.fixed);
  await sheet.getByRole('textbox', { name: strings.event.fixed4 }).fill(address);
}

export async function pressOk(page: Page, strings: Strings): Promise<void> {
  await dialog(page).getByRole('button', { name: strings.action.save, exact: true }).click();
  await dialog(page).waitFor({ state: 'detached' });
}

export async function openView(page: Page, strings: Strings, view: Exclude<keyof Strings['view'], 'label'>): Promise<void> {
  await page.getByRole('navigation', { name: strings.view.label }).getByRole('button', { name: strings.view[view], exact: true }).click();
}

export async function removeEvent(page: Page, strings: Strings, name: string): Promise<void> {
  await rowOf(page, name).click();
  await page.getByRole('toolbar').getByRole('button', { name: strings.action.remove }).click();
  await dialog(page).getByRole('button', { name: strings.confirm.remove, exact: true }).click();
  await rowOf(page, name).waitFor({ state: 'detached' });
}

/** The line's address changes. Over once an event that follows it was published anew: by then all the others have been looked at as well. */
export async function changePracticeAddress({ launched, window, strings }: Running, follower: DnsEvent): Promise<void> {
  const page = await window();
  await page.getByRole('button', { name: strings.banner.practiceChange }).click();
  const { address } = await fact(launched, ({ kind, previous }) => kind === 'address' && previous !== null);
  await fact(launched, (one) => updated(one) && one.event === follower.id && one.ipv4 === address);
}
