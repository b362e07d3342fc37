import { isSettled, PUBLICATIONS, type PublicationView } from '../contract/publication.ts';
import type { AppState, Health } from '../contract/state.ts';
import type { Strings } from './en/en.ts';

/** Every enabled event is as it should be: nothing waits, fails, or is unsure. */
export const isQuiet = (publication: PublicationView): boolean =>
  isAnyOn(publication) && isAllDone(publication) && publication.watches.well === publication.watches.enabled;

const isAnyOn = ({ names, programs, watches }: PublicationView): boolean => names + programs.enabled + watches.enabled > 0;

/** The user's own events are as they should be; watched names do not count. */
const isAllDone = ({ counts, names, programs, needsYou, watches }: PublicationView): boolean =>
  counts.published === names && needsYou === watches.needsYou && programs.running === 0 && programs.failing === 0;

/** How the events stand, in one line: all of them, or how many stand how. While all is paused, nothing is said to be as it should be now. */
export const summaryOf = ({ publication, pausedUntil }: Pick<AppState, 'publication' | 'pausedUntil'>, strings: Strings): string => {
  const { counts, names, programs, needsYou, total, watches } = publication;
  const { heading } = strings;
  const paused = pausedUntil !== null;
  if (total === 0) return heading.noEvents;
  if (!isAnyOn(publication)) return heading.allOff;
  const watched = watches.enabled === 0 ? [] : [strings.watch.counts(watches.enabled, watches.well)];
  const needs = needsYou > 0 ? [heading.counts['needs-you'](needsYou)] : [];
  if (names > 0 && isAllDone(publication))
    return [...needs, paused ? heading.wasWell : heading.allWell(names), ...watched].join(strings.between);
  const shown = PUBLICATIONS.filter((each) => each !== 'needs-you' && counts[each] > 0 && !(paused && isSettled(each)));
  const parts = shown.map((each) => heading.counts[each](counts[each]));
  parts.unshift(...needs);
  if (programs.failing > 0) parts.push(heading.programsFailing(programs.failing));
  if (programs.running > 0) parts.push(heading.programsRunning(programs.running));
  if (parts.length === 0 && names > 0) parts.push(heading.wasWell);
  else if (parts.length === 0 && programs.enabled > 0) parts.push(heading.programsOn(programs.enabled));
  return [...parts, ...watched].join(strings.between);
};

/** Something happens at this moment, rather than waiting for its time. */
const isBusy = ({ counts, programs }: PublicationView): boolean => counts.pending > 0 || counts.checking > 0 || programs.running > 0;

const calm = ({ hold, vpn }: AppState, strings: Strings, otherwise: string): string =>
  hold !== null ? strings.hold[hold.why].short : vpn ? strings.tray.vpnShort : otherwise;

const settled = ({ publication }: AppState, strings: Strings): string => {
  const { total, counts, obstacle } = publication;
  if (total === 0) return strings.heading.noEvents;
  if (!isAnyOn(publication)) return strings.heading.allOff;
  if (obstacle !== null && obstacle.events > 0) return strings.obstacle[obstacle.verdict].short;
  return counts.unverified > 0 ? strings.status.accepted : strings.health.ok;
};

const LABELS: Record<Health, (state: AppState, strings: Strings) => string> = {
  ok: (state, strings) => calm(state, strings, settled(state, strings)),
  working: (state, strings) => calm(state, strings, isBusy(state.publication) ? strings.health.working : strings.tray.waiting),
  attention: (_, strings) => strings.health.attention,
  paused: (state, strings) => (state.pausedUntil === null ? calm(state, strings, strings.health.paused) : strings.health.paused),
  offline: (_, strings) => strings.health.offline,
};

/** The tray's shape in a word or two. */
export const labelOf = (state: AppState, strings: Strings): string => LABELS[state.health](state, strings);
