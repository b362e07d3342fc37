import type { EventView, NoticeView } from '../../../preload/contract/state.ts';
import type { Language } from '../../../preload/strings/index.ts';
import { noticeName, noticeSentence } from '../../../preload/strings/sentences/notice-sentence.ts';
import type { Wording } from '../../../preload/strings/sentences/wording.ts';
import { plainText } from '../../instance/text/plain-text.ts';

export interface NotificationText {
  title: string;
  body: string;
}

const MOST_LETTERS = 240;
const MOST_NAMES = 3;

/** Linux desktops read mark-up in a body, and a body may quote what a service said. */
const plain = (text: string): string => plainText(text).replaceAll('<', '‹').replaceAll('>', '›');
const cut = (text: string): string => (text.length > MOST_LETTERS ? `${text.slice(0, MOST_LETTERS - 1)}…` : text);

/** What to do and what happens by itself stand at the end, the fact in front, and why in between. */
const LAST = 2;
/** As many whole sentences as there is room for: left out first is the why, then what happens by itself, then the fact; what to do comes through. */
const shortened = (text: string, language: Language): string => {
  const all = [...new Intl.Segmenter(language, { granularity: 'sentence' }).segment(text)].map(({ segment }) => segment);
  const kept = new Set(all.keys());
  const said = (): string =>
    all
      .filter((_, nth) => kept.has(nth))
      .join('')
      .trim();
  const why = all.map((_, nth) => nth).slice(1, -LAST);
  for (const nth of [...why, all.length - 1, 0]) {
    if (said().length <= MOST_LETTERS || kept.size < LAST) break;
    kept.delete(nth);
  }
  return cut(said());
};

export interface NotificationContext {
  wording: Wording;
  now: number;
  viewOf: (event: string) => EventView | undefined;
  /** How often the address changed, of which these are what it came to. */
  changes?: number;
}

/** Some names, then how many more: "home, vpn, mail and 27 more". */
const names = (notices: NoticeView[], { strings }: Wording): string => {
  const named = notices.flatMap((notice) =>
    (notice.named ?? [{ name: notice.name ?? '' }]).map(({ name }) => noticeName({ ...notice, name }, strings)),
  );
  const shown = named.slice(0, MOST_NAMES);
  const more = countOf(notices) - shown.length;
  return more > 0 ? `${strings.list(shown)} ${strings.confirm.more(more)}` : strings.list(shown);
};

/** Events that these are about: one of them may be about several. */
const countOf = (notices: readonly NoticeView[]): number => notices.reduce((sum, { count = 1 }) => sum + count, 0);

const one = (notice: NoticeView, { wording, now, viewOf }: NotificationContext): NotificationText => {
  const view = notice.event === undefined ? undefined : viewOf(notice.event);
  const { title, next } = noticeSentence(notice, { view, wording, now });
  return { title, body: next };
};

/** A new address of each family: the last of them, or one a line, and how often it changed if that was more often. */
const addresses = (notices: [NoticeView, ...NoticeView[]], context: NotificationContext): NotificationText => {
  const { changes = notices.length, wording } = context;
  const [told, ...others] = notices.map((notice) => one(notice, context)) as [NotificationText, ...NotificationText[]];
  const lines = others.length === 0 ? [told.body] : others.map(({ title }) => title);
  if (changes > notices.length) lines.push(wording.strings.notice.changedOften(changes));
  return { title: told.title, body: lines.join('\n') };
};

type Group = (notices: [NoticeView, ...NoticeView[]], context: NotificationContext) => NotificationText;

const GROUPS: Record<NoticeView['kind'], Group> = {
  'address-changed': addresses,
  'needs-you': (notices, { wording }) => ({
    title: wording.strings.tray.attention(countOf(notices)),
    body: names(notices, wording),
  }),
  recovered: (notices, { wording }) => ({ title: wording.strings.notice.manyRecovered(countOf(notices)), body: names(notices, wording) }),
  warning: (notices, context) => {
    const all = notices.map((notice) => one(notice, context).title);
    return { title: all[0] ?? '', body: all.slice(1).join('\n') };
  },
  network: ([first], context) => one(first, context),
  obstacle: ([first], context) => one(first, context),
  reminder: (notices, { wording }) => ({ title: wording.strings.notice.manyReminders(notices.length), body: names(notices, wording) }),
};

/** The words for notices of one kind that are shown as one. `notices` holds at least one. */
export const notificationText = (notices: [NoticeView, ...NoticeView[]], context: NotificationContext): NotificationText => {
  const [first, ...others] = notices;
  const group = others.length > 0 || first.kind === 'address-changed' ? GROUPS[first.kind] : null;
  const { title, body } = group === null ? one(first, context) : group(notices, context);
  return { title: plainText(title), body: group === null ? shortened(plain(body), context.wording.language) : cut(plain(body)) };
};
