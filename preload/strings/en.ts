import { type Because, type BudgetHold, type Count, type HoldWhy, isUnconfirmed, type NatVerdict } from '../contract/because.ts';
import type { Family, Schedule } from '../contract/event.ts';
import type { HOME_CHANGES, JournalEntry, ProblemCode, Verification } from '../contract/journal.ts';
import type { OutcomeKind, Reason } from '../contract/outcome.ts';
import { type Claim, OBSTACLES, type Obstacle, type Publication } from '../contract/publication.ts';
import type { ServiceInfo } from '../contract/service.ts';
import type { HomeNetwork } from '../contract/settings.ts';
import type { AddressState, EventHold, Health, Lack, NetworkNews, Runtime, Trouble } from '../contract/state.ts';
import { countriesIn, datesIn, spanOf } from './durations.ts';
import type {
  AddressNotice,
  BesideParams,
  HoldWords,
  NetworkNotice,
  ObstacleWords,
  OutcomeParams,
  ReasonParams,
  RecoveredNotice,
  SentenceParams,
  TitleAndNext,
  Verdict,
  WhyWithMore,
} from './params.ts';

type AddressKind = AddressState['kind'];

const dates = datesIn('en-GB');
const plural = (count: number, one: string, many = `${one}s`): string => `${count.toLocaleString('en')} ${count === 1 ? one : many}`;
const span = (ms: number): string => {
  const { unit, count } = spanOf(ms);
  return plural(count, unit);
};
const age = (ms: number): string => (ms < 10_000 ? 'just now' : `${span(ms)} ago`);
const ahead = (ms: number): string => (ms < 1000 ? 'in a moment' : `in ${span(ms)}`);
const families: Record<Family, string> = { ipv4: 'IPv4', ipv6: 'IPv6' };
const theAddress = (address?: string): string => address ?? 'the address';
const joined = (parts: (string | null | undefined)[]): string => parts.filter(Boolean).join(' ');

const outcome: Record<OutcomeKind, (p: OutcomeParams) => string> = {
  updated: () => 'Updated',
  unchanged: () => 'Already up to date',
  verified: () => 'Shown by the DNS',
  'rate-limited': ({ seconds }) => (seconds ? `Rate limited (${span(seconds * 1000)})` : 'Rate limited'),
  'server-error': () => 'Service error',
  network: () => 'Not reachable',
  'auth-failed': ({ reason: why }) => (why === 'not-permitted' ? 'Not allowed there' : 'Sign-in refused'),
  'bad-host': () => 'Host name refused',
  'bad-config': () => 'Settings refused',
  abuse: () => 'Blocked by the service',
  'not-confirmed': () => 'Not confirmed',
  'not-sent': () => 'Not sent',
};

const happened: Record<OutcomeKind, (p: OutcomeParams) => string> = {
  updated: ({ service, address }) => `${service} accepted ${theAddress(address)}`,
  unchanged: ({ service, address }) => `${service} already had ${theAddress(address)}`,
  verified: ({ service, address }) => `${service} did not confirm the update, but the DNS servers show ${theAddress(address)}`,
  'rate-limited': ({ service, seconds }) =>
    `${service} refuses updates for now, because it counted too many${seconds ? `, and asks to wait ${span(seconds * 1000)}` : ''}`,
  'server-error': ({ service }) => `${service} reported a server error`,
  network: ({ service }) => `${service} could not be reached`,
  'auth-failed': ({ service, reason: why }) =>
    why === 'not-permitted' ? `${service} refused the change` : `${service} did not accept the user name, password or token`,
  'bad-host': ({ service }) => `${service} does not know the host name, or it belongs to another account`,
  'bad-config': ({ service }) => `${service} cannot work with these settings`,
  abuse: ({ service }) => `${service} has blocked this host or account because of too many requests`,
  'not-confirmed': ({ service }) => `${service} answered, but did not confirm the update`,
  'not-sent': ({ service }) => `Nothing was sent to ${service}`,
};

const reason: Record<Reason, (p: ReasonParams) => string> = {
  'no-rule': () => 'Its reply is not one Saikoro knows.',
  'http-status': () => 'Its web server answered with an error status.',
  'empty-reply': () => 'The reply was empty.',
  'html-reply': () => 'The reply was a web page: perhaps the path is wrong, or it is a sign-in page of the network you are on.',
  'other-address': () => 'It confirmed a different address from the one that was sent.',
  redirect: () => 'It pointed to another web address, and your password isn’t sent there.',
  truncated: () => 'The reply was too long.',
  dns: () => 'Its name could not be looked up.',
  connection: () => 'The connection failed.',
  tls: () => 'Its certificate or its encryption could not be trusted, so nothing was sent.',
  timeout: () => 'It did not answer in time.',
  offline: () => 'This computer has no connection.',
  clock: ({ clockOffsetSeconds, kind }) =>
    clockOffsetSeconds
      ? `This computer’s clock is ${span(clockOffsetSeconds * 1000)} ${clockOffsetSeconds > 0 ? 'fast' : 'slow'}.`
      : kind === 'network'
        ? 'Its certificate is not valid at this computer’s time, so nothing was sent: it has expired, or the clock is wrong.'
        : 'This computer’s clock is wrong.',
  'zone-not-found': () => 'No zone for this name was found in the account.',
  'record-not-found': () => 'The account holds no record of this name to update.',
  'host-outside-zone': () => 'The host name lies outside the domain in the settings.',
  'missing-setting': ({ setting }) => (setting ? `“${setting}” is empty.` : 'A needed setting is empty.'),
  'missing-secret': ({ setting }) =>
    setting ? `“${setting}” is empty or not stored on this computer.` : 'The password or token is empty or not stored on this computer.',
  'unknown-service': () => 'The plug-in for this service is not installed.',
  'service-ended': () => 'The service has ended.',
  'reserved-address': () => 'The address is a private or reserved one, which nobody outside could reach.',
  'source-address-only': () => 'The service takes only the address it is called from, and that may be another line’s just now.',
  'too-many-hosts': () => 'There are more host names than it takes at once.',
  'program-not-found': () => 'The program was not found.',
  'program-failed': () => 'The program ended with an error.',
  'program-timeout': () => 'The program did not end in time and was stopped.',
  practice: () => 'Nothing leaves this computer while practising.',
  'practice-program': () => 'No program runs while practising.',
  closed: () => 'The connection closed before an answer; the update may have arrived.',
  'unfit-setting': ({ setting }) =>
    setting ? `“${setting}” holds a value that can’t be used.` : 'A setting holds a value that can’t be used.',
  'unfit-host': () => 'One of the host names can’t be used.',
  'unfit-family': () => 'The service takes no address of this kind (IPv4 or IPv6).',
  'already-refused': () => 'The service has already refused this account, in another update.',
  'host-is-alias': () => 'This name is a CNAME, an alias of another name: the server keeps it, and no address can stand beside it.',
  'not-permitted': () => 'The key is right, but it may not write this name there.',
  'key-unknown': () =>
    'The server does not know the key: it has another name or another algorithm there. Some servers also say so of a key that may not write this name.',
  'zone-doubled': () => 'The account holds more than one zone of this name, and which one is meant can’t be told.',
  'program-not-started': () => 'The system could not start the program.',
};

/** Practice has a folder of its own. */
const outsidePractice = 'To use it for real, start without --practice and add the event there.';
const sourceNotAsked = 'While practising, this source is not asked.';

/** What the user can do; null: what the outcome's own step says. */
const reasonStep: Record<Reason, string | null> = {
  'no-rule': 'Look at the reply, and at the service’s own page. For a URL of your own, choose on the Test tab what in it shows a success.',
  'http-status': null,
  'empty-reply': null,
  'html-reply': 'Check the address under Properties. If the network wants you to sign in, do so in a browser, then choose Run Now.',
  'other-address': 'Compare the address in the service’s own page.',
  redirect: 'See whether a newer Saikoro or plug-in knows the new address.',
  truncated: null,
  dns: null,
  connection: null,
  tls: 'If the service is your own, give its certificate with --ca-file.',
  timeout: null,
  offline: 'Check the cable, the Wi-Fi and the router.',
  clock: 'Set the clock to automatic in the system settings. If it is right, the service has to fix it.',
  'zone-not-found': 'Check the domain and the rights of the token.',
  'record-not-found': 'Create the record once in the service’s own page.',
  'host-outside-zone': 'Correct the host name or the domain in Properties.',
  'missing-setting': 'Fill it in under Properties.',
  'missing-secret': 'Type it under Properties.',
  'unknown-service': 'Choose another service, or install its plug-in.',
  'service-ended': 'Move to another service under Properties.',
  'reserved-address': 'Choose another source under Properties, IP Address.',
  'source-address-only': 'Turn off the VPN, or choose another service.',
  'too-many-hosts': 'Split them over two events.',
  'program-not-found': 'Correct the path under Properties.',
  'program-failed': 'Look at its output under Log.',
  'program-timeout': 'Give it more time under Properties.',
  practice: outsidePractice,
  'practice-program': outsidePractice,
  closed: null,
  'unfit-setting': 'Correct it under Properties.',
  'unfit-host': 'Correct the host name under Properties.',
  'unfit-family': 'Choose the other kind under Properties, IP Address.',
  'already-refused': 'See what that update says, and put it right under Properties.',
  'host-is-alias': 'Delete the CNAME at the DNS server, or choose another host name under Properties.',
  'not-permitted': 'Allow it in the settings of the DNS server, or choose another host name under Properties.',
  'key-unknown': 'Compare the name and the algorithm of the key under Properties with those on the server.',
  'zone-doubled': 'Copy the ID of the right one into “Zone ID” under Properties, or delete the other zone.',
  'program-not-started': 'Check its path and permissions under Properties.',
};

const step: Record<OutcomeKind, (p: SentenceParams) => string> = {
  updated: () => 'No action needed.',
  verified: () => 'No action needed.',
  unchanged: () => 'No action needed.',
  'rate-limited': ({ seconds }) =>
    `${seconds ? 'Don’t run it manually until then.' : 'Don’t run it manually for now.'} If it lasts for days, look at the service’s own page.`,
  'server-error': () => 'Look at the service’s own page if it lasts.',
  network: () => 'Check your connection if other pages fail too.',
  'auth-failed': () => 'Type the password or token again under Properties.',
  'bad-host': () => 'Correct the host name under Properties, or register it at the service.',
  'bad-config': () => 'Correct the settings under Properties.',
  abuse: () => 'Ask the service to lift the block, then choose Resume.',
  'not-confirmed': () => 'Look at the reply under Log.',
  'not-sent': () => 'Look through its settings under Properties.',
};

