import type { Family, SaikoroEvent } from '../../../preload/contract/event.ts';
import type { Clock } from '../../ports/clock.ts';
import type { Services } from '../../ports/dns-service.ts';
import {
  type EventRecord,
  emptyFamilyRecord,
  emptyRecord,
  type FamilyRecord,
  forgotten,
  type Ledger,
  resumed,
  unsentAnew,
} from '../../ports/storage/ledger.ts';
import { isBoundAlike } from '../approvals/secret-binding.ts';
import { fingerprintOf } from '../limits/event-settings.ts';
import type { HandGap } from '../limits/hand-gap.ts';
import { haveSameHosts } from '../limits/host-usage.ts';
import type { RateLimiter } from '../limits/rate-limiter.ts';
import { leaveBehind } from '../updates/left-behind.ts';
import { REPAIR_GAP } from '../verification/verifier.ts';

/** The ledger record of each event, and which parts of it an edit invalidates. */
export interface EventMemory {
  recordOf(id: string): EventRecord;
  /** The event is there, as it is now: `known`, as it was before. Answers what was remembered of it until now. */
  take(event: SaikoroEvent, known: SaikoroEvent | undefined, options: { fresh: boolean }): EventRecord;
  /** The settings changed, so the accepted address no longer counts. */
  outdate(event: SaikoroEvent): void;
  /** A routine DNS check found another address than the accepted one. False where it was corrected too recently to send again. */
  outdateDrifted(id: string, family: Family): boolean;
  /** A stopped one may go on. False: nothing is remembered of it. */
  resume(id: string): boolean;
  /** The event was deleted: keeps only what limits its hosts and its account. */
  leave(event: SaikoroEvent): void;
}

export const createEventMemory = ({
  clock,
  handGap,
  ledger,
  limiter,
  services,
}: {
  clock: Clock;
  handGap: Pick<HandGap, 'changed'>;
  ledger: Ledger;
  limiter: Pick<RateLimiter, 'accountsKept'>;
  services: Services;
}): EventMemory => {
  const recordOf = (id: string): EventRecord => ledger.get(id) ?? emptyRecord(id);
  const forgetAccepted = (id: string, fingerprint: string, { moved = false, otherHosts = false } = {}): void => {
    const record = recordOf(id);
    const anew = (family: FamilyRecord): FamilyRecord => (moved ? emptyFamilyRecord() : forgotten(family));
    const sent = otherHosts ? [] : record.sent;
    ledger.put({ ...record, fingerprint, sent, ipv4: anew(record.ipv4), ipv6: anew(record.ipv6) }, { sync: true });
  };
  const leave = (event: SaikoroEvent): void =>
    leaveBehind(ledger, event, { now: clock.now(), accounts: limiter.accountsKept(clock.now()) });
  const isAtStart = (event: SaikoroEvent): boolean => event.type !== 'watch' && event.schedule.kind === 'at-start';
  return {
    recordOf,
    leave,
    outdateDrifted(id, family) {
      const record = ledger.get(id);
      if (record === undefined || clock.now() - (record[family].acceptedAt ?? 0) < REPAIR_GAP) return false;
      ledger.put({ ...record, [family]: { ...record[family], accepted: null } }, { sync: true });
      return true;
    },
    resume(id) {
      const record = ledger.get(id);
      if (record === undefined) return false;
      ledger.put({ ...record, ipv4: resumed(record.ipv4), ipv6: resumed(record.ipv6) }, { sync: true });
      return true;
    },
    outdate: (event) => forgetAccepted(event.id, fingerprintOf(event)),
    take(event, known, { fresh }) {
      const record = recordOf(event.id);
      const fingerprint = fingerprintOf(event);
      if (known !== undefined && record.fingerprint !== fingerprint) leave(known);
      // The pause was asked for by another service or server than is asked now: it holds there (left-behind.ts), and not here.
      const moved = known !== undefined && !isBoundAlike(known, event, services);
      // Of other hosts nothing was sent yet; what the old ones were sent stays with them.
      const otherHosts = known !== undefined && !haveSameHosts(known, event);
      if (event.type === 'dns' && (otherHosts || record.fingerprint === '')) handGap.changed(event);
      if (fresh || (record.fingerprint !== '' && record.fingerprint !== fingerprint))
        forgetAccepted(event.id, fingerprint, { moved, otherHosts });
      else if (record.fingerprint === '' || (known === undefined && isAtStart(event)))
        ledger.put({ ...record, fingerprint, done: isAtStart(event) ? false : record.done });
      const anew = unsentAnew(recordOf(event.id));
      if (anew !== null) ledger.put(anew, { sync: true });
      return record;
    },
  };
};
