import { FAMILIES, type Family } from '../../../preload/contract/event.ts';
import type { Exchange } from '../../../preload/contract/exchange.ts';
import { isAccepted, isPractice, type Outcome } from '../../../preload/contract/outcome.ts';
import { type AddressRules, isPublic } from '../../net/address.ts';
import type { Clock } from '../../ports/clock.ts';
import { type JobResult, NO_LIMITS, type Services } from '../../ports/dns-service.ts';
import { limitsOf } from '../../ports/service-limits.ts';
import type { Journal } from '../../ports/storage/journal.ts';
import { type EventRecord, emptyRecord, type FamilyRecord, forgotten, type Ledger } from '../../ports/storage/ledger.ts';
import { ofLastDay } from '../limits/budget.ts';
import type { Due } from '../limits/due.ts';
import type { RateLimiter } from '../limits/rate-limiter.ts';
import { besideOf, outcomeOf, outcomesOf, suspectsOf, unreached } from './batch-outcomes.ts';
import { afterOutcome } from './retry-policy.ts';
import type { Standing } from './still-wanted.ts';

export interface Updater {
  /**
   * Sends these events in one request, or one a family: intents first, then the request, then what came of it for each. Answers the ids
   * of those that are to be sent by themselves before anything is said of them. Never throws for what a service does.
   */
  update(dues: readonly Due[]): Promise<ReadonlySet<string>>;
}

const ALREADY_REFUSED: Outcome = { kind: 'not-sent', reason: 'already-refused' };

/** What must stand before anything is sent; null when all is well. */
const obstacle = ({ event, send, values }: Due, services: Services, rules: AddressRules): Outcome | null => {
  const service = services.find(event.service);
  if (service === undefined) return { kind: 'not-sent', reason: 'unknown-service' };
  if (service.info.status === 'ended') return { kind: 'not-sent', reason: 'service-ended' };
  if (Object.values(send).some((address) => !isPublic(address, rules))) return { kind: 'not-sent', reason: 'reserved-address' };
  for (const { key, kind, required } of service.info.fields)
    if (required && (values[key] === undefined || values[key] === ''))
      return { kind: 'not-sent', reason: kind === 'secret' ? 'missing-secret' : 'missing-setting', setting: key };
  return null;
};

