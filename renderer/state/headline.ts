import { isUnconfirmed } from '../../preload/contract/because.ts';
import type { AppState, Health } from '../../preload/contract/state.ts';
import type { Strings } from '../strings/index.ts';
import type { Tally } from './standing.ts';

export interface Headline {
  shape: Health;
  /** The shape in a word. */
  label: string;
  /** What is, in one sentence. */
  text: string;
  /** What is to be said besides. */
  detail: string;
}

const detailOf = (count: Tally, strings: Strings): string => {
  if (count.total === 0) return strings.heading.noEvents;
  if (count.enabled === 0) return strings.heading.allOff;
  if (count.needYou > 0) return strings.tray.attention(count.needYou);
  if (count.busy > 0) return strings.heading.someBusy(count.busy);
  if (count.failing > 0) return strings.heading.someWaiting(count.failing);
  return strings.heading.allWell(count.enabled);
};

const sentence = (state: AppState, count: Tally, now: number, strings: Strings): string => {
  const { ipv4, ipv6 } = state.addresses;
  const last = ipv4.address ?? ipv6.address;
  const { tray } = strings;
  if (state.pausedUntil !== null) return tray.paused(state.pausedUntil === 0 ? null : strings.clock(state.pausedUntil));
  if (state.health === 'offline') return tray.offline(last);
  if (state.hold !== null) return strings.hold[state.hold.why].sentence(last, count.published > 0);
  if (state.vpn) return strings.heading.vpn(last, count.published > 0);
  const held = ipv4.unsteady ?? ipv6.unsteady;
  if (held !== null) return tray.unsteady((ipv4.unsteady ? ipv4 : ipv6).address, strings.clock(held.until));
  const main = ipv4.kind === 'known' || ipv6.kind !== 'known' ? ipv4 : ipv6;
  if (main.kind === 'known' && main.address !== null) {
    const checked = strings.age(now - (main.checkedAt ?? now));
    return count.published > 0 ? tray.published(main.address, checked) : tray.addressIs(main.address, checked);
  }
  if (main.kind === 'undecided') return (isUnconfirmed(main.because) ? tray.unconfirmed : tray.undecided)(main.address);
  if (main.kind === 'absent') return tray.noAddress(main === ipv4 ? 'ipv4' : 'ipv6');
  return state.checking ? tray.checking : tray.unknown(last);
};

/** Where the shape says nothing more urgent than that something rests. */
const CALM: Record<Health, boolean> = { ok: true, working: true, attention: false, paused: false, offline: false };

const calmLabel = ({ hold, vpn, health }: AppState, strings: Strings): string =>
  hold !== null ? strings.hold[hold.why].short : vpn ? strings.tray.vpnShort : strings.health[health];

/** The one sentence at the top of the window. */
export const headlineOf = (state: AppState, count: Tally, now: number, strings: Strings): Headline => ({
  shape: state.health,
  label: CALM[state.health] ? calmLabel(state, strings) : strings.health[state.health],
  text: sentence(state, count, now, strings),
  detail: detailOf(count, strings),
});
