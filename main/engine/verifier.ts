import type { DnsEvent, Family } from '../../preload/contract/event.ts';
import type { Verification } from '../../preload/contract/journal.ts';
import type { Agenda } from './agenda.ts';
import type { Authority, Holding } from './authority.ts';
import type { Journal } from './journal.ts';
import { createLanes } from './lanes.ts';
import type { Clock } from './ports.ts';
import type { Ledger } from './record.ts';

/** Looks after an acceptance, in ms from it: until the world sees the address, or ten minutes have passed. */
const LOOKS = [500, 2000, 5000, 10_000, 20_000, 40_000, 60_000, 120_000, 180_000, 300_000, 600_000];
/** A look in rest, in ms; one name at a time, so that ten thousand names make no burst. */
const REST = 30 * 60_000;
const REST_GAP = 20_000;
/** In ms. */
const SECOND_LOOK = 5 * 60_000;
/** Names looked up at the same time: ten thousand that changed together must not fall on one name server. */
const AT_ONCE = 4;
/** A record somebody else changed is put right at most so often, in ms. */
export const REPAIR_GAP = 6 * 3_600_000;

export const compare = (holdings: Holding[], expected: string): Verification => {
  const answers = holdings.filter((holding) => holding.addresses !== null);
  if (answers.length === 0) return 'unknown';
  return answers.every(({ addresses }) => addresses?.includes(expected)) ? 'match' : 'mismatch';
};

export interface Verifier {
  /** After an acceptance: looks until every authoritative server holds the address. */
  follow(event: DnsEvent, family: Family): void;
  /** From here on a look every half hour: what was accepted before the app started. */
  watch(event: DnsEvent, family: Family): void;
  /** Stops looking after an event. */
  forget(id: string): void;
  /** One look now, without a record: what the servers hold for the event's first host. */
  look(event: DnsEvent, family: Family, expected: string): Promise<Verification>;
}

export const createVerifier = ({
  agenda,
  authority,
  clock,
  journal,
  ledger,
  touched,
  drifted,
  held,
}: {
  agenda: Agenda;
  authority: Authority;
  clock: Clock;
  journal: Journal;
  ledger: Ledger;
  touched: (id: string) => void;
  /** The DNS, in rest, no longer holds what was accepted. */
  drifted: (event: DnsEvent, family: Family) => void;
  /** On a strange network, or behind a portal, somebody else may answer for the DNS: nobody is asked. */
  held: () => boolean;
}): Verifier => {
  /** On the monotonic clock. */
  let restFree = 0;
  const lanes = createLanes(AT_ONCE);
  const key = (id: string, family: Family): string => `verify ${id} ${family}`;

  const store = (event: DnsEvent, family: Family, verification: Verification): void => {
    const record = ledger.get(event.id);
    if (record === undefined) return;
    ledger.put({ ...record, [family]: { ...record[family], verification, verifiedAt: clock.now() } });
    touched(event.id);
  };

  const start = (event: DnsEvent, family: Family, step: number | null): void =>
    held() ? rest(event, family) : lanes.add(key(event.id, family), () => look(event, family, step));

  const rest = (event: DnsEvent, family: Family): void => {
    restFree = Math.max(restFree + REST_GAP, clock.monotonic() + REST);
    agenda.set(key(event.id, family), clock.now() + restFree - clock.monotonic(), () => start(event, family, null));
  };

  /** step: which of LOOKS this is; null: a look in rest. */
  const look = async (event: DnsEvent, family: Family, step: number | null): Promise<void> => {
    const before = ledger.get(event.id)?.[family];
    if (before === undefined || before.accepted === null) return;
    const { accepted, acceptedAt } = before;
    const seen: { host: string; holdings: Holding[]; verification: Verification }[] = [];
    for (const host of event.hosts) {
      const holdings = await authority.look(host, family);
      seen.push({ host, holdings, verification: compare(holdings, accepted) });
    }
    if (ledger.get(event.id)?.[family].accepted !== accepted) return;
    const all = seen.map(({ verification }) => verification);
    const verification = all.includes('mismatch') ? 'mismatch' : all.includes('unknown') ? 'unknown' : 'match';
    const over = verification === 'match' || step === null || step >= LOOKS.length - 1;
    if (over && (step !== null || verification !== before.verification)) {
      store(event, family, verification);
      for (const { host, holdings, verification: each } of seen)
        journal.add({
          kind: 'verification',
          event: event.id,
          name: event.name,
          host,
          family,
          verification: each,
          expected: accepted,
          seen: holdings.flatMap(({ server, addresses }) => (addresses === null ? [] : [{ server, addresses }])),
          ...(step === null || acceptedAt === null ? {} : { sinceUpdateMs: Math.max(0, clock.now() - acceptedAt) }),
        });
    }
    if (!over)
      agenda.set(key(event.id, family), (acceptedAt ?? clock.now()) + (LOOKS[step + 1] ?? 0), () => start(event, family, step + 1));
    else if (verification === 'mismatch' && step === null && before.verification !== 'mismatch') {
      // One name server may lag for a moment; only what still differs then was changed by somebody.
      agenda.set(key(event.id, family), clock.now() + SECOND_LOOK, () => start(event, family, null));
    } else {
      if (verification === 'mismatch' && step === null) drifted(event, family);
      rest(event, family);
    }
  };

  return {
    follow(event, family) {
      agenda.set(key(event.id, family), clock.now() + (LOOKS[0] ?? 0), () => start(event, family, 0));
    },
    watch: rest,
    forget(id) {
      agenda.set(key(id, 'ipv4'), null);
      agenda.set(key(id, 'ipv6'), null);
    },
    async look(event, family, expected) {
      const [host] = event.hosts;
      return host === undefined ? 'unknown' : compare(await authority.look(host, family), expected);
    },
  };
};