const automatically = ({ nextTryMs, stopped }: SentenceParams): string => {
  if (stopped)
    return 'Automatic updates of this event are stopped, so that the service does not block it, until its settings change or you choose Resume.';
  if (nextTryMs !== undefined) return `Saikoro retries by itself ${ahead(nextTryMs)}.`;
  return 'Saikoro retries at the next change of the address.';
};

const failure = (kind: OutcomeKind) => (p: SentenceParams) =>
  joined([
    `${happened[kind](p)}.`,
    p.reason && reason[p.reason]({ ...p, kind }),
    p.excerpt && `It said: “${p.excerpt}”.`,
    p.sought && `It was looked for: ${p.sought}.`,
    (p.reason && reasonStep[p.reason]) || step[kind](p),
    automatically(p),
  ]);
const success = (kind: OutcomeKind) => (p: SentenceParams) => `${happened[kind](p)}. It updates again when the address changes.`;
/** Nothing left, so nobody refused anything: what stood in the way, and that it goes by itself afterwards. */
const notSent = (p: SentenceParams): string =>
  joined([
    p.reason === undefined ? `${happened['not-sent'](p)}.` : `Not sent to ${p.service}: ${reason[p.reason](p)}`,
    (p.reason && reasonStep[p.reason]) || step['not-sent'](p),
    p.reason === 'practice'
      ? null
      : p.reason === 'already-refused'
        ? automatically({ ...p, stopped: true })
        : 'Once that is put right, it is sent by itself.',
  ]);

const outcomeSentence: Record<OutcomeKind, (p: SentenceParams) => string> = {
  updated: success('updated'),
  unchanged: success('unchanged'),
  verified: success('verified'),
  'rate-limited': failure('rate-limited'),
  'server-error': failure('server-error'),
  network: failure('network'),
  'auth-failed': failure('auth-failed'),
  'bad-host': failure('bad-host'),
  'bad-config': failure('bad-config'),
  abuse: failure('abuse'),
  'not-confirmed': failure('not-confirmed'),
  'not-sent': notSent,
};

const problem: Record<ProblemCode, TitleAndNext> = {
  'settings-damaged': {
    title: 'The settings file was damaged.',
    next: 'Saikoro went back to the last good copy and kept the damaged one beside it. Look through your events.',
  },
  'settings-lost': {
    title: 'The settings file was damaged.',
    next: 'No good copy could be read either, so Saikoro started with empty settings. The damaged file is beside it; import an exported file if you have one.',
  },
  'settings-edited': {
    title: 'The settings file was edited by hand.',
    next: 'Saikoro uses it as it is now. The version before lies beside it. Look through your events.',
  },
  'settings-differ': {
    title: 'The settings file is not as Saikoro wrote it.',
    next: 'It was edited, or the disk damaged it: Saikoro can’t tell, and goes on with its own last copy. The other file lies beside it. If you edited it: quit Saikoro, take the line “checksum” out of that file and name it settings.json.',
  },
  'settings-doubtful': {
    title: 'The settings file is not as Saikoro wrote it.',
    next: 'It was edited, or the disk damaged it, and there is no good copy. All events are there, and switched off: look through them and switch them on. The file as it was found lies beside it.',
  },
  'settings-newer': {
    title: 'The settings come from a newer Saikoro.',
    next: 'They are shown, but nothing is changed. Update Saikoro to go on.',
  },
  'ledger-damaged': {
    title: 'The record of what was sent was damaged.',
    next: 'Saikoro asks the DNS before it sends anything again. Nothing needs doing.',
  },
  'journal-damaged': { title: 'Some lines of the history were damaged.', next: 'The readable ones are shown. Nothing needs doing.' },
  'secrets-damaged': {
    title: 'The stored passwords were damaged.',
    next: 'Type the missing ones again; the events that need them say so.',
  },
  'secrets-unreadable': {
    title: 'The system’s password store could not be read.',
    next: 'Unlock the keychain and restart Saikoro, or type the passwords again.',
  },
  'disk-full': { title: 'The disk is full.', next: 'Saikoro goes on, but can’t save. Make room; it saves by itself then.' },
  'disk-error': {
    title: 'The settings folder can’t be written.',
    next: 'Check its permissions and the disk. Changes are kept in memory until then.',
  },
  'folder-lost': {
    title: 'Files of Saikoro were removed while it ran.',
    next: 'Your events, passwords and settings were written anew; of the history, what was still known. Nothing needs doing, unless you don’t know who removed them.',
  },
  'import-failed': {
    title: 'The import did not go through.',
    next: 'Nothing was changed. Choose the file again under Settings; a plug-in is added there under Plug-ins.',
  },
  'no-secret-store': { title: 'This system offers no safe store for passwords.', next: 'Choose under Settings where they are kept.' },
  'plugin-changed': {
    title: 'The file of a plug-in has changed.',
    next: 'It is not used until you agree to it again: Settings, Plug-ins.',
  },
  'plugin-damaged': {
    title: 'The file of a plug-in is damaged.',
    next: 'It is not used. Add it again: Settings, Plug-ins.',
  },
  'approvals-damaged': {
    title: 'The list of what you allowed was damaged.',
    next: 'Programs and own sources wait until you allow them again: choose Run Now for each event that says so.',
  },
  'ca-file-unreadable': {
    title: 'The certificate file could not be read.',
    next: 'Check the path given with --ca-file and restart Saikoro.',
  },
};

const listed = (hosts: string[]): string =>
  hosts.length > 3 ? `${hosts.slice(0, 2).join(', ')} and ${hosts.length - 2} more` : hosts.join(', ');
const quoted = (name: string): string => `“${name}”`;
const refreshText = (refresh: Extract<Schedule, { kind: 'on-change' }>['refresh']): string =>
  refresh === 'never' ? '' : refresh === 'plugin' ? '' : `, every ${plural(refresh, 'day')}`;
const schedule = (s: Schedule): string => {
  switch (s.kind) {
    case 'on-change':
      return `On change${refreshText(s.refresh)}`;
    case 'daily':
      return `Daily at ${s.at}`;
    case 'weekly':
      return `${dates.weekday(s.weekday)}s at ${s.at}`;
    case 'monthly':
      return `Monthly on day ${s.day} at ${s.at}`;
    case 'every':
      return s.minutes % 60 === 0 ? `Every ${plural(s.minutes / 60, 'hour')}` : `Every ${plural(s.minutes, 'minute')}`;
    case 'cron':
      return `Cron ${s.expression}`;
    case 'at-start':
      return 'When Saikoro starts';
    case 'once':
      return `Once, ${dates.brief(s.at)}`;
  }
};

const changes: Record<Extract<JournalEntry, { kind: 'event' }>['change'], (name: string) => string> = {
  added: (name) => `You added ${quoted(name)}`,
  edited: (name) => `You changed ${quoted(name)}`,
  deleted: (name) => `You deleted ${quoted(name)}`,
  enabled: (name) => `You turned on ${quoted(name)}`,
  disabled: (name) => `You turned off ${quoted(name)}`,
  resumed: (name) => `You resumed ${quoted(name)}`,
  imported: (name) => `You imported ${quoted(name)}`,
};
const looks: Record<Verification, (p: { host: string; expected: string; seen: string }) => string> = {
  match: ({ host, expected }) => `The DNS answered ${expected} for ${host}`,
  mismatch: ({ host, expected, seen }) => `The DNS still answered ${seen} for ${host} instead of ${expected}`,
  unknown: ({ host }) => `The DNS could not be asked about ${host}`,
  beside: ({ host, expected, seen }) => `The DNS answered ${expected} for ${host}, and beside it ${seen}`,
};

/** On what ground an address was taken, kept or not found. */
const because: Record<Because, string> = {
  announced: 'the router announced it, and its word had agreed with what the Internet sees',
  'router-and-echo': 'the router and a service on the Internet say the same',
  'router-alone': 'a VPN is connected, so only the router’s word counts',
  'card-and-echo': 'it is this computer’s lasting address, and the Internet sees its network',
  'card-alone': 'a VPN is connected, so this computer’s own address on the home network counts',
  'operators-agree': 'independent services on the Internet say the same',
  'own-source': 'it comes from the source you chose',
  'single-voice-stays': 'one source confirmed it, which is enough while nothing changes',
  contradiction: 'different addresses were named, and none by enough sources',
  'waiting-for-more': 'a new address was named, but not by enough sources yet',
  'card-unseen': 'this computer has the address, but no service on the Internet has seen its network yet',
  'card-elsewhere': 'the Internet sees another network than this computer’s, as it does through a VPN',
  unsteady: 'the line goes back and forth between addresses',
  reserved: 'only private or reserved addresses were named',
  tainted: 'only the exit of the VPN could be seen',
  absent: 'this line has no such address',
  silence: 'no source could tell',
};

/** A decision's ground, and who said what, for a line of text. */
const grounds = (entry: JournalEntry): string => {
  if (entry.kind !== 'address' && entry.kind !== 'undecided') return '';
  const said = entry.evidence.map(({ source, answer, address, why, counted, said: words }) => {
    const word = answer === 'address' ? (address ?? '') : answer === 'absent' ? 'none' : (why ?? 'no word');
    const begins = words === undefined ? '' : ` “${words}”`;
    return `${source}: ${word}${begins}${counted === undefined ? '' : ` (${countWords[counted]})`}`;
  });
  const ground = entry.because === undefined || entry.because === 'unsteady' ? '' : ` — ${because[entry.because]}`;
  return `${ground}${said.length === 0 ? '' : ` [${said.join('; ')}]`}`;
};
const countWords: Record<Count, string> = {
  counted: 'counted',
  waiting: 'waits for others',
  held: 'held back',
  minority: 'outvoted',
  reserved: 'not public',
  tainted: 'through a VPN',
  benched: 'outvoted, not asked for a day',
};

