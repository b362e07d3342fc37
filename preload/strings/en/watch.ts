import type { Blind, DnsAnswerKind, WatchState } from '../../contract/dns/watch.ts';
import type { Expectation } from '../../contract/event.ts';
import type { JournalEntry } from '../../contract/journal.ts';
import type { WatchParams } from '../values/params.ts';
import { listed } from './common.ts';

const owner = 'Ask who keeps the name.';
const goesOn = 'Saikoro goes on looking by itself.';
const when = (checked: string | null): string => (checked === null ? '.' : `; checked ${checked}.`);
const through = (alias: string | null): string => (alias === null ? '' : ` (by its alias ${alias})`);

const sentences: Record<WatchState, (p: WatchParams) => string> = {
  matches: ({ host, addresses, expects, alias, checked }) =>
    expects === 'any'
      ? `${host} has an address${through(alias)}: ${addresses}${when(checked)}`
      : expects === 'mine'
        ? `${host} points at your address${through(alias)}: ${addresses}${when(checked)}`
        : `${host} points at ${addresses}, as expected${through(alias)}${when(checked)}`,
  differs: ({ host, addresses, expected, expects, alias }) =>
    `${host} points at ${addresses}${through(alias)}, and not at ${expected}${expects === 'mine' ? ', which is your address' : ''}. ${owner} If it is meant so, change what is expected under Edit. ${goesOn}`,
  beside: ({ host, expected, beside }) =>
    `Beside ${expected}, ${host} also points at ${beside}, so part of its visitors go there. ${owner} If it is meant so, say so under Edit. ${goesOn}`,
  'no-name': ({ host }) =>
    `There is no name ${host} in the DNS (NXDOMAIN). It may be mistyped, or its registration may have ended. ${owner} ${goesOn}`,
  'no-address': ({ host, families }) => `${host} is in the DNS, but without an address (${families}). ${owner} ${goesOn}`,
  failing: ({ host }) =>
    `Asked for ${host}, the DNS answers with a fault (SERVFAIL or REFUSED), so visitors do not find it. Something is wrong with its zone, not with your line. ${owner} ${goesOn}`,
  silent: ({ host }) =>
    `None of the DNS servers for ${host} answers, while your own resolver does, so visitors do not find it. ${owner} ${goesOn}`,
  unjudged: ({ host, addresses }) =>
    `${host} points at ${addresses}. Whether that is your address is not judged, because yours is not known just now. It is judged by itself once it is.`,
  asking: ({ host }) => `The DNS has not answered for ${host} yet. ${goesOn}`,
};

const kinds: Record<Exclude<DnsAnswerKind, 'addresses'>, (host: string) => string> = {
  'no-name': (host) => `${host} is not in the DNS`,
  'no-address': (host) => `${host} has no address in the DNS`,
  failing: (host) => `The DNS answers for ${host} with a fault`,
  silent: (host) => `No DNS server for ${host} answers`,
};

/** What the DNS showed before, in a word. */
const before: Record<Exclude<DnsAnswerKind, 'addresses'>, string> = {
  'no-name': 'no such name',
  'no-address': 'no address',
  failing: 'a fault',
  silent: 'no answer',
};

export const watchJournal = ({ host, answer, addresses, previous, alias }: Extract<JournalEntry, { kind: 'watch' }>): string => {
  const was =
    previous === undefined ? '' : ` (was ${previous.answer === 'addresses' ? listed(previous.addresses) : before[previous.answer]})`;
  const said =
    answer === 'addresses' ? `${host} ${previous === undefined ? 'points' : 'now points'} at ${listed(addresses)}` : kinds[answer](host);
  return `${said}${through(alias ?? null)}${was}`;
};

/** Watched names, which another person maintains. */
export const watchWords = {
  /** In the list's columns of the service and the schedule. */
  service: 'Watch',
  pace: 'Every 30 min',
  state: {
    silent: 'No answer',
    failing: 'Fault of its DNS',
    'no-name': 'No such name',
    'no-address': 'No address',
    differs: 'Another address',
    beside: 'Other addresses too',
    unjudged: 'Not judged',
    asking: 'Asking the DNS…',
    matches: 'As expected',
  } satisfies Record<WatchState, string> as Record<WatchState, string>,
  running: 'Asking the DNS…',
  expected: (addresses: string) => `expected ${addresses}`,
  noOwn: 'Your own address is not known',
  blind: {
    line: 'Your line is down',
    network: 'On another network',
    dns: 'No DNS answers',
  } satisfies Record<Blind, string> as Record<Blind, string>,
  blindSentence: {
    line: 'Your line is down, so the DNS cannot be asked; that is no fault of who keeps the name. What follows was seen before.',
    network:
      'On this network the DNS is not asked, since something else may answer for it. It is asked again by itself on your home network.',
    dns: 'No DNS server answers just now, so nothing new is known. What follows was seen before.',
  } satisfies Record<Blind, string> as Record<Blind, string>,
  sentence: (params: WatchParams): string => sentences[params.state](params),
  allMatch: (count: number, checked: string | null) => `All ${count.toLocaleString('en')} names are as expected${when(checked)}`,
  more: (count: number) =>
    count === 1
      ? 'Another of its names is not as expected, too.'
      : `${count.toLocaleString('en')} others of its names are not as expected, too.`,
  /** How many are watched, and how many of them are as expected. */
  counts: (all: number, well: number) =>
    all === well
      ? `${all.toLocaleString('en')} watched, as expected`
      : `${well.toLocaleString('en')} of ${all.toLocaleString('en')} watched as expected`,
  /** What the DNS shows of it, where other words are needed than for a name of the user's own. */
  finding: {
    'no-zone':
      'No domain of this name is in the DNS, so no resolver finds it. It may be mistyped, or its registration may have ended. Ask who keeps the name. Saikoro keeps looking by itself.',
    silent:
      'None of the domain’s servers answers, so the name cannot be looked up anew. Where other names are found, the fault is theirs. Ask who keeps the name. Saikoro keeps looking by itself.',
    'dnssec-broken':
      'The DNSSEC signature of the domain is not right, so resolvers that check it refuse the name, and their users get no answer. Who keeps the domain has to mend it.',
    absent: 'The domain’s servers have no address for this name. If this lasts, ask who keeps it.',
    other:
      'The domain’s servers show another address than the expected one. If that is new, give it a minute; if it lasts, ask who keeps the name.',
    several: 'The name has several addresses.',
  },
  form: {
    text: 'Saikoro only asks the DNS for these names, about every 30 minutes. Nothing is sent to anyone else, and no account or password is needed.',
    hostsHelp: (most: number) => `Names that somebody else keeps. Several are separated by spaces or commas, up to ${most}.`,
    expects: 'Should point at',
    kinds: {
      mine: 'My address (of this line)',
      given: 'A given address',
      any: 'Any address',
    } satisfies Record<Expectation['kind'], string> as Record<Expectation['kind'], string>,
    help: {
      mine: 'For a name that somebody else keeps at your line. When your address changes, they have 15 minutes before you are told.',
      given: 'Leave a field empty for a kind of address that is not to be looked at.',
      any: 'You are told when the name, or its last address, is gone, or its DNS does not answer.',
    } satisfies Record<Expectation['kind'], string> as Record<Expectation['kind'], string>,
    families: 'Look at',
    othersExpected: 'Other addresses beside it are fine (round robin)',
  },
};
