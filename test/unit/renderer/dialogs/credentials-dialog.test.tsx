// @vitest-environment happy-dom
import { screen, waitFor } from '@testing-library/react';
import { expect, it } from 'vitest';
import { refusalText, stringsFor } from '../../../../preload/strings/index.ts';
import { CredentialsDialog } from '../../../../renderer/accounts/credentials-dialog.tsx';
import { service, view } from '../builders.ts';
import { type Answers, press, type Shown, show } from './show.tsx';

const strings = stringsFor('en');
const { credentials: words } = strings.eventList;
const info = service({
  fields: [
    { key: 'username', kind: 'text', label: { ja: 'ユーザー名', en: 'User name' }, required: true },
    { key: 'password', kind: 'secret', label: { ja: 'パスワード', en: 'Password' }, required: true },
  ],
});
const of = (id: string, username: string) => view({ id, name: id, settings: { username } });
const events = [of('one', 'ann'), of('two', 'ann'), of('three', 'ann'), of('other', 'ben')];
const opened = (ids: string[], answers: Answers = {}): Promise<Shown> =>
  show((onClose) => <CredentialsDialog ids={ids} onClose={onClose} />, { state: { events }, services: [info], answers });
const sent = ({ sent: calls }: Shown) => calls.filter(({ call }) => call === 'events.credentials').map(({ arg }) => arg);

it('stores one password, typed once and hidden, for every event of the account', async () => {
  const shown = await opened(['one']);
  expect(screen.getAllByRole('listitem').map(({ textContent }) => textContent)).toEqual(['one', 'two', 'three']);
  const field = screen.getByLabelText('Password');
  expect(field.getAttribute('type')).toBe('password');
  await shown.user.type(field, 's3cret{Enter}');
  await waitFor(() => expect(shown.isClosed()).toBe(true));
  expect(sent(shown)).toEqual([{ ids: ['one', 'two', 'three'], secrets: { password: 's3cret' } }]);
  expect(shown.said).toMatchObject([{ text: words.saved(3), action: { label: strings.eventList.undo } }]);
});
it('offers no others where the server stands in an address that is not known here', async () => {
  const url = { key: 'url', kind: 'secret', label: { ja: 'URL', en: 'URL' }, required: true } as const;
  await show((onClose) => <CredentialsDialog ids={['one']} onClose={onClose} />, {
    ...{ state: { events }, services: [{ ...info, fields: [url, ...info.fields] }] },
  });
  expect(screen.getAllByRole('listitem').map(({ textContent }) => textContent)).toEqual(['one']);
  expect(screen.queryByRole('checkbox')).toBeNull();
});
it('leaves the others of the account alone when told to', async () => {
  const shown = await opened(['one']);
  await shown.user.click(screen.getByRole('checkbox', { name: words.others(2) }));
  await shown.user.type(screen.getByLabelText('Password'), 'x');
  await press(shown, strings.action.save);
  await waitFor(() => expect(sent(shown)).toEqual([{ ids: ['one'], secrets: { password: 'x' } }]));
});
it('stays open with the reason at the field', async () => {
  const shown = await opened(['one', 'two'], { 'events.credentials': () => ({ ok: false, code: 'missing-secret', field: 'password' }) });
  await press(shown, strings.action.save);
  await screen.findByText(refusalText(strings, 'missing-secret'));
  expect(screen.getByLabelText('Password').getAttribute('aria-invalid')).toBe('true');
  expect(shown.isClosed()).toBe(false);
});
