import { isUnconfirmed } from '../../preload/contract/because.ts';
import type { Family } from '../../preload/contract/event.ts';
import type { AppState, Health } from '../../preload/contract/state.ts';
import type { Strings } from '../../preload/strings/index.ts';
import { labelOf, summaryOf } from '../../preload/strings/summary.ts';

export interface Headline {
  shape: Health;
  /** The shape in a word. */
  label: string;
  /** What is, in one sentence. */
  text: string;
  /** The family whose address stands in the sentence; null: none does. */
  family: Family | null;
  /** How the events stand. */
  detail: string;
  /** How many a person has to act for, as `detail` begins with it; null: none. */
  needs: string | null;
  /** The line's other address, with what can be said of it. */
  second: { family: Family; address: string; text: string } | null;
}

const other: Record<Family, Family> = { ipv4: 'ipv6', ipv6: 'ipv4' };

/** The family the sentence is about: IPv4, unless this line has none, or no event wants it while one wants IPv6. */
const mainOf = ({ addresses, settings, publication: { line } }: AppState): Family => {
  const { ipv4 } = addresses;
  if (!settings.families.ipv4) return settings.families.ipv6 ? 'ipv6' : 'ipv4';
  if (ipv4.kind === 'absent' && addresses.ipv6.kind === 'known') return 'ipv6';
  return ipv4.kind !== 'known' && line.ipv4.wanted === 0 && line.ipv6.wanted > 0 ? 'ipv6' : 'ipv4';
};

/** Checks are paused or cannot be made, so neither address is claimed to be the present one. */
const rests = ({ pausedUntil, health, hold }: AppState): boolean => pausedUntil !== null || health === 'offline' || hold !== null;

const sentence = (state: AppState, main: Family, now: number, strings: Strings): string => {
  const { tray } = strings;
  const { kind, address, because, checkedAt } = state.addresses[main];
  const last = address ?? state.addresses[other[main]].address;
  const { claim } = state.publication.line[main];
  if (state.pausedUntil !== null) return tray.paused(state.pausedUntil === 0 ? null : strings.clock(state.pausedUntil));
  if (state.health === 'offline') return tray.offline(last);
  if (state.hold !== null) return strings.hold[state.hold.why].sentence(address, claim !== 'none');
  if (state.vpn) return strings.heading.vpn(kind === 'known' ? address : null, claim === 'published');
  const { ipv4, ipv6 } = state.addresses;
  const held = ipv4.unsteady ?? ipv6.unsteady;
  if (held !== null) return tray.unsteady((ipv4.unsteady ? ipv4 : ipv6).address, strings.clock(held.until));
  if (kind === 'known' && address !== null) {
    if (claim === 'accepted') return tray.accepted(address);
    const checked = strings.age(now - (checkedAt ?? now));
    return claim === 'published' ? tray.published(address, checked) : tray.addressIs(address, checked);
  }
  if (kind === 'undecided') return (isUnconfirmed(because) ? tray.unconfirmed : tray.undecided)(address);
  if (kind === 'absent') return tray.noAddress(main);
  return state.checking ? tray.checking : tray.unknown(address);
};

const secondOf = (state: AppState, family: Family, strings: Strings): Headline['second'] => {
  const { kind, address } = state.addresses[family];
  if (rests(state) || kind !== 'known' || address === null || !state.settings.families[family]) return null;
  return { family, address, text: strings.heading.second[state.publication.line[family].claim](family, address) };
};

/** The part of the summary that is about them. */
const needsOf = ({ publication: { needsYou } }: AppState, strings: Strings): string | null =>
  needsYou > 0 ? strings.heading.counts['needs-you'](needsYou) : null;

/** The one sentence at the top of the window. Pure: the same state and time, the same words. */
export const headlineOf = (state: AppState, now: number, strings: Strings): Headline => {
  const main = mainOf(state);
  const text = sentence(state, main, now, strings);
  const { address } = state.addresses[main];
  return {
    shape: state.health,
    label: labelOf(state, strings),
    text,
    family: address !== null && text.includes(address) ? main : null,
    detail: summaryOf(state, strings),
    needs: needsOf(state, strings),
    second: secondOf(state, other[main], strings),
  };
};
