import type { ChannelKind, HeartbeatKind } from '../../preload/contract/channel.ts';
import type { Wish } from '../ports/storage/approvals.ts';
import { channelOriginOf } from './at-home.ts';
import { callOf } from './command.ts';
import type { Settings } from './request.ts';
import { specOf } from './specs.ts';

const receiver = (origin: string): Wish => ({ kind: 'receiver', origin });

/** The server an address leads to; one that no request can be made of stands for itself, and always needs the user's approval. */
const originOf = (typed: string): string => channelOriginOf(typed.replace(/[{}]/g, ''))?.origin ?? typed;

/**
 * What a channel, or the heartbeat, needs leave for: its program, or the server its notices go to. null: the vendor's own, which the kind stands
 * for. `settings`: with the secrets, since one may be the address.
 */
export const wishOfChannel = (kind: ChannelKind | HeartbeatKind, settings: Settings): Wish | null => {
  const text = (key: string): string => String(settings[key] ?? '').trim();
  if (kind === 'command') return { kind: 'program', ...callOf(settings) };
  if (kind === 'mail') return receiver(`smtp://${text('server').toLowerCase()}:${text('port') || '465'}`);
  const spec = specOf(kind);
  if (spec === null) return null;
  const server = spec.plugin.settings.find(({ key }) => key === 'server');
  if (spec.url === undefined && server === undefined) return null;
  const usual = String(server?.default ?? '');
  const origin = originOf(spec.url === undefined ? text('server') || usual : text(spec.url));
  return [...spec.vendor, usual].includes(origin) ? null : receiver(origin);
};
