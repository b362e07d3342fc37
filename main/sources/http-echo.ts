import type { Family } from '../../preload/contract/event.ts';
import { parseAddress, soleAddress } from '../engine/address.ts';
import type { Answer, Source } from '../engine/evidence.ts';
import type { Http } from '../engine/ports.ts';

/** How a service writes the address: the whole body, a key=value trace page, or comma-separated fields (family, address, …). */
export type EchoShape = 'plain' | 'trace' | 'csv';
export interface EchoService {
  id: string;
  operator: string;
  family: Family;
  url: string;
  shape: EchoShape;
  /** What the operator asks of clients, in ms; a minute where he says nothing. */
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
  const fields = new Map(
    body.split('\n').map((line): [string, string] => [line.slice(0, line.indexOf('=')), line.slice(line.indexOf('=') + 1).trim()]),
  );
  if (fields.get('h') !== host) return unknown('host-mismatch');
  if (fields.get('warp') === 'on' || fields.get('warp') === 'plus') return unknown('through-a-tunnel');
  const address = parseAddress(fields.get('ip') ?? '', family);
  if (address === null)
    return unknown(parseAddress(fields.get('ip') ?? '', family === 'ipv4' ? 'ipv6' : 'ipv4') === null ? 'not-an-address' : 'wrong-family');
  return isOfCloudflare(address) ? unknown('address-of-the-proxy-network') : { kind: 'address', address };
};

/** The trace page's own network: an address from it is the proxy's, not the line's (cloudflare.com/ips). */
const isOfCloudflare = (address: string): boolean =>
  /^104\.(1[6-9]|2[0-7])\.|^172\.(6[4-9]|7[01])\.|^162\.15[89]\.|^2606:4700:/.test(address);

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
