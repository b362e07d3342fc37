import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createDocumentHistory, STEPS } from '../../../../main/engine/undo/document-history.ts';

const deed = (name: string) => ({ kind: 'edited' as const, count: 1, name });

describe('the history of changes', () => {
  it('gives back what was there before each, the newest first, and does it again', () => {
    let now = 0;
    const history = createDocumentHistory<number>();
    const go = (direction: 'undo' | 'redo') => {
      const step = history.next(direction);
      if (step === null) return false;
      history.taken(direction, { ...step, state: now });
      now = step.state;
      return true;
    };
    for (const next of [1, 2, 3]) {
      history.remember({ deed: deed(String(next)), state: now });
      now = next;
    }
    expect([go('undo'), now, go('undo'), now]).toEqual([true, 2, true, 1]);
    expect(history.deeds()).toEqual({ undo: deed('1'), redo: deed('2') });
    expect([go('redo'), now, go('redo'), now, go('redo')]).toEqual([true, 2, true, 3, false]);
  });
  it('goes ten steps back and no further, and a new change ends what could be done again', () => {
    const history = createDocumentHistory<number>();
    for (let at = 0; at < STEPS + 3; at += 1) history.remember({ deed: deed(String(at)), state: at });
    let steps = 0;
    for (; history.next('undo') !== null; steps += 1) history.taken('undo', { deed: deed(''), state: steps });
    expect(steps).toBe(STEPS);
    history.remember({ deed: deed('new'), state: 0 });
    expect(history.deeds()).toEqual({ undo: deed('new'), redo: null });
  });
  it('forgets what lies behind a step that is out of reach, and keeps what came after it', () => {
    const history = createDocumentHistory<string>();
    for (const state of ['a', 'b', 'c']) history.remember({ deed: deed(state), state });
    history.forget((state) => state === 'b');
    expect(history.next('undo')?.state).toBe('c');
    history.taken('undo', { deed: deed(''), state: 'now' });
    expect(history.next('undo')).toBeNull();
  });
  it('returns to where it began whatever was done in between', () => {
    fc.assert(
      fc.property(fc.array(fc.integer(), { minLength: 1, maxLength: STEPS }), (states) => {
        let now = Number.NaN;
        const history = createDocumentHistory<number>();
        for (const next of states) {
          history.remember({ deed: deed(''), state: now });
          now = next;
        }
        for (const direction of ['undo', 'redo'] as const)
          for (let step = history.next(direction); step !== null; step = history.next(direction)) {
            history.taken(direction, { ...step, state: now });
            now = step.state;
          }
        expect(now).toBe(states.at(-1));
      }),
    );
  });
});
