import type { EventView, NoticeView } from '../../contract/state.ts';
import { readableHost } from '../idn.ts';
import type { Strings } from '../index.ts';
import type { TitleAndNext } from '../values/params.ts';
import { untilNext } from './event-facts.ts';
import { eventSentence, outcomeSentence } from './event-sentence.ts';
import type { Wording } from './wording.ts';

/** `view`: the event it is about, where that still exists. */
export interface NoticeContext {
  view: EventView | undefined;
  wording: Wording;
  now: number;
}

/** What the notice calls its event. */
export const noticeName = ({ name }: NoticeView, strings: Strings): string => readableHost(name || '') || strings.grid.untitled;

const needSentence = ({ outcome, name, trouble }: NoticeView, { view, wording, now }: NoticeContext): string => {
  const { strings } = wording;
  if (trouble !== undefined) return view === undefined ? strings.trouble[trouble] : eventSentence(view, now, wording);
  if (!outcome) return view?.status.needsYou ? eventSentence(view, now, wording) : strings.health.attention;
  // What is planned for another reason than this failure says nothing of it; a program is run next whatever it failed of.
  const isNext = view?.event.type === 'command' || view?.status.nextWhy === 'retry';
  return outcomeSentence(outcome, { view, name, nextMs: view !== undefined && isNext ? untilNext(view, now) : null, wording });
};

const SENTENCES: Record<NoticeView['kind'], (notice: NoticeView, context: NoticeContext) => TitleAndNext> = {
  'address-changed': ({ family = 'ipv4', address = null, previous = null, events = 0 }, { wording: { strings } }) =>
    strings.notice['address-changed']({ family, address, previous, events }),
  'needs-you': (notice, context) =>
    context.wording.strings.notice['needs-you']({
      name: noticeName(notice, context.wording.strings),
      sentence: needSentence(notice, context),
    }),
  recovered: (notice, { wording: { strings } }) =>
    strings.notice.recovered({ name: noticeName(notice, strings), well: notice.well ?? 'accepted' }),
  network: ({ network = 'elsewhere', router = null }, { wording: { strings } }) => strings.notice.network({ news: network, router }),
  obstacle: ({ verdict = 'unknown' }, { wording: { strings } }) => strings.notice.obstacle(verdict),
};

/** A notice in words, for the window and for a notification of the system. */
export const noticeSentence = (notice: NoticeView, context: NoticeContext): TitleAndNext => SENTENCES[notice.kind](notice, context);
