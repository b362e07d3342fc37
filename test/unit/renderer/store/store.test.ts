import fc from 'fast-check';
import { beforeAll, describe, expect, it } from 'vitest';
import type { Envelope } from '../../../../preload/contract/api.ts';
import type { StateDelta } from '../../../../preload/contract/state.ts';
import { loadStrings } from '../../../../renderer/store/catalogue.ts';
import { applyDelta } from '../../../../renderer/store/delta.ts';
import { createStore } from '../../../../renderer/store/store.ts';
import { appState, view } from '../builders.ts';

// How the store waits for words is in catalogue.test.ts.
beforeAll(async () => {
  await loadStrings(appState().language);
});

/** Main as the window sees it: a state, deltas on their way, snapshots that arrive when the test says. */
const farSide = () => {
  let state = appState({ seq: 0 });
  const listeners = new Set<(delta: StateDelta) => void>();
  const asked: ((reply: Envelope<string>) => void)[] = [];
  const waits: (() => void)[] = [];
  const source = {
    'state.get': () => new Promise<Envelope<string>>((resolve) => asked.push(resolve)),
    listen: {
      'state.delta': (listener: (delta: StateDelta) => void) => {
        listeners.add(listener);
        return () => listeners.delete(listener);
      },
    },
  };
  const make = (id: string): StateDelta => {
    const gone = state.events.length > 3 ? [state.events[0]?.event.id ?? ''] : [];
    const delta: StateDelta = { seq: state.seq + 1, fields: { checking: state.seq % 2 === 0 }, events: [view({ id })], removed: gone };
    state = applyDelta(state, delta);
    return delta;
  };
  return {
    source,
    asked,
    waits,
    now: () => state,
    make,
    send: (delta: StateDelta) => {
      for (const listener of listeners) listener(delta);
    },
    answer: async () => {
      asked.shift()?.({ ok: true, value: JSON.stringify(state) });
      await Promise.resolve();
      await Promise.resolve();
    },
    listening: () => listeners.size,
    store: createStore(source, (_, call) => waits.push(call)),
  };
};

describe('the window’s copy of the state', () => {
  it('listens before it asks, so that what happens while the snapshot travels is not lost', async () => {
    const main = farSide();
    main.store.start();
    expect(main.listening()).toBe(1);
    const old = main.now();
    main.send(main.make('x'));
    main.send(main.make('y'));
    main.asked.shift()?.({ ok: true, value: JSON.stringify(old) });
    await new Promise(setImmediate);
    expect(main.store.get()).toEqual(main.now());
  });

  it('ignores deltas the snapshot already holds', async () => {
    const main = farSide();
    main.store.start();
    const early = main.make('x');
    main.send(early);
    await main.answer();
    main.send(early);
    expect(main.store.get()).toEqual(main.now());
  });

  it('takes a new snapshot after a gap and keeps what came meanwhile', async () => {
    const main = farSide();
    main.store.start();
    await main.answer();
    main.make('lost');
    main.send(main.make('x'));
    expect(main.asked).toHaveLength(1);
    main.send(main.make('y'));
    await main.answer();
    expect(main.store.get()).toEqual(main.now());
    expect(main.asked).toHaveLength(0);
  });

  it('says that main did not answer, and tries again by itself', async () => {
    const main = farSide();
    let told = 0;
    main.store.subscribe(() => {
      told += 1;
    });
    main.store.start();
    main.asked.shift()?.({ ok: false, code: 'failed', detail: '' });
    await new Promise(setImmediate);
    expect(main.store.failed()).toBe(true);
    expect(told).toBe(1);
    main.waits.shift()?.();
    await main.answer();
    expect(main.store.failed()).toBe(false);
    expect(main.store.get()).toEqual(main.now());
  });

  it('stops listening when it is ended, and a late snapshot changes nothing', async () => {
    const main = farSide();
    const end = main.store.start();
    end();
    await main.answer();
    expect(main.listening()).toBe(0);
    expect(main.store.get()).toBeNull();
  });

  it('keeps the identity of events that did not change', () => {
    const before = appState({ events: [view({ id: 'a' }), view({ id: 'b' })] });
    const after = applyDelta(before, { seq: 2, fields: {}, events: [view({ id: 'b', name: 'new' })], removed: [] });
    expect(after.events[0]).toBe(before.events[0]);
    expect(applyDelta(before, { seq: 2, fields: { checking: true }, events: [], removed: [] }).events).toBe(before.events);
  });

  it('ends up with main’s state whatever is lost or late', async () => {
    const steps = fc.array(fc.constantFrom('send', 'lose', 'answer'), { maxLength: 30 });
    await fc.assert(
      fc.asyncProperty(steps, async (plan) => {
        const main = farSide();
        main.store.start();
        for (const [index, step] of plan.entries()) {
          if (step === 'answer') await main.answer();
          else {
            const delta = main.make(`e${index}`);
            if (step === 'send') main.send(delta);
          }
        }
        // The last delta arrives; then every snapshot asked for is answered.
        main.send(main.make('last'));
        while (main.asked.length > 0) await main.answer();
        await new Promise(setImmediate);
        expect(main.store.get()).toEqual(main.now());
      }),
      { numRuns: 200 },
    );
  });
});
