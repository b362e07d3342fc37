import type { HomeNetwork } from '../../contract/settings.ts';
import { plural } from './common.ts';

export const settingsWords = {
  general: 'General',
  language: 'Language',
  theme: 'Appearance',
  themes: { system: 'Match system', light: 'Light', dark: 'Dark' },
  login: 'Open Saikoro at login',
  loginHelp: 'It starts without a window.',
  loginApproval: 'The system still asks for your approval: System Settings, General, Login Items.',
  loginUnsupported: 'This system offers no way to do it from here.',
  address: 'Address',
  check: 'Check at least every (minutes)',
  checkHelp:
    '1 to 1440. A router that tells the address is asked every few seconds anyway. Without one, STUN servers are asked three times within this interval.',
  families: 'Address types',
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
  homesGone: 'None, so updates are paused everywhere.',
  homesHelp: 'Recognized by their routers.',
  home: (router: string | null) => (router === null ? 'Dialled from this computer' : `Router ${router}`),
  homeHere: 'you are here',
  homeSince: (when: string) => `since ${when}`,
  homeVague: 'by its address only, which other networks may have too',
  homeRemove: (name: string) => `Remove ${name}`,
  homeAdd: 'Add This Network',
  notify: 'Notifications',
  notifyHelp: 'Whatever is off here still appears under the bell.',
  notifyKinds: { addressChanged: 'Address changed', needsYou: 'Needs attention', recovered: 'Recovered' },
  secrets: 'Passwords',
  secretStore: {
    system: 'Kept in the system’s password store.',
    file: 'Kept in a file only you can read.',
    session: 'Kept in memory and asked at each start.',
    unchosen: 'Not set.',
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
  importedEnded: (count: number): string =>
    `The service of ${count === 1 ? 'this one' : 'these'} has ended, so ${count === 1 ? 'it is' : 'they are'} off and nothing is sent. Choose another service under Edit:`,
  skipped: (count: number) => `${plural(count, 'event')} left out:`,
  goOn: 'Import',
  pause: 'Pause',
  pauseText: 'While paused, nothing is checked and nothing is sent.',
  pausedUntil: (until: string) => `Paused until ${until}.`,
  pausedForGood: 'Paused until you resume.',
  running: 'Running.',
  saved: 'Saved',
  about: (version: string) => `Saikoro ${version}`,
};
