import { joined } from './common.ts';

interface Standing {
  addresses: string;
  /** Since the DNS was asked; null: it never was. */
  age: string | null;
  /** In a few words; null: nothing is known. */
  why: string | null;
}

/** Of the command without a window. */
export const commandWords = {
  usage: {
    'no-command': 'Saikoro needs a command. See saikoro --help; saikoro run watches and updates.',
    'unknown-command': (word: string) => `Saikoro has no command “${word}”.`,
    'incomplete-command': (word: string) => `“saikoro ${word}” needs one more word.`,
    'unknown-option': (word: string) => `Saikoro does not know ${word}.`,
    'unknown-language': (word: string) => `--lang is either ja or en, and not “${word}”.`,
    'missing-value': (word: string) => `${word} needs a value.`,
    'unexpected-value': (word: string) => `${word} takes no value.`,
    'not-here': (word: string) => `This command does not take ${word}.`,
    'missing-word': (word: string) => `Something is missing: ${word}.`,
    'given-twice': (word: string) => `${word} was given twice, and only one can hold.`,
    'too-many-words': (word: string) => `“${word}” is too much for this command.`,
  },
  meant: (command: string) => `Did you mean ${command}?`,
  chooseFrom: (words: string[]) => `It is one of these: ${words.join(', ')}.`,
  see: (command: string) => `See ${command}.`,
  notPrinted: (why: string) =>
    `The answer could not be printed: the system refused it (${why}). Check where the output goes. What the command changed stays.`,
  noCredentials: (dir: string) =>
    `${dir} is no folder that can be read, so no password was taken from it and nothing was done. Check --credentials.`,
  badLog: '--log is either json or text.',
  badTimeout: (most: number) => `--timeout is a whole number of seconds from 1 to ${most}.`,
  badLimit: (most: number) => `--limit is a whole number from 1 to ${most}.`,
  badPort: '--listen is a port from 1 to 65535.',
  portTaken: (port: number, why: string) =>
    `Nothing can be told on port ${port} of this computer: the system refused it (${why}). Another program may have it; choose another port. Saikoro did not start.`,
  control: {
    'control-unreadable':
      'The Saikoro that runs on this folder and this command do not understand each other, so nothing was changed. Use the same version for both.',
    'control-other-version': 'Another version of Saikoro runs on this folder, so nothing was changed. Start it again, and then try again.',
    'control-restarting': 'Saikoro is just reading its settings anew, so nothing was changed. Try again.',
    'control-silent':
      'A Saikoro runs on this folder and did not answer; whether it did what was asked is not known. saikoro status shows how things are. If it goes on like this, start it again.',
    'changed-meanwhile': 'The event was changed elsewhere meanwhile, so nothing was written over it. Look at it and try again.',
    none: (why: string) =>
      `Commands beside this one cannot change events while it runs: the system refused what they are heard by (${why}). Watching and updating go on.`,
  },
  notRunning: 'Saikoro is not running on this folder, so no address is watched. What follows is what it remembers.',
  runs: {
    window: (pid: number) => `The Saikoro app is running (process ${pid}).`,
    command: (pid: number) => `saikoro is running (process ${pid}).`,
  },
  noEvents: 'There are no events. saikoro events add makes one.',
  standing: {
    off: (_: Standing) => 'Switched off.',
    secret: (_: Standing) => 'A password or token is missing, so nothing is sent. saikoro secret set stores it.',
    stopped: ({ why }: Standing) =>
      joined([`Stopped${why === null ? '' : `: ${why}`}.`, 'Mend its settings with saikoro events edit; it then goes on by itself.']),
    failing: ({ why }: Standing) =>
      joined([`The last try failed${why === null ? '' : `: ${why}`}.`, 'It is tried again by itself while Saikoro runs.']),
    mismatch: ({ addresses, age }: Standing) =>
      joined([
        `The service took ${addresses}, and the DNS showed another address${age === null ? '' : ` ${age}`}.`,
        'It is looked up again by itself while Saikoro runs.',
      ]),
    published: ({ addresses, age }: Standing) => `The DNS showed ${addresses}${age === null ? '' : ` ${age}`}.`,
    accepted: ({ addresses }: Standing) => `The service took ${addresses}. The DNS did not show yet what it makes of it.`,
    nothing: (_: Standing) => 'Nothing was sent so far.',
    watch: (_: Standing) => 'A name that somebody else keeps. Saikoro looks at it while it runs.',
    program: (_: Standing) => 'A program.',
  },
  field: { schedule: 'Schedule', program: 'Program', service: 'Service' },
  notStored: 'not stored',
  noSuchEvent: (word: string, ids: string[]) =>
    ids.length === 0
      ? `There is no event “${word}”. saikoro events lists them.`
      : `“${word}” fits several events. Name one by its id: ${ids.join(', ')}.`,
  reloads: 'Reading settings and passwords anew…',
  practiceBegins: 'Practice: the service, the address and the DNS are made up, and nothing leaves this computer.',
  practiceWorked:
    'It works: the made-up address was sent, and the made-up DNS was asked and shows it. saikoro events add sets up the real thing.',
  practiceFailed: 'Practice did not end as it should. What is printed above says where it stopped.',
  questionsHelp: 'Enter takes what stands in [ ]. P goes back, Q gives up and changes nothing.',
  answerNeeded: 'Something is needed here. P goes back, Q gives up.',
  stays: ' (Enter leaves it as it is)',
  mayBeEmpty: ' (may be empty)',
  ask: {
    service: 'Service (name, or the update address or curl line it shows)',
    hosts: (example: string) => `Host names, apart by spaces${example ? `, like ${example}` : ''}`,
    families: 'Which addresses: 4 (IPv4), 6 (IPv6) or 46 (both)',
    address: (choices: string) => `Take the address from (${choices})`,
    addressMore: {
      automatic: 'Take the address from',
      interface: (found: string) => `Interface, by its name${found ? `; here are ${found}` : ''}`,
      program: 'Program and its arguments, apart by spaces; it prints the address',
      url: 'Web address, with http:// or https://; its reply holds the address',
      fixed: 'Address; of both families apart by a space',
    },
    device: 'IPv6 address of: own (this computer), or the end of another device’s address, or its MAC address',
    schedule: (choices: string) => `Run (${choices})`,
    scheduleMore: {
      'on-change': 'Update even when unchanged: after how many days, never, or plugin (as the service has it)',
      daily: 'At, like 04:00',
      weekly: 'Day and time, like mon 04:00',
      monthly: 'Day of the month and time, like 15 04:00; in shorter months, on the last day',
      every: 'Minutes between runs, at least 5',
      cron: 'Cron expression, like 0 4 * * 1',
      'at-start': 'When Saikoro starts',
      once: 'Date and time, like 2027-01-31 04:00',
    },
  },
  noSuchService: (word: string) => `No service is called “${word}”. Part of its name will do; docs/services.md has them all.`,
  whichService: (ids: string[], count: number) =>
    `${count} services fit: ${ids.join(', ')}${count > ids.length ? ' …' : ''}. Type one of them.`,
  notAnAddressSource: (text: string) =>
    `“${text}” names no source of an address. It is automatic, interface:NAME, program:"PATH ARGUMENTS", url:URL or fixed:ADDRESS.`,
  notASchedule: (text: string) =>
    `“${text}” is no schedule. It is on-change, daily:04:00, weekly:mon:04:00, monthly:15:04:00, every:MINUTES (at least 5), cron:"0 4 * * 1", at-start, or once:2027-01-31T04:00 and still to come.`,
  badAnswer: (option: string, why: string) => `--${option}: ${why} Nothing was changed.`,
  fileAlone: 'A file says all of an event. Leave FILE out, or the options.',
  notOfThis: (option: string) => `This event has no --${option}. Nothing was changed.`,
  badFilter: (option: string, values: string[]) => `--${option} is one of these: ${values.join(', ')}.`,
  badSince: '--since is like 90m, 24h, 7d, 2027-01-31 or 2027-01-31T04:00.',
  notAChoice: (word: string) => `“${word}” is none of the choices.`,
  notANumber: (word: string) => `“${word}” is no number.`,
  badEvent: (place: string) =>
    `This is no event${place ? ` (look at ${place})` : ''}, so nothing was added. saikoro events show NAME --json prints one as it should be.`,
  added: (name: string, id: string) => `${name} was added (${id}).`,
  nextOnce: 'saikoro once sends it and waits until the DNS shows it; saikoro run keeps it so.',
  edited: (name: string) => `${name} was changed.`,
  enabled: (names: string) => `Switched on: ${names}.`,
  disabled: (names: string) => `Switched off: ${names}.`,
  removes: (names: string) => `Delete ${names}, with the stored passwords? Names at the services stay as they are.`,
  removed: (names: string) => `Deleted: ${names}.`,
  yesNo: '[y/N]',
  yes: ['y', 'yes'],
  needsYes: 'There is nobody to ask here, so nothing was changed. Add --yes to agree beforehand.',
  inputEnded: 'The input ended before the last question, so nothing was changed. On a terminal the questions are asked one by one.',
  readAs: (encoding: string) => `The file is written in ${encoding}, and was read so.`,
  nothingChanged: 'Nothing was changed.',
  mayRun: {
    program: (what: string) => `This event runs a program, with all rights of this user: ${what}. Allow it?`,
    host: (what: string) => `This event asks a host of its own for the address: ${what}. Allow it?`,
  },
  notAllowed: 'It was not allowed, so nothing was changed. On a terminal you are asked; --yes agrees beforehand.',
  noSecrets: (word: string) => `“${word}” takes no password or token.`,
  whichSecret: (keys: string[]) => `Name the field: ${keys.join(', ')}.`,
  isHere: (name: string) => `${name} is there already at this service, so it was not added again. saikoro events edit changes it.`,
  lacksSecret: 'Not sent, because a password or token is missing. saikoro secret set stores it; it is sent when Saikoro runs again.',
  secretUnfit: 'A password is one line of at most 64 kB without control characters. Nothing was changed.',
  emptySecret: 'Nothing was typed, so nothing was changed. Type it on the terminal, or hand it in by the standard input.',
  secretKept: (label: string) => `${label} is stored in a file of the data folder that only this user can read.`,
  askPassphrase: 'Passphrase of the file (empty: without its passwords): ',
  ownFolder:
    'A service of the system keeps its data in /var/lib/saikoro. Add its events there before it starts, or while it is stopped: saikoro events add --user-data-dir=/var/lib/saikoro.',
  noServiceManager: (platform: string) =>
    `Saikoro writes no service for this system (${platform}). Have your service manager start “saikoro run”; SIGTERM ends it.`,
  outOfReach: (script: string) =>
    `A service of the system runs as a user of its own, who cannot read ${script}. Put Saikoro where everybody can read it, such as /opt/saikoro, or install the service as your own user. Nothing was changed.`,
  writes: (path: string) => `Write this to ${path}?`,
  notWritten: (path: string, why: string) =>
    `${path} was not changed: the system refused it (${why}). Check who may write there, and try again.`,
  serviceWritten: (path: string) => `${path} was written. These commands start it, now and with the system:`,
  noService: (path: string) => `There is no ${path}, so nothing was changed.`,
  removesService: (path: string) => `Delete ${path}? Settings, history and passwords stay.`,
  serviceRemoved: (path: string) => `${path} was deleted. This ends what still runs of it:`,
  pluginGood: (file: string, name: string, id: string) => `${file}: good – ${name} (${id})`,
  pluginSends: (host: string) => `What you type for it goes to ${host}.`,
  ownServer: 'the server you name',
  pluginAgree: 'Use it?',
  pluginInstalled: (name: string) => `${name} can be used now.`,
  noPlugins: 'No plug-ins were added.',
};