/** Publishing rests, though nothing is broken. */
const stays = (last: string | null, accepted: boolean): string => (last === null || !accepted ? '' : ` ${last} stays registered.`);
const attention = (count: number): string => (count === 1 ? 'One event needs you' : `${count.toLocaleString('en')} events need you`);
const hold: Record<HoldWhy, HoldWords> = {
  vpn: {
    short: 'VPN connected, checks rest',
    line: 'VPN connected — checks rest',
    sentence: (last, published) => `A VPN is connected, so the line’s own address can’t be seen.${stays(last, published)}`,
    title: 'Checks resume by themselves when the VPN is disconnected.',
    next: 'With NAT-PMP or UPnP turned on in the router, they go on even while it is connected.',
  },
  'other-network': {
    short: 'Not on the home network',
    line: 'Not on the home network — publishing rests',
    sentence: (last, published) => `This is not your home network, so publishing rests here.${stays(last, published)}`,
    title: 'Publishing resumes by itself at home.',
    next: 'If you have a new router, or this is your home too, press the button.',
  },
  portal: {
    short: 'The network wants you to sign in',
    line: 'This network wants you to sign in',
    sentence: (last, published) => `This network wants you to sign in, so publishing rests.${stays(last, published)}`,
    title: 'Open any page in a browser and sign in there.',
    next: 'Publishing resumes by itself afterwards.',
  },
};
const holdBegan: Record<HoldWhy, string> = {
  vpn: 'A VPN was connected and the router does not tell the address, so checks rest',
  'other-network': 'This is not a home network, so publishing rests',
  portal: 'The network wants a sign-in, so publishing rests',
};
const holdEnded: Record<HoldWhy, string> = {
  vpn: 'Checks go on after the VPN',
  'other-network': 'Publishing goes on: on a home network',
  portal: 'Publishing goes on: the network lets Saikoro through',
};
const meanwhile = 'This does not affect updating the name. Saikoro tells you when it ends.';
const obstacle: Record<Obstacle, ObstacleWords> = {
  'carrier-grade': {
    short: 'IPv4 closed to the outside (CGNAT)',
    line: 'IPv4 is shared by the provider — no connections from outside',
    title: 'Your provider shares your IPv4 address with other customers (CGNAT).',
    text: () =>
      `So nobody outside can open a connection to it. Ask the provider for a public IPv4 address of your own, or use IPv6. ${meanwhile}`,
    choice:
      'On this line IPv4 is shared with other customers (CGNAT), so nobody outside can open a connection to it. Use IPv6, or ask the provider for a public IPv4 address.',
  },
  'ds-lite': {
    short: 'IPv4 closed to the outside (DS-Lite)',
    line: 'IPv4 goes through DS-Lite — no connections from outside',
    title: 'IPv4 goes through a tunnel to your provider’s NAT (DS-Lite).',
    text: () =>
      `So nobody outside can open a connection to it. Ask the provider for a public IPv4 address (a fixed-IPv4 option, or PPPoE beside it), or use IPv6. ${meanwhile}`,
    choice:
      'On this line IPv4 goes through the provider’s NAT (DS-Lite), so nobody outside can open a connection to it. Use IPv6, or ask the provider for a public IPv4 address.',
  },
  'map-e': {
    short: 'IPv4 on certain ports only (MAP-E)',
    line: 'IPv4 is shared by ports (MAP-E) — only certain ones can be opened',
    title: 'Your IPv4 address is shared with other customers by ports (MAP-E).',
    text: (ports) =>
      `So connections from outside arrive on your own ports alone${ports === null ? '' : ` (${ports})`}, and never on the usual web ports (80, 443). Run the server on one of these, or use IPv6. ${meanwhile}`,
    choice:
      'On this line IPv4 is shared by ports (MAP-E): the usual web ports (80, 443) can’t be opened. The Address view lists those that can.',
  },
  double: {
    short: 'Behind two routers',
    line: 'Behind two routers — the outer one must forward the ports too',
    title: 'Your router stands behind another one.',
    text: () =>
      `A connection from outside ends at the outer one unless that forwards the ports too. Forward them on both, or set one to bridge mode. ${meanwhile}`,
    choice: 'Your router stands behind another one. Forward the ports on both, or connections from outside end at the outer one.',
  },
};

const networkOf = (router: string | null): string => (router === null ? 'this connection' : `the network of router ${router}`);
const homeChange: Record<(typeof HOME_CHANGES)[number], (network: string) => string> = {
  learned: (network) => `Saikoro took ${network} for home`,
  adopted: (network) => `You made ${network} a home`,
  replaced: (network) => `A new router on the old line: ${network} is home`,
  removed: (network) => `You removed ${network} from the homes`,
};
const networkNotice: Record<NetworkNews, (network: string) => TitleAndNext> = {
  'home-learned': (network) => ({
    title: 'This is your home network now',
    next: `Saikoro remembers ${network}. On other networks it publishes nothing. You can change that in Settings, Address.`,
  }),
  elsewhere: (network) => ({
    title: 'Publishing rests away from home',
    next: `Saikoro does not know ${network}. If you have a new router, or this is your home too, open Saikoro and press “${adopt}”.`,
  }),
  'home-replaced': (network) => ({
    title: 'New router, same line',
    next: `It has the same address as before, so ${network} is home too. Nothing needs doing.`,
  }),
};
const adopt = 'This Is My Home Too';

/** A service that takes both addresses or none, and one is not known. */
const lacking = (family: string) => ({
  short: () => `Waiting for an ${family} address`,
  sentence: () =>
    `This service takes IPv4 and IPv6 in one update only, and the ${family} address is not known, so nothing is sent. If your line has no ${family}, switch ${family} off in this event.`,
});

const budget: Record<BudgetHold, (count: number) => string> = {
  'host-hour': (count) => `this host was updated ${count} times within the hour`,
  'host-day': (count) => `this host was updated ${count} times within 24 hours`,
  account: () => 'the service wants pauses between the updates of this account',
};

/** A reason within a sentence. */
const whyNot = (of: Reason): string => reason[of]({ service: '' }).replace(/\.$/, '');

const journal = (entry: JournalEntry, serviceName: (id: string) => string = (id) => id): string => {
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
      if (isUnconfirmed(entry.because)) return `A new ${families[entry.family]} address was named but not confirmed; nothing was published`;
      return `The sources of the ${families[entry.family]} address contradicted each other; nothing was published`;
    case 'update': {
      const address = [entry.ipv4, entry.ipv6].filter(Boolean).join(' and ') || undefined;
      if (entry.outcome === 'not-sent' && entry.reason !== undefined)
        return `Not sent to ${serviceName(entry.service)}: ${whyNot(entry.reason)} (${entry.name || listed(entry.hosts)})`;
      const what = happened[entry.outcome]({
        service: serviceName(entry.service),
        address,
        seconds: entry.afterSeconds,
        reason: entry.reason,
      });
      const whose = entry.name || listed(entry.hosts);
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
      if (entry.outcome === 'updated' || entry.outcome === 'unchanged') return `The program of ${quoted(entry.name)} finished`;
      if (entry.reason === 'practice-program') return `The program of ${quoted(entry.name)} was not run: practice runs no program`;
      if (entry.reason === 'program-not-found') return `Not run: the program of ${quoted(entry.name)} was not found`;
      if (entry.outcome === 'not-sent') return `Not run: the system could not start the program of ${quoted(entry.name)}`;
      if (entry.reason === 'program-timeout') return `The program of ${quoted(entry.name)} did not end in time and was stopped`;
      return `The program of ${quoted(entry.name)} failed${entry.exitCode === null ? '' : ` with exit code ${entry.exitCode}`}`;
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
    case 'hold':
      return (entry.on ? holdBegan : holdEnded)[entry.why];
    case 'home':
      return homeChange[entry.change](networkOf(entry.router));
    case 'plugin':
      return `The plug-in “${entry.name}” was ${entry.change}${entry.change === 'removed' || entry.host === null ? '' : `; it sends to ${entry.host}`}`;
    case 'problem':
      return problem[entry.problem].title.replace(/\.$/, '');
  }
};

/** What is wrong with a device given by the end of its address. */
const device = {
  'bad-device': 'Enter the end of an IPv6 address (e.g. ::1234:5678:9abc:def0) or a MAC address (e.g. 52:54:00:12:34:56).',
  'device-prefix': 'The number after / is from 48 to 64. It is rarely needed.',
  'device-empty': 'The part that stands for the device is all zeros. Enter the end of the device’s address.',
  'device-group': 'This MAC address stands for a group, not for one device. Look it up in the device’s settings.',
  'device-mac-prefix': 'A MAC address goes with /64 alone. Remove the / and what follows.',
};
export type DeviceFault = keyof typeof device;

