import type { Deed, Undoable } from '../../contract/history/deed.ts';
import { readableHost } from '../idn.ts';
import type { Strings } from '../index.ts';

const readable = (deed: Deed): Deed => ({ ...deed, name: readableHost(deed.name) });

/** What undoing and doing again are called in menus: with what they concern, where there is something. */
export const undoLabels = ({ eventList, menu }: Strings, { undo, redo }: Undoable): Record<keyof Undoable, string> => ({
  undo: undo === null ? menu.items.undo : eventList.doing.undo(readable(undo)),
  redo: redo === null ? menu.items.redo : eventList.doing.redo(readable(redo)),
});
