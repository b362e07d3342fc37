import type { Arg, Result } from '../../../preload/contract/api.ts';
import type { Propagation } from '../../../preload/contract/dns/propagation.ts';
import { type DnsEvent, FAMILIES, type Family, hasNames, type SaikoroEvent, type WatchEvent } from '../../../preload/contract/event.ts';
import type { Clock } from '../../ports/clock.ts';
import type { EventRecord } from '../../ports/storage/ledger.ts';
import { createRate } from '../limits/rate.ts';
import type { StateStore } from '../runtime/state-store.ts';
import type { PropagationCheck, Subject } from '../verification/propagation.ts';
import { visibleAt } from '../verification/visible-at.ts';

/** After changes so many events are looked at within a minute; where ten thousand changed at once, the others are looked at when the user opens them. */
const AFTER_CHANGE = { most: 5, withinMs: 60_000 };
/** By hand, within a minute, over all events: the window asks anew every ten seconds. */
const BY_HAND = { most: 60, withinMs: 60_000 };

/** The 確認 tab: what zone servers and public resolvers show of an event, asked while the tab is open and once after each change. */
export interface PropagationCommand {
  look(arg: Arg<'events.propagation'>): Promise<Result<'events.propagation'>>;
  /** All servers of the zone show what was just sent: what others still remember is looked at once. */
  afterChange(id: string): void;
}

export const createPropagationCommand = ({
  addressesOf,
  clock,
  kept,
  propagation,
  record,
  state,
}: {
  addressesOf: (event: SaikoroEvent) => Record<Family, string | null>;
  clock: Clock;
  kept: (id: string) => SaikoroEvent | undefined;
  propagation: PropagationCheck;
  record: (id: string) => EventRecord | undefined;
  state: Pick<StateStore, 'fields' | 'event' | 'putEvent' | 'touch'>;
}): PropagationCommand => {
  const isTooManyChanges = createRate(clock, AFTER_CHANGE);
  const isTooOften = createRate(clock, BY_HAND);
  const subjectOf = (event: DnsEvent | WatchEvent): Subject => {
    const watch = event.type === 'watch' ? state.event(event.id)?.status.watch : undefined;
    // Where any address is accepted, no address can be called a different one.
    if (event.type === 'watch') return { event, expected: watch?.expected ?? { ipv4: null, ipv6: null }, proxied: false };
    const now = addressesOf(event);
    const known = record(event.id);
    return {
      event,
      // What is to be published; where that is not known, what the service has.
      expected: { ipv4: now.ipv4 ?? known?.ipv4.accepted ?? null, ipv6: now.ipv6 ?? known?.ipv6.accepted ?? null },
      proxied: FAMILIES.some((family) => event.families[family] && known?.[family].accepted != null && !known[family].comparable),
    };
  };
  /** The list shows when public resolvers will have the address, where that is known. */
  const lookAt = async (event: DnsEvent | WatchEvent): Promise<Propagation> => {
    const seen = await propagation.look(subjectOf(event));
    const view = state.event(event.id);
    const at = visibleAt(seen);
    if (view !== undefined && view.status.publication === 'published' && (view.status.visibleAt ?? null) !== at) {
      const { visibleAt: _, ...status } = view.status;
      state.putEvent({ ...view, status: at === null ? status : { ...status, visibleAt: at } });
      state.touch();
    }
    return seen;
  };
  return {
    async look({ id }) {
      const event = kept(id);
      if (event === undefined || !hasNames(event)) return { ok: false, code: 'not-found' };
      const { hold } = state.fields();
      // Away from home another server may answer in place of the DNS.
      if (hold !== null && hold.why !== 'vpn') return { ok: false, code: `held-${hold.why}` };
      if (isTooOften()) return { ok: false, code: 'too-often' };
      return { ok: true, propagation: await lookAt(event) };
    },
    afterChange(id) {
      const event = kept(id);
      if (event?.type === 'dns' && !isTooManyChanges()) void lookAt(event);
    },
  };
};