const refusal: Record<string, string> = {
  ...device,
  'too-often': 'That was asked too often at once. Try again in a moment.',
  'too-many-passwords':
    'That is more passwords than can be tried within a minute without the service locking the account. Wait a minute, then save again.',
  'too-many-events': 'There are as many events as Saikoro can keep. Delete some first.',
  'rehearse-type-again': 'Stored passwords, keys and URLs are not used here. Type them again to see what would be sent.',
  'not-allowed': 'You did not allow it, so nothing was changed. To be asked again, do it once more.',
  asking: 'Saikoro is asking you something already. Answer that first.',
  'asked-too-often': 'You refused several times, so Saikoro asks nothing for a minute. Nothing was changed.',
  'too-many-questions': 'Each of these needs your permission. Choose five or fewer at a time.',
  'program-too-long': 'The program and its arguments are too long to be shown to you whole. Put them into a script and run that.',
  'bad-event': 'This event could not be read and was left out.',
  'unreadable-file': 'This file can’t be opened. Check that it is there and that you may read it.',
  'service-ended': 'This service has ended. Choose another one.',
  'too-many-hosts': 'These are more host names than the service takes at once. Split them over two events.',
  'user-is-host':
    'The user name is one of these host names: a server of this kind has a password of its own for each host. Make an event for each.',
  'no-family': 'Choose IPv4, IPv6 or both.',
  'bad-address': 'This is not an IP address of that kind.',
  'link-refused': 'Saikoro opens only the pages of the services it knows.',
  'not-practice': 'This is there in practice mode only.',
  'no-network': 'This computer is on no network just now.',
  'not-saved': 'The settings could not be saved. Nothing was changed.',
  'no-outer': 'Only where the router stands behind another one is there a box to ask.',
  'bad-outer': 'This is no address of a box beyond your router. It is one like 192.168.0.1, on another network than this computer.',
  'through-a-tunnel': 'While the VPN is connected, that question would go to another network. Disconnect it first.',
  'held-vpn': 'While the VPN is connected, the line’s own address can’t be seen. It runs by itself afterwards.',
  'held-other-network': 'Nothing is published away from home. It runs by itself at home.',
  'held-portal': 'This network wants you to sign in first. It runs by itself afterwards.',
  'plugin-problems': 'This plug-in file has faults.',
  'plugin-too-large': 'A plug-in file has at most 64 KB; this one is larger.',
  'plugin-is-export': 'This file holds events, not a plug-in. Import it in the settings.',
  'plugin-installed': 'This plug-in is installed already, exactly as it is in this file.',
  'plugin-gone': 'This plug-in is no longer there. Add its file again.',
  'plugin-expired': 'Too much time has passed. Open the plug-in file again.',
  'not-a-plugin': 'This is not a plug-in file. Their names end in .saikoro-plugin.json.',
  'too-many-plugins': 'At most ten plug-in files at a time. Drop fewer.',
  'ca-file-unreadable': 'The certificate file could not be read. Check the path given with --ca-file.',
  'bad-host': 'This is not a full host name, such as home.example.com.',
  'missing-setting': 'This is needed.',
  'missing-secret': 'This is needed; it is not stored yet.',
  'secret-again': 'What is stored was for another server and stays there. Type it for this one, or remove it.',
  'bad-cron': 'This is not a valid cron expression: five fields, such as 0 4 * * 1.',
  'read-only': 'The settings come from a newer Saikoro and can’t be changed here. Update Saikoro.',
  'disk-full': 'The disk is full, so nothing was saved. Make room and try again.',
  'disk-error': 'The settings folder can’t be written, so nothing was saved. Check its permissions.',
  duplicate: 'Another event already keeps this name at this service.',
  'passphrase-needed': 'The file holds passwords. Type the passphrase it was saved with.',
  'passphrase-wrong': 'That is not the passphrase of this file.',
  'not-a-saikoro-file': 'This is not a file Saikoro exported.',
  'too-large': 'This file is larger than any Saikoro exports.',
  'damaged-file': 'This file is damaged. Export it once more on the other computer.',
  'newer-format': 'This file comes from a newer Saikoro. Update Saikoro, then import it.',
  'unknown-service': 'The plug-in for this service is not installed.',
  cancelled: 'Cancelled. Nothing was changed.',
  'practice-source': sourceNotAsked,
  'no-address': 'No address is known yet. Look under IP Address.',
  'nothing-to-send': 'Nothing is ever sent to this service. It only tells you of changes.',
  'no-name-servers': 'The DNS knows no such domain, or could not be asked.',
  'not-found': 'This event no longer exists.',
  offline: 'This computer has no connection just now. Saikoro goes on when it is back.',
  'too-soon': 'It is too soon after the last time. Services block whoever sends too often; wait a little.',
  'needs-administrator': 'The system did not allow it.',
  'bad-request': 'Saikoro could not read this request. Nothing was changed.',
  'foreign-sender': 'This window may not do that.',
  failed: 'Saikoro ran into a fault of its own and changed nothing. The log says more; please report it.',
};

const natVerdicts: Record<NatVerdict, { title: string; text: string }> = {
  direct: { title: 'Directly connected', text: 'This computer has the public address itself.' },
  single: { title: 'One router', text: 'Your router has the public address. Forward the ports your server uses on it.' },
  double: {
    title: 'Two routers',
    text: 'Your router stands behind another one. Forward the ports on both, or set one of them to bridge mode.',
  },
  'carrier-grade': {
    title: 'Shared by the provider',
    text: 'Your provider shares one address among several customers, so nothing can come in over IPv4. Ask for an address of your own, or use IPv6.',
  },
  'ds-lite': {
    title: 'IPv4 through a tunnel (DS-Lite)',
    text: 'IPv4 ends at the provider, so nothing can come in over it. Use IPv6, or a fixed-IPv4 option or a PPPoE session beside it.',
  },
  'map-e': {
    title: 'Shared by ports (MAP-E)',
    text: 'This address is shared: only certain ports reach you. L2TP and the usual web ports (80, 443) do not; choose one of these.',
  },
  differs: {
    title: 'Two different addresses',
    text: 'The router names another public address than the Internet sees: a second line, or a translation at the provider.',
  },
  unknown: { title: 'Not known', text: 'The router does not tell, or nobody outside could be asked. This is no fault in itself.' },
};

const wellAgain = {
  published: 'The DNS shows it.',
  accepted: 'The service took the update.',
  finished: 'The program finished successfully.',
};

