import { FAMILIES, followsChange } from '../../preload/contract/event.ts';
import { isAccepted, isPractice, type Outcome } from '../../preload/contract/outcome.ts';
import type { Publication } from '../../preload/contract/publication.ts';
import type { EventView, FamilyStatus } from '../../preload/contract/state.ts';
import { refusalText, type Strings } from '../../preload/strings/index.ts';
import { type Services, serviceName, settingLabel } from '../store/context.ts';
import type { Refusal } from '../store/ipc.ts';
import { addressesOf } from './event-names.ts';
import { standingOf } from './event-status.ts';

export interface Wording {
  strings: Strings;
  services: Services;
  language: 'ja' | 'en';
}

export const serviceOf = (view: EventView, { strings, services, language }: Wording): string =>
  view.event.type === 'dns' ? serviceName(services, view.event.service, language) : strings.grid.commandService;

const outcomeWord = (view: EventView, wording: Wording): string => {
  const { outcome } = view.status;
  if (!outcome) return wording.strings.status.fresh;
  if (view.event.type === 'command')
    return outcome.kind === 'not-sent' ? wording.strings.status.notRun : wording.strings.status.programFailed;
  return wording.strings.outcome[outcome.kind]({
    service: serviceOf(view, wording),
    seconds: outcome.afterSeconds,
    reason: outcome.reason,
  });
};

const isWell = ({ status: { outcome } }: EventView): boolean => outcome !== null && isAccepted(outcome);

const needsYouWord = (view: EventView, wording: Wording): string => {
  const { status } = wording.strings;
  if (view.status.unapproved !== undefined) return status.unapproved;
  if (view.status.missingSecrets.length > 0) return status.password;
  if (view.status.trouble !== undefined) return wording.strings.trouble[view.status.trouble];
  return outcomeWord(view, wording);
};

type Word = (view: EventView, wording: Wording) => string;

const isPractised = ({ status: { outcome } }: EventView): boolean => outcome !== null && isPractice(outcome);
/** What a service asked to wait for is said by what it said, and practice by what it did; what else holds back says so itself. */
const saysWhyHeld = (view: EventView): boolean => view.status.outcome?.kind === 'rate-limited' || isPractised(view);
const heldWord: Word = (view, wording) =>
  view.status.held === null && saysWhyHeld(view) ? outcomeWord(view, wording) : wording.strings.status.held;

/** The line lost the address that is still registered: another thing than a schedule that does not send it. */
const isLost = ({ status: { ipv4, ipv6 } }: EventView): boolean =>
  [ipv4, ipv6].every(({ publication, target }) => publication !== 'outdated' || target === null);

const WORDS: Record<Publication, Word> = {
  'needs-you': needsYouWord,
  contradicted: (_, { strings }) => strings.status.unseen,
  beside: (_, { strings }) => strings.trouble.beside,
  retrying: outcomeWord,
  held: heldWord,
  pending: (_, { strings }) => strings.status.pending,
  'address-unknown': (_, { strings }) => strings.status.addressUnknown,
  scheduled: (_, { strings }) => strings.status.scheduled,
  outdated: (view, { strings }) => (isLost(view) ? strings.status.noAddress : strings.status.outdated),
  none: (_, { strings }) => strings.status.noAddress,
  checking: (_, { strings }) => strings.status.verifying,
  unconfirmed: (_, { strings }) => strings.status.accepted,
  published: (_, { strings }) => strings.status.published,
};

/** The result column: one short word or two. */
export const resultWords: Word = (view, wording) => {
  const { status } = wording.strings;
  const program = view.event.type === 'command';
  if (!view.event.enabled) return status.off;
  if (view.status.activity === 'running') return program ? status.runningCommand : status.running;
  if (program && view.status.unapproved !== undefined) return status.unapproved;
  if (program) return isWell(view) ? status.finished : outcomeWord(view, wording);
  return view.status.publication === null ? status.fresh : WORDS[view.status.publication](view, wording);
};

/** Below the result, for what went wrong: why, else what happens by itself. */
export const resultReason = (view: EventView, wording: Wording): string | null => {
  const standing = standingOf(view);
  const { outcome, missingSecrets, activity, nextAt, held } = view.status;
  if (view.status.trouble !== undefined) return null;
  if (held !== null) return wording.strings.held[held.why].short(held.count);
  if (view.status.unapproved !== undefined) return wording.strings.action.runToAllow;
  if (isUnasked(view)) return wording.strings.sourceNotAsked;
  const tellsWhy = standing === 'failing' || standing === 'needs-you' || (standing === 'waiting' && isHeldByPractice(view));
  if (!tellsWhy || !outcome || missingSecrets.length > 0) return null;
  if (!outcome.reason)
    return activity === 'stopped' ? wording.strings.status.stopped : nextAt === null ? null : wording.strings.status.retry;
  return wording.strings.reason[outcome.reason]({
    service: serviceOf(view, wording),
    setting: settingName(view, wording),
    clockOffsetSeconds: outcome.clockOffsetSeconds,
    kind: outcome.kind,
  });
};

const settingName = (view: EventView, { services, language }: Wording): string | undefined => {
  const key = view.status.outcome?.setting;
  return key && view.event.type === 'dns' ? settingLabel(services, view.event.service, key, language) : key;
};

