import type { EntryResult, GroupSummary, Topic } from '../../contract/history/filter.ts';
import type { JournalEntry } from '../../contract/journal.ts';
import { plural } from './common.ts';

export type Change = Extract<JournalEntry, { kind: 'event' }>['change'];
export type GroupCounts = Omit<Extract<GroupSummary, { kind: 'address' }>, 'kind' | 'size'>;

const topics: Record<Topic, string> = {
  address: 'Addresses',
  update: 'Updates',
  dns: 'DNS checks',
  program: 'Programs',
  change: 'Your changes',
  saikoro: 'Saikoro',
};
const results: Record<EntryResult, string> = { good: 'Succeeded', bad: 'Failed', open: 'Not sent or undecided' };

/** The same done with several events at once. */
const edits: Record<Change, (events: string) => string> = {
  added: (events) => `You added ${events}`,
  edited: (events) => `You changed ${events}`,
  deleted: (events) => `You deleted ${events}`,
  enabled: (events) => `You turned on ${events}`,
  disabled: (events) => `You turned off ${events}`,
  resumed: (events) => `You resumed ${events}`,
  confirmed: (events) => `You confirmed ${events} at their services`,
  imported: (events) => `You imported ${events}`,
};

/** Headings of the tables that are exported. */
const columns = {
  number: 'Number',
  time: 'Time',
  utc: 'Time (UTC)',
  kind: 'Kind',
  event: 'Event',
  hosts: 'Hosts',
  service: 'Service',
  ipv4: 'IPv4',
  ipv6: 'IPv6',
  result: 'Result',
  text: 'What happened',
  details: 'Details',
  state: 'State',
  from: 'From',
  to: 'To',
  fromUtc: 'From (UTC)',
  toUtc: 'To (UTC)',
  seconds: 'Seconds',
};

export const historyWords = {
  label: 'History',
  empty: 'Nothing has happened yet. Every check that changes something and every update will be listed here.',
  loading: 'Loading…',
  end: 'No earlier entries.',
  failed: 'The history could not be read. Choose History again.',
  evidence: (source: string, answer: string) => `${source}: ${answer}`,
  said: (words: string[]) => words.join('; '),
  absent: 'none',
  unknown: 'no answer',
  reply: (text: string) => `Reply: ${text}`,
  sought: (text: string) => `Looked for: ${text}`,
  servers: (text: string) => `DNS servers: ${text}`,
  beside: (addresses: string) => `Beside it at the service: ${addresses}`,
  nextTry: (when: string) => `Next try ${when}`,
  after: (took: string) => `${took} after the update`,
  output: (text: string) => `Output: ${text}`,
  took: (ms: number) => (ms < 1000 ? `${Math.round(ms)} ms` : `${(ms / 1000).toFixed(1)} s`),
  topic: 'Kind',
  topics,
  allTopics: 'All kinds',
  result: 'Result',
  results,
  allResults: 'All results',
  ofEvent: 'Event',
  allEvents: 'All events',
  search: 'Search history',
  goTo: 'Go to day',
  latest: 'Back to now',
  matching: (count: number) => (count === 0 ? 'No entries' : plural(count, 'entry', 'entries')),
  clear: 'Clear Filters',
  noMatch: 'No entry matches these filters. Change them or clear them; entries that come later and match appear here by themselves.',
  noneBefore: 'There is nothing on this day or before it. Choose a later day, or go back to now.',
  nothingOn: (day: string) => `Nothing happened on ${day}; what came before it follows.`,
  edits: (change: Change, count: number) => edits[change](plural(count, 'event')),
  group: ({ updated, failed, notSent, matched }: GroupCounts) =>
    [
      updated > 0 ? `${plural(updated, 'event')} updated` : '',
      failed > 0 ? `${failed} failed` : '',
      notSent > 0 ? `${notSent} not sent` : '',
      matched > 0 ? `DNS confirmed for ${matched}` : '',
    ]
      .filter(Boolean)
      .join(', '),
  entries: (count: number) => plural(count, 'entry', 'entries'),
  moreOf: (count: number) => `Show ${count.toLocaleString('en')} More`,
  export: 'Export…',
  exportTitle: 'Export History',
  exportText: 'Passwords and tokens are never part of the history, so the file holds none. Names of events, hosts and addresses are in it.',
  exportOf: 'Contents',
  exportOfs: { journal: 'History', timeline: 'Timeline' },
  exportAs: 'Format',
  exportAses: { csv: 'CSV (for Excel)', json: 'JSON (for programs)' },
  exportFiltered: (count: number) => `Only what the filters let through: ${plural(count, 'entry', 'entries')}.`,
  exported: (count: number, path: string) => `${plural(count, 'line')} exported to ${path}.`,
  columns,
};
