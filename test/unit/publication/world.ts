import { statusOf } from '../../../main/engine/events/status.ts';
import { healthOf } from '../../../main/engine/health/derivation.ts';
import { createWatchdog, type Watchdog } from '../../../main/engine/health/watchdog.ts';
import { isOverLine, targetsOf } from '../../../main/engine/publication/target.ts';
import { publicationView } from '../../../main/engine/publication/view.ts';
import { createEventCount } from '../../../main/engine/runtime/event-count.ts';
import { NO_ADDRESS, NO_PUBLICATION } from '../../../main/engine/runtime/initial-state.ts';
import { emptyFamilyRecord, emptyRecord, type FamilyRecord } from '../../../main/ports/storage/ledger.ts';
import type { WatchStatus } from '../../../preload/contract/dns/watch.ts';
import type { AddressSource, Schedule } from '../../../preload/contract/event.ts';
import type { AddressState, AppState, EventHold, EventView } from '../../../preload/contract/state.ts';
import { plainState } from '../../helpers/plain-state.ts';

/** Noon, wherever the test runs. */
export const NOW = new Date(2026, 0, 15, 12, 0).getTime();
export const MINUTE = 60_000;

/** The line's addresses, and what it had before. */
export const V4 = '203.0.113.229';
export const OLD = '203.0.113.223';
export const V6 = '2001:db8::7';
export const OLD6 = '2001:db8::1';

/** One event, by what the ledger, the runner and the budget know of it. */
export interface EventSpec {
  name?: string;
  program?: true;
  enabled?: boolean;
  wants?: 'ipv4' | 'ipv6' | 'both';
  schedule?: Schedule;
  /** fixed: its own addresses, whatever the line's are. */
  source?: AddressSource;
  ipv6Host?: string;
  ipv4?: Partial<FamilyRecord>;
  ipv6?: Partial<FamilyRecord>;
  running?: boolean;
  held?: EventHold;
  nextAt?: number;
  missing?: string[];
  ownSource?: 'asked' | 'practice';
  /** Names that somebody else keeps stand so, instead. */
  watch?: WatchStatus;
  /** So long it has been as it is, in ms: an hour where it is not told. */
  lasted?: number;
}

export const known = (address: string): AddressState => ({ ...NO_ADDRESS, kind: 'known', address, since: 1, checkedAt: NOW - 3 * MINUTE });
export const absent: AddressState = { ...NO_ADDRESS, kind: 'absent', checkedAt: NOW - 3 * MINUTE };
export const kept = (kind: 'unknown' | 'undecided', address: string | null, more: Partial<AddressState> = {}): AddressState => ({
  ...NO_ADDRESS,
  kind,
  address,
  checkedAt: NOW - 3 * MINUTE,
  ...more,
});

export type Fields = Partial<Omit<AppState, 'publication' | 'health' | 'events' | 'addresses'>> & {
  ipv4?: AddressState;
  ipv6?: AddressState;
  offline?: boolean;
};

const viewOf = (
  spec: EventSpec,
  id: string,
  state: Pick<AppState, 'addresses' | 'hold' | 'vpn' | 'pausedUntil'>,
  { watchdog, passed }: Watching,
): EventView => {
  const schedule: Schedule = spec.schedule ?? { kind: 'on-change', refresh: 'plugin' };
  const common = { id, name: spec.name ?? id, enabled: spec.enabled ?? true, schedule };
  const wants = spec.wants ?? 'ipv4';
  const source = spec.source ?? { kind: 'automatic' };
  const event: EventView['event'] = spec.watch
    ? {
        id,
        name: common.name,
        enabled: common.enabled,
        type: 'watch',
        hosts: spec.watch.names.map(({ host }) => host),
        families: { ipv4: true, ipv6: true },
        expects: { kind: 'any' },
      }
    : spec.program
      ? { ...common, type: 'command', call: { program: '/bin/true', args: [], timeoutSeconds: 60 } }
      : {
          ...common,
          type: 'dns',
          service: 'example',
          hosts: [`${id}.example.com`],
          settings: {},
          families: { ipv4: wants !== 'ipv6', ipv6: wants !== 'ipv4' },
          address: source,
          ...(spec.ipv6Host === undefined ? {} : { ipv6Host: spec.ipv6Host }),
        };
  const own = (address: string | undefined): Pick<AddressState, 'kind' | 'address'> =>
    address === undefined ? { kind: 'unknown', address: null } : { kind: 'known', address };
  const line = source.kind === 'fixed' ? { ipv4: own(source.ipv4), ipv6: own(source.ipv6) } : state.addresses;
  const targets = targetsOf({ event, line, takesCallers: false }, state);
  const nextAt = spec.nextAt ?? null;
  const facts = {
    event,
    record: {
      ...emptyRecord(id),
      ipv4: { ...emptyFamilyRecord(), ...spec.ipv4 },
      ipv6: { ...emptyFamilyRecord(), ...spec.ipv6 },
    },
    running: spec.running ?? false,
    held: spec.held ?? null,
    missingSecrets: spec.missing ?? [],
    watch: spec.watch ?? null,
    unapproved: null,
    targets,
    paused: state.pausedUntil !== null,
    queued: false,
    ownSource: spec.ownSource ?? null,
  };
  const look = () => watchdog.look({ ...facts, line: state.addresses, comes: nextAt !== null }, null);
  passed(-(spec.lasted ?? 0));
  look();
  passed(0);
  const status = statusOf({
    ...facts,
    seen: look(),
    plan: { nextAt, nextWhy: 'change' },
    overLine: isOverLine(event, source, targets, state.addresses.ipv4.address),
  });
  return { event, storedSecrets: [], status };
};

interface Watching {
  watchdog: Watchdog;
  /** It is now so long after NOW, in ms. */
  passed: (ms: number) => void;
}

const watching = (): Watching => {
  let now = NOW;
  const watchdog = createWatchdog({
    clock: { now: () => now },
    scheduler: { slot: () => ({ set: () => {} }) },
    store: { kept: { aliveAt: null, warnings: [] }, save: () => {} },
  });
  return {
    watchdog,
    passed: (ms) => {
      now = NOW + ms;
    },
  };
};

/** The whole state, as the engine derives it from what is known. */
export const stateOf = (
  specs: readonly EventSpec[],
  { ipv4 = known(V4), ipv6 = absent, offline = false, ...more }: Fields = {},
): AppState => {
  const fields = { ...plainState(), addresses: { ipv4, ipv6 }, ...more };
  const watched = watching();
  const events = specs.map((spec, index) => viewOf(spec, `e${index}`, fields, watched));
  const count = createEventCount();
  for (const view of events) count.add(view);
  const publication = publicationView(count, { ...fields, publication: NO_PUBLICATION });
  if (offline) watched.watchdog.condition('line-down', '', '');
  for (const { code, detail = '' } of fields.problems) watched.watchdog.condition(code, '', detail);
  const warnings = watched.watchdog.views();
  return { ...fields, events, publication, warnings, health: healthOf(publication, { ...fields, warnings }) };
};
