import type { ChannelSeverity, HeartbeatKind } from '../../contract/channel.ts';
import type { OutcomeKind } from '../../contract/outcome.ts';
import { plural, quoted } from './common.ts';

/** Whose passwords for mail are not the account's own. */
export type MailHint = 'gmail' | 'outlook' | 'icloud' | 'yahoo-japan' | 'yahoo';

export const channelsWords = {
  title: 'Notices Elsewhere',
  help: 'Saikoro can tell you away from this computer too: on your phone, in a chat, by mail.',
  none: 'None yet.',
  add: 'Add…',
  addTitle: 'Add Notices',
  editButton: 'Edit…',
  edit: (name: string) => `Edit ${quoted(name)}`,
  remove: (name: string) => `Remove ${quoted(name)}`,
  removeText: 'Its stored passwords and what waits there are deleted too.',
  removeButton: 'Remove',
  kind: 'Through',
  name: 'Name',
  enabled: 'On',
  severity: 'Tells',
  severities: {
    failures: 'What needs attention, and when it has recovered',
    changes: 'Changes of the address only',
    everything: 'What needs attention, and address changes',
    digest: 'All of it, once a day at 08:00',
  } satisfies Record<ChannelSeverity, string> as Record<ChannelSeverity, string>,
  severityHelp: 'That nothing changed is never told.',
  events: 'Of',
  allEvents: 'All events, also new ones',
  chosenEvents: 'These events',
  quiet: 'Quiet hours',
  quietOn: 'Hold notices, and tell them afterwards',
  from: 'From',
  to: 'To',
  breakThrough: 'Still send what needs attention',
  timeFault: 'A time such as 22:00.',
  test: 'Send a Test',
  testHelp: 'Sends one message as it is typed here. Nothing is saved.',
  save: 'Save',
  homepage: 'How it works there',
  homeHttp: 'Without encryption: only for a server at home.',
  off: 'Off',
  unused: 'Nothing was told there yet',
  toldAt: (when: string) => `Told ${when}`,
  waiting: (count: number) => `${plural(count, 'notice')} waiting`,
  failing: (since: string, next: string | null) =>
    `Nothing has arrived there since ${since}.${next === null ? '' : ` It is tried again ${next}.`} Try the test.`,
  dropped: (count: number) => `${plural(count, 'notice')} dropped because too many waited.`,
  spent: (next: string) => `The month’s messages are used up. What waits is sent from ${next} on.`,
  month: (sent: number, allowance: number) => `${sent.toLocaleString('en')} of ${allowance.toLocaleString('en')} messages this month`,
  /** What a message that was sent came to. */
  verdict: {
    updated: 'It arrived.',
    unchanged: 'It had arrived already.',
    verified: 'It arrived.',
    'rate-limited': 'It was refused because too many were sent. Saikoro waits, then retries.',
    'server-error': 'The server reported an error. Saikoro retries.',
    network: 'The server could not be reached. Saikoro retries.',
    'auth-failed': 'The key, the address or the password was refused. Type it again.',
    'bad-host': 'It was refused. Check what you typed.',
    'bad-config': 'It was refused. Check what you typed.',
    abuse: 'The server has blocked you. Ask there.',
    'not-confirmed': 'An answer came, but not one that says it arrived. Check what you typed, and look there.',
    'not-sent': 'Nothing was sent.',
  } satisfies Record<OutcomeKind, string> as Record<OutcomeKind, string>,
  at: (label: string) => `It is about ${quoted(label)}.`,
  mailHint: {
    gmail: 'Gmail takes an app password here, not the account’s own: Google Account, Security, 2-Step Verification, App passwords.',
    outlook: 'Outlook.com no longer takes passwords from programs. Use another account for sending.',
    icloud: 'iCloud takes an app-specific password here, not the account’s own: account.apple.com, Sign-In and Security.',
    'yahoo-japan': 'Yahoo! JAPAN takes mail from programs only once that is switched on in the mail settings (IMAP/POP/SMTP).',
    yahoo: 'Yahoo takes an app password here, not the account’s own: Account Security, App passwords.',
  } satisfies Record<MailHint, string> as Record<MailHint, string>,
  /** Messages as they are sent. */
  message: {
    many: (count: number) => `${plural(count, 'notice')} from Saikoro`,
    dropped: (count: number) => `${plural(count, 'older notice')} dropped because too many waited. All are in Saikoro’s window.`,
    hosts: (hosts: string) => `Names: ${hosts}`,
    since: (when: string) => `Since ${when}`,
    testTitle: 'A test from Saikoro',
    testText: 'Notices arrive here. Nothing needs doing.',
    /** What the dead man’s switch is told. */
    ill: (names: number) => `${plural(names, 'name')} not verified`,
    unsure: 'The names could not be verified for half an hour',
  },
  heartbeat: {
    title: 'Dead Man’s Switch',
    text: 'Every five minutes Saikoro tells an outside service that all is verified. If that stops, the service raises the alarm: the only notice that works when Saikoro or the computer is dead.',
    kind: 'Who listens',
    none: 'Nobody',
    kinds: { healthchecks: 'Healthchecks.io', kuma: 'Uptime Kuma', url: 'Own URL' } satisfies Record<HeartbeatKind, string> as Record<
      HeartbeatKind,
      string
    >,
    url: 'URL',
    urlHelp: {
      healthchecks: 'The check’s ping URL. Set its period to 10 minutes and its grace time to an hour.',
      kuma: 'The push URL of a monitor of the type Push. Set its heartbeat interval to 600 seconds.',
      url: 'It is called while all is well, and never otherwise.',
    } satisfies Record<HeartbeatKind, string> as Record<HeartbeatKind, string>,
    toldWell: (when: string) => `Told ${when} that all is well.`,
    toldIll: (when: string) => `Told ${when} that something is wrong.`,
    notYet: 'Nothing told yet: it begins once all names are verified.',
  },
};
