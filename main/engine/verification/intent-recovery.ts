import { type DnsEvent, FAMILIES, type Family } from '../../../preload/contract/event.ts';
import type { Clock } from '../../ports/clock.ts';
import type { Ledger } from '../../ports/storage/ledger.ts';
import type { Scheduler } from '../runtime/scheduler.ts';
import { isShown } from './comparison.ts';
import { settledRecord } from './open-reply.ts';
import type { Verifier } from './verifier.ts';

const SECOND = 1000;
/** The DNS is given this long after the request to show it; then the request counts as lost. */
const LOOKS = [0, 20 * SECOND, 60 * SECOND, 120 * SECOND];

/**
 * After a crash between sending and the reply it is unknown whether the service took the address. The DNS is asked before
 * anything is sent again: what it holds was accepted; what it still lacks after two minutes was not.
 */
export const recoverIntents = (
  event: DnsEvent,
  {
    ledger,
    verifier,
    scheduler,
    clock,
    settled,
  }: { ledger: Ledger; verifier: Verifier; scheduler: Scheduler; clock: Clock; settled: () => void },
): void => {
  const timers = scheduler.slots();
  const look = async (family: Family, step: number): Promise<void> => {
    const intent = ledger.get(event.id)?.[family].intent;
    if (!intent) return;
    const seen = await verifier.look(event, family, intent.address);
    const record = ledger.get(event.id);
    if (record === undefined || record[family].intent?.at !== intent.at) return;
    const wait = LOOKS[step + 1];
    if (!isShown(seen) && wait !== undefined) {
      timers.set(family, clock.now() + wait, () => void look(family, step + 1));
      return;
    }
    const after = isShown(seen)
      ? { ...settledRecord(record[family], { ...intent, now: clock.now() }), ...seen, verifiedAt: clock.now() }
      : { ...record[family], intent: null };
    ledger.put({ ...record, [family]: after }, { sync: true });
    settled();
  };
  for (const family of FAMILIES) void look(family, 0);
};
