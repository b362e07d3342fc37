import { type DnsEvent, FAMILIES, type Family, followsChange } from '../../../preload/contract/event.ts';
import { isArrived } from '../../../preload/contract/outcome.ts';
import type { EventStatus } from '../../../preload/contract/state.ts';
import type { ServiceLimits } from '../../ports/dns-service.ts';
import type { EventRecord, FamilyRecord } from '../../ports/storage/ledger.ts';
import { BY_HAND_GAP } from '../limits/hand-gap.ts';
import { nextTime } from './schedule.ts';

const DAY = 86_400_000;

/** A stopped event, run by hand: ms between tries (network.md on Dyn's rule). */
export const STOPPED_GAP = 600_000;

export type NextWhy = EventStatus['nextWhy'];

export interface Plan {
  /** Families to send now, each with its address. */
  send: Partial<Record<Family, string>>;
  why: 'change' | 'refresh' | 'schedule' | 'retry' | 'by-hand' | null;
  /** The schedule's own time has come and is met now, by sending or because nothing needs sending. */
  scheduled: boolean;
  /** Something is due at a service that takes both addresses or none, and this one is not known. */
  lacks: Family | null;
  /** When to look again, ms since 1970; null: at a change only. */
  nextAt: number | null;
  nextWhy: NextWhy;
}

export interface PlanInput {
  event: DnsEvent;
  record: EventRecord;
  /** Decided public addresses; null where none is known. */
  addresses: Record<Family, string | null>;
  limits: ServiceLimits;
  now: number;
  /** When the app, or the event, began: what time-driven schedules count from. */
  since: number;
  byHand?: boolean;
}

/** Whether an address that is accepted already is to be sent again, by the event's rule or the service's. */
const refreshDays = ({ event, limits }: PlanInput): number | null => {
  if (event.schedule.kind !== 'on-change') return limits.refreshDays;
  return event.schedule.refresh === 'plugin' ? limits.refreshDays : event.schedule.refresh === 'never' ? null : event.schedule.refresh;
};

/**
 * When a request last reached the service, or may have: it counts the gap from there. A try without a connection did not load the service,
 * so that the retry policy alone says when it is made again. ms since 1970; null: never.
 */
const askedLast = ({ outcome, triedAt, acceptedAt }: FamilyRecord, sent: readonly number[]): number | null => {
  if (outcome === null || isArrived(outcome)) return triedAt;
  const times = [acceptedAt, ...sent].filter((at) => at !== null);
  return times.length === 0 ? null : Math.max(...times);
};

/** What is to be done for one event now, and when to look again. Pure. */
export const plan = (input: PlanInput): Plan => {
  const { event, record, addresses, limits, now, since } = input;
  const scheduleAt = nextTime(event.schedule, { after: since, ranAt: record.ranAt, done: record.done });
  const due = scheduleAt !== null && scheduleAt <= now;
  let blocked = false;
  let known = false;
  /** Over all families of the event: whether none may be sent, and until when the other has to wait. */
  let barred = false;
  let restsUntil = now;
  const days = refreshDays(input);
  const send: Partial<Record<Family, string>> = {};
  const reasons = new Set<Exclude<Plan['why'], null>>();
  let next: { at: number; why: NextWhy } | null = scheduleAt !== null && !due ? { at: scheduleAt, why: 'schedule' } : null;
  const later = (at: number, why: NextWhy): void => {
    if (next === null || at < next.at) next = { at, why };
  };

  for (const family of FAMILIES) {
    const address = addresses[family];
    if (!event.families[family] || address === null) continue;
    known = true;
    const state = record[family];
    if (state.intent !== null) {
      barred = true;
      continue;
    }
    if (input.byHand) {
      const gap = state.stopped ? STOPPED_GAP : BY_HAND_GAP;
      if (state.triedAt === null || now - state.triedAt >= gap) {
        send[family] = address;
        reasons.add('by-hand');
      }
      continue;
    }
    if (state.stopped) {
      barred = true;
      continue;
    }
    const changed = state.accepted !== address;
    const failing = state.outcome !== null && state.failingSince !== null;
    const refreshAt = days === null || state.acceptedAt === null || changed ? null : state.acceptedAt + days * DAY;
    // A new address does not wait for the retry of the one before, unless the service itself asked for a pause.
    const isNew = state.tried !== null && state.tried !== address;
    const askedAt = askedLast(state, record.sent);
    const free = Math.max(
      (isNew ? state.pausedUntil : state.notBefore) ?? 0,
      askedAt === null ? 0 : askedAt + limits.minIntervalSeconds * 1000 + 1,
    );
    restsUntil = Math.max(restsUntil, free);
    const follows = followsChange(event) || failing;
    const forced = due && event.schedule.kind !== 'every';
    if ((changed && (follows || due)) || forced) {
      if (free <= now) {
        send[family] = address;
        reasons.add(failing ? 'retry' : due ? 'schedule' : 'change');
      } else {
        blocked = true;
        later(free, failing ? 'retry' : 'change');
      }
    } else if (refreshAt !== null && follows) {
      if (now > refreshAt && free <= now) {
        send[family] = address;
        reasons.add('refresh');
      } else later(Math.max(refreshAt + 1, free), 'refresh');
    }
  }
  // Where leaving a family out would change it at the service, both go or none.
  let lacks: Family | null = null;
  if (limits.together === 'required' && Object.keys(send).length > 0) {
    const wanted = FAMILIES.filter((family) => event.families[family]);
    lacks = wanted.find((family) => addresses[family] === null) ?? null;
    const all = !barred && restsUntil <= now && lacks === null;
    for (const family of wanted) {
      const address = addresses[family];
      if (all && address !== null) send[family] = address;
      else delete send[family];
    }
    if (!all && restsUntil > now) {
      blocked = true;
      later(restsUntil, 'change');
    }
  }
  const why = Object.keys(send).length === 0 ? null : ([...reasons][0] ?? null);
  const following: { at: number; why: NextWhy } | null = next;
  return {
    send,
    why,
    scheduled: due && known && !blocked,
    lacks,
    nextAt: following?.at ?? null,
    nextWhy: following?.why ?? (event.schedule.kind === 'on-change' ? 'change' : 'never'),
  };
};
