// @vitest-environment happy-dom
import { screen, waitFor, within } from '@testing-library/react';
import { expect, it } from 'vitest';
import { refusalText, stringsFor } from '../../../../preload/strings/index.ts';
import { PasswordsDialog } from '../../../../renderer/accounts/passwords-dialog.tsx';
import { service, view } from '../builders.ts';
import { type Answers, press, type Shown, show } from './show.tsx';

const strings = stringsFor('en');
const events = [
  view({ id: 'a', name: 'Home' }, { missingSecrets: ['token'] }),
  view({ id: 'b', name: 'Camera' }, { missingSecrets: ['token'] }),
  view({ id: 'c', name: 'Whole' }),
];
const opened = (answers: Answers = {}): Promise<Shown> =>
  show((onClose) => <PasswordsDialog onClose={onClose} />, { state: { events }, services: [service()], answers });
const fieldOf = (name: string): HTMLElement => within(screen.getByRole('group', { name: new RegExp(name) })).getByLabelText('Token');

it('asks for what is missing, event by event, and hides what is typed', async () => {
  await opened();
  expect(screen.getAllByRole('group').map((group) => group.querySelector('legend')?.textContent)).toEqual([
    'Home DDNS Now',
    'Camera DDNS Now',
  ]);
  expect(fieldOf('Home').getAttribute('type')).toBe('password');
});
it('saves what was typed, and leaves alone what was not', async () => {
  const shown = await opened();
  await shown.user.type(fieldOf('Camera'), 's3cret');
  await press(shown, strings.action.save);
  await waitFor(() => expect(shown.isClosed()).toBe(true));
  expect(shown.sent).toEqual([{ call: 'events.save', arg: { event: events[1]?.event, secrets: { token: 's3cret' }, isNew: false } }]);
});
it('stays open with the reason at the event that was refused', async () => {
  const shown = await opened({ 'events.save': ({ event }) => (event.id === 'a' ? { ok: false, code: 'disk-full' } : { ok: true }) });
  await shown.user.type(fieldOf('Home'), 'one');
  await shown.user.type(fieldOf('Camera'), 'two');
  await press(shown, strings.action.save);
  const home = screen.getByRole('group', { name: /Home/ });
  await within(home).findByText(refusalText(strings, 'disk-full'));
  expect(within(screen.getByRole('group', { name: /Camera/ })).queryByText(refusalText(strings, 'disk-full'))).toBeNull();
  expect(shown.isClosed()).toBe(false);
});
it('sends nothing when it is cancelled', async () => {
  const shown = await opened();
  await shown.user.type(fieldOf('Home'), 'typed');
  await press(shown, strings.action.cancel);
  expect([shown.isClosed(), shown.sent]).toEqual([true, []]);
});
