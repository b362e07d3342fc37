import { type DnsEvent, FAMILIES, type Family } from '../../preload/contract/event.ts';
import { isAccepted, type Outcome } from '../../preload/contract/outcome.ts';
import { type AddressRules, isPublic } from './address.ts';
import type { Journal } from './journal.ts';
import { afterOutcome, worst } from './policy.ts';
import type { Clock, Secrets } from './ports.ts';
import { emptyRecord, type FamilyRecord, type Ledger } from './record.ts';
import type { Job, JobResult, Services } from './service.ts';

export interface Updater {
  /** Sends these addresses: intent first, then the request, then what came of it. Never throws for what a service does. */
  update(event: DnsEvent, send: Partial<Record<Family, string>>): Promise<Outcome>;
}

/** What must stand before anything is sent; null when all is well. */
const obstacle = (
  event: DnsEvent,
  send: Partial<Record<Family, string>>,
  values: Job['settings'],
  services: Services,
  rules: AddressRules,
): Outcome | null => {
  const service = services.find(event.service);
  if (service === undefined) return { kind: 'bad-config', reason: 'unknown-service' };
  if (service.info.status === 'ended') return { kind: 'bad-config', reason: 'service-ended' };
  if (Object.values(send).some((address) => !isPublic(address, rules))) return { kind: 'bad-config', reason: 'reserved-address' };
  for (const { key, kind, required } of service.info.fields)
    if (required && (values[key] === undefined || values[key] === ''))
      return kind === 'secret'
        ? { kind: 'auth-failed', reason: 'missing-secret', setting: key }
        : { kind: 'bad-config', reason: 'missing-setting', setting: key };
  return null;
};

export const createUpdater = ({
  services,
  secrets,
  ledger,
  journal,
  clock,
  random,
  rules,
}: {
  services: Services;
  secrets: Secrets;
  ledger: Ledger;
  journal: Journal;
  clock: Clock;
  random: () => number;
  rules: AddressRules;
}): Updater => {
  const valuesOf = (event: DnsEvent): Job['settings'] => {
    const values: Job['settings'] = { ...event.settings };
    for (const key of secrets.keys(event.id)) {
      const value = secrets.get(event.id, key);
      if (value !== null) values[key] = value;
    }
    return values;
  };

  const edit = (id: string, families: Family[], change: (record: FamilyRecord, family: Family) => FamilyRecord, sync = false): void => {
    const record = { ...(ledger.get(id) ?? emptyRecord(id)) };
    for (const family of families) record[family] = change(record[family], family);
    ledger.put(record, { sync });
  };

  const settle = (event: DnsEvent, send: Partial<Record<Family, string>>, families: Family[], result: JobResult, sentAt: number): void => {
    const now = clock.now();
    const minIntervalMs = (services.find(event.service)?.limits.minIntervalSeconds ?? 0) * 1000;
    const comparable = result.proxied !== true && services.find(event.service)?.limits.inDns !== false;
    const outcomeOf = (family: Family): Outcome => result.perFamily?.[family] ?? result.outcome;
    edit(
      event.id,
      families,
      (before, family) => {
        const outcome = outcomeOf(family);
        const after = { ...afterOutcome(before, outcome, { now, random: random(), minIntervalMs }), intent: null };
        if (!isAccepted(outcome)) return after;
        return {
          ...after,
          accepted: send[family] as string,
          acceptedAt: now,
          comparable,
          verification: comparable ? null : 'unknown',
          verifiedAt: null,
        };
      },
      true,
    );
    // One line for all families that ended alike, one each where they differ.
    const groups = new Map<string, Family[]>();
    for (const family of families)
      groups.set(JSON.stringify(outcomeOf(family)), [...(groups.get(JSON.stringify(outcomeOf(family))) ?? []), family]);
    for (const group of groups.values()) {
      const [first] = group as [Family];
      const { kind, ...details } = outcomeOf(first);
      const state = ledger.get(event.id)?.[first];
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
        ...(state?.notBefore ? { nextTryAt: state.notBefore } : {}),
        ...(state?.stopped ? { stopped: true } : {}),
      });
    }
  };

  return {
    async update(event, send) {
      const values = valuesOf(event);
      const families = FAMILIES.filter((family) => send[family] !== undefined);
      const stop = obstacle(event, send, values, services, rules);
      if (stop !== null) {
        settle(event, send, families, { outcome: stop }, clock.monotonic());
        return stop;
      }
      const together = services.find(event.service)?.limits.together !== 'no';
      const outcomes: Outcome[] = [];
      for (const group of together ? [families] : families.map((family) => [family])) {
        const at = clock.now();
        edit(
          event.id,
          group,
          (record, family) => ({ ...record, intent: { address: send[family] as string, at }, triedAt: at, tried: send[family] as string }),
          true,
        );
        const sentAt = clock.monotonic();
        const address = (family: Family): string | null => (group.includes(family) ? (send[family] ?? null) : null);
        const result = await services.update({
          service: event.service,
          settings: values,
          hosts: event.hosts,
          ipv4: address('ipv4'),
          ipv6: address('ipv6'),
        });
        settle(event, send, group, result, sentAt);
        outcomes.push(result.outcome);
      }
      return worst(outcomes) as Outcome;
    },
  };
};
