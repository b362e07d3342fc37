import { type Channel, secretsIdOf } from '../../../preload/contract/channel.ts';
import { channelOriginOf } from '../../channels/at-home.ts';
import { infoOf } from '../../channels/kinds.ts';
import { channelBoundTo } from '../../engine/approvals/channel-binding.ts';
import type { Secrets } from '../../ports/storage/secrets.ts';

type Texts = Readonly<Record<string, string>>;

/** Which of a channel's settings are secrets, and which of those that are stored may go where it leads now. */
export interface ChannelSecrets {
  keys(channel: Pick<Channel, 'kind'>): string[];
  /** What the page typed for the channel's secrets: any other key would lead what is stored somewhere else. */
  among(channel: Channel, typed: Texts): Record<string, string>;
  /** The channel's settings with the secrets that are stored. */
  whole(channel: Channel): Channel['settings'];
  /** The stored ones that may go where this channel leads now; those typed for another server stay behind. */
  usable(channel: Channel, typed: Texts, before: Channel | undefined): { stored: Record<string, string>; left: string[] };
}

export const createChannelSecrets = (secrets: Pick<Secrets, 'get'>): ChannelSecrets => {
  const keys = ({ kind }: Pick<Channel, 'kind'>): string[] =>
    infoOf(kind).fields.flatMap(({ key, kind: of }) => (of === 'secret' ? [key] : []));
  const storedOf = (channel: Channel): Record<string, string> =>
    Object.fromEntries(
      keys(channel)
        .flatMap((key) => [[key, secrets.get(secretsIdOf(channel), key)] as const])
        .filter((pair): pair is [string, string] => pair[1] !== null),
    );
  const leads = (url: string | undefined): string | null =>
    url === undefined ? null : (channelOriginOf(url.replace(/[{}]/g, ''))?.origin ?? url);
  return {
    keys,
    among: (channel, typed) => Object.fromEntries(Object.entries(typed).filter(([key]) => keys(channel).includes(key))),
    whole: (channel) => ({ ...channel.settings, ...storedOf(channel) }),
    usable(channel, typed, before) {
      const stored = storedOf(channel);
      const isSame =
        before !== undefined &&
        before.kind === channel.kind &&
        channelBoundTo(before) === channelBoundTo(channel) &&
        (typed.url === undefined || leads(typed.url) === leads(stored.url));
      return isSame ? { stored, left: [] } : { stored: {}, left: Object.keys(stored).filter((key) => typed[key] === undefined) };
    },
  };
};
