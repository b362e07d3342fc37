import type { Arg, Result } from '../../../preload/contract/api.ts';
import { type DnsEvent, FAMILIES, type Family, type SaikoroEvent } from '../../../preload/contract/event.ts';
import type { Exchange } from '../../../preload/contract/exchange.ts';
import { isAccepted } from '../../../preload/contract/outcome.ts';
import { type AddressRules, isPublic } from '../../net/address.ts';
import { hostProblem, toAscii } from '../../net/host-name.ts';
import type { Clock } from '../../ports/clock.ts';
import type { Services } from '../../ports/dns-service.ts';
import { limitsOf } from '../../ports/service-limits.ts';
import type { Secrets } from '../../ports/storage/secrets.ts';
import { isBoundAlike } from '../approvals/secret-binding.ts';
import { standInFor } from '../events/stand-in.ts';
import { createRate } from '../limits/rate.ts';
import type { StateStore } from '../runtime/state-store.ts';
import type { AuthoritativeDns } from '../verification/authoritative-dns.ts';
import { checkEvent } from './event-validation.ts';

/** Events whose last exchange is remembered; older ones are forgotten first. */
const MOST_REMEMBERED = 200;
/** Within a minute. */
const MOST_REHEARSALS = 20;

/** 試す: what an event would send, what it did send, and which service a name belongs to. */
export interface DryRun {
  /** What an update would send first, secrets as dots. Nothing leaves, and nothing without an address. */
  rehearse(arg: Arg<'events.rehearse'>): Promise<Result<'events.rehearse'>>;
  /** Keeps what went over the line for these events; in memory only. */
  remember(events: readonly string[], exchanges: Exchange[]): void;
  exchanges(arg: Arg<'events.exchanges'>): Result<'events.exchanges'>;
  /** By the name servers of the domain. */
  guess(arg: Arg<'services.guess'>): Promise<Result<'services.guess'>>;
}

export const createDryRun = ({
  authoritativeDns,
  clock,
  rules,
  secrets,
  services,
  state,
  addressesFor,
  kept,
}: {
  authoritativeDns: AuthoritativeDns;
  clock: Clock;
  rules: AddressRules;
  secrets: Secrets;
  services: Services;
  state: Pick<StateStore, 'fields'>;
  /** The addresses an event would publish, also one that is not saved yet. */
  addressesFor: (event: DnsEvent) => Promise<Record<Family, string | null>>;
  /** The event as it is saved. */
  kept: (id: string) => SaikoroEvent | undefined;
}): DryRun => {
  const remembered = new Map<string, { at: number; exchanges: Exchange[] }>();

  /** What stands for the secrets that are stored and not typed anew. */
  const standInsOf = (event: DnsEvent, typed: Record<string, string>): Record<string, string> => {
    const before = kept(event.id);
    // A password is for the service and server it was typed for.
    const keys = before !== undefined && isBoundAlike(before, event, services) ? secrets.keys(event.id) : [];
    const stored = keys.filter((key) => typed[key] === undefined).map((key) => [key, secrets.get(event.id, key)] as const);
    return Object.fromEntries(stored.flatMap(([key, value]) => (value === null ? [] : [[key, standInFor(value)]])));
  };
  const isTooOften = createRate(clock, { most: MOST_REHEARSALS, withinMs: 60_000 });

  const familiesOf = (event: DnsEvent): Family[] => FAMILIES.filter((family) => event.families[family]);
  /** Leaving a family out would change it at the service. */
  const isWhole = (event: DnsEvent): boolean => limitsOf(event, services).together === 'required';
  const noAddress = (): string => {
    const { hold } = state.fields();
    return hold === null ? 'no-address' : `held-${hold.why}`;
  };

  return {
    async rehearse({ event, secrets: typed }) {
      if (event.type !== 'dns') return { ok: false, code: 'not-found' };
      const ready = { ...event, hosts: event.hosts.map(toAscii) };
      if (isTooOften()) return { ok: false, code: 'too-soon', detail: '60' };
      const standIns = standInsOf(ready, typed);
      const settings = { ...ready.settings, ...standIns, ...typed };
      const flaw = checkEvent(ready, { services, hasSecret: (key) => Boolean(settings[key]) });
      if (flaw !== null) return flaw;
      const addresses = await addressesFor(ready);
      const [ipv4, ipv6] = [ready.families.ipv4 ? addresses.ipv4 : null, ready.families.ipv6 ? addresses.ipv6 : null];
      const known = [ipv4, ipv6].filter((address) => address !== null);
      if (known.length === 0 || (known.length < familiesOf(ready).length && isWhole(ready))) return { ok: false, code: noAddress() };
      if (!known.every((address) => isPublic(address, rules)))
        return { ok: false, code: 'would-not-send', outcome: { kind: 'not-sent', reason: 'reserved-address' } };
      const shown = await services.rehearse({ service: ready.service, settings, hosts: ready.hosts, ipv4, ipv6 });
      if (shown.ok) return shown;
      const { setting } = shown.outcome;
      if (setting !== undefined && Object.hasOwn(standIns, setting)) return { ok: false, code: 'rehearse-type-again', field: setting };
      return isAccepted(shown.outcome)
        ? { ok: false, code: 'nothing-to-send' }
        : { ok: false, code: 'would-not-send', outcome: shown.outcome };
    },
    remember(events, exchanges) {
      for (const id of events) {
        remembered.delete(id);
        remembered.set(id, { at: clock.now(), exchanges });
      }
      for (const id of [...remembered.keys()].slice(0, Math.max(0, remembered.size - MOST_REMEMBERED))) remembered.delete(id);
    },
    exchanges: ({ id }) => remembered.get(id) ?? null,
    async guess({ host }) {
      const name = toAscii(host);
      if (hostProblem(name) !== null) return { ok: false, code: 'bad-host' };
      const nameServers = await authoritativeDns.nameServers(name);
      return nameServers === null
        ? { ok: false, code: 'no-name-servers' }
        : { ok: true, nameServers, services: services.withNameServers(nameServers) };
    },
  };
};
