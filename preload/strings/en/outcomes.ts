import type { OutcomeKind, Reason } from '../../contract/outcome.ts';
import type { OutcomeParams, ReasonParams, SentenceParams } from '../values/params.ts';
import { ahead, dates, joined, plural, span, theAddress } from './common.ts';

export const outcome: Record<OutcomeKind, (p: OutcomeParams) => string> = {
  updated: () => 'Updated',
  unchanged: () => 'Already up to date',
  verified: () => 'Shown by the DNS',
  'rate-limited': ({ seconds }) => (seconds ? `Rate limited (${span(seconds * 1000)})` : 'Rate limited'),
  'server-error': () => 'Service error',
  network: ({ reason: why }) => (why === 'overtaken' ? 'Sent anew' : 'Not reachable'),
  'auth-failed': ({ reason: why }) => (why === 'not-permitted' ? 'Not allowed there' : 'Sign-in refused'),
  'bad-host': () => 'Host name refused',
  'bad-config': () => 'Settings refused',
  abuse: () => 'Blocked by the service',
  'not-confirmed': () => 'Not confirmed',
  'not-sent': () => 'Not sent',
};

export const happened: Record<OutcomeKind, (p: OutcomeParams) => string> = {
  updated: ({ service, address }) => `${service} accepted ${theAddress(address)}`,
  unchanged: ({ service, address }) => `${service} already had ${theAddress(address)}`,
  verified: ({ service, address }) => `${service} did not confirm the update, but the DNS servers show ${theAddress(address)}`,
  'rate-limited': ({ service, seconds }) =>
    `${service} refuses updates for now, because it counted too many${seconds ? `, and asks to wait ${span(seconds * 1000)}` : ''}`,
  'server-error': ({ service }) => `${service} reported a server error`,
  network: ({ service, reason: why }) => (why === 'overtaken' ? `${service} was not asked` : `${service} could not be reached`),
  'auth-failed': ({ service, reason: why }) =>
    why === 'not-permitted' ? `${service} refused the change` : `${service} did not accept the user name, password or token`,
  'bad-host': ({ service }) => `${service} does not know the host name, or it belongs to another account`,
  'bad-config': ({ service }) => `${service} cannot work with these settings`,
  abuse: ({ service }) => `${service} has blocked this host or account because of too many requests`,
  'not-confirmed': ({ service }) => `${service} answered, but did not confirm the update`,
  'not-sent': ({ service }) => `Nothing was sent to ${service}`,
};

export const reason: Record<Reason, (p: ReasonParams) => string> = {
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
  'service-ended': ({ endedOn, successors }) =>
    joined([
      endedOn === undefined
        ? 'The service has ended.'
        : `The service ended ${endedOn.length === 10 ? 'on' : 'in'} ${dates.partly(endedOn)}.`,
      successors && `Others that can take its place: ${successors}.`,
    ]),
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
  overtaken: () => 'Before its turn came, another address or other settings were wanted.',
  'certificate-expired': () => 'The server’s certificate has expired, so nothing was sent. This computer’s clock is right.',
  'name-gone': () => 'The server’s name is gone from the DNS (NXDOMAIN). Other names are found, so it is no fault of your line.',
  'parked-page': () => 'An advertisement came that stands where a domain was given up. The service may have lost its domain.',
  'closing-page': () => 'A page came that seems to say that the service has ended.',
  'program-not-started': () => 'The system could not start the program.',
  'not-allowed': () => 'You have not allowed this server or program yet. Save it once more, and allow it in the window that asks.',
};

/** Practice has a folder of its own. */
export const outsidePractice = 'To use it for real, start without --practice and add the event there.';

export const sourceNotAsked = 'While practising, this source is not asked.';

