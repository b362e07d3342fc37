import { expect, it } from 'vitest';
import { COMMAND_IDS, menuOf } from '../../../../preload/contract/menu/commands.ts';
import { EVENT_COMMANDS } from '../../../../renderer/events/event-commands.ts';

it('the menu of events has all that can be done with chosen events, and nothing that can not', () => {
  const inList = EVENT_COMMANDS.map(({ id }) => (id === 'add' ? 'add-event' : `event-${id}`)).sort();
  const inMenu = COMMAND_IDS.filter((id) => id === 'add-event' || id.startsWith('event-')).sort();
  expect(inMenu).toEqual(inList);
  for (const id of inMenu) expect(menuOf(id, 'darwin')).toBe(id === 'add-event' ? 'file' : 'event');
});
