import type { Result } from '../../../preload/contract/api.ts';
import { MOST, nameOf, type SaikoroEvent } from '../../../preload/contract/event.ts';
import type { Deed } from '../../../preload/contract/history/deed.ts';
import { createSecretChanges } from '../approvals/secret-changes.ts';
import type { DocumentWriter } from '../document/document-writer.ts';
import type { EventManager } from '../events/event-manager.ts';
import { createRate } from '../limits/rate.ts';
import type { StateStore } from '../runtime/state-store.ts';
import type { World } from '../runtime/world.ts';
import { createDocumentHistory, type Direction, type Step } from './document-history.ts';
import { eventsAfter, passwordsIn, type Snapshot, secretsAfter, takeSnapshot } from './snapshot.ts';

type Done = Result<'events.undo'>;

/** Steps that give events which are there another password, each of which is tried at once: as many as can be typed (password-rate.ts). */
const PASSWORDS = { most: 3, withinMs: 60_000 };

/** Takes changes of events back, and does them again: the events, their secrets, what was remembered of them, and their order. */
export interface Undo {
  /** Does it, and remembers what was there before where it was done. */
  remembering<Answer extends { ok: boolean }>(
    kind: Deed['kind'],
    ids: readonly string[] | ((answer: Answer) => readonly string[]),
    act: () => Answer,
  ): Answer;
  go(direction: Direction): Promise<Done>;
  /** What somebody else did to these can't be undone, nor what was done to them before. */
  forget(ids: readonly string[]): void;
  clear(): void;
}

export const createUndo = (
  world: Pick<World, 'clock' | 'documents' | 'journal' | 'ledger' | 'secrets' | 'services'>,
  {
    eventManager,
    state,
    writer,
  }: {
    eventManager: Pick<EventManager, 'add' | 'arrange' | 'events' | 'get' | 'remove'>;
    state: Pick<StateStore, 'change'>;
    writer: Pick<DocumentWriter, 'save'>;
  },
): Undo => {
  const { journal, ledger } = world;
  const history = createDocumentHistory<Snapshot>();
  const tooManyPasswords = createRate(world.clock, PASSWORDS);
  const { keepWith } = createSecretChanges({
    ...world,
    events: eventManager.events,
    keep: (events, slots) => writer.save({ events, slots }),
  });
  const tell = (): void => state.change({ undoable: history.deeds() });
  const log = (event: SaikoroEvent, change: 'added' | 'edited' | 'deleted' | 'enabled' | 'disabled'): void =>
    void journal.add({ kind: 'event', event: event.id, name: nameOf(event), change });
  const snapshotNow = (ids: Iterable<string>): Snapshot => takeSnapshot(eventManager.events(), [...ids], world);

  const putBack = (event: SaikoroEvent, fresh: boolean): void => {
    const now = eventManager.get(event.id);
    eventManager.add(event, { fresh: now !== undefined && fresh });
    if (now === undefined) log(event, 'added');
    else if (now.enabled !== event.enabled) log(event, event.enabled ? 'enabled' : 'disabled');
    else log(event, 'edited');
  };
  /** What was remembered of those that come back: with one write, before they are planned. */
  const recall = ({ kept }: Snapshot): void => {
    const gone = [...kept].filter(([id, { event }]) => event !== null && eventManager.get(id) === undefined);
    const records = gone.flatMap(([, { record }]) => record ?? []);
    if (records.length > 0) ledger.putAll(records);
  };

  /** What leads to this, told with the passwords that it puts back. */
  const stepTo = (before: Snapshot, { kind, count, name }: Deed): Step<Snapshot> => ({
    deed: { kind, count, name, ...passwordsIn(eventManager.events(), before, world) },
    state: before,
  });

  return {
    remembering(kind, ids, act) {
      const all = eventManager.events();
      const known = typeof ids === 'function' ? null : takeSnapshot(all, ids, world);
      const answer = act();
      if (!answer.ok) return answer;
      const before = known ?? takeSnapshot(all, typeof ids === 'function' ? ids(answer) : ids, world);
      const concerned = [...before.kept.keys()];
      if (concerned.length === 0) return answer;
      const [first] = concerned.flatMap((id) => eventManager.get(id) ?? before.kept.get(id)?.event ?? []);
      history.remember(stepTo(before, { kind, count: concerned.length, name: first === undefined ? '' : nameOf(first) }));
      tell();
      return answer;
    },
    async go(direction) {
      const step = history.next(direction);
      if (step === null) return { ok: false, code: direction === 'undo' ? 'nothing-to-undo' : 'nothing-to-redo' };
      const changes = await secretsAfter(step.state, world);
      // Sealed secrets are opened at leisure: what was asked for may be over by now.
      if (history.next(direction) !== step) return { ok: false, code: 'too-often' };
      const instead = snapshotNow(step.state.kept.keys());
      const events = eventsAfter(eventManager.events(), step.state);
      if (events.length > MOST.events) return { ok: false, code: 'too-many-events', detail: String(MOST.events) };
      const isTried = [...changes.keys()].some((id) => eventManager.get(id) !== undefined);
      if (isTried && tooManyPasswords()) return { ok: false, code: 'too-many-passwords' };
      const kept = keepWith(events, changes);
      if (!kept.ok) return kept;
      recall(step.state);
      for (const [id, { event }] of step.state.kept) {
        const now = eventManager.get(id);
        if (event !== null && (now !== event || changes.has(id))) putBack(event, changes.has(id));
        else if (event === null && now !== undefined) {
          eventManager.remove(id);
          log(now, 'deleted');
        }
      }
      eventManager.arrange(events.map(({ id }) => id));
      history.taken(direction, stepTo(instead, step.deed));
      tell();
      return { ok: true };
    },
    clear() {
      history.forget(() => true);
      tell();
    },
    forget(ids) {
      const gone = new Set(ids);
      history.forget(({ kept }) => [...kept.keys()].some((id) => gone.has(id)));
      tell();
    },
  };
};
