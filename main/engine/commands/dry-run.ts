import type { Arg, Result } from '../../../preload/contract/api.ts';
import { type DnsEvent, FAMILIES, type Family } from '../../../preload/contract/event.ts';
import { isAccepted } from '../../../preload/contract/outcome.ts';
import { isPublic } from '../../net/address.ts';
import { hostProblem, toAscii } from '../../net/host-name.ts';
import { limitsOf } from '../../ports/service-limits.ts';
import { isBoundAlike } from '../approvals/secret-binding.ts';
import type { TrackedAddresses } from '../detection/tracked-addresses.ts';
import type { EventAddresses } from '../events/event-addresses.ts';
import type { EventList } from '../events/event-list.ts';
import { createRate } from '../limits/rate.ts';
import type { StateStore } from '../runtime/state-store.ts';
import type { World } from '../runtime/world.ts';
import type { AuthoritativeDns } from '../verification/authoritative-dns.ts';
import { checkEvent } from './event-validation.ts';
import { standInFor } from './stand-in.ts';

/** Within a minute. */
const MOST_REHEARSALS = 20;

/** 試す: what an event would send, and which service a name belongs to. */
export interface DryRun {
  /** What an update would send first, secrets as dots. Nothing leaves, and nothing without an address. */
  rehearse(arg: Arg<'events.rehearse'>): Promise<Result<'events.rehearse'>>;
  /** By the name servers of the domain. */
  guess(arg: Arg<'services.guess'>): Promise<Result<'services.guess'>>;
}

export const createDryRun = (
  { clock, rules, secrets, services }: Pick<World, 'clock' | 'rules' | 'secrets' | 'services'>,
  {
    authoritativeDns,
    state,
    events,
    addresses,
    tracked,
  }: {
    authoritativeDns: Pick<AuthoritativeDns, 'nameServers'>;
    state: Pick<StateStore, 'fields'>;
    events: Pick<EventList, 'get'>;
    addresses: Pick<EventAddresses, 'addressesOf' | 'sourceOf'>;
    tracked: Pick<TrackedAddresses, 'of' | 'check'>;
  },
): DryRun => {
  /** What an event would publish. The source of an event that is not saved yet has not been asked, so it is asked here. */
  const addressesFor = async (event: DnsEvent): Promise<Record<Family, string | null>> => {
    const source = addresses.sourceOf(event);
    if (FAMILIES.some((family) => event.families[family] && tracked.of(source)[family].kind === 'unknown'))
      await tracked.check([source], event.families);
    return addresses.addressesOf(event);
  };
  /** What stands for the secrets that are stored and not typed anew. */
  const standInsOf = (event: DnsEvent, typed: Record<string, string>): Record<string, string> => {
    const before = events.get(event.id);
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
      if (isTooOften()) return { ok: false, code: 'too-often' };
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
