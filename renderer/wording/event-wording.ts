import type { WatchStatus } from '../../preload/contract/dns/watch.ts';
import { FAMILIES } from '../../preload/contract/event.ts';
import type { Publication } from '../../preload/contract/publication.ts';
import type { EventView } from '../../preload/contract/state.ts';
import { standingOf } from '../../preload/strings/event-standing.ts';
import type { Strings } from '../../preload/strings/index.ts';
import { isLost, isPractised, isUnasked, isWell, saysWhyHeld } from '../../preload/strings/sentences/event-facts.ts';
import { watchWord } from '../../preload/strings/sentences/watch-sentence.ts';
import { serviceOf, settingOf, type Wording } from '../../preload/strings/sentences/wording.ts';

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

const needsYouWord = (view: EventView, wording: Wording): string => {
  const { status } = wording.strings;
  if (view.status.unapproved !== undefined) return status.unapproved;
  if (view.status.missingSecrets.length > 0) return status.password;
  if (view.status.trouble !== undefined) return wording.strings.trouble[view.status.trouble];
  return outcomeWord(view, wording);
};

type Word = (view: EventView, wording: Wording) => string;

const heldWord: Word = (view, wording) =>
  view.status.held === null && saysWhyHeld(view) ? outcomeWord(view, wording) : wording.strings.status.held;

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
  unverified: (_, { strings }) => strings.status.accepted,
  published: (_, { strings }) => strings.status.published,
};

/** The result column: one short word or two. */
export const resultWords: Word = (view, wording) => {
  const { status } = wording.strings;
  const program = view.event.type === 'command';
  if (!view.event.enabled) return status.off;
  const { watch } = view.status;
  if (watch !== undefined) return view.status.activity === 'running' ? wording.strings.watch.running : watchWord(watch, wording.strings);
  if (view.status.activity === 'running') return program ? status.runningCommand : status.running;
  if (view.status.activity === 'queued' && view.status.missingSecrets.length === 0) return status.queued;
  if (program && view.status.unapproved !== undefined) return status.unapproved;
  if (program) return isWell(view) ? status.finished : outcomeWord(view, wording);
  return view.status.publication === null ? status.fresh : WORDS[view.status.publication](view, wording);
};

const watchReason = ({ blind, state, expected }: WatchStatus, strings: Strings): string | null => {
  if (blind !== null) return strings.watch.blind[blind];
  if (state === 'unjudged') return strings.watch.noOwn;
  const wanted = FAMILIES.flatMap((family) => expected[family] ?? []);
  return state === 'differs' && wanted.length > 0 ? strings.watch.expected(strings.list(wanted)) : null;
};

/** Below the result, for what went wrong: why, else what happens by itself. */
export const resultReason = (view: EventView, wording: Wording): string | null => {
  const standing = standingOf(view);
  const { outcome, missingSecrets, activity, nextAt, held } = view.status;
  if (view.status.watch !== undefined) return watchReason(view.status.watch, wording.strings);
  if (view.status.trouble !== undefined || view.status.activity === 'queued') return null;
  if (held !== null) return wording.strings.held[held.why].short(held.count);
  if (view.status.unapproved !== undefined) return wording.strings.action.runToAllow;
  if (isUnasked(view)) return wording.strings.sourceNotAsked;
  const tellsWhy = standing === 'failing' || standing === 'needs-you' || (standing === 'waiting' && isHeldByPractice(view));
  if (!tellsWhy || !outcome || missingSecrets.length > 0) return null;
  if (!outcome.reason)
    return activity === 'stopped' ? wording.strings.status.stopped : nextAt === null ? null : wording.strings.status.retry;
  return wording.strings.reason[outcome.reason]({
    service: serviceOf(view, wording),
    setting: outcome.setting && settingOf(view, outcome.setting, wording),
    clockOffsetSeconds: outcome.clockOffsetSeconds,
    kind: outcome.kind,
  });
};

const isHeldByPractice = (view: EventView): boolean =>
  isPractised(view) && (view.event.type === 'command' || view.status.publication === 'held');

/** When it runs next, for the list. */
export const nextWords = (view: EventView, now: number, strings: Strings): string => {
  const { nextAt, nextWhy, activity } = view.status;
  if (!view.event.enabled || view.status.unapproved !== undefined || isPractised(view) || isUnasked(view)) return '—';
  if (activity === 'queued' || activity === 'running') return strings.next.now;
  if (nextAt !== null) return nextAt <= now ? strings.next.now : strings.ahead(nextAt - now);
  if (nextWhy === 'change') return strings.next.change;
  return activity === 'stopped' ? strings.next.stopped : '—';
};