export const en = {
  locale: 'en-GB',
  language: { system: 'System language', ja: '日本語', en: 'English' },
  noted: (text: string, note: string): string => `${text} (${note})`,
  /** One after the other; what is missing is left out. */
  sentences: joined,
  list: (items: string[]): string => items.join(', '),
  /** Between short hints that stand beside each other. */
  between: ' · ',
  country: countriesIn('en'),
  age,
  ahead,
  span,
  time: dates.full,
  timeBrief: dates.brief,
  day: dates.day,
  date: dates.date,
  clock: dates.clock,
  weekday: dates.weekday,
  family: families,
  outcome,
  happened,
  reason,
  outcomeSentence,
  sourceNotAsked,
  notSent: (of: Reason): string => `Not sent: ${whyNot(of)}`,
  problem,
  refusal,
  unknownRefusal: (code: string): string => `It was not done: ${code}.`,
  journal,
  because,
  count: countWords,
  schedule,
  hold,
  obstacle,
  obstacleOpen: 'Show Details',
  adopt,
  health: {
    ok: 'All is well',
    working: 'Working',
    attention: 'Needs you',
    paused: 'Paused',
    offline: 'Offline',
  } satisfies Record<Health, string> as Record<Health, string>,

  tray: {
    published: (address: string, checked: string) => `Published ${address} — checked ${checked}`,
    /** A service took it; the DNS was not asked yet, or does not tell. */
    accepted: (address: string) => `Accepted ${address} — not confirmed by the DNS`,
    addressIs: (address: string, checked: string) => `Your address is ${address} — checked ${checked}`,
    noAddress: (family: Family) => `This line has no ${families[family]} address`,
    unknown: (last: string | null) => (last ? `Address not known just now — last ${last}` : 'Address not known yet'),
    unsteady: (address: string | null, until: string) => `The line is unstable — staying with ${address} until ${until}`,
    unconfirmed: (last: string | null) =>
      last ? `A new address is not confirmed yet — staying with ${last}` : 'An address is not confirmed yet — nothing is published',
    undecided: (last: string | null) => (last ? `Sources disagree — staying with ${last}` : 'Sources disagree — nothing is published'),
    paused: (until: string | null) => (until ? `Paused until ${until}` : 'Paused until you resume'),
    offline: (last: string | null) => (last ? `Offline — last address ${last}` : 'Offline'),
    checking: 'Checking the address…',
    vpn: 'VPN connected — its exit address is not published',
    vpnShort: 'VPN connected',
    waiting: 'Waiting',
    vpnStays: (address: string) => `Staying with ${address}`,
    attention,
    checkNow: 'Check Now',
    copyAddress: (family: Family) => `Copy ${families[family]} Address`,
    pause: 'Pause',
    pauseHour: 'For an Hour',
    pauseTomorrow: 'Until Tomorrow',
    pauseUntilResumed: 'Until I Resume',
    resume: 'Resume',
    open: 'Open Saikoro',
    settings: 'Settings…',
    history: 'History…',
    openAtLogin: 'Open at Login',
    quit: 'Quit Saikoro',
    changePractice: 'Change the Address (Practice)',
    needsYou: (name: string, sentence: string) => `${name}: ${sentence}`,
  },

  /** The application menu. */
  menu: {
    file: 'File',
    edit: 'Edit',
    view: 'View',
    window: 'Window',
    help: 'Help',
    about: 'About Saikoro',
    hide: 'Hide Saikoro',
    hideOthers: 'Hide Others',
    showAll: 'Show All',
    undo: 'Undo',
    redo: 'Redo',
    cut: 'Cut',
    copy: 'Copy',
    paste: 'Paste',
    selectAll: 'Select All',
    minimize: 'Minimize',
    zoom: 'Zoom',
    close: 'Close',
    front: 'Bring All to Front',
    zoomIn: 'Zoom In',
    zoomOut: 'Zoom Out',
    actualSize: 'Actual Size',
    addEvent: 'Add Event…',
    events: 'Events',
    history: 'History',
    homepage: 'Saikoro Web Site',
  },

  notice: {
    'address-changed': ({ family, address, previous, events }: AddressNotice): TitleAndNext => ({
      title: address === null ? `The ${families[family]} address is gone` : `New address ${address}`,
      next:
        address === null
          ? `This line no longer has an ${families[family]} address${previous ? ` (it was ${previous})` : ''}. Records stay as they are.`
          : `${previous ? `It was ${previous}. ` : ''}${events === 0 ? 'No event is updated by itself.' : events === 1 ? 'One event will be updated.' : `${plural(events, 'event')} will be updated.`}`,
    }),
    changedOften: (count: number): string => `It changed ${count.toLocaleString('en')} times since the last notice.`,
    'needs-you': ({ name, sentence }: { name: string; sentence: string }): TitleAndNext => ({ title: `${name} needs you`, next: sentence }),
    recovered: ({ name, well }: RecoveredNotice): TitleAndNext => ({ title: `${name} works again`, next: wellAgain[well] }),
    obstacle: (verdict: NatVerdict): TitleAndNext => {
      const found = OBSTACLES.find((each) => each === verdict);
      return found === undefined
        ? { title: 'IPv4 is no longer closed to the outside', next: natVerdicts[verdict].text }
        : { title: obstacle[found].title.replace(/\.$/, ''), next: obstacle[found].text(null) };
    },
    network: ({ news, router }: NetworkNotice): TitleAndNext => networkNotice[news](networkOf(router)),
    manyNeedYou: (count: number): TitleAndNext => ({
      title: `${count.toLocaleString('en')} events need you`,
      next: 'The event list shows what each of them needs.',
    }),
  },

  cli: {
    /** `command`: how this Saikoro is started from a terminal, here and below. */
    help: (command: string) => `Saikoro keeps a home server’s name at its present address.

Usage: ${command} [options]

  --user-data-dir=DIR  keep settings, history and passwords in DIR
  --hidden             start in the menu bar, without a window
  --show               show the window, also of a running Saikoro
  --import FILE        add the events of an exported file
  --practice           try everything with made-up services; nothing leaves this computer
  --log=json           print what happens, a JSON object a line (--log alone: as sentences)
  --secrets=file       keep passwords in a file of the settings folder
  --ca-file=PEM        also trust the certificates in PEM
  FILE.saikoro-plugin.json
                       add this plug-in, after a question in the window
  --version            print the version
  --help               print this`,
    unknownFlag: (flag: string, command: string) => `Saikoro does not know ${flag}. See ${command} --help.`,
    missingValue: (flag: string, command: string) => `${flag} needs a value. See ${command} --help.`,
    unexpectedValue: (flag: string, command: string) => `${flag} does not take that value. See ${command} --help.`,
    running: 'Saikoro is running. Ctrl+C quits it.',
    cannotStart: 'Saikoro cannot start',
    folderRefused: (folder: string, why: string) =>
      `Saikoro did not start, because it cannot keep its settings and history in ${folder}: ${why} Or name another folder with --user-data-dir=DIR. Nothing was changed, and no address is watched until Saikoro runs.`,
    folderFault: {
      'not-a-folder': (_code: string) => 'there is a file where a folder is needed. Move that file away and start again.',
      'read-only': (_code: string) => 'the disk is read-only. Make it writable and start again.',
      denied: (_code: string) => 'this user may not write there. Give this user the right to, and start again.',
      full: (_code: string) => 'the disk is full. Make room and start again.',
      refused: (code: string) => `the system refused it (${code}). Check the path and the disk, and start again.`,
    },
    importDone: (added: number, skipped: number) =>
      `${plural(added, 'event')} imported${skipped ? `, ${skipped.toLocaleString('en')} left out because they were already there or could not be used` : ''}.`,
    importFailed: (file: string, why: string) => `${file} was not imported: ${why}`,
    readableLine: (entry: JournalEntry, serviceName?: (id: string) => string) =>
      `${dates.full(entry.at)}  ${journal(entry, serviceName)}${grounds(entry)}`,
  },

  view: { events: 'Events', address: 'Address', history: 'History', settings: 'Settings', label: 'Views' },
  heading: {
    /** The line's other address, with what can be said of it. */
    second: {
      published: (family: Family, address: string) => `${families[family]} (published) ${address}`,
      accepted: (family: Family, address: string) => `${families[family]} (not confirmed by the DNS) ${address}`,
      none: (family: Family, address: string) => `${families[family]} (not published) ${address}`,
    } satisfies Record<Claim, (family: Family, address: string) => string> as Record<Claim, (family: Family, address: string) => string>,
    vpn: (address: string | null, published: boolean) =>
      `A VPN is connected; its exit address is not published. ${
        address === null
          ? 'Only the router’s own word counts.'
          : published
            ? `${address} stays published.`
            : `The router says that yours is ${address}.`
      }`,
    noEvents: 'No event yet',
    allWell: (count: number) =>
      count === 1
        ? 'The event is up to date'
        : count === 2
          ? 'Both events are up to date'
          : `All ${count.toLocaleString('en')} events are up to date`,
    /** Beside the pause. */
    wasWell: 'Up to date when paused',
    /** How many stand how, beside each other in one line. */
    counts: {
      'needs-you': attention,
      contradicted: (count) => `${count.toLocaleString('en')} with another address in the DNS`,
      beside: (count) => `${count.toLocaleString('en')} with other addresses beside yours`,
      retrying: (count) => `${count.toLocaleString('en')} failed, trying again`,
      held: (count) => `${count.toLocaleString('en')} held back`,
      pending: (count) => `${count.toLocaleString('en')} waiting to be updated`,
      'address-unknown': (count) => `${count.toLocaleString('en')} waiting for the address`,
      scheduled: (count) => `${count.toLocaleString('en')} waiting for the scheduled time`,
      outdated: (count) => `${count.toLocaleString('en')} not publishing the present address`,
      none: (count) => `${count.toLocaleString('en')} with no address to publish`,
      checking: (count) => `${count.toLocaleString('en')} being looked up in the DNS`,
      unconfirmed: (count) => `${count.toLocaleString('en')} accepted, not confirmed by the DNS`,
      published: (count) => `${count.toLocaleString('en')} published`,
    } satisfies Record<Publication, (count: number) => string> as Record<Publication, (count: number) => string>,
    programsOn: (count: number) => `${plural(count, 'program')} on`,
    programsRunning: (count: number) => `${plural(count, 'program')} running`,
    programsFailing: (count: number) => `${plural(count, 'program')} failed`,
    allOff: 'All events are off',
    check: 'Check Now',
    copy: (address: string) => `Copy ${address}`,
    copied: 'Copied',
    more: 'Pause',
  },
  loading: 'Saikoro is starting…',
  loadFailed: 'The window could not reach Saikoro. It tries again by itself.',

  address: {
    label: 'Address',
    /** What stands between this computer and the Internet. */
    nat: {
      title: 'On the way to the Internet',
      verdict: natVerdicts,
      ports: (ranges: string) => `Ports that can be opened: ${ranges}`,
      /** The box beyond the router. */
      outer: {
        help: 'The outer one of the two owns the line. If it may be asked too, a change is noticed sooner.',
        ask: 'Ask the Outer Box',
        asking: 'Asking…',
        none: 'No box answered. If you know the address of the outer one, type it.',
        found: (address: string, name: string | null) => (name === null ? address : `${address} (${name})`),
        says: (external: string | null) => (external === null ? 'It answers, but tells no address.' : `Says the address is ${external}.`),
        silent: 'No answer.',
        confirm: 'Use This One',
        address: 'Address of the outer box',
        use: 'Use',
        kept: (address: string) => `The outer box ${address} is asked too.`,
        keptSays: (external: string) => `It says ${external}.`,
        keptSilent: (why: string) => `No address from it just now: ${why}.`,
        keptResting: 'It is asked while the router stands behind it.',
        forget: 'Stop Asking It',
      },
    },
    /** macOS asks its user who may speak with the home network. */
    localNetwork: {
      title: 'Local network',
      kind: 'Not allowed by macOS',
      text: 'macOS does not let Saikoro ask your router. Your address is still watched through the Internet. To notice a change at once, turn Saikoro on in System Settings › Privacy & Security › Local Network.',
      open: 'Open System Settings',
    },
    kind: { known: 'Known', absent: 'None', unknown: 'Not known just now', undecided: 'Sources disagree' } satisfies Record<
      AddressKind,
      string
    > as Record<AddressKind, string>,
    /** What Saikoro does meanwhile. */
    now: {
      known: () => 'Saikoro works with this address and watches for a change.',
      absent: () => 'This computer has none. Nothing is sent for it, and records stay as they are, until there is one.',
      unknown: () => 'No source could tell. Records stay as they are, and Saikoro keeps asking by itself.',
      undecided: (address) =>
        `The sources contradict each other. Until they agree, ${address ? `Saikoro stays with ${address}` : 'nothing is published'} and keeps asking by itself.`,
    } satisfies Record<AddressKind, (address: string | null) => string> as Record<AddressKind, (address: string | null) => string>,
    /** While an address that goes back and forth is held. */
    unsteady: ({ address, until, seen }: { address: string | null; until: string; seen: string[] }) =>
      `The line is unstable: its address goes back and forth. Saikoro stays with ${address} until ${until}, then decides afresh. Seen meanwhile: ${seen.join(', ')}`,
    unsteadyKind: 'Unstable line',
    waiting: (address: string | null) =>
      `A new address was named, but not by enough sources. Until they agree, ${address ? `Saikoro stays with ${address}` : 'nothing is published'} and keeps asking by itself.`,
    ground: (because: string) => `Why: ${because}`,
    unconfirmedKind: 'Not confirmed yet',
    unconfirmed: (address: string | null) =>
      `Until a service on the Internet has seen its network, ${address ? `Saikoro stays with ${address}` : 'nothing is published'} and keeps asking by itself.`,
    vpn: 'A VPN is connected. Its exit address is not published; only what the router itself says is followed meanwhile.',
    off: 'This kind of address is not looked for.',
    openSettings: 'Open Settings',
    since: (when: string) => `Since ${when}`,
    checked: (when: string) => `Checked ${when}`,
    neverChecked: 'Not found out yet',
    takenFrom: (source: string) => `Source: ${source}`,
    evidence: (family: Family) => `What the sources of the ${families[family]} address say`,
    noEvidence: 'Nobody has been asked yet.',
    columns: { source: 'Source', transport: 'Method', answer: 'Answer', verdict: 'Result' },
    /** By the source's id, where that is no name by itself. */
    source: {
      'outer-nat-pmp': 'NAT-PMP, outer box',
      'outer-upnp': 'UPnP, outer box',
      router: 'NAT-PMP / PCP',
      'dns-sd': 'macOS (dns-sd)',
      upnp: 'UPnP',
      interfaces: 'Network interfaces',
      fixed: 'Fixed address',
    } as Record<string, string>,
    operator: { router: 'Your router', own: 'This computer' } as Record<string, string>,
    transport: {
      router: 'Router',
      https: 'HTTPS',
      doh: 'DNS over HTTPS',
      stun: 'STUN',
      interface: 'Interface',
      command: 'Command',
      fixed: 'Fixed',
    } as Record<string, string>,
    none: 'None',
    notReadable: 'Not readable',
    noAnswer: 'No answer',
    verdict: {
      accepted: 'Accepted',
      same: 'As before',
      confirms: 'Confirms it: the same network',
      waiting: 'Waits until others agree',
      held: 'Held back while the line is unstable',
      differs: 'Not taken: others say otherwise',
      benched: 'Not taken: it contradicted the others again, so it is not asked for a day',
      private: 'Not taken: a private address, so there is another router beyond this one',
      shared: 'Not taken: shared by your provider among its customers',
      reserved: 'Not taken: not an address the Internet can reach',
      tainted: 'Not taken: seen through the VPN',
      absent: 'There is none here',
      passed: 'Not used',
      unknown: 'Nothing learned',
    } satisfies Record<Verdict, string> as Record<Verdict, string>,
    /** Why a source told nothing. Reasons nobody foresaw are shown as they are. */
    why: {
      timeout: 'No answer in time',
      connection: 'No connection',
      closed: 'The connection closed before an answer',
      refused: 'It refused the question',
      'not-allowed': 'Waits for you to allow it',
      practice: 'Not asked while practising',
      'program practice': 'No program runs while practising',
      unreachable: 'Not reachable from here',
      offline: 'No network, or no router',
      dns: 'Its name was not found',
      tls: 'Certificate not verified',
      clock: 'Certificate not valid at this computer’s time',
      private: 'Its name led into the home network',
      'other-network': 'Not on the home network',
      failed: 'The question could not be sent',
      malformed: 'An answer nobody can read',
      unreadable: 'Answered, but Saikoro could not read it',
      'not-an-address': 'The answer is no address',
      'not-a-response': 'The answer is no DNS reply',
      'no-address': 'The answer holds no address',
      empty: 'An empty answer',
      'too-many-addresses': 'Several addresses at once',
      'wrong-family': 'An address of the other kind',
      'host-mismatch': 'Somebody else answered',
      'through-a-tunnel': 'Not used: its answer would come through the VPN',
      'address-of-the-proxy-network': 'The address of a proxy',
      reserved: 'A private or reserved address',
      resting: 'Not asked for now: it refused, or contradicted the others',
      temporary: 'Temporary, soon another one: not used',
      deprecated: 'An old one on its way out: not used',
      'not-usable': 'Not ready: still being tested, or the cable is out',
      tunnel: 'A VPN’s address: not used',
      'second-choice': 'Lasting too, but the other one was chosen',
      'system-silent': 'The system does not tell its addresses',
      'no-such-interface': 'There is no such interface',
      'unsupported-version': 'The router does not speak this protocol',
      unsupported: 'The router does not offer this',
      'unsupported-protocol': 'The router does not offer this',
      'unsupported-option': 'The router does not know a part of the question',
      'unknown-attributes': 'The answer holds parts nobody knows',
      disabled: 'Switched off in the router',
      'no-address-yet': 'The router has no address yet',
      'tells-no-address': 'The router speaks PCP, which tells no address',
      'not-connected': 'The router’s line is down',
      'out-of-resources': 'The router has no room for this',
      'over-quota': 'The router has no room for this',
      'too-many-peers': 'The router has no room for this',
      'no-such-external': 'The router does not give this address',
      'address-mismatch': 'There is another router between',
      'malformed-request': 'The router could not read the question',
      'malformed-option': 'The router could not read the question',
      'other-result': 'The router said no',
      'no-route': 'There is no way to the router',
      'no-igd': 'No router answered by UPnP',
      'double-nat': 'There is another router beyond',
      'local-network-denied': 'macOS does not allow it',
      'service-not-running': 'The system’s own service does not run',
      'not-heard-yet': 'Nothing heard from it yet',
      'only-a-memory': 'No news; the router itself was asked instead',
    } as Record<string, string>,
    whyWith: {
      http: (code) => `Answered with error ${code}`,
      stun: (code) => `Refused with code ${code}`,
      upnp: (code) => `The router refused with code ${code}`,
      program: (end) => `The program could not be run (${end})`,
      'exit code': (code) => `The program failed (exit code ${code})`,
    } satisfies Record<WhyWithMore, (more: string) => string> as Record<WhyWithMore, (more: string) => string>,
    begins: (said: string) => `It begins: “${said}”`,
    unreadable:
      'Your router did answer over UPnP, but not in a form Saikoro can read. Other sources are asked instead. If the router has a firmware update, install it, or turn on NAT-PMP in its settings. Saikoro asks it again by itself.',
    decisions: 'Latest Decisions',
    noDecisions: 'No address has been decided yet. Each change is kept here, with what led to it.',
    decisionsFailed: 'The history could not be read. Choose Address once more.',
  },

  action: {
    runToAllow: 'Run Now to allow it',
    add: 'Add',
    addLong: 'Add Event…',
    properties: 'Properties…',
    duplicate: 'Duplicate',
    remove: 'Delete…',
    enable: 'Turn On',
    disable: 'Turn Off',
    run: 'Run Now',
    resume: 'Resume',
    export: 'Export Selected…',
    more: 'More actions',
    ok: 'OK',
    cancel: 'Cancel',
    save: 'Save',
    close: 'Close',
    dismiss: 'Dismiss',
    search: 'Search events',
    searchPlaceholder: 'Search',
  },
  column: {
    name: 'Name',
    service: 'Service',
    address: 'Address',
    schedule: 'Schedule',
    last: 'Last Update',
    result: 'Result',
    next: 'Next',
  },
  grid: {
    label: 'Event list',
    tools: 'Event tools',
    count: (shown: number, all: number) =>
      shown === all ? plural(all, 'event') : `${shown.toLocaleString('en')} of ${plural(all, 'event')}`,
    selected: (count: number) => `${count.toLocaleString('en')} selected`,
    nothingFound: (query: string) => `No event contains “${query}”.`,
    clearSearch: 'Clear Search',
    commandService: 'Command',
    never: 'Never',
    untitled: 'Untitled',
  },
  status: {
    running: 'Updating…',
    runningCommand: 'Running…',
    published: 'Published',
    accepted: 'Accepted',
    verifying: 'Checking the DNS',
    unseen: 'Not in the DNS yet',
    held: 'Held back',
    pending: 'Waiting to be sent',
    addressUnknown: 'Waiting for the address',
    scheduled: 'Waiting for its time',
    outdated: 'Not the present address',
    noAddress: 'No address to publish',
    off: 'Off',
    fresh: 'Not run yet',
    password: 'Password missing',
    finished: 'Finished',
    unapproved: 'Not allowed yet',
    notRun: 'Not run',
    programFailed: 'Program failed',
    retry: 'Will retry',
    stopped: 'Updates are stopped',
  },
  approval: {
    program: 'Let Saikoro run this program?',
    path: (path: string) => `Program: ${path}`,
    argument: (nth: number, text: string) => `Argument ${nth}: ${text}`,
    programDetail:
      'It runs with your permissions whenever this event is due. Allow it only if you set it up yourself. Saikoro asks once for each program with its arguments.',
    host: 'Let Saikoro ask this host for your address?',
    hostDetail: (host: string) =>
      `${host}\n\nIt sees that you ask and decides what is published as your address. Allow it only if you set it up yourself. Saikoro asks once for each host.`,
    file: 'Keep passwords in a plain file?',
    fileDetail:
      'This system has a safe store for passwords. In a file, any program that can read your files can read them. Allow it only if you chose it yourself.',
    allow: 'Allow',
  },
  /** Why a person has to act, where no service refused anything. */
  trouble: {
    unseen: 'Not in the DNS yet',
    beside: 'Other addresses beside it',
    'own-source': 'Its source tells nothing',
    'no-source': 'Address not known for hours',
    'sources-differ': 'Sources contradict each other',
    'line-lost': 'The line lost its address',
    'lacks-other': 'Lacks the other address',
  } satisfies Record<Trouble, string> as Record<Trouble, string>,
  lackSentence: {
    'own-source': () =>
      'For hours now the source this event takes its address from has told none, so nothing is sent, and what is registered may be old. Try that program or page by hand, or choose another source under Properties, IP Address. Saikoro keeps asking, and updates by itself once it tells one.',
    'no-source': () =>
      'For hours now nobody has told your address, neither a router nor a service on the Internet, though the line is up. So nothing is sent, and what is registered may be old. Address shows who was asked and what came of it; a firewall or a filter may be in the way. Saikoro keeps asking, and updates by itself.',
    'sources-differ': () =>
      'For hours now those who tell your address have contradicted each other, so nothing is sent, and what is registered may be old. Address shows who says what; a proxy or a second line may be the cause. Or choose one source under Properties, IP Address. Saikoro keeps asking, and updates by itself once they agree.',
    'line-lost': (family) =>
      `For hours now this line has had no working ${family}, and the address registered before leads visitors nowhere. If it is not to return, turn ${family} off under Properties, IP Address, and delete the record at the service. Otherwise it updates by itself when it returns.`,
    'lacks-other': (family) =>
      `The service takes IPv4 and IPv6 together or not at all, and for hours this line has had no ${family} address. So nothing is sent. Turn ${family} off under Properties, IP Address. It updates by itself once there are both.`,
  } satisfies Record<Lack, (family: string) => string> as Record<Lack, (family: string) => string>,
  statusSentence: {
    fresh: 'This event has not run yet.',
    off: 'This event is off; nothing is sent.',
    running: 'The service is being told now.',
    secret: (labels: string) => `${labels} is empty or not stored on this computer, so nothing can be sent. Type it under General.`,
    published: (address: string, when: string) => `The DNS answers ${address}; checked ${when}.`,
    pending: 'Saikoro is asking the DNS servers whether they show it.',
    unseen: 'The DNS servers still show another address. Saikoro keeps asking; if it lasts, look at the service’s own page.',
    beside: ({ own, others, service, neighbours }: BesideParams) =>
      joined([
        `Beside ${own} this name also has ${others}, so part of its visitors go there.`,
        neighbours === 'replaced'
          ? 'Run Now replaces them.'
          : neighbours === 'told'
            ? `If that is an old record, delete it at ${service}, then choose Run Now.`
            : 'If that is an old record, look for it in the service’s own page.',
        'If it is meant so (round robin), say so under Properties, IP Address.',
        neighbours === 'replaced' ? null : 'Saikoro never deletes other records; it keeps looking.',
      ]),
    unknown: 'The DNS servers could not be asked.',
    heldAll: 'Publishing rests just now: nothing is sent, and what is registered stays. The top of the window says why, and until when.',
    waits: (nextMs: number | null) =>
      `It waits to be sent; that happens by itself${nextMs === null ? '' : ` ${ahead(nextMs)}`}. Until then the service keeps what it has.`,
    addressUnknown:
      'Your address is not known for certain just now, so nothing is sent, and what is registered stays. Saikoro keeps asking by itself.',
    scheduled: (nextMs: number | null) =>
      `The address is another one now. By this event’s schedule it is sent ${nextMs === null ? 'at its next time' : ahead(nextMs)}.`,
    outdated: 'What is registered is not the present address, and nothing is sent by itself. Use Run Now, or let the event run on change.',
    lost: 'This line has no such address just now. What is registered stays; it updates by itself when one returns.',
    sourceSilent:
      'The source this event takes its address from does not tell it, so nothing is sent, and what is registered stays. Check it under Properties, IP Address. Saikoro keeps looking by itself.',
    sourceUnasked: `${sourceNotAsked} So nothing is sent. ${outsidePractice}`,
    noAddress: 'This line has no address of the kind this event publishes. Nothing is sent until it has one.',
    unapproved: {
      program:
        'You have not allowed this program, so it does not run. Choose Run Now: a system dialog shows it with all its arguments and asks you.',
      host: 'You have not allowed Saikoro to ask the host this address comes from, so nothing is sent. Choose Run Now: a system dialog names it and asks you.',
    },
    finished: (when: string) => `The program finished ${when}.`,
    programFailed: ({ why = 'program-failed', nextRunMs, onChange }: { why?: Reason; nextRunMs?: number; onChange: boolean }): string =>
      joined([
        reason[why]({ service: '' }),
        reasonStep[why],
        why === 'practice-program'
          ? null
          : nextRunMs !== undefined
            ? `It runs again ${ahead(nextRunMs)}.`
            : onChange
              ? 'It runs again when the address changes.'
              : 'It does not run again by itself.',
      ]),
  },
  next: {
    change: 'On change',
    stopped: 'Stopped',
    now: 'Now',
  },
  held: {
    'host-hour': {
      short: (count) => `Limit of ${count} an hour`,
      sentence: ({ count, nextMs }) =>
        `The address keeps changing: this host was updated ${count} times within the hour. To spare the service, the next update leaves ${ahead(nextMs)}. If it is urgent, use Run Now.`,
    },
    'host-day': {
      short: (count) => `Limit of ${count} a day`,
      sentence: ({ count, nextMs }) =>
        `The address keeps changing: this host was updated ${count} times within 24 hours. To spare the service, the next update leaves ${ahead(nextMs)}. If it is urgent, use Run Now.`,
    },
    account: {
      short: (count) => (count === 0 ? 'The service asked to wait' : `Limit of ${count} for the account`),
      sentence: ({ nextMs }) => `The service wants pauses between the updates of this account. The next one leaves ${ahead(nextMs)}.`,
    },
    'lacks-ipv4': lacking('IPv4'),
    'lacks-ipv6': lacking('IPv6'),
  } satisfies Record<EventHold['why'], { short: (count: number) => string; sentence: (held: { count: number; nextMs: number }) => string }>,

  empty: {
    title: 'Your home server’s name, always at its present address',
    text: 'Saikoro watches your line’s public address and tells your DNS service whenever it changes.',
    steps: [
      ['Register a name', 'Get a host name at a dynamic DNS service, such as DDNS Now or Duck DNS.'],
      ['Add an event', 'Enter the name and its password or token here.'],
      ['Done', 'Saikoro registers the address, then checks that the DNS shows it.'],
    ] as [string, string][],
    add: 'Add First Event',
    import: 'Import from a File…',
  },

  confirm: {
    removeTitle: (count: number) => (count === 1 ? 'Delete this event?' : `Delete ${count.toLocaleString('en')} events?`),
    removeText: 'Stored passwords are deleted too. Names at the services stay as they are.',
    more: (count: number) => `and ${count.toLocaleString('en')} more`,
    remove: 'Delete',
  },

  inbox: {
    label: (unread: number) => (unread ? `Notices, ${unread} new` : 'Notices'),
    title: 'Notices',
    none: 'Nothing to report. Address changes and whatever needs you appear here.',
    open: 'Show Event',
  },

  banner: {
    practice: 'Practice: the services are made up and nothing leaves this computer. The address changes by itself about every 20 seconds.',
    practiceChange: 'Change the Address',
    details: 'Details',
    runtime: {
      unsupported: ({ electron }: Runtime) =>
        `For trying out only: Electron ${electron}, which runs this, gets no security updates any more.`,
      older: ({ electron, builtFor }: Runtime) =>
        `For trying out only: this runs on Electron ${electron}; Saikoro is made for ${builtFor}.`,
      next: 'While online, quit, run “npm run electron” in Saikoro’s folder and start again. “npm start” tries it by itself once a day.',
    },
    readOnly: 'These settings come from a newer Saikoro, so nothing can be changed here. Update Saikoro to go on.',
    secretsTitle: 'Where shall passwords be kept?',
    secretsText: 'This system offers no safe store for them.',
    secretsFile: 'In a File Only I Can Read',
    secretsSession: 'Ask at Each Start',
    missing: (count: number) =>
      count === 1 ? 'One event waits for its password.' : `${count.toLocaleString('en')} events wait for their passwords.`,
    missingAction: 'Enter Passwords…',
  },

  passwords: {
    title: 'Enter Passwords',
    text: 'They are not stored on this computer. What you leave empty is asked again later.',
  },

  event: {
    titleNew: 'Add Event',
    title: (name: string) => `Properties of ${name}`,
    tabs: { general: 'General', schedule: 'Schedule', address: 'IP Address', log: 'Log', trial: 'Test' },
    tabsLabel: 'Properties',
    tabHasError: 'has an error',
    name: 'Description',
    namePlaceholder: 'e.g. Home server',
    type: 'Event type',
    types: { dns: 'DNS update', command: 'Run command' },
    familyOnly: (family: Family) => `${families[family]} only`,
    service: 'Service',
    servicePlaceholder: 'Type to search',
    serviceNone: 'No service of this name. Try Find by URL or Host Name.',
    serviceEnded: 'ended',
    hosts: 'Host names',
    host: 'Host name',
    hostsHelp: (max: number) => `Several are separated by spaces or commas, up to ${max}.`,
    stored: 'Stored',
    storedHelp: 'Leave it empty to keep what is stored.',
    removed: 'Removed with OK',
    removeStored: (label: string) => `Remove ${label}`,
    keepStored: (label: string) => `Keep ${label}`,
    showTyped: 'Show what is typed',
    plainHttp: 'With http:// all of it, the password too, is sent without encryption and can be read on the way.',
    openCredentials: 'Where do I find it?',
    quality: {
      verified: 'Verified with the live service',
      tested: 'Tested with the service’s known replies',
      installed: 'A plug-in you added',
    } satisfies Record<ServiceInfo['quality'], string> as Record<ServiceInfo['quality'], string>,
    openHomepage: 'Open the service’s page',
    moreOptions: 'More options',
    enabled: 'Event is on',
    chooseService: 'Choose a service; its settings appear here.',
    program: 'Program',
    programHelp: 'Full path, or a name on the search path. It runs without a shell.',
    arguments: 'Arguments',
    argumentsHelp: 'One per line, as they are; no quotation marks needed.',
    timeout: 'Stop it after (seconds)',
    scheduleKind: 'Run',
    kinds: {
      'on-change': 'When the address changes (recommended)',
      daily: 'Once a day',
      weekly: 'Once a week',
      monthly: 'Once a month',
      every: 'At another interval',
      cron: 'By a cron expression',
      'at-start': 'When Saikoro starts',
      once: 'Once only',
    } satisfies Record<Schedule['kind'], string> as Record<Schedule['kind'], string>,
    refresh: 'Also when unchanged',
    refreshPlugin: (days: number | null) =>
      days === null ? 'As the service wishes (never)' : `As the service wishes (every ${plural(days, 'day')})`,
    refreshNever: 'Never',
    refreshDays: (days: number) => `Every ${plural(days, 'day')}`,
    refreshOther: 'Another number of days',
    refreshHelp: 'Some services delete names that are not renewed for long.',
    days: 'Days',
    at: 'At',
    weekday: 'Day of the week',
    day: 'Day of the month',
    dayHelp: 'In shorter months, on the last day.',
    minutes: 'Minutes between runs',
    minutesHelp: 'At least 5. Most services block anyone who asks more often.',
    cron: 'Cron expression',
    cronHelp: 'Five fields: minute, hour, day, month, weekday. 0 4 * * 1 is Mondays at 04:00.',
    onceAt: 'Date and time',
    atStartHelp: 'Runs each time Saikoro starts.',
    nowNext: (when: string) => `Next run: ${when}`,
    families: 'Publish',
    familyHelp: { ipv4: 'A record', ipv6: 'AAAA record' },
    othersMine: 'Other addresses at this name are mine too (round robin)',
    othersMineHelp:
      'Saikoro then does not warn of them. It changes one record and leaves the others as they are, unless the service replaces all.',
    ipv6Help:
      'Choose IPv6 once your router lets IPv6 connections in: many home gateways, in Japan nearly all, block them, and visitors who try IPv6 first would find a closed door.',
    device: {
      label: 'IPv6 address of',
      choices: { own: 'This computer', other: 'Another device on the LAN' },
      host: 'Device',
      hostHelp:
        'The end of its IPv6 address, or its MAC address if the device makes its address of that (EUI-64). The front is this line’s, and follows its changes.',
      publishes: (address: string) => `Publishes ${address}`,
      unknown: 'What is published appears here once this computer’s IPv6 address is known.',
    },
    familyUnsupported: 'This service does not take it.',
    source: 'Take the address from',
    sources: {
      automatic: 'Automatic (router and independent services)',
      interface: 'A network interface',
      command: 'A command’s output',
      url: 'A web page',
      fixed: 'A fixed address',
    },
    sourceHelp: {
      automatic: 'Asks the router, and outside services that have to agree. Private addresses are never published.',
      interface: 'Takes the public address of this interface.',
      command: 'Takes the first address the program prints.',
      url: 'Takes the first address found in the reply.',
      fixed: 'Always publishes this one. Empty ones are not sent.',
    },
    interface: 'Interface',
    interfaceNone: 'no address',
    url: 'Web address',
    fixed4: 'IPv4 address',
    fixed6: 'IPv6 address',
    logEmpty: 'Nothing has happened yet. Each attempt will be listed here.',
    logNew: 'Save the event first; each attempt will be listed here.',
    now: 'Status',
    errors: {
      required: 'This is needed.',
      'choose-service': 'Choose a service.',
      'bad-host': 'This is not a full host name, such as home.example.com.',
      'too-many-hosts': 'More host names than this service takes at once.',
      'too-long': 'This is too long. Shorten it.',
      'not-a-number': 'Type a number.',
      'out-of-range': 'This number is out of range.',
      'bad-time': 'Type a time, such as 04:30.',
      'in-the-past': 'This moment has passed.',
      'bad-cron': 'Five fields are needed, such as 0 4 * * 1.',
      'bad-url': 'Type a whole web address, beginning with https://.',
      'needs-https': 'Begin with https://; http:// is for servers at home only.',
      'raw-hash': 'Write # as %23; what follows a bare # is not sent.',
      'bad-headers': 'One “Name: value” a line, each name once. Host, Cookie and those of the connection can’t be set.',
      'bad-pointer': 'Begin with /, as in /status or /result/ok.',
      'bad-status': 'A status from 200 to 299.',
      'no-place': 'Write {ip} where the address goes.',
      'bad-beginning': 'Only plain text or ^(a|b); remove the rest.',
      'bad-ipv4': 'This is not an IPv4 address.',
      'bad-ipv6': 'This is not an IPv6 address.',
      'no-family': 'Choose IPv4, IPv6 or both.',
      ...device,
      'family-unsupported': 'The service takes neither of the chosen families.',
    },
  },

  finder: {
    open: 'Find by URL or Host Name…',
    label: 'Update URL or host name',
    help: 'Paste the update URL or curl line from the service’s page. For a host name, Saikoro asks the DNS whose it is.',
    find: 'Find',
    found: 'This looks like one of these. Choose it:',
    none: 'No service was recognized. Search by name above.',
    ownUrl: 'No known service has this URL. It can be used as it is:',
    nameServers: (names: string[]) => `Name servers: ${names.slice(0, 3).join(', ')}`,
    chosen: (service: string) => `${service} was chosen.`,
    filled: (service: string, labels: string) => `${service} was chosen; filled in: ${labels}.`,
    dropped: (options: string) =>
      `Saikoro has no place for ${options}, so that is left out. Under “Test” you see whether the server takes it like this.`,
  },

  trial: {
    text: 'See what would go to the service without sending it. “Save and Send” saves the event, sends your current address to the service and shows its reply. Passwords are shown as •••.',
    rehearse: 'Show Without Sending',
    send: 'Save and Send',
    paused: 'Nothing is sent while Saikoro is paused. Resume it first.',
    rehearsed: 'This would be sent first. Nothing has been sent.',
    wouldNotSend: 'Nothing can be sent with these settings.',
    lookAt: (setting: string) => `Look at “${setting}”.`,
    last: (when: string) => `Last try (${when})`,
    exchanges: 'Requests and replies',
    request: { http: 'Request', tls: 'Sent over TLS', dns: 'DNS update to' },
    reply: (status: number | null) => (status === null ? 'Reply' : `Reply, status ${status}`),
    emptyReply: '(empty)',
    success: {
      label: 'A success is',
      help: 'If this update succeeded, choose what in the reply shows it. OK saves the choice; from then on replies are judged by it.',
      byItself: 'What the reply says by itself',
      text: (text: string) => `Reply begins with “${text}”`,
      json: (at: string, is: string) => `${at} in the reply is “${is}”`,
      status: (status: string) => `Status ${status}`,
      typed: 'As typed under General',
    },
  },

  history: {
    label: 'History',
    empty: 'Nothing has happened yet. Every check that changes something and every update will be listed here.',
    loading: 'Loading…',
    end: 'The history begins here.',
    failed: 'The history could not be read. Choose History again.',
    evidence: (source: string, answer: string) => `${source}: ${answer}`,
    said: (words: string[]) => words.join('; '),
    absent: 'none',
    unknown: 'no word',
    reply: (text: string) => `Reply: ${text}`,
    sought: (text: string) => `Looked for: ${text}`,
    servers: (text: string) => `DNS servers: ${text}`,
    beside: (addresses: string) => `Beside it at the service: ${addresses}`,
    nextTry: (when: string) => `Next try ${when}`,
    after: (took: string) => `${took} after the update`,
    output: (text: string) => `Output: ${text}`,
    took: (ms: number) => (ms < 1000 ? `${Math.round(ms)} ms` : `${(ms / 1000).toFixed(1)} s`),
  },

  plugins: {
    title: 'Plug-ins',
    none: 'A plug-in adds a service that is not in the list. It is a file whose name ends in .saikoro-plugin.json; you can also drop it anywhere on this window.',
    add: 'Add Plug-in…',
    addTitle: 'Add Plug-in',
    replaceTitle: 'Replace Plug-in',
    changedTitle: 'This Plug-in Has Changed',
    install: 'Add',
    replace: 'Replace',
    agree: 'Use It Again',
    drop: 'Drop to add this plug-in',
    dropHint: 'You see what it does before anything is added.',
    since: (day: string) => `added ${day}`,
    ownServer: 'your own server',
    byYou: 'added by you',
    review: 'Review…',
    state: {
      changed: 'Its file has changed since you agreed to it. It is not used until you agree again.',
      damaged: 'Its file is damaged or gone. Add it again, or remove it.',
      'built-in': 'Saikoro itself knows this service now and does not use the plug-in. You can remove it.',
    },
    remove: (name: string) => `Remove “${name}”…`,
    removeTitle: (name: string) => `Remove the plug-in “${name}”?`,
    removeText: (events: number) =>
      events === 0
        ? 'No event uses it.'
        : `${events === 1 ? 'One event uses it' : `${events} events use it`}: automatic updates stop, and the passwords typed for it are deleted.`,
    removeAct: 'Remove',
    added: (name: string) => `“${name}” was added`,
    addedText: 'It is in the list of services now.',
    tryIt: 'Try It…',
    useHere: 'Use in This Event',
    consent: {
      changed: 'Its file is not the one you agreed to. Look at what it does now.',
      replaces: 'A plug-in of this name is installed. This one takes its place.',
      newHost: (before: string, now: string) => `Data goes to ${now} now, not to ${before}. Passwords typed for it have to be typed again.`,
      waiting: (events: number) =>
        events === 1 ? 'One event uses this plug-in and starts with it.' : `${events} events use this plug-in and start with it.`,
      host: 'Receives your data',
      hostNote: 'Nothing is sent to anybody else.',
      ownHost: 'The server you enter yourself',
      ownHostNote: 'It may be in your own network. Nothing is sent to anybody else.',
      plainHttp: (reason: string) => `Sent without encryption, readable on the way. ${reason}`,
      plainHttpOwn: (reason: string) => `With http:// it is sent without encryption, readable on the way. ${reason}`,
      fields: 'Asks you for',
      secret: 'kept with your passwords',
      optional: 'optional',
      noFields: 'Nothing but the host name',
      request: 'Sends',
      replies: 'Understands these replies',
      next: 'goes on with the next request',
      homepage: 'Website',
    },
    problems: {
      title: 'This Plug-in Can’t Be Used',
      text: (file: string) => `${file} has to be corrected by its author. Nothing was added.`,
      place: (line: number, column: number) => `line ${line}, column ${column}`,
      expected: 'Expected',
      found: 'Found',
      example: 'Example',
      more: (count: number) => (count === 1 ? 'and one more' : `and ${count} more`),
      copy: 'Copy',
      copied: 'Copied',
    },
  },
  settings: {
    general: 'General',
    language: 'Language',
    theme: 'Appearance',
    themes: { system: 'As the system', light: 'Light', dark: 'Dark' },
    login: 'Open Saikoro at login',
    loginHelp: 'It starts in the menu bar, without a window.',
    loginApproval: 'The system still asks for your approval: System Settings, General, Login Items.',
    loginUnsupported: 'This system offers no way to do it from here.',
    address: 'Address',
    check: 'Check at least every (minutes)',
    checkHelp:
      '1 to 1440. A router that tells the address is asked every few seconds anyway. Without one, STUN servers are asked three times within this interval.',
    families: 'Look for',
    source: 'Take the address from',
    homeOnly: 'Publish at home only',
    homeRules: { laptops: 'On portable computers', always: 'On this computer', never: 'No, wherever it is' } satisfies Record<
      HomeNetwork,
      string
    > as Record<HomeNetwork, string>,
    homeHelp: (portable: boolean | null, rule: HomeNetwork): string => {
      if (rule === 'never') return 'The address of whatever network this computer is on is published.';
      if (rule === 'always' || portable) return 'On other networks, such as a café’s, nothing is asked and nothing is published.';
      return portable === false
        ? 'This computer is not portable, so the rule does not apply here.'
        : 'Whether this computer is portable is not known, so the rule does not apply here.';
    },
    homes: 'Home networks',
    homesNone: 'None yet. The first network something is published from becomes home.',
    homesGone: 'None, so publishing rests everywhere.',
    homesHelp: 'Recognized by their routers.',
    home: (router: string | null) => (router === null ? 'Dialled from this computer' : `Router ${router}`),
    homeHere: 'you are here',
    homeSince: (when: string) => `since ${when}`,
    homeVague: 'by its address only, which other networks may have too',
    homeRemove: (name: string) => `Remove ${name}`,
    homeAdd: 'Add This Network',
    notify: 'Notifications',
    notifyHelp: 'Whatever is off here still appears under the bell.',
    notifyKinds: { addressChanged: 'The address changed', needsYou: 'Something needs you', recovered: 'Something works again' },
    secrets: 'Passwords',
    secretStore: {
      system: 'Kept in the system’s password store.',
      file: 'Kept in a file only you can read.',
      session: 'Kept in memory and asked at each start.',
      unchosen: 'Not decided yet.',
    },
    transfer: 'Move to another computer',
    export: 'Export…',
    import: 'Import…',
    exportTitle: 'Export Events',
    exportText: (count: number) =>
      count === 1 ? 'One event is written to a file.' : `${count.toLocaleString('en')} events are written to a file.`,
    withSecrets: 'With passwords',
    withSecretsHelp: 'They are encrypted with a passphrase, which the other computer asks for.',
    passphrase: 'Passphrase',
    passphraseAgain: 'Passphrase again',
    passphraseShort: 'At least 8 characters.',
    passphraseDiffers: 'The two passphrases differ.',
    exported: (count: number, path: string) => `${plural(count, 'event')} exported to ${path}.`,
    importTitle: 'Import Events',
    imported: (added: number) => `${plural(added, 'event')} imported.`,
    switchedOff: (count: number): string =>
      count === 1
        ? 'This one runs a program, takes the address from a source of its own, or runs more often than every five minutes, so it is off. Look at it, then switch it on:'
        : 'These run a program, take the address from a source of their own, or run more often than every five minutes, so they are off. Look at them, then switch them on:',
    skipped: (count: number) => `${plural(count, 'event')} left out:`,
    goOn: 'Import',
    pause: 'Pause',
    pauseText: 'While paused, nothing is checked and nothing is sent.',
    pausedUntil: (until: string) => `Paused until ${until}.`,
    pausedForGood: 'Paused until you resume.',
    running: 'Running.',
    saved: 'Saved',
    about: (version: string) => `Saikoro ${version}`,
  },
};

export type Strings = typeof en;
