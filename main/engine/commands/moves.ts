import { type DnsEvent, isOneName } from '../../../preload/contract/event.ts';
import type { EventView } from '../../../preload/contract/state.ts';
import type { Clock } from '../../ports/clock.ts';
import type { EventManager } from '../events/event-manager.ts';
import { onceLater } from '../runtime/once-later.ts';
import type { StateStore } from '../runtime/state-store.ts';
import type { EventCommands } from './event-commands.ts';

type Moving = DnsEvent & { move: NonNullable<DnsEvent['move']> };

/** Both events run until the DNS shows the new name with the address of now, for every family it wants. Nothing takes its own place. */
const arrivedOf = ({ event, status }: EventView): Moving | null => {
  if (event.type !== 'dns' || event.move === undefined || event.move.from === event.id) return null;
  return event.move.doneAt === null && status.publication === 'published' ? { ...event, move: event.move } : null;
};

/**
 * Moves on from one service to another: once what takes its place is published, the event of before is switched off and kept, so that nothing
 * is lost and the user can go back.
 */
export const followMoves = ({
  clock,
  commands,
  eventManager,
  state,
}: {
  clock: Pick<Clock, 'now'>;
  commands: Pick<EventCommands, 'enable' | 'save'>;
  eventManager: Pick<EventManager, 'get'>;
  state: Pick<StateStore, 'listen' | 'event'>;
}): void => {
  const arrived = new Set<string>();
  /** Both events have the same host name, so the DNS may still show the old service's record: the user decides when to switch the old event off. */
  const isUndecided = ({ hosts, move }: Moving): boolean => {
    const before = eventManager.get(move.from);
    return before?.type === 'dns' && before.enabled && isOneName(hosts, before.hosts);
  };
  const finish = (event: Moving): void => {
    const { move } = event;
    // Without this note the old event would be switched off again each time the user switches it on.
    const noted = commands.save({ event: { ...event, move: { ...move, doneAt: clock.now() } }, secrets: {}, isNew: false });
    if (noted.ok && eventManager.get(move.from)?.enabled) commands.enable([move.from], false);
  };
  const finishAll = onceLater(() => {
    for (const id of arrived) {
      const view = state.event(id);
      const event = view === undefined ? null : arrivedOf(view);
      if (event !== null && isUndecided(event)) continue;
      arrived.delete(id);
      if (event !== null) finish(event);
    }
  });
  state.listen(({ events }) => {
    for (const view of events) if (arrivedOf(view) !== null) arrived.add(view.event.id);
    if (arrived.size > 0) finishAll();
  });
};
