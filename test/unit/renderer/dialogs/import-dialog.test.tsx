// @vitest-environment happy-dom
import { screen, waitFor } from '@testing-library/react';
import { expect, it } from 'vitest';
import { refusalText, stringsFor } from '../../../../preload/strings/index.ts';
import { ImportDialog } from '../../../../renderer/settings/import-dialog.tsx';
import { type Answers, press, type Shown, show } from './show.tsx';

const strings = stringsFor('en');
const { settings, action } = strings;
const opened = (take: NonNullable<Answers['transfer.import']>): Promise<Shown> =>
  show((onClose) => <ImportDialog onClose={onClose} />, { answers: { 'transfer.import': take } });
const passphrase = (): HTMLElement => screen.getByLabelText(settings.passphrase);

it('asks for the file at once, and says how many events came', async () => {
  const shown = await opened(() => ({ ok: true, added: 3, skipped: [], switchedOff: [], ended: [] }));
  await waitFor(() => expect(shown.said).toEqual([{ text: settings.imported(3), tone: 'good' }]));
  expect(shown.sent).toEqual([{ call: 'transfer.import', arg: {} }]);
  expect([shown.isClosed(), screen.queryByRole('dialog')]).toEqual([true, null]);
});
it('says nothing where the user chose no file', async () => {
  const shown = await opened(() => ({ ok: false, code: 'cancelled' }));
  await waitFor(() => expect(shown.isClosed()).toBe(true));
  expect(shown.said).toEqual([]);
});
it('says what is wrong with a file, and where', async () => {
  const shown = await opened(() => ({ ok: false, code: 'damaged-file', detail: '2:14' }));
  await waitFor(() => expect(shown.said).toEqual([{ text: refusalText(strings, 'damaged-file', '2:14'), tone: 'bad' }]));
  expect(shown.said[0]?.text).toContain('2');
});
it('asks for the passphrase of a file that has one, until it is right', async () => {
  const shown = await opened(({ passphrase: typed }) => {
    if (typed === undefined) return { ok: false, code: 'passphrase-needed', token: 't1' };
    return typed === 'right' ? { ok: true, added: 1, skipped: [], switchedOff: [], ended: [] } : { ok: false, code: 'passphrase-wrong' };
  });
  await screen.findByText(refusalText(strings, 'passphrase-needed'));
  expect(screen.getByRole('button', { name: settings.goOn })).toHaveProperty('disabled', true);
  await shown.user.type(passphrase(), 'wrong');
  await press(shown, settings.goOn);
  await screen.findByText(refusalText(strings, 'passphrase-wrong'));
  await shown.user.clear(passphrase());
  expect(screen.queryByText(refusalText(strings, 'passphrase-wrong'))).toBeNull();
  await shown.user.type(passphrase(), 'right');
  await press(shown, settings.goOn);
  await waitFor(() => expect(shown.isClosed()).toBe(true));
  expect(shown.sent.slice(1)).toEqual(
    ['wrong', 'right'].map((typed) => ({ call: 'transfer.import', arg: { token: 't1', passphrase: typed } })),
  );
});
it('names what came switched off and what was left out, with the reason', async () => {
  const skipped = [{ name: 'xn--wgv71a119e.jp', code: 'duplicate' }];
  const shown = await opened(() => ({ ok: true, added: 2, skipped, switchedOff: ['Restart'], ended: [] }));
  await screen.findByText(settings.switchedOff(1));
  expect(screen.getAllByRole('listitem').map(({ textContent }) => textContent?.trim())).toEqual([
    'Restart',
    `日本語.jp ${refusalText(strings, 'duplicate')}`,
  ]);
  await press(shown, action.ok);
  expect(shown.isClosed()).toBe(true);
});