/** What the user can do; null: what the outcome's own step says. */
export const reasonStep: Record<Reason, string | null> = {
  'no-rule': 'Look at the reply, and at the service’s own page. For a URL of your own, choose on the Test tab what in it shows a success.',
  'http-status': null,
  'empty-reply': null,
  'html-reply': 'Check the address under Edit. If the network requires sign-in, sign in in a browser, then choose Run Now.',
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
  'host-outside-zone': 'Correct the host name or the domain under Edit.',
  'missing-setting': 'Fill it in under Edit.',
  'missing-secret': 'Type it under Edit.',
  'unknown-service': 'Choose another service, or install its plug-in.',
  'service-ended': 'Move to another service under Edit.',
  'reserved-address': 'Choose another source under Edit, IP Address.',
  'source-address-only': 'Turn off the VPN, or choose another service.',
  'too-many-hosts': 'Split them over two events.',
  'program-not-found': 'Correct the path under Edit.',
  'program-failed': 'Look at its output under Log.',
  'program-timeout': 'Give it more time under Edit.',
  practice: outsidePractice,
  'practice-program': outsidePractice,
  closed: null,
  'unfit-setting': 'Correct it under Edit.',
  'unfit-host': 'Correct the host name under Edit.',
  'unfit-family': 'Choose the other kind under Edit, IP Address.',
  'already-refused': 'See what that update says, and put it right under Edit.',
  'host-is-alias': 'Delete the CNAME at the DNS server, or choose another host name under Edit.',
  'not-permitted': 'Allow it in the settings of the DNS server, or choose another host name under Edit.',
  'key-unknown': 'Compare the name and the algorithm of the key under Edit with those on the server.',
  'zone-doubled': 'Copy the ID of the right one into “Zone ID” under Edit, or delete the other zone.',
  overtaken: 'No action needed.',
  'certificate-expired': 'The service has to renew it. If it stays so for days, think of moving to another service under Edit.',
  'name-gone': 'Look whether the service tells of a new address. If it has ended, move to another service under Edit.',
  'parked-page': 'Look at the service’s own page or news. If it has ended, move to another service under Edit.',
  'closing-page': 'Look at the service’s own page or news. If it has ended, move to another service under Edit.',
  'program-not-started': 'Check its path and permissions under Edit.',
  'not-allowed': null,
};

export const step: Record<OutcomeKind, (p: SentenceParams) => string> = {
  updated: () => 'No action needed.',
  verified: () => 'No action needed.',
  unchanged: () => 'No action needed.',
  'rate-limited': ({ seconds }) =>
    `${seconds ? 'Don’t run it manually until then.' : 'Don’t run it manually for now.'} If it lasts for days, look at the service’s own page.`,
  'server-error': () => 'Look at the service’s own page if it lasts.',
  network: () => 'Check your connection if other pages fail too.',
  'auth-failed': () => 'Type the password or token again under Edit.',
  'bad-host': () => 'Correct the host name under Edit, or register it at the service.',
  'bad-config': () => 'Correct the settings under Edit.',
  abuse: () => 'Ask the service to lift the block, then choose Resume.',
  'not-confirmed': () => 'Look at the reply under Log.',
  'not-sent': () => 'Look through its settings under Edit.',
};

export const automatically = ({ nextTryMs, stopped }: SentenceParams): string => {
  if (stopped)
    return 'Automatic updates of this event are stopped, so that the service does not block it, until its settings change or you choose Resume.';
  if (nextTryMs !== undefined) return `Saikoro retries by itself ${ahead(nextTryMs)}.`;
  return 'Saikoro retries at the next change of the address.';
};

/** A reply that is no text is not quoted. */
export const unreadable = (bytes: number): string => `Its reply was binary, ${plural(bytes, 'byte')}.`;

export const failure = (kind: OutcomeKind) => (p: SentenceParams) =>
  joined([
    `${happened[kind](p)}.`,
    p.reason && !p.isReasonSaid ? reason[p.reason]({ ...p, kind }) : null,
    p.excerpt && `It said: “${p.excerpt}”.`,
    p.unreadableBytes === undefined ? null : unreadable(p.unreadableBytes),
    p.sought && `It was looked for: ${p.sought}.`,
    ...(p.isPast ? [] : [(p.reason && reasonStep[p.reason]) || step[kind](p), automatically(p)]),
  ]);

export const success = (kind: OutcomeKind) => (p: SentenceParams) => `${happened[kind](p)}. It updates again when the address changes.`;

/** Nothing was sent, so no service refused anything: what prevented it, and that it is sent by itself afterwards. */
export const notSent = (p: SentenceParams): string =>
  joined([
    p.reason === undefined ? `${happened['not-sent'](p)}.` : `Not sent to ${p.service}: ${reason[p.reason](p)}`,
    p.isPast ? null : (p.reason && reasonStep[p.reason]) || step['not-sent'](p),
    p.isPast || p.reason === 'practice'
      ? null
      : p.reason === 'already-refused'
        ? automatically({ ...p, stopped: true })
        : 'Once that is put right, it is sent by itself.',
  ]);

export const outcomeSentence: Record<OutcomeKind, (p: SentenceParams) => string> = {
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

/** The same where the fields are open already: only those are named. */
export const inForm = (sentence: string): string => sentence.replace(/ under Edit, (?=[A-Z])/g, ' under ').replace(/ under Edit\b/g, '');

/** A reason within a sentence. */
export const whyNot = (of: Reason): string => reason[of]({ service: '' }).replace(/\.$/, '');
