import * as v from 'valibot';

/** Where versions come from, and whose signature counts; the build writes build/release.json in. */
const feedSchema = v.object({
  /** The folder that holds the channel file, with a slash at its end. */
  feed: v.pipe(v.string(), v.regex(/^https:\/\/\S+\/$/)),
  /** Hosts that the feed, and files redirected to, may be on; with a port where it is not 443. */
  hosts: v.array(v.string()),
  /** Where a person finds the versions. */
  page: v.pipe(v.string(), v.regex(/^https:\/\//)),
  /** Public halves of release keys: 32 bytes of Ed25519 in Base64. While there are none, nothing is asked. */
  keys: v.array(v.pipe(v.string(), v.regex(/^[A-Za-z0-9+/]{43}=$/))),
  /** The macOS release is signed by Apple's rules: Squirrel.Mac installs no other. */
  macSigned: v.boolean(),
});
export type ReleaseFeed = v.InferOutput<typeof feedSchema>;

export const CHANNEL_FILE = 'saikoro-stable.json';
export const SIGNATURE_FILE = `${CHANNEL_FILE}.sig`;

/** null: this build has none. */
export const readFeed = (text: string | undefined): ReleaseFeed | null => {
  if (text === undefined || text === '') return null;
  const feed = v.safeParse(feedSchema, JSON.parse(text));
  return feed.success && feed.output.keys.length > 0 ? feed.output : null;
};
