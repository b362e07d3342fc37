import { noSelection, type Selection, selectionOf } from '../store/selection.ts';

export { noSelection, type Selection };

/** Changes of the selection as keys and clicks make them. Pure; ids in, ids out. */
export const only = (id: string): Selection => selectionOf([id]);

const range = (order: string[], from: string, to: string): string[] => {
  const [a, b] = [order.indexOf(from), order.indexOf(to)];
  return a < 0 || b < 0 ? [to] : order.slice(Math.min(a, b), Math.max(a, b) + 1);
};

export const toggle = (selection: Selection, id: string): Selection => {
  const ids = new Set(selection.ids);
  if (!ids.delete(id)) ids.add(id);
  return { ids, active: id, anchor: id };
};

/** From the anchor to this row, as Shift does. */
export const extend = (selection: Selection, order: string[], id: string): Selection => {
  const anchor = selection.anchor ?? selection.active ?? id;
  return { ids: new Set(range(order, anchor, id)), active: id, anchor };
};

export const all = (selection: Selection, order: string[]): Selection => ({
  ids: new Set(order),
  active: selection.active ?? order[0] ?? null,
  anchor: order[0] ?? null,
});

/** Moves by so many rows, stopping at the ends; `Infinity` is the end. */
export const move = (selection: Selection, order: string[], by: number, keepRange: boolean): Selection => {
  if (order.length === 0) return selection;
  const at = selection.active === null ? -1 : order.indexOf(selection.active);
  const from = at < 0 ? (by > 0 ? -1 : order.length) : at;
  const id = order[Math.max(0, Math.min(order.length - 1, from + by))] as string;
  return keepRange ? extend(selection, order, id) : only(id);
};

/**
 * What is left of it once rows are gone; the focus goes to the neighbour of a deleted row. A row that was never there is awaited: a new event is
 * chosen before the state tells of it.
 */
export const within = (selection: Selection, order: string[], before: string[]): Selection => {
  const present = new Set(order);
  const gone = new Set(before.filter((id) => !present.has(id)));
  const ids = new Set([...selection.ids].filter((id) => !gone.has(id)));
  if (selection.active === null || !gone.has(selection.active)) {
    return ids.size === selection.ids.size ? selection : { ...selection, ids };
  }
  const was = before.indexOf(selection.active);
  const active = before.slice(was).find((id) => present.has(id)) ?? order.at(-1) ?? null;
  return ids.size > 0 || active === null ? { ids, active, anchor: active } : only(active);
};

/** The next row whose title begins with what was typed; one repeated letter goes from hit to hit. */
export const typeAhead = (titles: { id: string; title: string }[], active: string | null, typed: string): string | null => {
  const same = [...typed].every((letter) => letter === typed[0]);
  const prefix = (same ? (typed[0] ?? '') : typed).normalize('NFKC').toLowerCase();
  const at = titles.findIndex(({ id }) => id === active);
  const start = same ? at + 1 : Math.max(at, 0);
  const around = [...titles.slice(start), ...titles.slice(0, start)];
  return around.find(({ title }) => title.normalize('NFKC').toLowerCase().startsWith(prefix))?.id ?? null;
};
