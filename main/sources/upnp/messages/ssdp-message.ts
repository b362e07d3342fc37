import { parseIpv4 } from '../../../net/address.ts';

export const SSDP_PORT = 1900;
export const SSDP_GROUP = '239.255.255.250';

/** What is asked for, the most telling answer first (UDA 1.1 §1.3.2, IGD 1.0 and 2.0). */
export const SEARCH_TARGETS = [
  'urn:schemas-upnp-org:service:WANIPConnection:2',
  'urn:schemas-upnp-org:service:WANIPConnection:1',
  'urn:schemas-upnp-org:service:WANPPPConnection:1',
  'urn:schemas-upnp-org:device:InternetGatewayDevice:2',
  'urn:schemas-upnp-org:device:InternetGatewayDevice:1',
  'upnp:rootdevice',
] as const;
export type SearchTarget = (typeof SEARCH_TARGETS)[number];
export const ROOT_DEVICE: SearchTarget = 'upnp:rootdevice';

/** Longest answer read, in bytes. */
const MAX_ANSWER = 8_192;
const MAX_LOCATION = 512;

/** A search. `host` is where it goes: the group, or one device (UDA 1.1 §1.3.2, both forms). */
export const searchMessage = (target: SearchTarget, host: string): string =>
  ['M-SEARCH * HTTP/1.1', `HOST: ${host}:${SSDP_PORT}`, 'MAN: "ssdp:discover"', 'MX: 1', `ST: ${target}`, '', ''].join('\r\n');

/**
 * The headers of a message, names in lower case; null where it begins otherwise, is too long, or says one thing twice and differently. Folded
 * lines are joined (RFC 2616 §2.2, LWS); lines that are no header are passed over, and LF alone ends one too, as firmwares write them.
 */
const readHeaders = (message: Uint8Array, beginning: RegExp): Map<string, string> | null => {
  if (message.length > MAX_ANSWER) return null;
  const text = new TextDecoder('latin1').decode(message).replace(/\r?\n[ \t]+/g, ' ');
  const [start = '', ...lines] = (text.split(/\r?\n\r?\n/, 1)[0] ?? '').split(/\r?\n/);
  if (!beginning.test(start)) return null;
  const headers = new Map<string, string>();
  for (const line of lines) {
    const parts = /^([!#$%&'*+.^_`|~0-9A-Za-z-]+)[ \t]*:[ \t]*([\t -~\u0080-\uffff]*)$/.exec(line);
    if (parts === null) continue;
    const [, name = '', value = ''] = parts;
    const key = name.toLowerCase();
    const said = headers.get(key);
    if (said !== undefined && said !== value.trimEnd()) return null;
    headers.set(key, value.trimEnd());
  }
  return headers;
};

export const readAnswer = (message: Uint8Array): Map<string, string> | null => readHeaders(message, /^HTTP\S*[ \t]+200(?:[ \t]|$)/i);

/**
 * What a gateway tells all (UDA 1.1 §1.2.2, §1.2.3); null for what is no such notice. `as` is another one after it was started again: the number
 * of its starts where it tells that, and where its description is.
 */
export const readSsdpNotify = (message: Uint8Array): { kind: 'alive'; as: string } | { kind: 'byebye' } | null => {
  const headers = readHeaders(message, /^NOTIFY[ \t]+\*[ \t]+HTTP/i);
  const target = SEARCH_TARGETS.find((each) => each === headers?.get('nt'));
  if (headers === null || target === undefined || target === ROOT_DEVICE) return null;
  const kind = headers.get('nts')?.toLowerCase();
  if (kind === 'ssdp:byebye') return { kind: 'byebye' };
  return kind === 'ssdp:alive' ? { kind: 'alive', as: `${headers.get('bootid.upnp.org') ?? ''} ${headers.get('location') ?? ''}` } : null;
};

/** A port a router's own web server may have: 80, or one that needs no privilege. Nothing leads us to its mail, telnet or SSH. */
const isWebPort = (port: string): boolean => port === '' || port === '80' || Number(port) >= 1024;

/** No address at all: what stands in brackets is one of IPv6. */
const isName = (host: string): boolean => parseIpv4(host) === null && !host.startsWith('[');

/**
 * An address of a device's web server, absolute or relative to `base`; null unless it is plain http on that very device. A name it gives itself
 * is accepted as the router's without any request: no other device is ever contacted.
 */
export const deviceUrl = (url: string, peer: string, base?: string): string | null => {
  if (url.length > MAX_LOCATION || !/^[\x21-\x7e]+$/.test(url)) return null;
  try {
    const parsed = new URL(url, base);
    const itself = parseIpv4(peer);
    const isPlain = parsed.protocol === 'http:' && parsed.username === '' && parsed.password === '';
    if (itself === null || !isPlain || !isWebPort(parsed.port)) return null;
    if (isName(parsed.hostname)) parsed.hostname = itself;
    if (parsed.hostname !== itself) return null;
    parsed.hash = '';
    return parsed.href;
  } catch {
    return null;
  }
};

/** Where the answering device says its description is, and what it answered to. A location anywhere but on itself is refused. */
export const readLocation = (message: Uint8Array, peer: string): { location: string; target: SearchTarget } | null => {
  const headers = readAnswer(message);
  const target = SEARCH_TARGETS.find((each) => each === headers?.get('st'));
  const location = deviceUrl(headers?.get('location') ?? '', peer);
  return target === undefined || location === null ? null : { location, target };
};
