import { describe, expect, it } from 'vitest';
import { stringsFor } from '../../../preload/strings/index.ts';
import { type CommandHands, EVENT_COMMANDS, type EventCommand } from '../../../renderer/events/event-commands.ts';
import { status, view } from './builders.ts';

const table: readonly EventCommand[] = EVENT_COMMANDS;
const selectionOf = (...chosen: ReturnType<typeof view>[]) => ({ chosen, active: chosen[0]?.event.id ?? null });
const can = (...chosen: ReturnType<typeof view>[]): string[] =>
  table
    .filter(({ shown, lacks }) => (shown?.(selectionOf(...chosen)) ?? true) && lacks(selectionOf(...chosen)) === null)
    .map(({ id }) => id);
const off = (id: string) => view({ id, enabled: false });

describe('what can be done with events', () => {
  it('with none is adding alone', () => {
    expect(can()).toEqual(['add']);
  });
  it('with one is everything that makes sense for it', () => {
    expect(can(view())).toEqual(
      expect.arrayContaining(['properties', 'run', 'enable', 'duplicate', 'credentials', 'move', 'copy-hosts', 'copy-rows', 'remove']),
    );
    expect(can(view())).not.toContain('resume');
    expect(can(view())).not.toContain('copy-addresses');
    expect(can(view({}, { activity: 'stopped' }))).toContain('resume');
  });
  it('with several is what one word can mean for all of them', () => {
    const two = can(view({ id: 'a' }), view({ id: 'b' }));
    expect(two).toEqual(expect.arrayContaining(['run', 'enable', 'credentials', 'export', 'remove']));
    expect(two).not.toContain('duplicate');
    expect(two).not.toContain('enable-all');
    expect(can(view({ id: 'a' }), off('b'))).toContain('enable-all');
    expect(can(view({ id: 'a' }), view({ id: 'b', service: 'duckdns' }))).not.toContain('credentials');
  });
  it('says of each command why it makes no sense for what is chosen', () => {
    const why = (...chosen: ReturnType<typeof view>[]): Record<string, unknown> =>
      Object.fromEntries(table.map(({ id, lacks }) => [id, lacks(selectionOf(...chosen))]));
    expect(new Set(Object.values(why()))).toEqual(new Set([null, 'event']));
    const mixed = why(view({ id: 'a' }), view({ id: 'b', service: 'duckdns' }));
    expect(mixed).toMatchObject({ duplicate: 'one', move: 'one', credentials: 'oneService', 'copy-addresses': 'address', run: null });
  });
  it('does it to all that are chosen', () => {
    const calls: unknown[] = [];
    const note =
      (name: string) =>
      (...args: unknown[]) =>
        void calls.push([name, ...args]);
    const actions = new Proxy({}, { get: (_, name) => note(String(name)) });
    const hands = { actions, open: note('open') } as unknown as CommandHands;
    for (const id of ['run', 'enable', 'copy-hosts', 'remove', 'credentials'])
      table.find((command) => command.id === id)?.run(selectionOf(view({ id: 'a' }), off('b')), hands);
    expect(calls).toEqual([
      ['run', ['a', 'b']],
      ['enable', ['a', 'b'], false],
      ['copy', ['a', 'b'], 'hosts'],
      ['open', { kind: 'remove', ids: ['a', 'b'] }],
      ['open', { kind: 'credentials', ids: ['a', 'b'] }],
    ]);
  });
  it('has a name in every language, and no two share a key', () => {
    for (const language of ['ja', 'en'] as const)
      for (const { label } of table)
        expect(label(selectionOf({ event: view().event, storedSecrets: [], status: status() }), stringsFor(language))).not.toBe('');
    const keys = table.flatMap(({ keys: key }) => (key === undefined ? [] : [JSON.stringify(key)]));
    expect(new Set(keys).size).toBe(keys.length);
  });
});
