// @vitest-environment happy-dom
import { screen, waitFor, within } from '@testing-library/react';
import { expect, it } from 'vitest';
import { refusalText, stringsFor } from '../../../../preload/strings/index.ts';
import { EventDialog } from '../../../../renderer/event-dialog/index.tsx';
import { service, view } from '../builders.ts';
import { type Answers, press, type Shown, show } from './show.tsx';

const strings = stringsFor('en');
const { event: words, action } = strings;
const home = { ...view({ id: 'a', name: 'Home' }), storedSecrets: ['token'] };

const opened = (id: string | null, answers: Answers = {}, state = {}): Promise<Shown> =>
  show((onClose) => <EventDialog id={id} service={id === null ? 'ddnsnow' : undefined} onClose={onClose} />, {
    state: { events: [home], ...state },
    services: [service()],
    answers: { 'journal.page': () => [], ...answers },
  });
const hosts = (): HTMLElement => screen.getByRole('textbox', { name: words.hosts });
const retype = async ({ user }: Shown, field: HTMLElement, text: string): Promise<void> => {
  await user.clear(field);
  await user.type(field, text);
};
const saved = ({ sent }: Shown): unknown[] => sent.filter(({ call }) => call === 'events.save').map(({ arg }) => arg);

it('shows an event as it is, its password stored and unseen, and keeps all of it but what was changed', async () => {
  const shown = await opened('a');
  expect(screen.getByRole('dialog', { name: words.title('Home') })).toBeTruthy();
  expect(hosts()).toHaveProperty('value', 'home.f5.si');
  expect(screen.getByLabelText('Token')).toHaveProperty('value', '');
  await retype(shown, hosts(), 'other.f5.si');
  await press(shown, action.save);
  await waitFor(() => expect(shown.isClosed()).toBe(true));
  expect(saved(shown)).toMatchObject([{ event: { ...home.event, hosts: ['other.f5.si'] }, secrets: {}, isNew: false }]);
});
it('does not send what is not complete, and says at each field why', async () => {
  const shown = await opened(null);
  await press(shown, action.save);
  expect(saved(shown)).toEqual([]);
  const [field] = screen.getAllByRole('textbox', { name: words.hosts });
  await waitFor(() => expect(field?.getAttribute('aria-invalid')).toBe('true'));
  expect(
    within(screen.getByRole('tab', { name: new RegExp(words.tabs.general) })).getByRole('img', { name: words.tabHasError }),
  ).toBeTruthy();
  expect(shown.isClosed()).toBe(false);
});
it('sends a new event with its password, once', async () => {
  const shown = await opened(null);
  await retype(shown, hosts(), 'new.f5.si');
  await shown.user.type(screen.getByLabelText('Token'), 's3cret');
  await press(shown, action.save);
  await waitFor(() => expect(shown.isClosed()).toBe(true));
  expect(saved(shown)).toMatchObject([{ event: { service: 'ddnsnow', hosts: ['new.f5.si'] }, secrets: { token: 's3cret' }, isNew: true }]);
});
it('stays open where main refuses, with the words at the field that is meant', async () => {
  const shown = await opened('a', { 'events.save': () => ({ ok: false, code: 'disk-full' }) });
  await press(shown, action.save);
  await screen.findByText(refusalText(strings, 'disk-full'));
  expect(shown.isClosed()).toBe(false);
});
it('chooses a new event in the list once it is saved', async () => {
  const shown = await opened(null);
  await retype(shown, hosts(), 'new.f5.si');
  await shown.user.type(screen.getByLabelText('Token'), 's3cret');
  await press(shown, action.save);
  await waitFor(() => expect(shown.isClosed()).toBe(true));
  expect(shown.marked).toEqual([(saved(shown)[0] as { event: { id: string } }).event.id]);
});
it('opens where a refused password is typed anew: the sentence above, the field red and under the keyboard', async () => {
  const refused = { outcome: { kind: 'auth-failed' as const }, needsYou: true, activity: 'stopped' as const };
  const wrong = { ...view({ id: 'a', name: 'Home' }, refused), storedSecrets: ['token'] };
  const shown = await opened('a', {}, { events: [wrong] });
  const field = screen.getByLabelText('Token');
  await waitFor(() => expect(document.activeElement).toBe(field));
  expect(field.getAttribute('aria-invalid')).toBe('true');
  expect(screen.getByText(/did not accept the user name, password or token/)).toBeTruthy();
  await shown.user.type(field, 'right');
  expect(field.getAttribute('aria-invalid')).not.toBe('true');
});
it('asks before it throws away what was typed', async () => {
  const shown = await opened('a');
  await retype(shown, hosts(), 'other.f5.si');
  await shown.user.keyboard('{Escape}');
  const question = await screen.findByRole('alertdialog', { name: strings.eventList.leave.title });
  await shown.user.keyboard('{Escape}');
  await waitFor(() => expect(question.isConnected).toBe(false));
  expect([shown.isClosed(), hosts()]).toEqual([false, expect.objectContaining({ value: 'other.f5.si' })]);
  await shown.user.keyboard('{Escape}');
  await press(shown, strings.eventList.leave.discard);
  expect([shown.isClosed(), saved(shown)]).toEqual([true, []]);
});
it('asks of a new event what becomes of it, and offers no saving of what is refused', async () => {
  const shown = await opened(null);
  await shown.user.type(screen.getByRole('textbox', { name: strings.event.name }), 'New');
  await shown.user.keyboard('{Escape}');
  const question = await screen.findByRole('alertdialog', { name: strings.eventList.leave.titleFaulty });
  expect(question.textContent).toContain(strings.eventList.leave.lostNew);
  expect(within(question).queryByRole('button', { name: action.save })).toBeNull();
  await press(shown, strings.eventList.leave.stay);
  await waitFor(() => expect(question.isConnected).toBe(false));
  expect(shown.isClosed()).toBe(false);
});
it('closes at once by Escape where nothing was typed', async () => {
  const shown = await opened('a');
  await shown.user.keyboard('{Escape}');
  await waitFor(() => expect(shown.isClosed()).toBe(true));
});
it('changes nothing where nothing can be kept, and when it is cancelled', async () => {
  const shown = await opened('a', {}, { readOnly: true });
  expect(screen.getByRole('button', { name: action.save })).toHaveProperty('disabled', true);
  await retype(shown, hosts(), 'other.f5.si');
  await press(shown, action.cancel);
  expect([shown.isClosed(), saved(shown)]).toEqual([true, []]);
});
it.each([
  ['the same name: the user decides', ['Home.f5.si'], 'sameName', true],
  ['another name: it is switched off by itself', ['new.f5.si'], 'both', false],
] as const)('a move to %s', async (_, names, sentence, asks) => {
  const move = { from: 'a', fromHosts: ['home.f5.si'], startedAt: 0, doneAt: null, elsewhere: [] };
  const moved = view({ id: 'b', name: 'New', service: 'duckdns', hosts: [...names], move });
  const shown = await opened('b', { 'events.enable': () => ({ ok: true }) }, { events: [home, moved] });
  await shown.user.click(screen.getByRole('tab', { name: new RegExp(words.tabs.log) }));
  await screen.findByText(strings.moving[sentence]('Home'));
  expect(screen.queryAllByRole('button', { name: strings.moving.switchOff })).toHaveLength(asks ? 1 : 0);
  if (!asks) return;
  await press(shown, strings.moving.switchOff);
  await waitFor(() => expect(shown.sent).toContainEqual({ call: 'events.enable', arg: { ids: ['a'], enabled: false } }));
});
