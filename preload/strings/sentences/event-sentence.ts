import { FAMILIES, followsChange } from '../../contract/event.ts';
import type { Outcome } from '../../contract/outcome.ts';
import type { Publication } from '../../contract/publication.ts';
import type { EventView, FamilyStatus } from '../../contract/state.ts';
import type { SentenceParams } from '../values/params.ts';
import { isLost, isWell, saysWhyHeld, untilNext } from './event-facts.ts';
import { addressesOf } from './event-names.ts';
import { watchSentence } from './watch-sentence.ts';
import { serviceName, serviceOf, settingOf, type Wording } from './wording.ts';

const unknownSentence = ({ status }: EventView, { strings }: Wording): string => {
  const { addressUnknown, sourceSilent, sourceUnasked } = strings.statusSentence;
  if (status.ownSource === undefined) return addressUnknown;
  return status.ownSource === 'practice' ? sourceUnasked : sourceSilent;
};

/** What it has lacked for hours, and of which family. */
const lackSentence = ({ status }: EventView, { strings }: Wording): string | null => {
  const family = FAMILIES.find((each) => status[each].lack !== undefined && status[each].lack === status.trouble);
  const lack = family === undefined ? undefined : status[family].lack;
  return family === undefined || lack === undefined ? null : strings.lackSentence[lack](strings.family[family]);
};

const outdatedSentence = (view: EventView, { strings }: Wording): string => {
  const { lost, noAddress, outdated } = strings.statusSentence;
  if (!isLost(view)) return outdated;
  return view.event.type !== 'watch' && followsChange(view.event) ? lost : noAddress;
};

const families = (view: EventView): FamilyStatus[] =>
  [view.status.ipv4, view.status.ipv6].filter(({ wanted, accepted }) => wanted && accepted !== null);

/** Which addresses the DNS shows beside an event's own, and what can be done. */
export const besideSentence = (view: EventView, wording: Wording): string => {
  const seen = families(view).filter(({ verification }) => verification === 'beside');
  const { list, statusSentence } = wording.strings;
  return statusSentence.beside({
    own: list(seen.map(({ accepted }) => accepted ?? '')),
    others: list(seen.flatMap(({ beside }) => beside)),
    service: serviceOf(view, wording),
    neighbours: view.event.type === 'dns' ? wording.services.get(view.event.service)?.neighbours : undefined,
  });
};

const verificationSentence = (view: EventView, now: number, wording: Wording): string | null => {
  const { strings } = wording;
  const seen = families(view);
  if (view.event.type === 'command' || seen.length === 0) return null;
  if (seen.some(({ verification }) => verification === 'mismatch')) return strings.statusSentence.unseen;
  if (seen.some(({ verification }) => verification === 'beside')) return besideSentence(view, wording);
  if (seen.some(({ verification }) => verification === 'pending')) return strings.statusSentence.pending;
  if (seen.some(({ verification }) => verification === 'unknown' || verification === null)) return strings.statusSentence.unknown;
  const looked = Math.min(...seen.map(({ verifiedAt }) => verifiedAt ?? now));
  return strings.statusSentence.published(strings.list(seen.map(({ accepted }) => accepted ?? '')), strings.age(now - looked));
};

/** What is not, or no longer, about the last answer of the service. undefined: that answer says it. */
const WAITS: Partial<Record<Publication, (view: EventView, now: number, wording: Wording) => string | undefined>> = {
  held: (view, _, { strings }) => (saysWhyHeld(view) ? undefined : strings.statusSentence.heldAll),
  pending: (view, now, wording) => wording.strings.statusSentence.waits(untilNext(view, now)),
  'address-unknown': (view, _, wording) => unknownSentence(view, wording),
  scheduled: (view, now, wording) => wording.strings.statusSentence.scheduled(untilNext(view, now)),
  outdated: (view, _, wording) => outdatedSentence(view, wording),
  none: (_, __, { strings }) => strings.statusSentence.noAddress,
};

/**
 * What one try came to, with what comes next. `view`: its event, where that still exists; `name`: what to call it else. `nextMs`: until it is
 * tried or run next by itself; null where it is not, or where that has nothing to do with this try.
 */
