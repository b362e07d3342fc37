import type { JournalEntry } from '../../contract/journal.ts';
import { isAccepted, type OutcomeKind } from '../../contract/outcome.ts';
import { readableHost } from '../idn.ts';
import type { Strings } from '../index.ts';
import { WHYS_WITH_MORE } from '../values/params.ts';
import { settingLabel, type Wording } from './wording.ts';

/** With its hosts as people read them. */
export const asRead = (entry: JournalEntry): JournalEntry => {
  if (entry.kind === 'verification') return { ...entry, host: readableHost(entry.host) };
  if (entry.kind === 'watch')
    return { ...entry, host: readableHost(entry.host), ...(entry.alias === undefined ? {} : { alias: readableHost(entry.alias) }) };
  if (entry.kind === 'event' || entry.kind === 'budget' || entry.kind === 'command') return { ...entry, name: readableHost(entry.name) };
  return entry.kind === 'update' ? { ...entry, hosts: entry.hosts.map(readableHost) } : entry;
};

const accepted = (entry: { outcome: OutcomeKind }): boolean => isAccepted({ kind: entry.outcome });

/** Why a source gave no address, in words; an unknown reason as it is. */
export const whyWords = (why: string, { address }: Strings): string => {
  const kind = WHYS_WITH_MORE.find((each) => why.startsWith(`${each} `));
  if (kind) return address.whyWith[kind](why.slice(kind.length + 1));
  return address.why[why] ?? why;
};

type Decided = Extract<JournalEntry, { kind: 'address' | 'undecided' }>;

/** The sentence says it itself where the line is unsteady. */
const groundOf = ({ because }: Decided, { strings }: Wording): string[] =>
  because === undefined || because === 'unsteady' ? [] : [strings.address.ground(strings.because[because])];

const whatWitnessesSaid = ({ evidence }: Decided, { strings }: Wording): string[] => {
  const said = evidence.map(({ operator, answer, address, why, counted, said: begins }) => {
    const silence = why === undefined ? strings.history.unknown : whyWords(why, strings);
    const word = answer === 'address' ? (address ?? '') : answer === 'absent' ? strings.history.absent : silence;
    const fated = counted === undefined || counted === 'counted' ? word : strings.noted(word, strings.count[counted]);
    const quoted = begins === undefined || begins === '' ? fated : strings.noted(fated, strings.address.begins(begins));
    return strings.history.evidence(strings.address.operator[operator] ?? operator, quoted);
  });
  return said.length > 0 ? [strings.history.said(said)] : [];
};

/** The small lines under a sentence: why, what was answered, what comes next. */
export const detailsOf = (entry: JournalEntry, wording: Wording): string[] => {
  const { strings, services, language } = wording;
  switch (entry.kind) {
    case 'address':
    case 'undecided':
      return [...groundOf(entry, wording), ...whatWitnessesSaid(entry, wording)];
    case 'update': {
      const setting = entry.setting && settingLabel(services, entry.service, entry.setting, language);
      // The sentence says it itself of what was not sent, but does not name the setting.
      const told = entry.outcome === 'not-sent' && setting === undefined;
      const why =
        !told &&
        entry.reason &&
        strings.reason[entry.reason]({
          service: entry.service,
          setting,
          clockOffsetSeconds: entry.clockOffsetSeconds,
          kind: entry.outcome,
        });
      const reply = entry.excerpt && !accepted(entry) ? strings.history.reply(entry.excerpt) : '';
      const sought = entry.sought ? strings.history.sought(entry.sought) : '';
      const next = entry.nextTryAt === undefined || accepted(entry) ? '' : strings.history.nextTry(strings.timeBrief(entry.nextTryAt));
      const beside = entry.beside === undefined ? '' : strings.history.beside(strings.list(entry.beside));
      return [why, reply, sought, beside, next].filter((line): line is string => Boolean(line));
    }
    case 'verification': {
      const servers = entry.seen.map(({ server, addresses }) =>
        strings.history.evidence(server, addresses.join(' ') || strings.history.absent),
      );
      const after = entry.sinceUpdateMs === undefined ? '' : strings.history.after(strings.history.took(entry.sinceUpdateMs));
      return [
        after,
        (entry.verification === 'mismatch' || entry.verification === 'beside') && servers.length > 0
          ? strings.history.servers(strings.list(servers))
          : '',
      ].filter(Boolean);
    }
    case 'command':
      return entry.output.trim() ? [strings.history.output(entry.output.trim())] : [];
    case 'problem':
      return [strings.problem[entry.problem].next, ...(entry.detail ? [entry.detail] : [])];
    case 'release':
      return entry.detail === undefined ? [] : [entry.detail];
    case 'watch':
    case 'started':
    case 'stopped':
    case 'event':
    case 'paused':
    case 'continued':
    case 'budget':
    case 'line':
    case 'hold':
    case 'home':
    case 'plugin':
      return [];
  }
};
