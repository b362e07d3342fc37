import { type Because, type BudgetHold, type Count, type HoldWhy, isUnconfirmed } from '../../contract/because.ts';
import type { HOME_CHANGES, JournalEntry, Verification } from '../../contract/journal.ts';
import { dates, families, listed, quoted, span } from './common.ts';
import { happened, whyNot } from './outcomes.ts';
import { problem } from './problems.ts';
import { releaseJournal } from './releases.ts';
import { watchJournal } from './watch.ts';

export const changes: Record<Extract<JournalEntry, { kind: 'event' }>['change'], (name: string) => string> = {
  added: (name) => `You added ${quoted(name)}`,
  edited: (name) => `You changed ${quoted(name)}`,
  deleted: (name) => `You deleted ${quoted(name)}`,
  enabled: (name) => `You turned on ${quoted(name)}`,
  disabled: (name) => `You turned off ${quoted(name)}`,
  resumed: (name) => `You resumed ${quoted(name)}`,
  confirmed: (name) => `You confirmed ${quoted(name)} at its service`,
  imported: (name) => `You imported ${quoted(name)}`,
};

export const looks: Record<Verification, (p: { host: string; expected: string; seen: string }) => string> = {
  match: ({ host, expected }) => `The DNS servers of ${host} answer ${expected}`,
  mismatch: ({ host, expected, seen }) => `The DNS servers of ${host} still answer ${seen} instead of ${expected}`,
  unknown: ({ host }) => `Couldn’t check the DNS for ${host}`,
  beside: ({ host, expected, seen }) => `The DNS servers of ${host} answer ${expected}, and also ${seen}`,
};

/** On what ground an address was taken, kept or not found. */
export const because: Record<Because, string> = {
  announced: 'the router announced it, and its word had agreed with what the Internet sees',
  'router-and-echo': 'the router and a service on the Internet say the same',
  'router-alone': 'a VPN is connected, so only the router’s word counts',
  'card-and-echo': 'it is this computer’s lasting address, and the Internet sees its network',
  'card-alone': 'a VPN is connected, so this computer’s own address on the home network counts',
  'operators-agree': 'independent services on the Internet say the same',
  'own-source': 'it comes from the source you chose',
  'single-voice-stays': 'one source confirmed it, which is enough while nothing changes',
  contradiction: 'different addresses were reported, and none by enough sources',
  'waiting-for-more': 'a new address was reported, but not by enough sources yet',
  'card-unseen': 'this computer has the address, but no service on the Internet has seen its network yet',
  'card-elsewhere': 'the Internet sees another network than this computer’s, as it does through a VPN',
  unsteady: 'the line goes back and forth between addresses',
  reserved: 'only private or reserved addresses were reported',
  tainted: 'only the exit of the VPN could be seen',
  absent: 'this line has no such address',
  silence: 'no source could tell',
};

/** A decision's ground, and who said what, for a line of text. */
export const grounds = (entry: JournalEntry): string => {
  if (entry.kind !== 'address' && entry.kind !== 'undecided') return '';
  const said = entry.evidence.map(({ source, answer, address, why, counted, said: words }) => {
    const word = answer === 'address' ? (address ?? '') : answer === 'absent' ? 'none' : (why ?? 'no answer');
    const begins = words === undefined ? '' : ` “${words}”`;
    return `${source}: ${word}${begins}${counted === undefined ? '' : ` (${countWords[counted]})`}`;
  });
  const ground = entry.because === undefined || entry.because === 'unsteady' ? '' : ` — ${because[entry.because]}`;
  return `${ground}${said.length === 0 ? '' : ` [${said.join('; ')}]`}`;
};

export const countWords: Record<Count, string> = {
  counted: 'counted',
  waiting: 'waits for others',
  held: 'held back',
  minority: 'outvoted',
  reserved: 'not public',
  tainted: 'through a VPN',
  benched: 'rejected, skipped for 24 hours',
};

export const holdBegan: Record<HoldWhy, string> = {
  vpn: 'A VPN was connected and the router does not tell the address, so checks are paused',
  'other-network': 'This is not a home network, so updates are paused',
  portal: 'The network requires sign-in, so updates are paused',
};

export const holdEnded: Record<HoldWhy, string> = {
  vpn: 'Checks resumed after the VPN',
  'other-network': 'Updates resumed: on a home network',
  portal: 'Updates resumed: the network lets Saikoro through',
};

export const networkOf = (router: string | null): string => (router === null ? 'this connection' : `the network of router ${router}`);

export const homeChange: Record<(typeof HOME_CHANGES)[number], (network: string) => string> = {
  learned: (network) => `Saikoro saved ${network} as your home network`,
  adopted: (network) => `You made ${network} a home`,
  replaced: (network) => `A new router on the old line: ${network} is home`,
  removed: (network) => `You removed ${network} from the homes`,
};

