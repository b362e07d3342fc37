import { type Family, nameOf, type SaikoroEvent } from '../../../preload/contract/event.ts';
import type { EventHold } from '../../../preload/contract/state.ts';
import type { Clock } from '../../ports/clock.ts';
import type { Journal } from '../../ports/storage/journal.ts';
import type { Secrets } from '../../ports/storage/secrets.ts';
import type { Hold } from '../limits/budget.ts';
import { valuesOf } from '../limits/event-settings.ts';
import type { RateLimiter } from '../limits/rate-limiter.ts';
import type { Plan } from '../planning/plan.ts';
import { IN_LINE } from './update-queue.ts';

/** Puts off what is due while its hosts have used up their updates, or its account has to pause; and says so, as where an address is lacking. */
export interface Deferrals {
  /** The plan as it may be followed now. What is run by hand is held by the service's word alone. */
  restrain(event: SaikoroEvent, plan: Plan): Plan;
  /** How long a run by hand has to wait for its account, in ms; 0: it need not, or stands in line. */
  pauseOf(event: SaikoroEvent): number;
  /** Why it is held, for the list; null: it is not. */
  of(id: string): EventHold | null;
  forget(id: string): void;
}

const LACKS: Readonly<Record<Family, EventHold['why']>> = { ipv4: 'lacks-ipv4', ipv6: 'lacks-ipv6' };
const lackOf = ({ lacks }: Plan): EventHold | null => (lacks === null ? null : { why: LACKS[lacks], count: 0 });

export const createDeferrals = ({
  clock,
  journal,
  limiter,
  secrets,
}: {
  clock: Clock;
  journal: Journal;
  limiter: RateLimiter;
  secrets: Secrets;
}): Deferrals => {
  const held = new Map<string, EventHold>();
  /** Until when each hold was already reported: a pause of an account is reported once, not for each of its events. */
  const told = new Map<string, number>();

  const holdOf = (event: SaikoroEvent, plan: Plan): Hold | null => {
    if (event.type !== 'dns' || plan.why === null) return null;
    const now = clock.now();
    const asker = { event, values: valuesOf(event, secrets) };
    const hold = plan.why === 'by-hand' ? limiter.rest(asker, now) : limiter.hold(asker, now);
    // A short wait is spent in the queue.
    return hold !== null && hold.why === 'account' && hold.until <= now + IN_LINE ? null : hold;
  };
  const tell = (event: SaikoroEvent, { why, until, count }: Hold): void => {
    const key = why === 'account' && event.type === 'dns' ? `${event.service} ${until}` : event.id;
    if ((told.get(key) ?? 0) >= until) return;
    for (const [old, over] of told) if (over <= clock.now()) told.delete(old);
    told.set(key, until);
    journal.add({ kind: 'budget', event: event.id, name: nameOf(event), why, until, count });
  };

  return {
    restrain(event, plan) {
      const hold = holdOf(event, plan);
      const shown = hold ?? lackOf(plan);
      if (hold !== null && held.get(event.id)?.why !== hold.why) tell(event, hold);
      if (shown === null) held.delete(event.id);
      else held.set(event.id, { why: shown.why, count: shown.count });
      if (hold === null) return plan;
      return { ...plan, send: {}, why: null, scheduled: false, nextAt: hold.until, nextWhy: 'budget' };
    },
    pauseOf(event) {
      const rest = event.type === 'dns' ? limiter.rest({ event, values: valuesOf(event, secrets) }, clock.now()) : null;
      return rest === null || rest.until <= clock.now() + IN_LINE ? 0 : rest.until - clock.now();
    },
    of: (id) => held.get(id) ?? null,
    forget: (id) => void held.delete(id),
  };
};
