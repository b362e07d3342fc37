/** Whether the feed of versions is asked. ask: the user has not answered yet, so it is not. */
export const UPDATE_WISHES = ['ask', 'on', 'off'] as const;
export type UpdateWish = (typeof UPDATE_WISHES)[number];

/**
 * Why a newer version of Saikoro is not taken. Of the feed: unreachable, bad-status, insecure (not https), redirected (to a host that is not ours),
 * too-large, cut, unsigned, bad-signature, unreadable, other-app, older (than this one), rolled-back (older than one seen before), other-system
 * (no file for this system and processor), bad-name, no-hash. Of the file: too-large, cut, bad-hash, disk-full, disk-error; and not-installed.
 */
export const RELEASE_FAULTS = [
  'unreachable',
  'bad-status',
  'insecure',
  'redirected',
  'too-large',
  'cut',
  'unsigned',
  'bad-signature',
  'unreadable',
  'other-app',
  'older',
  'rolled-back',
  'other-system',
  'bad-name',
  'no-hash',
  'bad-hash',
  'disk-full',
  'disk-error',
  'not-installed',
] as const;
export type ReleaseFault = (typeof RELEASE_FAULTS)[number];

/** installs: downloads, and installs when the user says so or at the next start; tells: says that there is one, with a link; none: cannot ask. */
export const RELEASE_WAYS = ['installs', 'tells', 'none'] as const;
export type ReleaseWay = (typeof RELEASE_WAYS)[number];

/** What is new in a version, a sentence a line. */
export interface ReleaseNotes {
  ja: string[];
  en: string[];
}

/** How Saikoro stands towards its own newer versions. */
export interface ReleaseView {
  way: ReleaseWay;
  step: 'idle' | 'asking' | 'downloading' | 'ready' | 'installing';
  /** When the feed last answered, ms since 1970. */
  askedAt: number | null;
  /** A newer one. */
  newer: { version: string; notes: ReleaseNotes; page: string } | null;
  /** Why the last try came to nothing. */
  fault: { code: ReleaseFault; detail?: string } | null;
  /** This is the first start of a version: what is new in it, until it is read. */
  news: { version: string; notes: ReleaseNotes } | null;
}

export const NO_RELEASE: ReleaseView = { way: 'none', step: 'idle', askedAt: null, newer: null, fault: null, news: null };

/** What happened to a version, in the history. */
export const RELEASE_STEPS = ['found', 'downloaded', 'installing', 'installed', 'refused'] as const;
