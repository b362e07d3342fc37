// @vitest-environment happy-dom
import { screen, waitFor } from '@testing-library/react';
import { expect, it } from 'vitest';
import { refusalText, stringsFor } from '../../../../preload/strings/index.ts';
import { ExportDialog } from '../../../../renderer/settings/export-dialog.tsx';
import { view } from '../builders.ts';
import { type Answers, press, type Shown, show } from './show.tsx';

const { settings } = stringsFor('en');
const written: Answers = { 'transfer.export': ({ ids }) => ({ ok: true, path: '/home/me/events.json', count: ids?.length ?? 2 }) };
const opened = (answers = written, ids?: string[]): Promise<Shown> =>
  show((onClose) => <ExportDialog ids={ids} onClose={onClose} />, { state: { events: [view({ id: 'a' }), view({ id: 'b' })] }, answers });
const withSecrets = (shown: Shown): Promise<void> => shown.user.click(screen.getByRole('checkbox', { name: settings.withSecrets }));

it('writes all events without their passwords, and says where', async () => {
  const shown = await opened();
  expect(screen.getByText(settings.exportText(2))).toBeTruthy();
  expect(screen.queryByLabelText(settings.passphrase)).toBeNull();
  await press(shown, settings.export);
  expect(shown.sent).toEqual([{ call: 'transfer.export', arg: { ids: undefined, passphrase: undefined } }]);
  await waitFor(() => expect(shown.said).toEqual([{ text: settings.exported(2, '/home/me/events.json'), tone: 'good' }]));
  expect(shown.isClosed()).toBe(true);
});
it('writes those that are chosen', async () => {
  const shown = await opened(written, ['b']);
  expect(screen.getByText(settings.exportText(1))).toBeTruthy();
  await press(shown, settings.export);
  expect(shown.sent).toEqual([{ call: 'transfer.export', arg: { ids: ['b'], passphrase: undefined } }]);
});
it('writes passwords under a passphrase alone that is long enough and typed twice alike', async () => {
  const shown = await opened();
  await withSecrets(shown);
  await shown.user.type(screen.getByLabelText(settings.passphrase), 'short');
  await press(shown, settings.export);
  expect(screen.getByText(settings.passphraseShort)).toBeTruthy();
  await shown.user.type(screen.getByLabelText(settings.passphrase), ' no more');
  await press(shown, settings.export);
  expect(screen.getByText(settings.passphraseDiffers)).toBeTruthy();
  expect(shown.sent).toEqual([]);
  await shown.user.type(screen.getByLabelText(settings.passphraseAgain), 'short no more');
  await press(shown, settings.export);
  expect(shown.sent).toEqual([{ call: 'transfer.export', arg: { ids: undefined, passphrase: 'short no more' } }]);
});
it('drops a passphrase that was typed before the passwords were left out again', async () => {
  const shown = await opened();
  await withSecrets(shown);
  await shown.user.type(screen.getByLabelText(settings.passphrase), 'long enough');
  await withSecrets(shown);
  await press(shown, settings.export);
  expect(shown.sent).toEqual([{ call: 'transfer.export', arg: { ids: undefined, passphrase: undefined } }]);
});
it('stays open with the reason, and says nothing where the user chose no file', async () => {
  let code = 'disk-full';
  const shown = await opened({ 'transfer.export': () => ({ ok: false, code }) });
  await press(shown, settings.export);
  await waitFor(() => expect(screen.getByRole('alert').textContent).toBe(refusalText(stringsFor('en'), 'disk-full')));
  code = 'cancelled';
  await press(shown, settings.export);
  await waitFor(() => expect(screen.getByRole('alert').textContent).toBe(''));
  expect([shown.isClosed(), shown.said]).toEqual([false, []]);
});
