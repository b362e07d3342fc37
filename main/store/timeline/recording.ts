import { BAND_STATES, type LineChange } from '../../../preload/contract/history/timeline.ts';
import { before, extend, thinned } from '../../ports/storage/pieces.ts';
import { DAY_SECONDS, type Day, type Mark } from '../../ports/storage/timeline.ts';
import { dayOf } from './day-text.ts';

/** Pieces of one event and day; beyond twice as many they are kept in equal stretches (docs/timeline.md). */
const MOST_PIECES = 200;
/** All events' pieces of a day together; many events have fewer each. */
const MOST_TOGETHER = 100_000;
/** Changes of address kept of one day. */
const MOST_CHANGES = 100;

/** Makes days of marks, which come in the order of their happening. */
export interface Recording {
  take(mark: Mark): void;
  /** A day that is known so far, before any mark of it. */
  adopt(day: Day): void;
  /** Ends what is still open at the last mark, as after a crash, and the day itself. */
  end(): void;
  /** Days that are over, since this was asked last. */
  finished(): Day[];
  /** The present day, with what stands until then. */
  present(until: number): Day | null;
  /** How things stand, as marks of the last moment. */
  standing(): Mark[];
}

export const createRecording = (): Recording => {
  let day: number | null = null;
  let running = false;
  let last = 0;
  const open = new Map<string, { from: number; state: number }>();
  let bands = new Map<string, number[]>();
  let ran: number[] = [];
  let ranFrom = 0;
  let down: number[] = [];
  let downFrom: number | null = null;
  let changes: LineChange[] = [];
  const over: Day[] = [];

  const keep = (event: string, from: number, to: number, state: number): void => {
    const pieces = bands.get(event) ?? [];
    bands.set(event, pieces);
    extend(pieces, from, to, state);
    const most = Math.max(12, Math.min(MOST_PIECES, Math.floor(MOST_TOGETHER / bands.size)));
    if (pieces.length > 6 * most) {
      const [begin, end] = [(day ?? 0) * DAY_SECONDS, ((day ?? 0) + 1) * DAY_SECONDS];
      bands.set(event, before(thinned(pieces, { from: begin, to: end }, most), to));
    }
  };
  const closeBands = (at: number): void => {
    for (const [event, { from, state }] of open) keep(event, from, at, state);
    open.clear();
  };
  const closeDown = (at: number): void => {
    if (downFrom !== null && at > downFrom) down.push(downFrom, at);
    downFrom = null;
  };
  /** With the time it runs now, until `at`. */
  const ranUntil = (at: number): number[] => {
    if (!running || at <= ranFrom) return ran;
    return ran.at(-1) === ranFrom ? [...ran.slice(0, -1), at] : [...ran, ranFrom, at];
  };
  const stop = (at: number): void => {
    if (!running) return;
    closeBands(at);
    closeDown(at);
    ran = ranUntil(at);
    running = false;
  };
  const finish = (): void => {
    if (day !== null && (ran.length > 0 || changes.length > 0)) over.push({ day, ran, down, changes, bands, lost: null });
    bands = new Map();
    ran = [];
    down = [];
    changes = [];
    day = null;
  };

  /** The clock was set back: what lies ahead of it never was. */
  const cut = (at: number): void => {
    for (const [event, pieces] of bands) bands.set(event, before(pieces, at));
    for (const [event, { from, state }] of open) open.set(event, { from: Math.min(from, at), state });
    const spansBefore = (spans: number[]): number[] => {
      const kept: number[] = [];
      for (let place = 0; place + 1 < spans.length; place += 2)
        if ((spans[place] ?? 0) < at) kept.push(spans[place] ?? 0, Math.min(at, spans[place + 1] ?? 0));
      return kept;
    };
    ran = spansBefore(ran);
    down = spansBefore(down);
    ranFrom = Math.min(ranFrom, at);
    if (downFrom !== null) downFrom = Math.min(downFrom, at);
    changes = changes.filter((change) => change.at < at);
    last = at;
  };

  /** Goes to the day of a mark; while it runs, each day on the way is one of its own. */
  const goTo = (at: number, isStart: boolean): void => {
    const wanted = dayOf(at);
    // A sleep is told as such: while it runs, a long silence, as in a pause, is time it ran.
    if (running && isStart) stop(last);
    if (day !== null && wanted < day) {
      // Set back over midnight: what this run wrote of the later day never was. Of an earlier run it is let be.
      if (running) cut(day * DAY_SECONDS);
      finish();
      const from = wanted * DAY_SECONDS;
      for (const each of open.values()) each.from = Math.max(from, at);
      ranFrom = at;
      if (downFrom !== null) downFrom = at;
    }
    while (day !== null && day < wanted) {
      const end = (day + 1) * DAY_SECONDS;
      const next = day + 1;
      if (!running) {
        finish();
        continue;
      }
      const [stood, wasDown] = [[...open], downFrom !== null];
      stop(end);
      finish();
      for (const [event, { state }] of stood) open.set(event, { from: end, state });
      [running, ranFrom, downFrom, day, last] = [true, end, wasDown ? end : null, next, end];
    }
    day ??= wanted;
    if (at < last && running) cut(at);
    // An earlier run's of the same day: the later one's word counts.
    else if (at < last && dayOf(last) === day) cut(at);
    last = at;
  };

  const apply = (mark: Mark): void => {
    switch (mark.kind) {
      case 'started':
        [running, ranFrom] = [true, mark.at];
        break;
      case 'stopped':
        stop(mark.at);
        break;
      case 'lost':
        closeBands(mark.at);
        break;
      case 'band': {
        const state = BAND_STATES.indexOf(mark.state);
        for (const event of mark.events) {
          const known = open.get(event);
          if (known?.state === state) continue;
          if (known !== undefined) keep(event, known.from, mark.at, known.state);
          if (mark.state === 'none' || !running) open.delete(event);
          else open.set(event, { from: mark.at, state });
        }
        break;
      }
      case 'change':
        if (changes.length < MOST_CHANGES) changes.push({ at: mark.at, family: mark.family, address: mark.address });
        break;
      case 'line':
        if (mark.down && running) downFrom ??= mark.at;
        else closeDown(mark.at);
        break;
      case 'alive':
      case 'name':
        break;
    }
  };

  return {
    take(mark) {
      goTo(mark.at, mark.kind === 'started');
      apply(mark);
    },
    adopt(known) {
      if (day !== null) finish();
      day = known.day;
      bands = new Map([...known.bands].map(([event, pieces]) => [event, [...pieces]]));
      [ran, down, changes] = [[...known.ran], [...known.down], [...known.changes]];
      last = ran.at(-1) ?? day * DAY_SECONDS;
    },
    end() {
      stop(last);
      finish();
    },
    finished: () => over.splice(0),
    present(until) {
      if (day === null) return null;
      const at = Math.max(last, Math.min(until, (day + 1) * DAY_SECONDS));
      const now = new Map(bands);
      for (const [event, { from, state }] of open) {
        const pieces = [...(bands.get(event) ?? [])];
        extend(pieces, from, at, state);
        now.set(event, pieces);
      }
      return {
        day,
        ran: ranUntil(at),
        down: downFrom !== null && at > downFrom ? [...down, downFrom, at] : down,
        changes,
        bands: now,
        lost: null,
      };
    },
    standing() {
      if (day === null || !running) return [];
      const at = last;
      const byState = new Map<number, string[]>();
      for (const [event, { state }] of open) byState.set(state, [...(byState.get(state) ?? []), event]);
      return [
        { at, kind: 'started' },
        ...[...byState].map(([state, events]): Mark => ({ at, kind: 'band', state: BAND_STATES[state] as never, events })),
        ...(downFrom === null ? [] : [{ at, kind: 'line', down: true } as const]),
      ];
    },
  };
};
