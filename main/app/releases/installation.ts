import type { ReleaseWay } from '../../../preload/contract/releases/release.ts';
import type { ReleaseFeed } from './feed.ts';

export interface Circumstances {
  feed: ReleaseFeed | null;
  practice: boolean;
  packaged: boolean;
  platform: NodeJS.Platform;
  /** The file of an AppImage, which tells it in the environment. */
  appImage: string | undefined;
}

/** What a newer version can be to this installation; `kind`: the form of the file that would take its place. */
export const wayOf = ({ feed, practice, packaged, platform, appImage }: Circumstances): { way: ReleaseWay; kind: string | null } => {
  if (feed === null || practice || !packaged) return { way: 'none', kind: null };
  if (platform === 'win32') return { way: 'installs', kind: 'nsis' };
  // Squirrel.Mac installs nothing that Apple's rules don't call signed.
  if (platform === 'darwin') return feed.macSigned ? { way: 'installs', kind: 'zip' } : { way: 'tells', kind: null };
  // What a package manager put there is its to replace.
  return appImage === undefined || appImage === '' ? { way: 'tells', kind: null } : { way: 'installs', kind: 'appimage' };
};
