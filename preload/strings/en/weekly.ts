import { dates, plural, span } from './common.ts';

/** The weekly report of a channel. */
export const weeklyWords = {
  title: (from: number, to: number) => `Your week with Saikoro, ${dates.date(from)} to ${dates.date(to)}`,
  address: (family: string, changes: number, address: string | null) =>
    `${family} address: changed ${changes === 1 ? 'once' : `${plural(changes, 'time')}`}${address === null ? ', gone at the end.' : `, last to ${address}.`}`,
  sameAddress: 'Address: not changed.',
  updates: (count: number) => (count === 0 ? 'Updates: none were needed.' : `Updates: ${plural(count, 'time')} accepted by the services.`),
  noOutage: 'Failures: none.',
  /** `lasted`: null while it lasts. */
  outage: (name: string, from: number, lasted: number | null) =>
    lasted === null
      ? `Failure: ${name}, since ${dates.brief(from)}, not over yet.`
      : `Failure: ${name}, from ${dates.brief(from)} on for ${span(lasted)}.`,
  /** Of the time in which it is known what the DNS showed. */
  shown: (host: string, percent: number, known: number) => `DNS: ${host} showed the right address ${percent}% of ${span(known)} watched.`,
  off: (ms: number) => `Saikoro was not running for ${span(ms)} of it.`,
  channel: (name: string, since: number) => `Notices: nothing has arrived at ${name} since ${dates.brief(since)}.`,
  open: (title: string, count: number) => (count > 1 ? `Open: ${title} (${plural(count, 'event')}).` : `Open: ${title}.`),
  nothingOpen: 'Open: nothing needs attention.',
  more: (count: number) => `… and ${count.toLocaleString('en')} more.`,
  unreadable: 'The history could not be read, so what happened is missing here.',
};