/** Its own source, which practice lets nobody ask. */
const isUnasked = ({ status }: EventView): boolean => status.publication === 'address-unknown' && status.ownSource === 'practice';
const isHeldByPractice = (view: EventView): boolean =>
  isPractised(view) && (view.event.type === 'command' || view.status.publication === 'held');

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
  return followsChange(view.event) ? lost : noAddress;
};

const families = (view: EventView): FamilyStatus[] =>
  [view.status.ipv4, view.status.ipv6].filter(({ wanted, accepted }) => wanted && accepted !== null);

const besideSentence = (view: EventView, wording: Wording): string => {
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

/** Until it runs next, in ms; null: not planned. */
const untilNext = ({ status: { nextAt } }: EventView, now: number): number | null => (nextAt === null ? null : Math.max(0, nextAt - now));

/** What is not, or no longer, about the last answer of the service. undefined: that answer says it. */
const WAITS: Partial<Record<Publication, (view: EventView, now: number, wording: Wording) => string | undefined>> = {
  held: (view, _, { strings }) => (saysWhyHeld(view) ? undefined : strings.statusSentence.heldAll),
  pending: (view, now, wording) => wording.strings.statusSentence.waits(untilNext(view, now)),
  'address-unknown': (view, _, wording) => unknownSentence(view, wording),
  scheduled: (view, now, wording) => wording.strings.statusSentence.scheduled(untilNext(view, now)),
  outdated: (view, _, wording) => outdatedSentence(view, wording),
  none: (_, __, { strings }) => strings.statusSentence.noAddress,
};

/** What happened, why, what to do, and what happens by itself. */
export const eventSentence = (view: EventView, now: number, wording: Wording): string => {
  const { strings, services, language } = wording;
  const { status, event } = view;
  if (!event.enabled) return strings.statusSentence.off;
  if (status.activity === 'running') return strings.statusSentence.running;
  if (status.unapproved !== undefined) return strings.statusSentence.unapproved[status.unapproved];
  if (status.missingSecrets.length > 0) {
    const labels = status.missingSecrets.map((key) => (event.type === 'dns' ? settingLabel(services, event.service, key, language) : key));
    return strings.statusSentence.secret(strings.list(labels));
  }
  const lack = lackSentence(view, wording);
  if (lack !== null) return lack;
  if (status.held !== null)
    return strings.held[status.held.why].sentence({ count: status.held.count, nextMs: Math.max(0, (status.nextAt ?? now) - now) });
  const waits = event.type === 'dns' && status.publication !== null ? WAITS[status.publication]?.(view, now, wording) : undefined;
  if (waits !== undefined) return waits;
  if (!status.outcome) return strings.statusSentence.fresh;
  if (event.type === 'command' && isWell(view)) return strings.statusSentence.finished(strings.age(now - (status.lastRunAt ?? now)));
  if (event.type === 'command')
    return strings.statusSentence.programFailed({
      why: status.outcome.reason,
      nextRunMs: status.nextAt === null ? undefined : Math.max(0, status.nextAt - now),
      onChange: status.nextWhy === 'change',
    });
  const { kind, reason, excerpt, sought, afterSeconds, clockOffsetSeconds } = status.outcome;
  const sentence = strings.outcomeSentence[kind]({
    service: serviceOf(view, wording),
    address: addressesOf(view).length > 0 ? strings.list(addressesOf(view)) : undefined,
    reason,
    excerpt,
    sought,
    seconds: afterSeconds,
    clockOffsetSeconds,
    setting: settingName(view, wording),
    nextTryMs: status.nextAt === null ? undefined : Math.max(0, status.nextAt - now),
    stopped: status.activity === 'stopped',
  });
  const seen = isWell(view) ? verificationSentence(view, now, wording) : null;
  return strings.sentences([sentence, seen]);
};

/** Why nothing was sent when it was tried; for a setting that will not do, with what the plug-in says of it. */
export const refusedSentence = (
  refused: Refusal & { outcome?: Outcome },
  service: string,
  { strings, services, language }: Wording,
): string => {
  const { outcome } = refused;
  if (outcome === undefined) return refusalText(strings, refused.code, refused.detail);
  const field = services.get(service)?.fields.find(({ key }) => key === outcome.setting);
  const setting = field?.label[language];
  const words = { service: serviceName(services, service, language), ...outcome, setting };
  const why = outcome.reason
    ? [strings.reason[outcome.reason](words)]
    : setting === undefined
      ? [strings.outcome[outcome.kind](words)]
      : [strings.trial.lookAt(setting), field?.help?.[language]];
  return strings.sentences([strings.trial.wouldNotSend, ...why]);
};

/** When it runs next, for the list. */
export const nextWords = (view: EventView, now: number, strings: Strings): string => {
  const { nextAt, nextWhy, activity } = view.status;
  if (!view.event.enabled || view.status.unapproved !== undefined || isPractised(view) || isUnasked(view)) return '—';
  if (nextAt !== null) return nextAt <= now ? strings.next.now : strings.ahead(nextAt - now);
  if (nextWhy === 'change') return strings.next.change;
  return activity === 'stopped' ? strings.next.stopped : '—';
};
