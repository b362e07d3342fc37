import { type Channel, HEARTBEAT_ID, type Heartbeat, secretsIdOf } from '../../../preload/contract/channel.ts';
import type { Settings } from '../../../preload/contract/settings.ts';

/** The server an address names, without its path: what a secret is sent to. */
export const serverIn = (typed: unknown): string => {
  const text = String(typed ?? '').trim();
  try {
    return new URL(/^[a-z][a-z0-9+.-]*:\/\//i.test(text) ? text : `https://${text}`).host;
  } catch {
    return text;
  }
};

/** As serverIn, with the scheme: a secret typed for https is not sent over http. */
const originIn = (typed: unknown): string => (/^\s*http:\/\//i.test(String(typed ?? '')) ? `http ${serverIn(typed)}` : serverIn(typed));

/** For whom a channel's secrets are typed: its kind and, where the user names it, the server and the account there. */
export const channelBoundTo = ({ kind, settings }: Pick<Channel, 'kind' | 'settings'>): string =>
  ['channel', kind, originIn(settings.server), ...(kind === 'mail' ? [String(settings.port ?? ''), String(settings.user ?? '')] : [])].join(
    ' ',
  );

/** Its URL is the secret itself, and says whom it is for. */
export const heartbeatBoundTo = (heartbeat: NonNullable<Heartbeat>): string => `heartbeat ${heartbeat.kind}`;

/** What secrets there are beside the events', by the id they are kept under. */
export const bindingsBeside = ({ channels, heartbeat }: Pick<Settings, 'channels' | 'heartbeat'>): [id: string, boundTo: string][] => [
  ...channels.map((channel): [string, string] => [secretsIdOf(channel), channelBoundTo(channel)]),
  ...(heartbeat === null ? [] : [[HEARTBEAT_ID, heartbeatBoundTo(heartbeat)] as [string, string]]),
];
