import type { ReleaseNetwork } from '../../ports/releases/release.ts';
import { type Installation, type Judged, judgeChannel } from './channel.ts';
import { CHANNEL_FILE, type ReleaseFeed, SIGNATURE_FILE } from './feed.ts';
import { checkSignature } from './signature.ts';

export type Answered = { judged: Judged; signed: { body: Uint8Array; signature: Uint8Array } | null };

/** What two texts of the feed say once the signature counts. */
export const judgeSigned = (body: Uint8Array, signature: Uint8Array, keys: readonly string[], here: Installation): Judged => {
  const seal = checkSignature(body, signature, keys);
  return seal === 'good' ? judgeChannel(body, here) : { kind: 'refused', code: seal };
};

/**
 * One question on most days: the signature is asked for only where the channel file says something that would be followed. That nothing is newer
 * changes nothing, whoever says so.
 */
export const askFeed = async (network: ReleaseNetwork, feed: ReleaseFeed, here: Installation): Promise<Answered> => {
  const channel = await network.read(`${feed.feed}${CHANNEL_FILE}`, feed.hosts);
  if (!channel.ok) return { judged: { kind: 'refused', code: channel.code, detail: channel.detail }, signed: null };
  const { body } = channel;
  const first = judgeChannel(body, here);
  if (first.kind === 'newest') return { judged: first, signed: null };
  const signature = await network.read(`${feed.feed}${SIGNATURE_FILE}`, feed.hosts);
  if (!signature.ok) {
    const code = signature.code === 'bad-status' ? 'unsigned' : signature.code;
    return { judged: { kind: 'refused', code, detail: signature.detail }, signed: null };
  }
  const judged = judgeSigned(body, signature.body, feed.keys, here);
  return { judged, signed: judged.kind === 'newer' ? { body, signature: signature.body } : null };
};
