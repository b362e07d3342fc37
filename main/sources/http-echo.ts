import ipaddr from 'ipaddr.js';
import type { Family } from '../../preload/contract/event.ts';
import { parseAddress, soleAddress } from '../net/address.ts';
import type { Answer, Source } from '../ports/address-source.ts';
import type { Http } from '../ports/http.ts';

/** How a service writes the address: the whole body, a key=value trace page, or comma-separated fields (family, address, …). */
export type EchoShape = 'plain' | 'trace' | 'csv';
export interface EchoService {
  id: string;
  operator: string;
  family: Family;
  url: string;
  shape: EchoShape;
  /** What the operator asks of clients, in ms; a minute where the operator says nothing. */
  minIntervalMs?: number;
}

const MINUTE = 60_000;
const pair = (id: string, operator: string, v4: string | null, v6: string | null, more: Partial<EchoService> = {}): EchoService[] => [
  ...(v4 === null ? [] : [{ id: `${id}-4`, operator, family: 'ipv4' as const, url: v4, shape: 'plain' as const, ...more }]),
  ...(v6 === null ? [] : [{ id: `${id}-6`, operator, family: 'ipv6' as const, url: v6, shape: 'plain' as const, ...more }]),
];

/** Echo services over https, each asked on its own family. Operators' limits: their own pages. */
export const ECHO_SERVICES: EchoService[] = [
  ...pair('ipify', 'ipify', 'https://api.ipify.org/', 'https://api6.ipify.org/'),
  ...pair('icanhazip', 'Cloudflare', 'https://ipv4.icanhazip.com/', 'https://ipv6.icanhazip.com/'),
  ...pair('amazon', 'Amazon', 'https://checkip.amazonaws.com/', null),
  ...pair('ident', 'ident.me', 'https://v4.ident.me/', 'https://v6.ident.me/'),
  ...pair('seeip', 'SeeIP', 'https://ipv4.seeip.org/', 'https://ipv6.seeip.org/'),
  ...pair('wtfismyip', 'wtfismyip', 'https://ipv4.wtfismyip.com/text', 'https://ipv6.wtfismyip.com/text'),
  ...pair('dedyn', 'deSEC', 'https://checkipv4.dedyn.io/', 'https://checkipv6.dedyn.io/'),
  ...pair('nsupdate', 'nsupdate.info', 'https://ipv4.nsupdate.info/myip', 'https://ipv6.nsupdate.info/myip'),
  ...pair('nnev', 'nnev', 'https://ip4.nnev.de/', 'https://ip6.nnev.de/'),
  ...pair('ip4only', 'ip4only.me', 'https://ip4only.me/api/', 'https://ip6only.me/api/', { shape: 'csv' }),
  ...pair('trace', 'Cloudflare', 'https://api.cloudflare.com/cdn-cgi/trace', 'https://api.cloudflare.com/cdn-cgi/trace', {
    shape: 'trace',
  }),
];

/** Reads the address out of a reply. A page that is not in its documented shape tells nothing. */
export const readEcho = (body: string, { shape, family, host }: { shape: EchoShape; family: Family; host: string }): Answer => {
  const unknown = (why: string): Answer => ({ kind: 'unknown', why });
  if (shape === 'plain') {
    const address = parseAddress(body.trim(), family);
    if (address !== null) return { kind: 'address', address };
    return unknown('error' in soleAddress(body, family) && body.trim() === '' ? 'empty' : 'not-an-address');
  }
  if (shape === 'csv') {
    const [label, text = ''] = body.trim().split(',');
    const address = parseAddress(text.trim(), family);
    return address !== null && label?.trim().toLowerCase() === (family === 'ipv4' ? 'ipv4' : 'ipv6')
      ? { kind: 'address', address }
      : unknown('not-an-address');
  }
  const lines = body.split('\n').map((line) => line.trim());
  const told = (name: string): string[] => [
    ...new Set(lines.filter((line) => line.startsWith(`${name}=`)).map((line) => line.slice(name.length + 1).trim())),
  ];
  const [ip = '', ...others] = told('ip');
  if (told('h').join() !== host) return unknown('host-mismatch');
  if (told('warp').some((word) => word === 'on' || word === 'plus') || told('gateway').includes('on')) return unknown('through-a-tunnel');
  if (others.length > 0) return unknown('too-many-addresses');
  const address = parseAddress(ip, family);
  if (address === null) return unknown(parseAddress(ip, family === 'ipv4' ? 'ipv6' : 'ipv4') === null ? 'not-an-address' : 'wrong-family');
  return isOfCloudflare(address) ? unknown('address-of-the-proxy-network') : { kind: 'address', address };
};

/** The trace page's own network (cloudflare.com/ips): an address from it is the proxy's, not the line's. */
const CLOUDFLARE = [
  ...['173.245.48.0/20', '103.21.244.0/22', '103.22.200.0/22', '103.31.4.0/22', '141.101.64.0/18', '108.162.192.0/18', '190.93.240.0/20'],
  ...['188.114.96.0/20', '197.234.240.0/22', '198.41.128.0/17', '162.158.0.0/15', '104.16.0.0/13', '104.24.0.0/14', '172.64.0.0/13'],
  ...['131.0.72.0/22', '2400:cb00::/32', '2606:4700::/32', '2803:f800::/32', '2405:b500::/32', '2405:8100::/32', '2a06:98c0::/29'],
  '2c0f:f248::/32',
].map((range) => ipaddr.parseCIDR(range));
const isOfCloudflare = (address: string): boolean => {
  const parsed = ipaddr.parse(address);
  return CLOUDFLARE.some(([start, length]) => start.kind() === parsed.kind() && parsed.match(start, length));
};

export const createEcho = (service: EchoService, { http, allowPrivate = false }: { http: Http; allowPrivate?: boolean }): Source => ({
  id: service.id,
  operator: service.operator,
  transport: 'https',
  family: service.family,
  minIntervalMs: service.minIntervalMs ?? MINUTE,
  async ask() {
    const reply = await http.send({
      method: 'GET',
      url: service.url,
      headers: { accept: 'text/plain, */*;q=0.1' },
      family: service.family === 'ipv4' ? 4 : 6,
      timeoutMs: 5000,
      maxBytes: service.shape === 'trace' ? 2048 : 256,
      allowPrivate,
    });
    if (!reply.ok)
      return {
        kind: 'unknown',
        why: reply.detail === 'PRIVATE_PEER' ? 'private' : reply.fault,
        offline: reply.detail !== 'PRIVATE_PEER' && (reply.fault === 'offline' || reply.fault === 'dns' || reply.fault === 'connection'),
      };
    if (reply.status !== 200) return { kind: 'unknown', why: `http ${reply.status}`, banned: reply.status === 403 || reply.status === 429 };
    if (reply.truncated) return { kind: 'unknown', why: 'not-an-address' };
    return readEcho(new TextDecoder('utf-8').decode(reply.body), { ...service, host: new URL(service.url).host });
  },
});
