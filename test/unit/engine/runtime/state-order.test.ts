import { expect, it } from 'vitest';
import { inOrder } from '../../../../main/engine/runtime/in-order.ts';
import { createStateStore } from '../../../../main/engine/runtime/state-store.ts';
import type { StateDelta } from '../../../../preload/contract/state.ts';
import { applyDelta } from '../../../../renderer/store/delta.ts';
import { createFakeClock } from '../../../helpers/fake-clock.ts';
import { appState, view } from '../../renderer/builders.ts';

const { seq: _, events: __, ...fields } = appState();
const idsOf = (events: readonly { event: { id: string } }[]) => events.map(({ event }) => event.id).join('');

it('keeps the order it was given, whichever event is shown first, and tells it to the window', async () => {
  const clock = createFakeClock();
  const state = createStateStore(fields, clock);
  const deltas: StateDelta[] = [];
  state.listen((delta) => deltas.push(delta));
  state.arrange(['a', 'b', 'c']);
  let seen = state.get();
  for (const id of ['b', 'c', 'x', 'a']) state.putEvent(view({ id }));
  await clock.pass(1000);
  for (const delta of deltas) seen = applyDelta(seen, delta);
  expect([idsOf(state.get().events), idsOf(seen.events)]).toEqual(['abcx', 'abcx']);
  state.arrange(['x', 'c', 'b', 'a']);
  await clock.pass(1000);
  expect(idsOf(applyDelta(seen, deltas.at(-1) as StateDelta).events)).toBe('xcba');
});

it('leaves a map alone that is in order', () => {
  const map = new Map([
    ['a', 1],
    ['b', 2],
  ]);
  expect(inOrder(map, ['a', 'b', 'gone'])).toBe(map);
  expect([...inOrder(map, ['b'])]).toEqual([
    ['b', 2],
    ['a', 1],
  ]);
});
