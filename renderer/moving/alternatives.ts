import type { DnsEvent } from '../../preload/contract/event.ts';
import type { ServiceInfo } from '../../preload/contract/service.ts';
import type { Services } from '../store/context.ts';

/**
 * Free services (docs/services-notes.md), first those that need only a short name and a token: a user who moves
 * after a service has ended needs a name quickly.
 */
const FREE = ['ddns-now', 'mydns.jp', 'duckdns', 'desec', 'dynv6', 'ydns', 'freemyip', 'ddnss', 'noip'];
/** The service's pages are in Japanese. */
const JAPANESE_FIRST = ['ddns-now', 'mydns.jp'];
const SHOWN = 6;

export interface Alternative {
  info: ServiceInfo;
  /** The name it would give for the one of now; null: names there are the user's own. */
  host: string | null;
}

const labelOf = (host: string): string => host.split('.')[0] ?? '';

/** The same short name at another service; null where that gives none out. */
export const hostAt = (info: ServiceInfo, { hosts: [host = ''] }: Pick<DnsEvent, 'hosts'>): string | null => {
  const [suffix] = info.suffixes;
  return suffix === undefined ? null : `${labelOf(host)}.${suffix}`;
};

/** Where an event could go: what the ended service names itself, then free ones that give the same short name. */
export const alternativesFor = (event: DnsEvent, services: Services, language: 'ja' | 'en'): Alternative[] => {
  const from = services.get(event.service);
  const order = language === 'ja' ? FREE : [...FREE.filter((id) => !JAPANESE_FIRST.includes(id)), ...JAPANESE_FIRST];
  const ids = [...new Set([...(from?.successors ?? []), ...order])].filter((id) => id !== event.service);
  const fits = (info: ServiceInfo): boolean =>
    info.status === 'live' && (!event.families.ipv4 || info.ipv4) && (!event.families.ipv6 || event.families.ipv4 || info.ipv6);
  return ids
    .map((id) => services.get(id))
    .filter((info) => info !== undefined)
    .filter(fits)
    .slice(0, SHOWN)
    .map((info) => ({ info, host: hostAt(info, event) }));
};
