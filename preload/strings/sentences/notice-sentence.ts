import type { Outcome } from '../../contract/outcome.ts';
import { type EventView, type NoticeView, TROUBLES } from '../../contract/state.ts';
import { readableHost } from '../idn.ts';
import type { Strings } from '../index.ts';
import type { TitleAndNext } from '../values/params.ts';
import { isWell, untilNext } from './event-facts.ts';
import { besideSentence, eventSentence, faultSentence, isNamed, outcomeSentence } from './event-sentence.ts';
import { severalSentence, warningSentence } from './warning-sentence.ts';
import { watchWord } from './watch-sentence.ts';
import { serviceOf, type Wording } from './wording.ts';

/** `view`: the event it is about, where that still exists. */
export interface NoticeContext {
  view: EventView | undefined;
  wording: Wording;
  now: number;
}

/** What the notice calls its event. */
export const noticeName = ({ name }: NoticeView, strings: Strings): string => readableHost(name || '') || strings.grid.untitled;

/** What was wrong for longer is worth its length, in ms. */
const LONG_MS = 3_600_000;

const isWatch = (warning: NoticeView['warning']): boolean => warning?.startsWith('watch-') === true;

/** No service refused anything, so that its last outcome says nothing of it. */
const isTrouble = ({ warning }: NoticeView): boolean =>
  warning === 'mismatch' || isWatch(warning) || TROUBLES.some((each) => each === warning);

/** What the service said then is the last that it said: what comes next is still to be told. */
const isStill = ({ kind, reason }: Outcome, view: EventView | undefined): boolean =>
  view?.status.outcome?.kind === kind && view.status.outcome.reason === reason;

const needSentence = (notice: NoticeView, { view, wording, now }: NoticeContext): string => {
  const { outcome, name, warning, at, since = at } = notice;
  const { strings } = wording;
  if (warning !== undefined && isTrouble(notice)) {
    if (view?.status.warning?.code !== warning) return warningSentence(warning, { since, now: at }, strings).next;
    // That the service took its own address is not what it is about, and a notification has little room.
    return warning === 'beside' ? besideSentence(view, wording) : eventSentence(view, now, wording);
  }
  if (!outcome) return view?.status.needsYou ? eventSentence(view, now, wording) : strings.health.attention;
  if (!isStill(outcome, view)) {
    const said = outcomeSentence(outcome, { view, name, nextMs: null, wording, isPast: true });
    return strings.sentences([said, view !== undefined && isWell(view) && !view.status.needsYou ? strings.notice.resolved : null]);
  }
  // What is planned for another reason than this failure says nothing of it; a program is run next whatever it failed of.
  const isNext = view?.event.type === 'command' || view?.status.nextWhy === 'retry';
  const isService = warning === 'unreachable' || warning === 'service-down' || warning === 'unconfirmed';
  const fault = view !== undefined && isService ? faultSentence(view, now, wording) : null;
  const nextMs = view !== undefined && isNext ? untilNext(view, now) : null;
  const said = outcomeSentence(outcome, { view, name, nextMs, wording, isReasonSaid: fault !== null && isNamed(view, outcome) });
  return strings.sentences([fault, said]);
};

/** What somebody else keeps needs somebody else, too: its title says what is so. */
const watchTitle = ({ warning, since, at }: NoticeView, name: string, { view, wording: { strings } }: NoticeContext): string | null => {
  if (warning === undefined || !isWatch(warning)) return null;
  const { watch } = view?.status ?? {};
  const isSo = watch !== undefined && view?.status.warning?.code === warning && watch.blind === null;
  return strings.tray.needsYou(
    name,
    isSo ? watchWord(watch, strings) : warningSentence(warning, { since: since ?? at, now: at }, strings).title,
  );
};

/** For how long it has been so, where that was said before. */
const stillOf = ({ step = 0, at, since = at }: NoticeView, strings: Strings): string | null =>
  step > 0 ? strings.warnings.still(at - since) : null;

const SENTENCES: Record<NoticeView['kind'], (notice: NoticeView, context: NoticeContext) => TitleAndNext> = {
  'address-changed': ({ family = 'ipv4', address = null, previous = null, events = 0 }, { wording: { strings } }) =>
    strings.notice['address-changed']({ family, address, previous, events }),
  'needs-you': (notice, context) => {
    const { strings } = context.wording;
    const name = noticeName(notice, strings);
    const { title, next } = strings.notice['needs-you']({
      name,
      sentence: strings.sentences([stillOf(notice, strings), needSentence(notice, context)]),
    });
    return { title: watchTitle(notice, name, context) ?? title, next };
  },
  recovered: (notice, { wording: { strings } }) => {
    const { at, since = at, well = 'accepted' } = notice;
    const { title, next } = strings.notice.recovered({ name: noticeName(notice, strings), well });
    return { title, next: strings.sentences([next, at - since >= LONG_MS ? strings.warnings.had(at - since) : null]) };
  },
  warning: (notice, { wording: { strings } }) => {
    const { warning, at, since = at, detail, name } = notice;
    if (warning === undefined) return { title: strings.health.attention, next: '' };
    const { title, next } = warningSentence(warning, { since, detail, now: at }, strings);
    const still = warning === 'not-running' ? null : stillOf(notice, strings);
    return {
      title: name === undefined ? title : strings.tray.needsYou(noticeName(notice, strings), title),
      next: strings.sentences([still, next]),
    };
  },
  network: ({ network = 'elsewhere', router = null }, { wording: { strings } }) => strings.notice.network({ news: network, router }),
  reminder: (notice, { view, wording }) => {
    const { strings } = wording;
    const { days = 0, until = notice.at } = notice.confirm ?? {};
    return strings.notice.reminder({
      name: noticeName(notice, strings),
      service: view === undefined ? noticeName(notice, strings) : serviceOf(view, wording),
      days,
      until,
    });
  },
  obstacle: ({ verdict = 'unknown' }, { wording: { strings } }) => strings.notice.obstacle(verdict),
};

/** A notice in words, for the window and for a notification of the system. */
export const noticeSentence = (notice: NoticeView, context: NoticeContext): TitleAndNext =>
  severalSentence(notice, context.wording.strings) ?? SENTENCES[notice.kind](notice, context);
