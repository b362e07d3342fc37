import { isUnconfirmed } from '../../../preload/contract/because.ts';
import { FAMILIES, type Family, nameOf } from '../../../preload/contract/event.ts';
import type { Outcome } from '../../../preload/contract/outcome.ts';
import type { AppState, EventView, Health } from '../../../preload/contract/state.ts';
import type { Strings } from '../../../preload/strings/index.ts';
import { watchWord } from '../../../preload/strings/sentences/watch-sentence.ts';
import { isQuiet, labelOf, summaryOf } from '../../../preload/strings/summary.ts';

const LONGEST_NAME = 60;

/** On Linux the app is not told when the menu opens, so an age would be outdated; a clock time never is. */
const checkedWhen = ({ platform }: AppState, at: number | null, strings: Strings, now: number): string | null => {
  if (at === null) return null;
  const age = now - at;
  return platform === 'linux' ? strings.timeBrief(at) : strings.age(age < 60_000 ? 0 : age);
};

/** What is known of one family, in a line; null when there is nothing worth a line. */
const addressLine = (state: AppState, family: Family, strings: Strings, now: number): string | null => {
  const { kind, address, checkedAt, because, unsteady } = state.addresses[family];
  if (unsteady !== null) return strings.tray.unsteady(address, strings.timeBrief(unsteady.until));
  const when = checkedWhen(state, checkedAt, strings, now);
  if (state.hold !== null && address !== null)
    return state.publication.line[family].claim === 'none' ? null : strings.tray.vpnStays(address);
  if (kind === 'known' && address !== null) {
    const { claim } = state.publication.line[family];
    if (when === null) return address;
    // While everything is paused, it is not known whether the DNS still shows it.
    if (state.pausedUntil !== null) return strings.tray.addressIs(address, when);
    if (claim === 'accepted') return strings.tray.accepted(address);
    return claim === 'published' ? strings.tray.published(address, when) : strings.tray.addressIs(address, when);
  }
  // An IPv6 address that was never confirmed from the Internet is not worth a line.
  if (kind === 'undecided')
    return family === 'ipv6' && address === null
      ? null
      : (isUnconfirmed(because) ? strings.tray.unconfirmed : strings.tray.undecided)(address);
  if (kind === 'absent') return family === 'ipv4' ? strings.tray.noAddress(family) : null;
  if (address === null) return null;
  return state.vpn ? strings.tray.vpnStays(address) : strings.tray.unknown(address);
};

const addressLines = (state: AppState, strings: Strings, now: number): string[] => {
  const looked = FAMILIES.filter((family) => state.settings.families[family]);
  const lines = looked.map((family) => addressLine(state, family, strings, now)).filter((each) => each !== null);
  if (lines.length > 0 || state.hold !== null) return lines;
  return [state.checking ? strings.tray.checking : strings.tray.unknown(null)];
};

const lastAddress = (state: AppState): string | null => state.addresses.ipv4.address ?? state.addresses.ipv6.address;

const pausedText = (state: AppState, strings: Strings): string =>
  strings.tray.paused(state.pausedUntil ? strings.timeBrief(state.pausedUntil) : null);

/** What is paused or limited although nothing is wrong. */
const calmHead = ({ hold, vpn }: AppState, strings: Strings): string | null =>
  hold !== null ? strings.hold[hold.why].line : vpn ? strings.tray.vpn : null;

/** What stands above the addresses, by health. */
const HEAD: Record<Health, (state: AppState, strings: Strings) => string | null> = {
  ok: calmHead,
  working: (state, strings) => calmHead(state, strings) ?? (state.checking ? strings.tray.checking : null),
  attention: calmHead,
  paused: (state, strings) => (state.pausedUntil === null ? calmHead(state, strings) : pausedText(state, strings)),
  offline: (state, strings) => strings.tray.offline(lastAddress(state)),
};

export const cut = (name: string): string => (name.length > LONGEST_NAME ? `${name.slice(0, LONGEST_NAME - 1)}…` : name);

export const nameIn = ({ event }: EventView, strings: Strings): string => nameOf(event) || strings.grid.untitled;

const wordsOf = (event: EventView['event'], outcome: Outcome, strings: Strings): string => {
  if (event.type !== 'dns') return outcome.kind === 'not-sent' ? strings.status.notRun : strings.status.programFailed;
  if (outcome.kind === 'not-sent' && outcome.reason !== undefined) return strings.notSent(outcome.reason);
  return strings.outcome[outcome.kind]({ service: event.service, seconds: outcome.afterSeconds, reason: outcome.reason });
};

/** The events that need attention, and why, in a few words. */
export const eventLine = (view: EventView, strings: Strings): string => {
  const { event, status } = view;
  const { outcome, trouble } = status;
  const why = status.missingSecrets.length
    ? strings.status.password
    : status.watch !== undefined
      ? watchWord(status.watch, strings)
      : trouble !== undefined
        ? strings.trouble[trouble]
        : outcome
          ? wordsOf(event, outcome, strings)
          : strings.health.attention;
  return `⚠ ${strings.tray.needsYou(cut(nameIn(view, strings)), why)}`;
};

/** Events that need attention have their own lines below. */
const eventsLine = (state: AppState, strings: Strings): string | null => {
  const { total, needsYou } = state.publication;
  return total === 0 || needsYou > 0 || isQuiet(state.publication) ? null : summaryOf(state, strings);
};

const obstacleLine = ({ publication: { obstacle } }: AppState, strings: Strings): string | null =>
  obstacle === null || obstacle.events === 0 ? null : strings.obstacle[obstacle.verdict].line;

/** The first line says how old all this is. */
const withAge = (lines: string[], state: AppState, strings: Strings, now: number): string[] => {
  const times = FAMILIES.map((family) => state.addresses[family].checkedAt).filter((at) => at !== null);
  const when = times.length === 0 ? null : checkedWhen(state, Math.max(...times), strings, now);
  const [first, ...others] = lines;
  if (first === undefined || when === null || first.includes(when)) return lines;
  return [strings.tray.checked(first, when), ...others];
};

/** What is, in a few lines: the state where it is not simply well, the addresses, how the events stand, and what keeps others out. */
export const stateLines = (state: AppState, strings: Strings, now: number): string[] => {
  const head = HEAD[state.health](state, strings);
  const addresses = state.health === 'offline' ? [] : addressLines(state, strings, now).filter((each) => each !== head);
  const lines = [head, ...addresses, eventsLine(state, strings), obstacleLine(state, strings)].filter((each) => each !== null);
  return withAge(lines, state, strings, now);
};

/** The sentence under the pointer: Windows shows at most 127 characters. */
export const trayTooltip = (state: AppState, strings: Strings): string => {
  const { needsYou } = state.publication;
  const health = state.health === 'attention' && needsYou > 0 ? strings.tray.attention(needsYou) : labelOf(state, strings);
  const addresses = FAMILIES.map((family) => state.addresses[family].address).filter((each) => each !== null);
  return [`Saikoro — ${health}`, ...addresses].join('\n').slice(0, 127);
};
