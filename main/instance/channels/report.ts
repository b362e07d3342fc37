import type { Channel, ChannelStatus } from '../../../preload/contract/channel.ts';
import type { JournalEntry } from '../../../preload/contract/journal.ts';
import type { AppState } from '../../../preload/contract/state.ts';
import { readableHost } from '../../../preload/strings/idn.ts';
import { warningSentence } from '../../../preload/strings/sentences/warning-sentence.ts';
import type { Wording } from '../../../preload/strings/sentences/wording.ts';
import type { Words } from '../../channels/delivery/needs.ts';
import { WEEK_KINDS, type Week, weekOf } from '../../channels/delivery/week.ts';
import type { Journal } from '../../ports/storage/journal.ts';
import { plainLines } from '../text/plain-text.ts';

const PAGE = 200;
/** Of a history beyond that a report is made of the newest. */
const MOST_ENTRIES = 20_000;
/** Before its beginning the history says how the time began. */
const BEFORE_MS = 24 * 3_600_000;
const MOST_NAMED = 10;

/** What happened from then on, as far as the history can be read; null: it cannot. */
const entriesFrom = (journal: Pick<Journal, 'page'>, from: number): JournalEntry[] | null => {
  const found: JournalEntry[] = [];
  try {
    for (;;) {
      const before = found.at(-1)?.seq;
      const page = journal.page({ kinds: WEEK_KINDS, limit: PAGE, ...(before === undefined ? {} : { before }) });
      found.push(...page);
      const last = page.at(-1);
      if (last === undefined || page.length < PAGE || last.at < from - BEFORE_MS || found.length >= MOST_ENTRIES) return found;
    }
  } catch {
    return null;
  }
};

/** Only of the events this channel was chosen for; what is about none is about all. */
const ofChannel = (entries: readonly JournalEntry[], { events }: Pick<Channel, 'events'>): JournalEntry[] =>
  entries.filter((entry) => events === null || !('event' in entry) || events.includes(entry.event));

const percent = (matched: number, known: number): number => Math.floor((matched / known) * 1000) / 10;

/** The first of them as lines, and how many more there are. */
const listed = <T>(all: readonly T[], line: (one: T) => string, more: (count: number) => string): string[] => [
  ...all.slice(0, MOST_NAMED).map(line),
  ...(all.length > MOST_NAMED ? [more(all.length - MOST_NAMED)] : []),
];

const eventLines = (week: Week, { strings }: Wording, to: number): string[] => {
  const { weekly: words } = strings;
  const longest = [...week.outages].sort((a, b) => (b.to ?? to) - b.from - ((a.to ?? to) - a.from));
  const worst = [...week.shown].sort((a, b) => a.matched / a.known - b.matched / b.known);
  return [
    ...week.addresses.map(({ family, changes, address }) => words.address(strings.family[family], changes, address)),
    ...(week.addresses.length === 0 ? [words.sameAddress] : []),
    words.updates(week.updates),
    ...(week.outages.length === 0
      ? [words.noOutage]
      : listed(
          longest,
          ({ name, from, to: end }) => words.outage(readableHost(name) || strings.grid.untitled, from, end === null ? null : end - from),
          words.more,
        )),
    ...listed(worst, ({ host, matched, known }) => words.shown(readableHost(host), percent(matched, known), known), words.more),
    ...(week.off > 0 ? [words.off(week.off)] : []),
  ];
};

/** A weekly report: what changed, what failed and for how long, what the DNS showed, and what waits for the user. */
export const reportWords = (
  channel: Channel,
  { from, to }: { from: number; to: number },
  needs: {
    journal: Pick<Journal, 'page'>;
    wording: Wording;
    fields: Pick<AppState, 'warnings' | 'settings'>;
    statuses: readonly ChannelStatus[];
    nameOf(id: string): string;
  },
): Words => {
  const { wording, fields, statuses } = needs;
  const { strings } = wording;
  const { weekly: words } = strings;
  const entries = entriesFrom(needs.journal, from);
  const week = weekOf(ofChannel(entries ?? [], channel), { from, to });
  const failing = statuses.filter(({ failingSince }) => failingSince !== null);
  const open = fields.warnings
    .filter(({ code }) => code !== 'channel-failing')
    .map(({ code, since, count, detail }) => ({ count, title: warningSentence(code, { since, detail, now: to }, strings).title }));
  const text = [
    ...(entries === null ? [words.unreadable] : eventLines(week, wording, to)),
    ...failing.map(({ id, failingSince }) => words.channel(needs.nameOf(id), failingSince ?? to)),
    ...(open.length === 0 ? [words.nothingOpen] : listed(open, ({ count, title }) => words.open(title, count), words.more)),
  ].join('\n');
  const plain = plainLines(text).replaceAll('<', '‹').replaceAll('>', '›');
  return { title: words.title(from, to), text: plain.slice(0, 4000), hosts: [], address: '' };
};
