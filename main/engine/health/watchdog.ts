import { isTroubled, isUnseen } from '../../../preload/contract/dns/watch.ts';
import { nameOf, type SaikoroEvent } from '../../../preload/contract/event.ts';
import { isAccepted, type Outcome } from '../../../preload/contract/outcome.ts';
import { isSettled } from '../../../preload/contract/publication.ts';
import type { EventStatus } from '../../../preload/contract/state.ts';
import {
  type MachineWarning,
  SNOOZE_MS,
  type Snooze,
  WARNINGS,
  type WarningRef,
  type WarningView,
} from '../../../preload/contract/warning.ts';
import type { Clock } from '../../ports/clock.ts';
import type { HealthStore } from '../../ports/storage/health.ts';
import type { Lapse, Scheduler } from '../runtime/scheduler.ts';
import { type ConditionInput, conditionsOf } from './conditions.ts';
import { type Entry, lapse, tellingOf } from './entry.ts';
import { isLack, NOTHING_SEEN, type Seen, seenOf, takeUp } from './event-entries.ts';
import { byGravity, createGroups, type Subject } from './groups.ts';
import { keptOf, restore } from './kept.ts';
import { createMachine } from './machine.ts';
import { createRecoveries } from './recoveries.ts';
import { createServiceAnswers } from './service-answers.ts';
import { createTelltale, GATHER, type Teller, type Telling } from './telling.ts';

/** Warnings told before a restart are not repeated within this time: the first rounds may show that they are over. In ms. */
const SETTLES = 5 * 60_000;
/** The user is told that Saikoro was not running after at least this time, in ms. */
const ABSENCE = 24 * 3_600_000;
/** The time at which Saikoro was last alive is saved at most this often, in ms. */
const ALIVE_EVERY = 15 * 60_000;

/** Keeps what is wrong, since when, and what the user was told; repeats warnings by the ladder until they are over. */
export interface Watchdog {
  /** What is to be seen of an event now. `outcome`: what a notice says of it. */
  look(input: Omit<ConditionInput, 'before' | 'watchedBefore'>, outcome: Outcome | null): Seen;
  /** How it stands, after a look: once all that was told is over, that is told too. */
  settle(event: SaikoroEvent, status: Pick<EventStatus, 'outcome' | 'publication' | 'watch'>): void;
  forget(id: string): void;
  /** A condition of the machine, by its code and, where there may be several, a key; detail: '' where there is none, null: it is over. */
  condition(code: MachineWarning, key: string, detail: string | null): void;
  /** Keys of those that are so. */
  keys(code: MachineWarning): string[];
  /** Whether that is still wrong. */
  has(ref: WarningRef): boolean;
  /** Tells nothing of it for a while. found: there is such a warning; events: the ids of those it concerns. */
  snooze(ref: WarningRef, snooze: Snooze): { found: boolean; events: string[] };
  /** What is seen; the same object as before where nothing changed. */
  views(): WarningView[];
  /** Whether the machine's conditions that hide others (such as line-down) changed since the last call. */
  causesChanged(): boolean;
  /** All events are there. */
  start(): void;
  /** Paused: nothing is told meanwhile. verified: a round has ended, and nothing waits for its outcome. */
  note(now: { paused: boolean; verified: boolean }): void;
  lapsed(lapse: Lapse): void;
  /** Called with each warning or recovery that is due to be told. */
  onTelling(listener: (telling: Telling) => void): void;
  /** After anything that may be seen has changed by itself. */
  onChange(listener: () => void): void;
  stop(): void;
}

