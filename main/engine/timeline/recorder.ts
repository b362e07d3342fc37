import { nameOf } from '../../../preload/contract/event.ts';
import type { BandState } from '../../../preload/contract/history/timeline.ts';
import type { AppState, EventView } from '../../../preload/contract/state.ts';
import type { Clock } from '../../ports/clock.ts';
import type { Journal } from '../../ports/storage/journal.ts';
import type { Mark, TimelineStore } from '../../ports/storage/timeline.ts';
import { isCutOff } from '../health/lacks.ts';
import type { AddressChange } from '../runtime/address-change.ts';
import type { Lapse } from '../runtime/scheduler.ts';
import type { StateStore } from '../runtime/state-store.ts';
import { bandStateOf } from './band-state.ts';
import { earlierMarks } from './from-journal.ts';

/** That it still runs is written at most so often, in seconds, with what happens anyway. */
const ALIVE_EVERY = 900;
/** A clock that shows an earlier time than Saikoro is old has lost it: nothing is written by it. Seconds, 2026-01-01. */
const EARLIEST = 1_767_225_600;

/** Writes how the events stand, as they come to stand so. */
export interface Recorder {
  start(): void;
  /** The line's address is another one. */
  changed(changes: readonly AddressChange[], shown: string): void;
  lapsed(lapse: Lapse): void;
  /** Until now it stood as was written last. */
  upToNow(): void;
  stop(): void;
}

export const createRecorder = (
  { clock, journal, timeline }: { clock: Pick<Clock, 'now'>; journal: Pick<Journal, 'add' | 'page'>; timeline: TimelineStore },
  { state }: { state: Pick<StateStore, 'fields' | 'views' | 'listen'> },
): Recorder => {
  const stands = new Map<string, BandState>();
  const names = new Map<string, string>(timeline.events().map(({ event, name }) => [event, name]));
  /** Since when no host answers, seconds; null: the line is up. */
  let downFrom: number | null = null;
  let markedAt = 0;
  let running = false;
  const now = (): number => Math.floor(clock.now() / 1000);

  const put = (marks: Mark[]): void => {
    const last = marks.at(-1);
    if (last === undefined || last.at < EARLIEST) return;
    markedAt = last.at;
    timeline.put(marks);
  };
  /** What is new of these events, told together where they stand alike. */
  const news = (views: Iterable<EventView>, fields: Pick<AppState, 'pausedUntil'>, at: number): Mark[] => {
    const byState = new Map<Exclude<BandState, 'off'>, string[]>();
    const marks: Mark[] = [];
    for (const view of views) {
      const { id } = view.event;
      const stood = bandStateOf(view, fields);
      if (stood === null) continue;
      const name = nameOf(view.event);
      if (names.get(id) !== name) marks.push({ at, kind: 'name', event: id, name });
      names.set(id, name);
      if (stands.get(id) === stood) continue;
      stands.set(id, stood);
      byState.set(stood, [...(byState.get(stood) ?? []), id]);
    }
    for (const [stood, events] of byState) marks.push({ at, kind: 'band', state: stood, events });
    return marks;
  };
  const line = (at: number): Mark[] => {
    const { hold, settings, addresses } = state.fields();
    const isCut = isCutOff(addresses);
    const down = hold === null && settings.address.kind === 'automatic' && isCut;
    if (down === (downFrom !== null)) return [];
    // The history has it too: a timeline that is lost is made of it. Where publishing is held, nobody knows that a host answers again.
    if (downFrom === null) journal.add({ kind: 'line', down });
    else if (!isCut) journal.add({ kind: 'line', down, since: downFrom * 1000 });
    downFrom = down ? at : null;
    return [{ at, kind: 'line', down }];
  };
  /** How all stand, anew: after a start, and after a time without checks. */
  const begin = (at: number): void => {
    stands.clear();
    downFrom = null;
    put([{ at, kind: 'started' }, ...news(state.views(), state.fields(), at), ...line(at)]);
  };

  state.listen(({ fields, events, removed }) => {
    if (!running) return;
    const at = now();
    const all = 'pausedUntil' in fields;
    const marks = news(all ? state.views() : events, state.fields(), at);
    const gone = removed.filter((id) => stands.delete(id));
    if (gone.length > 0) marks.push({ at, kind: 'band', state: 'none', events: gone });
    marks.push(...line(at));
    if (marks.length === 0 && Math.abs(at - markedAt) >= ALIVE_EVERY) marks.push({ at, kind: 'alive' });
    put(marks);
  });

  return {
    start() {
      if (timeline.isEmpty()) timeline.refill(earlierMarks(journal, now()));
      running = true;
      begin(now());
    },
    changed(changes, shown) {
      const at = now();
      const ofLine = changes.filter(({ key, previous, address }) => key === shown && previous !== null && previous !== address);
      if (running) put(ofLine.map(({ family, address }) => ({ at, kind: 'change', family, address })));
    },
    lapsed({ slept, setBack }) {
      if (!running) return;
      const at = now();
      // What was written ahead of it never was.
      if (setBack > 0) put([{ at, kind: 'alive' }]);
      if (slept === 0) return;
      put([{ at: Math.min(at, Math.max(markedAt, at - Math.round(slept / 1000))), kind: 'stopped' }]);
      begin(at);
    },
    upToNow() {
      if (running && now() > markedAt) put([{ at: now(), kind: 'alive' }]);
    },
    stop() {
      if (!running) return;
      running = false;
      put([{ at: now(), kind: 'stopped' }]);
    },
  };
};
