// @vitest-environment happy-dom
import { screen, waitFor } from '@testing-library/react';
import { expect, it } from 'vitest';
import { refusalText, stringsFor } from '../../../../preload/strings/index.ts';
import { RemoveDialog } from '../../../../renderer/events/remove-dialog.tsx';
import { view } from '../builders.ts';
import { press, type Shown, show } from './show.tsx';

const strings = stringsFor('en');
const events = Array.from({ length: 11 }, (_, at) => view({ id: `e${at}`, name: at === 1 ? '' : `Home ${at}`, hosts: ['second.f5.si'] }));
const asked = (ids: string[], answers = {}): Promise<Shown> =>
  show((onClose) => <RemoveDialog ids={ids} onClose={onClose} />, { state: { events }, answers });

it('asks with the names, and removes what it named', async () => {
  const shown = await asked(['e0', 'e1']);
  expect(screen.getByRole('alertdialog', { name: strings.confirm.removeTitle(2) })).toBeTruthy();
  expect(screen.getAllByRole('listitem').map(({ textContent }) => textContent)).toEqual(['Home 0', 'second.f5.si']);
  expect(screen.getByText(strings.confirm.removeText)).toBeTruthy();
  await press(shown, strings.confirm.remove);
  expect(shown.sent).toEqual([{ call: 'events.remove', arg: { ids: ['e0', 'e1'] } }]);
  await waitFor(() => expect(shown.isClosed()).toBe(true));
  expect(shown.said).toMatchObject([{ text: strings.eventList.removed(2), tone: 'good', action: { label: strings.eventList.undo } }]);
  shown.said[0]?.action?.act();
  await waitFor(() => expect(shown.sent.at(-1)).toEqual({ call: 'events.undo', arg: undefined }));
});
it('names eight of many, and counts the rest', async () => {
  await asked(events.map(({ event }) => event.id));
  expect(screen.getAllByRole('listitem').map(({ textContent }) => textContent)).toHaveLength(9);
  expect(screen.getByText(strings.confirm.more(3))).toBeTruthy();
});
it.each([
  ['its button', (shown: Shown) => press(shown, strings.action.cancel)],
  ['Escape', ({ user }: Shown) => user.keyboard('{Escape}')],
])('removes nothing when it is left by %s', async (_, leave) => {
  const shown = await asked(['e0']);
  await leave(shown);
  expect([shown.isClosed(), shown.sent]).toEqual([true, []]);
});
it('says why it could not be removed', async () => {
  const shown = await asked(['e0'], { 'events.remove': () => ({ ok: false, code: 'disk-full' }) });
  await press(shown, strings.confirm.remove);
  await waitFor(() => expect(shown.said).toEqual([{ text: refusalText(strings, 'disk-full'), tone: 'bad' }]));
});