export const outcomeSentence = (
  outcome: Outcome,
  {
    view,
    name = '',
    nextMs,
    wording,
    isReasonSaid = false,
    isPast = false,
  }: { view: EventView | undefined; name?: string; nextMs: number | null; wording: Wording; isReasonSaid?: boolean; isPast?: boolean },
): string => {
  const { strings } = wording;
  const { kind, afterSeconds, setting, ...more } = outcome;
  const next = nextMs ?? undefined;
  if (view?.event.type === 'command' && isPast) return strings.reason[outcome.reason ?? 'program-failed']({ service: '' });
  if (view?.event.type === 'command')
    return strings.statusSentence.programFailed({ why: outcome.reason, nextRunMs: next, onChange: view.status.nextWhy === 'change' });
  const addresses = view === undefined ? [] : addressesOf(view);
  return strings.outcomeSentence[kind]({
    ...more,
    ...(outcome.reason === 'service-ended' ? endedParams(view, wording) : {}),
    isReasonSaid,
    isPast,
    service: view === undefined ? name || strings.grid.untitled : serviceOf(view, wording),
    address: addresses.length > 0 ? strings.list(addresses) : undefined,
    seconds: afterSeconds,
    setting: setting && settingOf(view, setting, wording),
    nextTryMs: next,
    stopped: view?.status.activity === 'stopped',
  });
};

/** Since when the service has ended, and who can take its place, as far as the list of ended services knows. */
const endedParams = (view: EventView | undefined, wording: Wording): Pick<SentenceParams, 'endedOn' | 'successors'> => {
  const info = view?.event.type === 'dns' ? wording.services.get(view.event.service) : undefined;
  const successors = (info?.successors ?? []).map((id) => serviceName(wording.services, id, wording.language));
  return {
    ...(info?.ended?.on === undefined ? {} : { endedOn: info.ended.on }),
    ...(successors.length === 0 ? {} : { successors: wording.strings.list(successors) }),
  };
};

/** The sentence of whose fault it is says the outcome's reason already. */
export const isNamed = (view: EventView | undefined, outcome: Outcome): boolean =>
  outcome.reason !== undefined && view?.status.fault?.named === outcome.reason;

/** Whose fault it is that its service fails, where that has lasted; null: it does not. */
export const faultSentence = (view: EventView, now: number, wording: Wording): string | null => {
  const { fault } = view.status;
  if (fault === undefined) return null;
  const sinceMs = Math.max(0, now - fault.since);
  return wording.strings.fault({ ...fault, service: serviceOf(view, wording), sinceMs, isLineSeen: fault.lineAsOf !== null });
};

/** What happened, why, what to do, and what happens by itself. */
export const eventSentence = (view: EventView, now: number, wording: Wording): string => {
  const { strings } = wording;
  const { status, event } = view;
  if (!event.enabled) return strings.statusSentence.off;
  if (event.type === 'watch') return watchSentence(view, now, wording);
  if (status.activity === 'running') return strings.statusSentence.running;
  if (status.activity === 'queued' && status.missingSecrets.length === 0) return strings.statusSentence.queued;
  if (status.unapproved !== undefined) return strings.statusSentence.unapproved[status.unapproved];
  if (status.missingSecrets.length > 0)
    return strings.statusSentence.secret(strings.list(status.missingSecrets.map((key) => settingOf(view, key, wording))));
  const lack = lackSentence(view, wording);
  if (lack !== null) return lack;
  if (status.held !== null)
    return strings.held[status.held.why].sentence({ count: status.held.count, nextMs: Math.max(0, (status.nextAt ?? now) - now) });
  const waits = event.type === 'dns' && status.publication !== null ? WAITS[status.publication]?.(view, now, wording) : undefined;
  if (waits !== undefined) return waits;
  if (!status.outcome) return strings.statusSentence.fresh;
  if (event.type === 'command' && isWell(view)) return strings.statusSentence.finished(strings.age(now - (status.lastRunAt ?? now)));
  const isReasonSaid = isNamed(view, status.outcome);
  const said = outcomeSentence(status.outcome, { view, nextMs: untilNext(view, now), wording, isReasonSaid });
  const seen = isWell(view) ? verificationSentence(view, now, wording) : null;
  return strings.sentences([faultSentence(view, now, wording), said, seen]);
};
