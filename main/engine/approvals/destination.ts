import type { DnsEvent } from '../../../preload/contract/event.ts';
import type { ServiceInfo } from '../../../preload/contract/service.ts';
import { readUrl } from '../../net/url.ts';

/** Settings that decide which host a built-in plug-in calls. */
const DECIDE_HOST: ReadonlySet<string> = new Set(['server', 'region', 'endpoint', 'api']);

/** Secrets that are an address as a whole, and so name the host themselves. */
const ADDRESSES: ReadonlySet<string> = new Set(['url']);

/** Whether a field of this key may decide where the others are sent. */
export const decidesHost = (key: string): boolean => DECIDE_HOST.has(key) || ADDRESSES.has(key);

const urlIn = (text: string): URL | null => readUrl(/^[a-z][a-z0-9+.-]*:\/\//i.test(text) ? text : `https://${text}`);

/** Scheme, name and port where an address is named; its path decides nothing. */
const originIn = (text: string): string => urlIn(text)?.origin ?? text;

/** The same with the first folder of the path, since shared hosts give each user one. */
const serverIn = (text: string): string => `${originIn(text)}${urlIn(text)?.pathname.replace(/\/+$/, '') ?? ''}`;

/**
 * What of an event's settings decides which host is called, as a text to compare. An installed plug-in may make its host of any setting, so that
 * all of them count. A stored password was typed for this, and is not sent where it changes.
 */
export const destinationOf = ({ id, fields, quality }: ServiceInfo, settings: DnsEvent['settings']): string => {
  const deciding = fields.filter(({ key, kind }) => kind !== 'secret' && (quality === 'installed' || DECIDE_HOST.has(key)));
  return JSON.stringify([id, ...deciding.map(({ key, default: usual }) => [key, serverIn(String(settings[key] ?? usual ?? '').trim())])]);
};

/** Which hosts an event's secrets name, where they are addresses: nothing of their settings would tell. */
export const storedOriginsOf = ({ fields }: Pick<ServiceInfo, 'fields'>, stored: (key: string) => string | null): string[] =>
  fields.flatMap(({ key, kind }) => (kind === 'secret' && ADDRESSES.has(key) ? [originIn((stored(key) ?? '').trim())] : []));

/** Whether a secret that is typed now sends the others elsewhere: it is an address, and names another host than the one in its place. */
export const isSentElsewhere = (
  { fields }: Pick<ServiceInfo, 'fields'>,
  typed: Readonly<Record<string, string>>,
  stored: (key: string) => string | null,
): boolean =>
  fields.some(
    ({ key, kind }) =>
      kind === 'secret' &&
      ADDRESSES.has(key) &&
      typed[key] !== undefined &&
      originIn(typed[key].trim()) !== originIn((stored(key) ?? '').trim()),
  );