export const budget: Record<BudgetHold, (count: number) => string> = {
  'host-hour': (count) => `this host was updated ${count} times within the hour`,
  'host-day': (count) => `this host was updated ${count} times within 24 hours`,
  account: () => 'the service wants pauses between the updates of this account',
};

/** isOwn: it stands in the event's own log, which need not say whose it is. */
export const journal = (entry: JournalEntry, serviceName: (id: string) => string = (id) => id, isOwn = false): string => {
  switch (entry.kind) {
    case 'started':
      return `Saikoro ${entry.version} started${entry.practice ? ' in practice mode' : ''}`;
    case 'stopped':
      return 'Saikoro quit';
    case 'address':
      if (entry.address === null)
        return `This line lost its ${families[entry.family]} address${entry.previous ? ` ${entry.previous}` : ''}`;
      if (entry.previous === null) return `The ${families[entry.family]} address was found to be ${entry.address}`;
      return `The ${families[entry.family]} address changed from ${entry.previous} to ${entry.address}`;
    case 'undecided':
      if (entry.because === 'unsteady')
        return `The ${families[entry.family]} address goes back and forth; ${entry.address} stays until ${dates.brief(entry.until ?? entry.at)}`;
      if (isUnconfirmed(entry.because))
        return `A new ${families[entry.family]} address was reported but not confirmed; nothing was published`;
      return `The sources of the ${families[entry.family]} address contradicted each other; nothing was published`;
    case 'update': {
      const address = [entry.ipv4, entry.ipv6].filter(Boolean).join(' and ') || undefined;
      const whose = entry.name || listed(entry.hosts);
      if (entry.outcome === 'not-sent' && entry.reason !== undefined) {
        const notSent = `Not sent to ${serviceName(entry.service)}: ${whyNot(entry.reason)}`;
        return isOwn ? notSent : `${notSent} (${whose})`;
      }
      const what = happened[entry.outcome]({
        service: serviceName(entry.service),
        address,
        seconds: entry.afterSeconds,
        reason: entry.reason,
      });
      if (isOwn) return what;
      return entry.outcome === 'updated' || entry.outcome === 'unchanged' ? `${what} for ${whose}` : `${what} (${whose})`;
    }
    case 'verification': {
      const all = entry.seen.flatMap((server) => server.addresses);
      const others = [...new Set(all.filter((address) => address !== entry.expected))].join(', ');
      const seen = entry.verification === 'beside' ? others : (all[0] ?? 'nothing');
      const said = looks[entry.verification]({ host: entry.host, expected: entry.expected, seen });
      return entry.settles ? `${said}. The reply had left that open; the update counts as done` : said;
    }
    case 'command':
      if (entry.outcome === 'updated' || entry.outcome === 'unchanged') return `${quoted(entry.name)} finished`;
      if (entry.reason === 'practice-program') return `The program of ${quoted(entry.name)} was not run: practice runs no program`;
      if (entry.reason === 'program-not-found') return `Not run: the program of ${quoted(entry.name)} was not found`;
      if (entry.outcome === 'not-sent') return `Not run: the system could not start the program of ${quoted(entry.name)}`;
      if (entry.reason === 'program-timeout') return `The program of ${quoted(entry.name)} did not end in time and was stopped`;
      return `The program of ${quoted(entry.name)} failed${entry.exitCode === null ? '' : ` with exit code ${entry.exitCode}`}`;
    case 'watch':
      return watchJournal(entry);
    case 'event':
      return changes[entry.change](entry.name);
    case 'paused':
      return entry.until === null || entry.until === 0
        ? 'You paused updates until you resume them'
        : `You paused updates until ${dates.brief(entry.until)}`;
    case 'continued':
      return 'Updates resumed';
    case 'budget':
      return `${quoted(entry.name)} is held back until ${dates.brief(entry.until)}: ${budget[entry.why](entry.count)}`;
    case 'line':
      if (entry.down) return 'No connection to the Internet';
      return `The Internet can be reached again${entry.since === undefined ? '' : `; offline since ${dates.brief(entry.since)}, for ${span(entry.at - entry.since)}`}`;
    case 'hold':
      return (entry.on ? holdBegan : holdEnded)[entry.why];
    case 'home':
      return homeChange[entry.change](networkOf(entry.router));
    case 'plugin':
      return `The plug-in “${entry.name}” was ${entry.change}${entry.change === 'removed' || entry.host === null ? '' : `; it sends to ${entry.host}`}`;
    case 'release':
      return releaseJournal(entry);
    case 'problem':
      return problem[entry.problem].title.replace(/\.$/, '');
  }
};
