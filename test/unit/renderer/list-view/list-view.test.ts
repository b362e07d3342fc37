import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { COLUMNS, type ColumnId } from '../../../../preload/contract/settings.ts';
import { stringsFor } from '../../../../preload/strings/index.ts';
import { COLUMN_TRAITS } from '../../../../renderer/list-view/columns.ts';
import { contentWidths } from '../../../../renderer/list-view/content-widths.ts';
import { fitColumns } from '../../../../renderer/list-view/fit-columns.ts';
import { groupRows } from '../../../../renderer/list-view/grouping.ts';
import { dropBefore, stepBefore } from '../../../../renderer/list-view/own-order.ts';
import { service, view } from '../builders.ts';

const widthsOf = (columns: ReturnType<typeof fitColumns>) => Object.fromEntries(columns.map(({ id, width }) => [id, width]));
const all = (columns: ReturnType<typeof fitColumns>) => columns.reduce((sum, { width }) => sum + width, 0);

describe('the widths of the columns', () => {
  it('fill the room to the pixel, whatever is in them', () => {
    const widths = fc.dictionary(fc.constantFrom(...COLUMNS), fc.integer({ min: 40, max: 900 }));
    fc.assert(
      fc.property(
        fc.integer({ min: 300, max: 3000 }),
        widths,
        widths,
        fc.subarray([...COLUMNS], { minLength: 1 }),
        (room, content, chosen, shown) => {
          const columns = fitColumns(shown, { room, content, chosen });
          expect(all(columns)).toBe(room);
          if (columns.length > 1)
            for (const { id, width } of columns)
              expect(width).toBeGreaterThanOrEqual(Math.min(COLUMN_TRAITS[id].least, chosen[id] ?? 9999) - 1);
        },
      ),
    );
  });
  it('follow what is in them: what is long has room, and what is short gives it', () => {
    const wide = widthsOf(fitColumns(COLUMNS, { room: 1400, content: { service: 200, address: 120 }, chosen: {} }));
    const narrow = widthsOf(fitColumns(COLUMNS, { room: 1400, content: { service: 90, address: 300 }, chosen: {} }));
    expect(wide.service).toBeGreaterThan(narrow.service as number);
    expect(narrow.address).toBeGreaterThan(wide.address as number);
  });
  it('stay as the user drew them while there is room', () => {
    expect(widthsOf(fitColumns(COLUMNS, { room: 1200, content: {}, chosen: { service: 180, name: 260 } }))).toMatchObject({
      service: 180,
      name: 260,
    });
  });
  it('leave out what matters least where there is no room, and never the name', () => {
    const at = (room: number) => fitColumns(COLUMNS, { room, content: {}, chosen: {} }).map(({ id }) => id);
    expect(at(1000)).toEqual([...COLUMNS]);
    expect(at(456)).toEqual(['name', 'address', 'result']);
    expect(at(120)).toEqual(['name']);
  });
  it('are measured over the whole list, however long, with the heading', () => {
    const measure = { large: (text: string) => text.length * 7, small: (text: string) => text.length * 6 };
    const wording = { strings: stringsFor('en'), services: new Map([['ddnsnow', service()]]), language: 'en' as const };
    const rows = Array.from({ length: 5000 }, (_, at) =>
      view({ id: String(at), name: at === 2500 ? 'a very long name of a server' : 'x', hosts: ['h.f5.si'] }),
    );
    const widths = contentWidths(rows, { now: 0, wording, measure });
    expect(widths.name).toBeGreaterThan('a very long name of a server'.length * 7);
    for (const id of COLUMNS) expect(widths[id as ColumnId]).toBeGreaterThan(wording.strings.column[id].length * 6);
  });
});

describe('groups', () => {
  it('stand in the order of their names, with the order within them kept', () => {
    const rows = [view({ id: 'a', service: 'z' }), view({ id: 'b', service: 'y' }), view({ id: 'c', service: 'z' })];
    const items = groupRows(rows, ({ event }) => (event.type === 'dns' ? event.service : ''), 'en');
    expect(items.map((item) => (item.kind === 'group' ? `${item.name} ${item.count}` : item.view.event.id))).toEqual([
      'y 1',
      'b',
      'z 2',
      'a',
      'c',
    ]);
  });
});

describe('the own order', () => {
  const order = ['a', 'b', 'c', 'd'];
  const moved = (...ids: string[]) => new Set(ids);
  it('by a drop stands where the line was', () => {
    expect(dropBefore(order, moved('a'), { over: 'c', below: false })).toBe('c');
    expect(dropBefore(order, moved('a'), { over: 'c', below: true })).toBe('d');
    expect(dropBefore(order, moved('a'), { over: 'd', below: true })).toBeNull();
    expect(dropBefore(order, moved('a', 'c'), { over: 'b', below: true })).toBe('d');
    expect(dropBefore(order, moved('b'), { over: 'b', below: true })).toBeUndefined();
    expect(dropBefore(order, moved('b'), { over: 'gone', below: true })).toBeUndefined();
  });
  it('by keyboard goes a step, and stops at the ends', () => {
    expect(stepBefore(order, moved('b'), -1)).toBe('a');
    expect(stepBefore(order, moved('b'), 1)).toBe('d');
    expect(stepBefore(order, moved('c'), 1)).toBeNull();
    expect(stepBefore(order, moved('a'), -1)).toBeUndefined();
    expect(stepBefore(order, moved('d'), 1)).toBeUndefined();
    expect(stepBefore(order, moved(), 1)).toBeUndefined();
    expect(stepBefore(order, moved(...order), 1)).toBeUndefined();
  });
});
