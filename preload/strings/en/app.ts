import type { NatVerdict } from '../../contract/because.ts';
import type { Family } from '../../contract/event.ts';
import type { JournalEntry } from '../../contract/journal.ts';
import { type Claim, OBSTACLES, type Publication } from '../../contract/publication.ts';
import type { Runtime } from '../../contract/state.ts';
import type { AddressNotice, NetworkNotice, RecoveredNotice, ReminderNotice, TitleAndNext } from '../values/params.ts';
import { dates, families, plural } from './common.ts';
import { wellAgain } from './events.ts';
import { grounds, journal, networkOf } from './journal.ts';
import { attention, natVerdicts, networkNotice, obstacle } from './network.ts';

export const trayWords = {
  published: (address: string, checked: string) => `Published ${address} — checked ${checked}`,
  /** How old what a line says is. */
  checked: (line: string, when: string) => `${line} (last confirmed ${when})`,
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
  more: 'More',
  history: 'History…',
  openAtLogin: 'Open at Login',
  quit: 'Quit Saikoro',
  changePractice: 'Change the Address (Practice)',
  needsYou: (name: string, sentence: string) => `${name}: ${sentence}`,
};

export const noticeWords = {
  'address-changed': ({ family, address, previous, events }: AddressNotice): TitleAndNext => ({
    title: address === null ? `The ${families[family]} address is gone` : `New address ${address}`,
    next:
      address === null
        ? `This line no longer has an ${families[family]} address${previous ? ` (it was ${previous})` : ''}. Records stay as they are.`
        : `${previous ? `It was ${previous}. ` : ''}${events === 0 ? 'No event is updated by itself.' : events === 1 ? 'One event will be updated.' : `${plural(events, 'event')} will be updated.`}`,
  }),
  resolved: 'The service has taken an update since.',
  changedOften: (count: number): string => `It changed ${count.toLocaleString('en')} times since the last notice.`,
  'needs-you': ({ name, sentence }: { name: string; sentence: string }): TitleAndNext => ({
    title: `${name} needs attention`,
    next: sentence,
  }),
  recovered: ({ name, well }: RecoveredNotice): TitleAndNext => ({ title: `${name} works again`, next: wellAgain[well] }),
  obstacle: (verdict: NatVerdict): TitleAndNext => {
    const found = OBSTACLES.find((each) => each === verdict);
    return found === undefined
      ? { title: 'IPv4 is no longer closed to the outside', next: natVerdicts[verdict].text }
      : { title: obstacle[found].title.replace(/\.$/, ''), next: obstacle[found].text(null) };
  },
  reminder: ({ name, service, days, until }: ReminderNotice): TitleAndNext => ({
    title:
      days === 0 ? `The day to confirm ${name} at ${service} has passed` : `Confirm ${name} at ${service} within ${plural(days, 'day')}`,
    next: `${days === 0 ? `It was ${dates.day(until)}; the service may have taken the name away.` : `${service} takes the name away on ${dates.day(until)} if nobody confirms it.`} Open its page, confirm it there yourself, then choose Confirmed under Edit. ${days === 0 ? 'Saikoro goes on updating as long as the service takes it.' : days === 1 ? 'Saikoro does not confirm by itself.' : 'Saikoro does not confirm by itself, and reminds you again.'}`,
  }),
  manyReminders: (count: number): string => `${count.toLocaleString('en')} names are to be confirmed at their service`,
  network: ({ news, router }: NetworkNotice): TitleAndNext => networkNotice[news](networkOf(router)),
  manyRecovered: (count: number): string => `${count.toLocaleString('en')} events work again`,
};

export const cliWords = {
  held: {
    window: (pid: number, folder: string) =>
      `The Saikoro app is using ${folder} (process ${pid}). Two at once would send everything twice, so nothing was done. Quit the app first, or name another folder with --user-data-dir=DIR.`,
    command: (pid: number, folder: string) =>
      `Another saikoro command is using ${folder} (process ${pid}). Two at once would send everything twice, so nothing was done. End that one first and start it again afterwards, or name another folder with --user-data-dir=DIR.`,
  },
  /** `command`: how this Saikoro is started from a terminal, here and below. */
  help: (command: string) => `Saikoro keeps a home server’s name at its present address.

Usage: ${command} [options]

--user-data-dir=DIR  keep settings, history and passwords in DIR
--hidden             start without a window
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
};

export const headingWords = {
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
  noEvents: 'No events yet',
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
    retrying: (count) => `${count.toLocaleString('en')} failed; retrying`,
    held: (count) => `${count.toLocaleString('en')} held back`,
    pending: (count) => `${count.toLocaleString('en')} waiting to be updated`,
    'address-unknown': (count) => `${count.toLocaleString('en')} waiting for the address`,
    scheduled: (count) => `${count.toLocaleString('en')} waiting for the scheduled time`,
    outdated: (count) => `${count.toLocaleString('en')} not publishing the present address`,
    none: (count) => `${count.toLocaleString('en')} with no address to publish`,
    checking: (count) => `${count.toLocaleString('en')} being looked up in the DNS`,
    unverified: (count) => `${count.toLocaleString('en')} accepted, not confirmed by the DNS`,
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
};

export const bannerWords = {
  practice: 'Practice: the services are made up and nothing leaves this computer. The address changes by itself about every 20 seconds.',
  practiceChange: 'Change the Address',
  details: 'Details',
  others: (count: number) => `+${count} more ${count === 1 ? 'message' : 'messages'}`,
  runtime: {
    unsupported: ({ electron }: Runtime) =>
      `For trying out only: Electron ${electron}, which runs this, gets no security updates any more.`,
    older: ({ electron, builtFor }: Runtime) => `For trying out only: this runs on Electron ${electron}; Saikoro is made for ${builtFor}.`,
    next: 'While online, quit, run “npm run electron” in Saikoro’s folder and start again. “npm start” tries it by itself once a day.',
  },
  readOnly: 'These settings come from a newer Saikoro, so nothing can be changed here. Update Saikoro to go on.',
  secretsTitle: 'Where should passwords be stored?',
  secretsText: 'This system offers no safe store for them.',
  secretsFile: 'In a File Only I Can Read',
  secretsSession: 'Ask at Each Start',
  missing: (count: number) => (count === 1 ? '1 event has no password.' : `${count.toLocaleString('en')} events have no password.`),
  missingAction: 'Enter Passwords…',
};
