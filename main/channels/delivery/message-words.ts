import type { NoticeView } from '../../../preload/contract/state.ts';
import type { Waiting } from '../../ports/storage/channel-queue.ts';
import type { Message } from '../message.ts';
import type { DeliveryNeeds, Words } from './needs.ts';
import { type NoticeFacts, noticeOf } from './rules.ts';

const MOST_HOSTS = 20;

/** The words of a notice, made once for channels that are told the same of it. A fault of our own in making them costs them, not the notice. */
export const wordsOnce = ({ wordsOf }: Pick<DeliveryNeeds, 'wordsOf'>, notice: NoticeView): ((facts: NoticeFacts) => Words) => {
  const made = new Map<string, Words>();
  const words = (facts: NoticeFacts): Words => {
    try {
      return wordsOf(noticeOf(notice, facts));
    } catch {
      return { title: 'Saikoro', text: facts.events?.map(({ name }) => name).join(', ') ?? '', hosts: [], address: '' };
    }
  };
  return (facts) => {
    const key = facts.about.join('\n');
    const known = made.get(key) ?? words(facts);
    made.set(key, known);
    return known;
  };
};

const joined = (due: readonly Waiting[]): { title: string; text: string } => ({
  title: due[0]?.title ?? 'Saikoro',
  text: due.map(({ title, text }) => `${title}\n${text}`).join('\n\n'),
});

/** What is due as one message. `due` holds at least one. */
export const messageFor = (
  due: readonly [Waiting, ...Waiting[]],
  { id, dropped, together }: { id: string; dropped: number } & Pick<DeliveryNeeds, 'together'>,
): Message => {
  const [first] = due;
  const words = (): { title: string; text: string } => {
    try {
      return due.length === 1 && dropped === 0 ? first : together(due, dropped);
    } catch {
      return joined(due);
    }
  };
  const { title, text } = words();
  const hosts = [...new Set(due.flatMap((one) => one.hosts))].slice(0, MOST_HOSTS);
  const severity = due.some((one) => one.severity === 'failure') ? 'failure' : 'change';
  return { id, severity, title, text, hosts, at: first.at, count: due.length, address: due.at(-1)?.address ?? '' };
};