export const createWatchdog = ({
  clock,
  scheduler,
  store,
}: {
  clock: Pick<Clock, 'now'>;
  scheduler: Pick<Scheduler, 'slot'>;
  store: HealthStore;
}): Watchdog => {
  const now = (): number => clock.now();
  const timer = scheduler.slot();
  const tellingListeners: ((telling: Telling) => void)[] = [];
  const changeListeners: (() => void)[] = [];
  const say = (telling: Telling): void => {
    for (const listener of tellingListeners) listener(telling);
  };
  const changed = (): void => {
    for (const listener of changeListeners) listener();
  };
  const subjects = new Map<string, Subject>();
  const machine = createMachine(now);
  const groups = createGroups();
  const telltale = createTelltale();
  const recoveries = createRecoveries();
  const answers = createServiceAnswers();
  const startedAt = now();
  const { aliveAt } = store.kept;
  const off = aliveAt === null ? 0 : Math.max(0, startedAt - aliveAt);
  restore(store.kept, { subjects, machine }, { now: startedAt, off });
  let savedAt = Number.NEGATIVE_INFINITY;
  let paused = false;
  let armedAt = Number.POSITIVE_INFINITY;
  let causes = '';
  let views: WarningView[] = [];

  const save = (): void => {
    savedAt = now();
    store.save(keptOf(subjects.values(), machine, savedAt));
  };
  function* tellers(): Generator<Teller> {
    for (const fact of machine.all()) yield fact;
    for (const { id, name, outcome, entries } of subjects.values())
      for (const entry of entries.values())
        if (entry.active) yield { entry, event: { id, name }, ...(outcome === undefined ? {} : { outcome }) };
  }
  const tell = (): void => {
    armedAt = Number.POSITIVE_INFINITY;
    if (paused) return;
    const next = telltale.tell(tellers(), { now: now(), repeatsFrom: startedAt + SETTLES }, say);
    recoveries.tell(say);
    save();
    changed();
    if (next !== null) arm(next);
  };
  const arm = (at: number | null): void => {
    if (at === null || at >= armedAt) return;
    armedAt = at;
    timer.set(Math.max(at, now()) + GATHER, tell);
  };
  const armFor = (entries: Iterable<Entry>): void => {
    for (const entry of entries) arm(tellingOf(entry));
  };
  const drop = (subject: Subject): void => {
    groups.remove(subject);
    subjects.delete(subject.id);
  };

  return {
    look(input, outcome) {
      const { event, record, line, targets } = input;
      answers.learn(event, record);
      const known = subjects.get(event.id);
      const before = [...(known?.entries.values() ?? [])].find(({ code, active }) => active && isLack(code))?.code;
      const watchedBefore = [...(known?.entries.values() ?? [])].filter(({ active }) => active).map(({ code }) => code);
      const conditions = conditionsOf({ ...input, watchedBefore, before: before !== undefined && isLack(before) ? before : null });
      if (known === undefined && conditions.length === 0) return NOTHING_SEEN;
      const subject: Subject = known ?? { id: event.id, name: '', outcome: undefined, entries: new Map(), visible: [], looked: true };
      subjects.set(event.id, subject);
      Object.assign(subject, { name: nameOf(event), outcome: outcome ?? undefined, looked: true });
      takeUp(subject.entries, conditions, { now: now(), causes: machine.causes() });
      const seen = seenOf(subject.entries, now());
      const isService = seen.visible.some((code) => code === 'unreachable' || code === 'service-down' || code === 'unconfirmed');
      if (isService) seen.fault = answers.fault(event, { record, line, targets, isLineDown: machine.causes().has('line-down') });
      groups.put(subject, seen.visible);
      armFor(subject.entries.values());
      return seen;
    },
    settle(event, { outcome, publication, watch }) {
      const subject = subjects.get(event.id);
      if (subject === undefined) return;
      const entries = [...subject.entries.values()];
      if (entries.some(({ active }) => active)) return;
      const told = entries.filter(({ code, firstAt }) => firstAt !== null && WARNINGS[code].severity !== 'info');
      if (!event.enabled || told.length === 0) return drop(subject);
      // What the DNS showed is over once it shows something else: an update alone says nothing of it.
      const isDns = told.some(({ code }) => code === 'mismatch' || code === 'beside' || isLack(code));
      // It is as expected only where that was seen.
      if (watch !== undefined ? isTroubled(watch) || isUnseen(watch) : outcome === null || !isAccepted(outcome)) return;
      if (isDns && (publication === null || !isSettled(publication))) return;
      recoveries.add({ event, outcome, publication, told });
      drop(subject);
      arm(now());
    },
    forget(id) {
      const subject = subjects.get(id);
      if (subject !== undefined) drop(subject);
      recoveries.forget(id);
    },
    condition(code, key, detail) {
      if (!machine.set(code, key, detail)) return;
      armFor([...machine.all()].map(({ entry }) => entry));
      changed();
    },
    keys: (code) => [...machine.all()].flatMap(({ entry, key = '' }) => (entry.code === code && entry.active ? [key] : [])),
    has({ code, key = '', event }) {
      const entry = event === undefined ? machine.get(code as MachineWarning, key)?.entry : subjects.get(event)?.entries.get(code as never);
      return entry !== undefined
        ? entry.active
        : event === undefined && [...subjects.values()].some((each) => each.visible.includes(code as never));
    },
    snooze({ code, key = '', event }, snooze) {
      const until = snooze === 'not' ? null : now() + SNOOZE_MS[snooze];
      const fact = machine.get(code as MachineWarning, key);
      const meant = WARNINGS[code].scope === 'machine' ? [] : event === undefined ? subjects.values() : [subjects.get(event)];
      const ids: string[] = [];
      const entries: Entry[] = fact === undefined ? [] : [fact.entry];
      for (const subject of meant) {
        const entry = subject?.entries.get(code as never);
        if (subject === undefined || entry === undefined || !entry.active) continue;
        ids.push(subject.id);
        entries.push(entry);
      }
      for (const entry of entries) entry.snoozedUntil = until;
      groups.touch(code as never);
      armFor(entries);
      save();
      changed();
      return { found: entries.length > 0, events: ids };
    },
    views() {
      const next = [...machine.views(), ...groups.views(now())].sort(byGravity);
      if (JSON.stringify(next) !== JSON.stringify(views)) views = next;
      return views;
    },
    causesChanged() {
      const next = [...machine.causes()].sort().join();
      const differs = next !== causes;
      causes = next;
      return differs;
    },
    start() {
      for (const subject of [...subjects.values()]) if (!subject.looked) drop(subject);
      // Told before any other warning.
      if (off >= ABSENCE && machine.set('not-running', '', '', startedAt - off)) tell();
      armFor([...machine.all()].map(({ entry }) => entry));
      save();
    },
    note(state) {
      if (paused && !state.paused) arm(now());
      paused = state.paused;
      if (state.verified && machine.set('not-running', '', null)) changed();
      if (now() - savedAt >= ALIVE_EVERY || now() < savedAt) save();
    },
    lapsed(gap) {
      for (const { entries } of subjects.values()) for (const entry of entries.values()) lapse(entry, gap, now());
      for (const { entry } of machine.all()) lapse(entry, gap, now());
      armedAt = Number.POSITIVE_INFINITY;
      arm(now());
    },
    onTelling: (listener) => void tellingListeners.push(listener),
    onChange: (listener) => void changeListeners.push(listener),
    stop: save,
  };
};
