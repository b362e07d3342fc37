import type { JournalEntry } from '../../contract/journal.ts';
import type { ReleaseFault, ReleaseView, ReleaseWay } from '../../contract/releases/release.ts';

/** Why a newer version is not taken. What was there before stays as it is. */
const faults: Record<ReleaseFault, string> = {
  unreachable: 'Saikoro’s download server does not answer. Check the connection.',
  'bad-status': 'Saikoro’s download server answers with an error, so nothing was downloaded.',
  insecure: 'The version list leads to an address without encryption, so nothing was downloaded.',
  redirected:
    'The version list leads to a server that is not Saikoro’s, so nothing was downloaded. The network may be redirecting: try another one.',
  'too-large': 'More was sent than was announced, so it was discarded.',
  cut: 'The download ended early, so it was discarded.',
  unsigned: 'The version list has no signature, so nothing was downloaded. Check whether the network changes what it transports.',
  'bad-signature':
    'The version list was not signed by Saikoro, so nothing was downloaded. It may have been changed on the way: try another network.',
  unreadable: 'The version list can’t be read, so nothing was downloaded. Look at the download page for a newer version.',
  'other-app': 'The version list is another app’s, so nothing was downloaded.',
  older: 'The version list names a version older than this one, so nothing was downloaded.',
  'rolled-back': 'The version list names a version older than one it named before, so nothing was downloaded. It may be an old copy.',
  'other-system': 'There is no new version for this system and processor, so nothing was downloaded. Look at the download page.',
  'bad-name': 'The version list names a file in another folder, so nothing was downloaded.',
  'no-hash': 'The version list has no checksum for the file, so nothing was downloaded.',
  'bad-hash': 'The downloaded file is not the one that was signed, so it was discarded.',
  'disk-full': 'The disk is full, so the new version was not saved. Make room.',
  'disk-error': 'The new version could not be saved. Check the permissions of the data folder.',
  'not-installed': 'The new version could not be installed, and this one stays. Download it from the page.',
};

export const releaseWords = {
  title: 'Updates',
  wish: 'Check for new versions of Saikoro once a day',
  help: {
    installs:
      'Asks the download server once a day, and says nothing about you. A new version is downloaded in the background, and installed when you say so or at the next start; never while quitting.',
    tells:
      'Asks the download server once a day, and says nothing about you. This installation is not replaced by Saikoro: you are told, with a link.',
    none: 'Not available here: this is a development build, practice, or a build without a release key.',
  } satisfies Record<ReleaseWay, string> as Record<ReleaseWay, string>,
  check: 'Check for Updates',
  command: 'Check for Updates…',
  install: 'Install and Restart',
  openPage: 'Open Download Page',
  standing: ({ step, newer, askedAt }: ReleaseView, when: string): string => {
    const version = newer?.version ?? '';
    if (step === 'asking') return 'Checking…';
    if (step === 'downloading') return `Downloading version ${version}…`;
    if (step === 'ready') return `Version ${version} is ready to be installed.`;
    if (step === 'installing') return `Installing version ${version}…`;
    if (newer !== null) return `Version ${version} is available.`;
    return askedAt === null ? 'Not checked yet.' : `Last checked ${when}.`;
  },
  /** After a check that found none. */
  newest: (version: string) => `Saikoro ${version} is the newest version.`,
  ask: {
    title: 'Check for new versions of Saikoro?',
    text: 'Saikoro would ask its download server once a day, and say nothing about you. You can change this in Settings.',
    yes: 'Check Once a Day',
    no: 'Don’t Check',
  },
  ready: {
    /** `daily`: the user said yes to looking for versions, and so to having them. */
    installs: (version: string, daily: boolean) => ({
      title: `Saikoro ${version} is ready.`,
      text: daily ? 'It is installed now if you like, or by itself at the next start.' : 'It is installed when you say so.',
    }),
    tells: (version: string) => ({ title: `Saikoro ${version} is available.`, text: 'Download it from the page.' }),
  },
  news: (version: string) => `New in Saikoro ${version}:`,
  noNews: 'Smaller improvements.',
  fault: faults,
  again: 'Saikoro checks again within a day.',
};

export const releaseJournal = ({ step, version, fault }: Extract<JournalEntry, { kind: 'release' }>): string => {
  const which = version === null ? 'A new version' : `Version ${version}`;
  if (step === 'found') return `${which} of Saikoro is available`;
  if (step === 'downloaded') return `${which} of Saikoro was downloaded`;
  if (step === 'installing') return `${which} of Saikoro is being installed`;
  if (step === 'installed') return `${which} of Saikoro runs for the first time`;
  return fault === undefined ? `${which} of Saikoro was refused` : `${faults[fault].split('. ')[0]?.replace(/\.$/, '')}`;
};
