import type { EventView, NoticeView } from '../../../preload/contract/state.ts';
import type { Language, Strings } from '../../../preload/strings/index.ts';
import type { Services } from '../../ports/dns-service.ts';
import { plainText } from '../system/plain-text.ts';

/** What a notice's sentence needs to know of its event. */
export interface Subject {
  /** The service's name as shown. */
  service: string;
  /** Until the next try by itself, in ms. */
  nextTryMs?: number;
  stopped?: boolean;
  /** A setting's name as the form has it. */
  labelOf?: (key: string) => string;
  /** It runs a program: until its next run, in ms, and whether a change of the address makes it run. */
  program?: { nextRunMs?: number; onChange: boolean };
}

/** What a notice may say of an event besides its own words. */
export const subjectOf = (
  view: EventView | undefined,
  services: Services,
  { language, now }: { language: Language; now: number },
): Subject | undefined => {
  if (view === undefined) return undefined;
  const { nextAt, nextWhy, activity } = view.status;
  if (view.event.type !== 'dns')
    return { service: '', program: { ...(nextAt === null ? {} : { nextRunMs: nextAt - now }), onChange: nextWhy === 'change' } };
  const service = services.find(view.event.service)?.info;
  return {
    service: (language === 'ja' ? service?.nameJa : undefined) ?? service?.name ?? view.event.service,
    ...(nextWhy === 'retry' && nextAt !== null ? { nextTryMs: nextAt - now } : {}),
    stopped: activity === 'stopped',
    labelOf: (key) => service?.fields.find((field) => field.key === key)?.label[language] ?? key,
  };
};

export interface NoticeWords {
  title: string;
  body: string;
}

const MOST_LETTERS = 240;
const MOST_NAMES = 3;

/** Linux desktops read mark-up in a body, and a body may quote what a service said. */
const plain = (text: string): string => plainText(text).replaceAll('<', '‹').replaceAll('>', '›');
const cut = (text: string): string => plain(text.length > MOST_LETTERS ? `${text.slice(0, MOST_LETTERS - 1)}…` : text);

const manyRecovered: Record<Language, (count: number) => string> = {
  ja: (count) => `${count.toLocaleString('ja')}件のイベントが復旧しました`,
  en: (count) => `${count.toLocaleString('en')} events work again`,
};

const nameOf = (notice: NoticeView, strings: Strings): string => plainText(notice.name ?? '') || strings.grid.untitled;

const sentenceOf = ({ outcome, address }: NoticeView, subject: Subject | undefined, strings: Strings): string => {
  if (!outcome) return strings.tray.attention(1);
  const { reason, excerpt, sought, setting, afterSeconds, clockOffsetSeconds } = outcome;
  if (subject?.program !== undefined) return strings.statusSentence.programFailed({ why: reason, ...subject.program });
  return strings.outcomeSentence[outcome.kind]({
    service: subject?.service ?? strings.grid.commandService,
    address: address ?? undefined,
    seconds: afterSeconds,
    reason,
    excerpt,
    sought,
    setting: setting === undefined ? undefined : (subject?.labelOf?.(setting) ?? setting),
    clockOffsetSeconds,
    nextTryMs: subject?.nextTryMs,
    stopped: subject?.stopped,
  });
};

const one = (notice: NoticeView, subject: Subject | undefined, strings: Strings): NoticeWords => {
  const { address = null, previous = null, family = 'ipv4', network = 'elsewhere', router = null, events = 0, well = 'accepted' } = notice;
  const words = {
    'address-changed': () => strings.notice['address-changed']({ family, address, previous, events }),
    'needs-you': () => strings.notice['needs-you']({ name: nameOf(notice, strings), sentence: sentenceOf(notice, subject, strings) }),
    recovered: () => strings.notice.recovered({ name: nameOf(notice, strings), well }),
    network: () => strings.notice.network({ news: network, router }),
    obstacle: () => strings.notice.obstacle(notice.verdict ?? 'unknown'),
  }[notice.kind]();
  return { title: words.title, body: cut(words.next) };
};

/** Some names, then how many more: "home, vpn, mail and 27 more". */
const names = (notices: NoticeView[], strings: Strings): string => {
  const shown = strings.list(notices.slice(0, MOST_NAMES).map((notice) => nameOf(notice, strings)));
  return notices.length > MOST_NAMES ? `${shown} ${strings.confirm.more(notices.length - MOST_NAMES)}` : shown;
};

/** The words for notices of one kind that are shown as one. `notices` holds at least one. */
export const noticeWords = (
  notices: [NoticeView, ...NoticeView[]],
  {
    strings,
    language,
    subjectOf,
    changes = notices.length,
  }: {
    strings: Strings;
    language: Language;
    subjectOf: (event: string) => Subject | undefined;
    /** How often the address changed, of which these are what it came to. */
    changes?: number;
  },
): NoticeWords => {
  const [first] = notices;
  if (first.kind === 'address-changed') {
    const [told, ...others] = notices.map((notice) => one(notice, undefined, strings)) as [NoticeWords, ...NoticeWords[]];
    const body = others.length === 0 ? [told.body] : others.map(({ title }) => title);
    return {
      title: told.title,
      body: cut([...body, ...(changes > notices.length ? [strings.notice.changedOften(changes)] : [])].join('\n')),
    };
  }
  if (notices.length === 1) return one(first, first.event ? subjectOf(first.event) : undefined, strings);
  switch (first.kind) {
    case 'needs-you':
      return { title: strings.notice.manyNeedYou(notices.length).title, body: cut(names(notices, strings)) };
    case 'recovered':
      return { title: manyRecovered[language](notices.length), body: cut(names(notices, strings)) };
    case 'network':
    case 'obstacle':
      return one(first, undefined, strings);
  }
};
