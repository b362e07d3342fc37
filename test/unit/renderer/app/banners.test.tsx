// @vitest-environment happy-dom
import { screen } from '@testing-library/react';
import { expect, it } from 'vitest';
import type { ProblemCode } from '../../../../preload/contract/journal.ts';
import { PORTAL_PAGE } from '../../../../preload/contract/window/portal-page.ts';
import { stringsFor } from '../../../../preload/strings/index.ts';
import { Banners } from '../../../../renderer/app/banners.tsx';
import { press, show } from '../dialogs/show.tsx';

const strings = stringsFor('en');

it.each([
  ['plugin-changed', 'plugins'],
  ['plugin-damaged', 'plugins'],
  ['import-failed', 'transfer'],
] as const)('a banner that names the settings leads there: %s', async (code, section) => {
  const shown = await show(() => <Banners />, { state: { problems: [{ code, at: 0 }] } });
  await press(shown, strings.address.openSettings);
  expect(shown.went).toEqual([['settings', section]]);
});

it.each<ProblemCode>(['disk-full', 'journal-damaged'])('and one that does not name them has no such button: %s', async (code) => {
  await show(() => <Banners />, { state: { problems: [{ code, at: 0 }] } });
  expect(screen.queryByRole('button', { name: strings.address.openSettings })).toBeNull();
});

it('settings of a newer Saikoro lead to where a newer one is asked for', async () => {
  const shown = await show(() => <Banners />, { state: { readOnly: true, problems: [] } });
  await press(shown, strings.release.command);
  expect(shown.went).toEqual([['settings', 'updates']]);
});

it('a network that asks for a login has a button that opens it in the browser', async () => {
  const shown = await show(() => <Banners />, { state: { hold: { why: 'portal', since: 0 } } });
  await press(shown, strings.openPortal);
  expect(shown.sent).toEqual([{ call: 'app.openLink', arg: { url: PORTAL_PAGE } }]);
});

it.each(['other-network', 'vpn'] as const)('and no other hold has: %s', async (why) => {
  await show(() => <Banners />, { state: { hold: { why, since: 0 } } });
  expect(screen.queryByRole('button', { name: strings.openPortal })).toBeNull();
});

it.each(['secrets-unreadable', 'secrets-damaged'] as const)('passwords that can’t be read lead to what to do: %s', async (code) => {
  await show(() => <Banners />, { state: { problems: [{ code, at: 0 }] } });
  screen.getByRole('button', { name: `${strings.help.more}: ${strings.help.pages.errors}` });
});