export const createUpdater = ({
  services,
  limiter,
  ledger,
  journal,
  clock,
  random,
  rules,
  standing,
  isCurrent,
  remember,
}: {
  services: Services;
  limiter: RateLimiter;
  ledger: Ledger;
  journal: Journal;
  clock: Clock;
  random: () => number;
  rules: AddressRules;
  standing: (due: Due) => Standing;
  /** What it sends is what it is to publish now. */
  isCurrent: (due: Due) => boolean;
  /** What went over the line for these events in one update, to be shown to whoever asks. */
  remember: (events: readonly string[], exchanges: Exchange[]) => void;
}): Updater => {
  const recordOf = (id: string): EventRecord => ledger.get(id) ?? emptyRecord(id);
  const changed = (due: Due, families: readonly Family[], change: (record: FamilyRecord, family: Family) => FamilyRecord): EventRecord => {
    const record = { ...recordOf(due.event.id) };
    for (const family of families) if (due.send[family] !== undefined) record[family] = change(record[family], family);
    return record;
  };

  const intended = (due: Due, families: readonly Family[], at: number): EventRecord => ({
    ...changed(due, families, (record, family) => {
      const address = due.send[family] as string;
      return { ...record, intent: { address, at }, triedAt: at, tried: address };
    }),
    sent: due.byHand ? recordOf(due.event.id).sent : [...ofLastDay(recordOf(due.event.id).sent, at), at],
  });

  const concluded = (due: Due, families: readonly Family[], result: JobResult): EventRecord => {
    const now = clock.now();
    const { minIntervalSeconds, inDns } = services.find(due.event.service)?.limits ?? NO_LIMITS;
    const comparable = result.proxied !== true && inDns;
    const isOther = standing(due) === 'other';
    return changed(due, families, (before, family) => {
      const outcome = outcomeOf(due.event, family, result);
      const beside = besideOf(due.event, family, result);
      const after = {
        ...afterOutcome(before, outcome, {
          now,
          random: random(),
          minIntervalMs: minIntervalSeconds * 1000,
          all: outcomesOf(due.event, family, result),
        }),
        intent: null,
        comparable: before.comparable && inDns,
        // Nobody was asked, so nobody need be spared.
        ...(isPractice(outcome) ? { triedAt: null } : {}),
      };
      if (after.pausedUntil !== null) limiter.held(due, after.pausedUntil);
      // What the service said of the settings of before says nothing of those of now.
      if (isOther) return forgotten(after);
      if (!isAccepted(outcome)) return after;
      return {
        ...after,
        accepted: due.send[family] as string,
        acceptedAt: now,
        comparable,
        vouched: false,
        verification: comparable ? null : beside.length > 0 ? 'beside' : 'unknown',
        beside: comparable ? [] : beside,
        verifiedAt: null,
      };
    });
  };

  /** One line for all families that ended alike, one each where they differ. */
  const tell = (due: Due, families: readonly Family[], result: JobResult, sentAt: number, alone: boolean): void => {
    const { event, send } = due;
    const groups = new Map<string, Family[]>();
    for (const family of families) {
      const key = JSON.stringify(outcomeOf(event, family, result));
      groups.set(key, [...(groups.get(key) ?? []), family]);
    }
    for (const group of groups.values()) {
      const [first] = group as [Family];
      const { kind, ...details } = outcomeOf(event, first, result);
      const { notBefore, stopped, triedAt } = recordOf(event.id)[first];
      const gap = (services.find(event.service)?.limits.minIntervalSeconds ?? 0) * 1000;
      const nextTryAt = alone && triedAt !== null ? triedAt + gap : notBefore;
      journal.add({
        kind: 'update',
        event: event.id,
        name: event.name,
        service: event.service,
        hosts: event.hosts,
        ...Object.fromEntries(group.map((family) => [family, send[family]])),
        outcome: kind,
        ...details,
        tookMs: Math.max(0, Math.round(clock.monotonic() - sentAt)),
        ...(nextTryAt ? { nextTryAt } : {}),
        ...(stopped ? { stopped: true } : {}),
      });
    }
  };

  const settle = (dues: readonly Due[], families: readonly Family[], result: JobResult, sentAt: number): Set<string> => {
    const suspects = suspectsOf(dues, result);
    ledger.putAll(
      dues.map((due) =>
        suspects.has(due.event.id)
          ? changed(due, families, (record) => ({ ...record, intent: null, triedAt: due.byHand ? null : record.triedAt }))
          : concluded(due, families, result),
      ),
      { sync: true },
    );
    for (const due of dues)
      tell(
        due,
        families.filter((family) => due.send[family] !== undefined),
        result,
        sentAt,
        suspects.has(due.event.id),
      );
    return suspects;
  };

  /** What never arrived counts for no budget: host by host, and for the event where none of its hosts was reached. */
  const takeBack = (dues: readonly Due[], families: readonly Family[], result: JobResult, at: number): void => {
    const missed = dues.map((due) => ({ due, hosts: unreached(due, families, result) }));
    for (const { due, hosts } of missed) limiter.unsent(due, hosts, at);
    const whole = missed.filter(({ due, hosts }) => hosts.length === due.event.hosts.length);
    ledger.putAll(
      whole.map(({ due: { event } }) => ({ ...recordOf(event.id), sent: recordOf(event.id).sent.filter((each) => each !== at) })),
    );
  };

  const sentBefore = (dues: readonly Due[], family: Family): string[] => {
    const known = dues.flatMap(({ event }) => {
      const { accepted, tried } = recordOf(event.id)[family];
      return [accepted ?? [], tried ?? []].flat();
    });
    return [...new Set(known)].filter((address) => address !== dues[0]?.send[family]);
  };

  const send = async (dues: readonly Due[], families: readonly Family[], heard: Exchange[]): Promise<Set<string>> => {
    const [{ event, values, send: addresses }] = dues as [Due];
    const at = clock.now();
    const replaces = Object.fromEntries(families.map((family) => [family, sentBefore(dues, family)]));
    ledger.putAll(
      dues.map((due) => intended(due, families, at)),
      { sync: true },
    );
    limiter.sent(dues, at);
    const sentAt = clock.monotonic();
    const address = (family: Family): string | null => (families.includes(family) ? (addresses[family] ?? null) : null);
    const result = await services.update({
      service: event.service,
      settings: values,
      hosts: [...new Set(dues.flatMap((due) => due.event.hosts))],
      ipv4: address('ipv4'),
      ipv6: address('ipv6'),
      replaces,
      isWanted: () => dues.every((due) => standing(due) === 'wanted' && isCurrent(due)),
    });
    heard.push(...(result.exchanges ?? []));
    for (const due of dues)
      for (const family of families)
        if (due.send[family] !== undefined) limiter.answered(due, recordOf(due.event.id), outcomeOf(due.event, family, result));
    takeBack(dues, families, result, at);
    if (isPractice(result.outcome)) limiter.neverLeft(dues, at);
    return settle(dues, families, result, sentAt);
  };

  /** Those that may be sent; the others are told what stands in the way. */
  const admitted = (dues: readonly Due[], families: readonly Family[]): Due[] =>
    dues.filter((due) => {
      const isShut = !due.byHand && limiter.shut(due, recordOf(due.event.id));
      const stop = obstacle(due, services, rules) ?? (isShut ? ALREADY_REFUSED : null);
      if (stop === null) return true;
      settle([due], families, { outcome: stop }, clock.monotonic());
      remember([due.event.id], []);
      return false;
    });

  return {
    async update(dues) {
      const [first] = dues as [Due];
      const families = FAMILIES.filter((family) => first.send[family] !== undefined);
      const together = limitsOf(first.event, services).together !== 'no';
      const suspects = new Set<string>();
      const heard: Exchange[] = [];
      const [firstTurn = families, ...others] = together ? [families] : families.map((family): Family[] => [family]);
      const fit = admitted(dues, FAMILIES);
      if (fit.length === 0) return suspects;
      for (const id of await send(fit, firstTurn, heard)) suspects.add(id);
      let left = fit;
      for (const turn of others) {
        left = admitted(
          left.filter((due) => standing(due) === 'wanted'),
          turn,
        );
        if (left.length > 0) for (const id of await send(left, turn, heard)) suspects.add(id);
      }
      remember(
        fit.map(({ event }) => event.id),
        heard,
      );
      return suspects;
    },
  };
};
