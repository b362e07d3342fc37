import type { Arg, Result } from '../../../preload/contract/api.ts';
import { type Channel, MOST_CHANNELS, secretsIdOf } from '../../../preload/contract/channel.ts';
import type { Delivery } from '../../channels/delivery/needs.ts';
import { type ChannelFault, faultOfChannel } from '../../channels/fault.ts';
import { infoOf } from '../../channels/kinds.ts';
import { wishOfChannel } from '../../channels/receiver.ts';
import { channelBoundTo } from '../../engine/approvals/channel-binding.ts';
import type { ChannelSecrets } from './channel-secrets.ts';
import type { KeepSettings } from './channel-settings.ts';
import { messageOf } from './message-of.ts';
import type { ChannelNeeds } from './needs.ts';
import type { Send } from './send.ts';

type Done = Result<'channels.save'>;

export interface ChannelCommands {
  save(arg: Arg<'channels.save'>): Promise<Done>;
  remove(id: string): Done;
  test(arg: Arg<'channels.test'>): Promise<Result<'channels.test'>>;
}

export interface ChannelParts {
  keep: KeepSettings;
  send: Send;
  own: ChannelSecrets;
  delivery: Delivery;
  isTooMany: () => boolean;
}

/** No secret may stand among what is kept in the clear. */
const bare = (channel: Channel): Channel => {
  const known = new Map(infoOf(channel.kind).fields.map(({ key, kind }) => [key, kind]));
  const settings = Object.entries(channel.settings).filter(([key]) => known.has(key) && known.get(key) !== 'secret');
  return { ...channel, settings: Object.fromEntries(settings) };
};

/** The user's channels: kept with their secrets, removed, and tried. */
export const createChannelCommands = (
  { saikoro: { state }, secrets, approval, ...needs }: ChannelNeeds,
  { keep, send, own, delivery, isTooMany }: ChannelParts,
): ChannelCommands => {
  const channels = (): Channel[] => state.fields().settings.channels;
  const kept = (id: string): Channel | undefined => channels().find((one) => one.id === id);

  /** All that it would be sent with, and that there is leave for it. */
  const ready = async (
    channel: Channel,
    typed: Readonly<Record<string, string>>,
  ): Promise<ChannelFault | Extract<Done, { ok: false }> | { ok: true; settings: Channel['settings'] }> => {
    const { stored, left } = own.usable(channel, typed, kept(channel.id));
    const settings = { ...channel.settings, ...stored, ...typed };
    const fault = faultOfChannel(channel, settings, left);
    if (fault !== null) return fault;
    const wish = wishOfChannel(channel.kind, settings);
    const answer = await approval.allow(wish === null ? [] : [wish]);
    return answer.ok ? { ok: true, settings } : answer;
  };
  const refusedNew = ({ id }: Channel, isNew: boolean): Done | null => {
    if (isNew === (kept(id) !== undefined)) return { ok: false, code: 'not-found' };
    return isNew && channels().length >= MOST_CHANNELS ? { ok: false, code: 'too-many-channels' } : null;
  };

  return {
    async save({ channel: typedChannel, secrets: all, isNew }) {
      const channel = bare(typedChannel);
      const typed = own.among(channel, all);
      const refused = refusedNew(channel, isNew);
      if (refused !== null) return refused;
      const fit = await ready(channel, typed);
      if (!fit.ok) return fit;
      // Another call may have saved the settings while the user was asked.
      const late = refusedNew(channel, isNew);
      if (late !== null) return late;
      const isMoved = Object.keys(own.usable(channel, typed, kept(channel.id)).stored).length === 0;
      const change = { values: typed, from: isMoved ? null : secretsIdOf(channel), boundTo: channelBoundTo(channel) };
      const next = isNew ? [...channels(), channel] : channels().map((one) => (one.id === channel.id ? channel : one));
      const isTyped = isMoved || Object.keys(typed).length > 0;
      const changes = isTyped && own.keys(channel).length > 0 ? [[secretsIdOf(channel), change] as const] : [];
      const saved = keep({ ...state.fields().settings, channels: next }, new Map(changes));
      if (saved.ok) delivery.settle(channel.id);
      return saved;
    },
    remove(id) {
      if (kept(id) === undefined) return { ok: false, code: 'not-found' };
      const saved = keep({ ...state.fields().settings, channels: channels().filter((one) => one.id !== id) });
      if (!saved.ok) return saved;
      secrets.forget(secretsIdOf({ id }));
      delivery.settle();
      return { ok: true };
    },
    async test({ channel: typedChannel, secrets: all }) {
      const channel = bare(typedChannel);
      const typed = own.among(channel, all);
      const fit = await ready(channel, typed);
      if (!fit.ok) return fit;
      if (isTooMany()) return { ok: false, code: 'too-often' };
      const { testTitle: title, testText: text } = needs.wording().strings.channels.message;
      const sent = await send(channel.kind, fit.settings, messageOf('change', { title, text }, needs));
      const before = kept(channel.id);
      const isAsKept = before !== undefined && JSON.stringify(before.settings) === JSON.stringify(channel.settings);
      if (isAsKept && Object.keys(typed).length === 0) delivery.tested(channel.id, sent.outcome);
      return { ok: true, ...sent };
    },
  };
};
