import { hasNames } from '../../../preload/contract/event.ts';
import type { EventView, NoticeView } from '../../../preload/contract/state.ts';
import { hostsOf } from '../../../preload/strings/sentences/event-names.ts';
import { noticeSentence } from '../../../preload/strings/sentences/notice-sentence.ts';
import type { Wording } from '../../../preload/strings/sentences/wording.ts';
import type { HeartbeatSignal } from '../../channels/delivery/heartbeat.ts';
import type { Waiting } from '../../ports/storage/channel-queue.ts';
import { plainLines, plainText } from '../text/plain-text.ts';

const MOST_HOSTS = 20;
const MOST_LETTERS = 2000;

/** Several vendors read mark-up in a text, and a text may quote what a service said. */
const harmless = (text: string): string => plainLines(text).replaceAll('<', '‹').replaceAll('>', '›').slice(0, MOST_LETTERS);

/** Subject and body of one notice, for who is not at the computer: what, why, what to do and what happens by itself, then names and since when. */
export const wordsOf = (
  notice: NoticeView,
  { wording, now, viewOf }: { wording: Wording; now: number; viewOf: (event: string) => EventView | undefined },
): { title: string; text: string; hosts: string[]; address: string } => {
  const view = notice.event === undefined ? undefined : viewOf(notice.event);
  const { title, next } = noticeSentence(notice, { view, wording, now });
  const { message } = wording.strings.channels;
  const hosts = view !== undefined && hasNames(view.event) ? hostsOf(view).slice(0, MOST_HOSTS) : [];
  const { since = notice.at } = notice as NoticeView & { since?: number };
  const facts = [...(hosts.length > 0 ? [message.hosts(wording.strings.list(hosts))] : []), message.since(wording.strings.time(since))];
  return {
    title: plainText(harmless(title)),
    text: harmless([next, ...facts].join('\n')),
    hosts: view !== undefined && hasNames(view.event) ? view.event.hosts.slice(0, MOST_HOSTS) : [],
    address: notice.address ?? '',
  };
};

/** Several notices as one message. */
export const together = (waiting: readonly Waiting[], dropped: number, { strings }: Pick<Wording, 'strings'>) => {
  const { many, dropped: gone } = strings.channels.message;
  const [only] = waiting;
  const each = waiting.map(({ title, text }) => `${title}\n${text}`);
  return {
    title: waiting.length === 1 && only !== undefined ? only.title : many(waiting.length + dropped),
    text: [...(dropped > 0 ? [gone(dropped)] : []), ...(waiting.length === 1 && only ? [only.text] : each)].join('\n\n'),
  };
};

/** What the dead man's switch is told. */
export const heartbeatText = (verdict: HeartbeatSignal, { strings }: Pick<Wording, 'strings'>): string => {
  const { ill, unsure } = strings.channels.message;
  if (verdict.kind === 'well') return 'OK';
  return verdict.kind === 'ill' ? ill(verdict.names) : unsure;
};
