import { parseIpv4 } from '../../engine/address.ts';

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
 * The headers of an answer, names in lower case; null for what is no `HTTP/1.x 200`, is too long, holds control characters, or
 * says one thing twice and differently. Folded lines are joined (RFC 2616 §2.2, LWS).
 */
export const readAnswer = (message: Uint8Array): Map<string, string> | null => {
  if (message.length > MAX_ANSWER) return null;
  const text = new TextDecoder('latin1').decode(message).replace(/\r\n[ \t]+/g, ' ');
  const [start = '', ...lines] = (text.split('\r\n\r\n', 1)[0] ?? '').split('\r\n');
  if (!/^HTTP\/1\.[01] 200(?: |$)/i.test(start)) return null;
  const headers = new Map<string, string>();
  for (const line of lines) {
    if (line === '') continue;
    const parts = /^([!#$%&'*+.^_`|~0-9A-Za-z-]+)[ \t]*:[ \t]*([\t -~\u0080-\uffff]*)$/.exec(line);
    if (parts === null) return null;
    const [, name = '', value = ''] = parts;
    const key = name.toLowerCase();
    const said = headers.get(key);
    if (said !== undefined && said !== value.trimEnd()) return null;
    headers.set(key, value.trimEnd());
  }
  return headers;
};

/** A port a router's own web server may have: 80, or one that needs no privilege. Nothing leads us to its mail, telnet or SSH. */
const isWebPort = (port: string): boolean => port === '' || port === '80' || Number(port) >= 1024;

/** An address of a device's web server, absolute or relative to `base`; null unless it is plain http on that very device. */
export const deviceUrl = (url: string, peer: string, base?: string): string | null => {
  if (url.length > MAX_LOCATION || !/^[\x21-\x7e]+$/.test(url)) return null;
  try {
    const parsed = new URL(url, base);
    const usable = parsed.protocol === 'http:' && parsed.hostname === parseIpv4(peer) && parsed.username === '' && parsed.password === '';
    if (!usable || !isWebPort(parsed.port)) return null;
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
