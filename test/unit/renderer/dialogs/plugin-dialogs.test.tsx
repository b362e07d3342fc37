// @vitest-environment happy-dom
import { screen, waitFor } from '@testing-library/react';
import { expect, it } from 'vitest';
import { describePlugin } from '../../../../main/providers/describe/describe.ts';
import { readPluginFile } from '../../../../main/providers/plugin-file/read-plugin.ts';
import { sourceBuiltIns } from '../../../../main/providers/source-built-ins.ts';
import type { GoodOffer } from '../../../../preload/contract/plugin.ts';
import { refusalText, stringsFor } from '../../../../preload/strings/index.ts';
import { PluginConsent } from '../../../../renderer/plugins/plugin-consent.tsx';
import { PluginRemoveDialog } from '../../../../renderer/plugins/plugin-remove-dialog.tsx';
import { ownPlugin } from '../../store/plugins.ts';
import { service, view } from '../builders.ts';
import { type Answers, press, type Shown, show } from './show.tsx';

const strings = stringsFor('en');
const { plugins, action } = strings;
const installed = service({ id: 'my-dns', name: 'My DNS' });

const offerOf = (more: Partial<GoodOffer> = {}): GoodOffer => {
  const read = readPluginFile(ownPlugin(), sourceBuiltIns());
  if (!read.ok) throw new Error('the plug-in of these tests is bad');
  return { ok: true, file: 'my-dns.json', token: 't1', about: describePlugin(read.plugin), replaces: null, usedBy: 0, ...more };
};
const asked = (offer = offerOf(), answers: Answers = { 'plugins.install': () => ({ ok: true, id: 'my-dns' }) }): Promise<Shown> =>
  show((onDone) => <PluginConsent offer={offer} onDone={onDone} />, { answers, services: [installed] });

it('shows who gets what before it asks, and adds what was shown', async () => {
  const shown = await asked();
  const dialog = screen.getByRole('dialog', { name: plugins.addTitle });
  for (const words of ['My DNS', 'my-dns.json', 'api.dns.example', 'GET https://api.dns.example/update', 'Token'])
    expect(dialog.textContent).toContain(words);
  expect(shown.sent).toEqual([]);
  await press(shown, plugins.install);
  expect(shown.sent).toEqual([{ call: 'plugins.install', arg: { token: 't1' } }]);
  await screen.findByText(plugins.added('My DNS'));
  await press(shown, plugins.tryIt);
  expect([shown.isClosed(), shown.chosen]).toEqual([true, ['my-dns']]);
});
it('forgets the file when the user does not agree', async () => {
  const shown = await asked();
  await press(shown, action.cancel);
  expect(shown.sent).toEqual([{ call: 'plugins.discard', arg: { token: 't1' } }]);
  expect(shown.isClosed()).toBe(true);
});
it('says first that another host would receive the data, and which events wait for it', async () => {
  await asked(offerOf({ replaces: { host: 'old.dns.example', state: 'ok' }, usedBy: 2 }));
  expect(screen.getByRole('dialog', { name: plugins.replaceTitle })).toBeTruthy();
  const body = screen.getByRole('region', { name: 'My DNS' }).textContent ?? '';
  const { replaces, newHost, waiting, ...rest } = plugins.consent;
  const places = [replaces, newHost('old.dns.example', 'api.dns.example'), waiting(2), rest.host].map((words) => body.indexOf(words));
  expect(places).toEqual([...places].sort((a, b) => a - b));
  expect(places).not.toContain(-1);
});
it('does not say added where it was not', async () => {
  const shown = await asked(offerOf(), { 'plugins.install': () => ({ ok: false, code: 'disk-full' }) });
  await press(shown, plugins.install);
  await waitFor(() => expect(screen.getByRole('alert').textContent).toBe(refusalText(strings, 'disk-full')));
  expect(shown.isClosed()).toBe(false);
});
it('removes a plug-in after it said how many events use it', async () => {
  const events = [view({ id: 'a', service: 'my-dns' }), view({ id: 'b', service: 'my-dns' }), view({ id: 'c' })];
  const shown = await show((onClose) => <PluginRemoveDialog id="my-dns" onClose={onClose} />, { state: { events } });
  expect(screen.getByRole('alertdialog', { name: plugins.removeTitle('my-dns') })).toBeTruthy();
  expect(screen.getByText(plugins.removeText(2))).toBeTruthy();
  await press(shown, plugins.removeAct);
  expect(shown.sent).toEqual([{ call: 'plugins.remove', arg: { id: 'my-dns' } }]);
  await waitFor(() => expect(shown.isClosed()).toBe(true));
});
