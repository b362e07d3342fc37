import { createServer, type IncomingMessage, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import dnsPacket from 'dns-packet';
import { FAMILIES, type Family } from '../../preload/contract/event.ts';
import { PRACTICE_ZONE, type PracticeDns } from './practice-dns.ts';

export const PRACTICE_USER = 'practice';
export const PRACTICE_PASSWORD = 'saikoro';
export const PRACTICE_HOST = 'home.practice.test';
/** Operators of echo services; a third one answers over DNS. Enough for a quorum with one to spare. */
export const PRACTICE_OPERATORS = ['Ichi', 'Ni'] as const;
export const PRACTICE_DNS_OPERATOR = 'San';
export const PRACTICE_WHOAMI = 'whoami.practice.test';

/** The servers of the practice world on one loopback port: echo services and an update service (dyndns2). */
export interface PracticeHttp {
  port: number;
  close(): Promise<void>;
}

const authorised = (request: IncomingMessage): boolean =>
  request.headers.authorization === `Basic ${Buffer.from(`${PRACTICE_USER}:${PRACTICE_PASSWORD}`).toString('base64')}`;

const update = (query: URLSearchParams, dns: PracticeDns): string => {
  const host = query.get('hostname') ?? '';
  const address = query.get('myip') ?? '';
  if (!host.endsWith(`.${PRACTICE_ZONE}`)) return 'nohost';
  if (!/^[0-9a-f.:]+$/.test(address)) return 'notfqdn';
  const type = address.includes(':') ? 'AAAA' : 'A';
  const word = dns.get(host, type) === address ? 'nochg' : 'good';
  dns.set(host, type, address);
  return `${word} ${address}`;
};

/** RFC 8484, for the one question whoami asks. */
const answerDns = (message: Buffer, address: string): Buffer | null => {
  try {
    const query = dnsPacket.decode(message);
    const answers = [{ type: 'TXT' as const, class: 'CH' as const, name: PRACTICE_WHOAMI, ttl: 0, data: address }];
    return dnsPacket.encode({ type: 'response', id: query.id, questions: query.questions, answers } as Parameters<
      typeof dnsPacket.encode
    >[0]);
  } catch {
    return null;
  }
};

export const startPracticeHttp = ({ dns, address }: { dns: PracticeDns; address: (family: Family) => string }): Promise<PracticeHttp> =>
  new Promise((resolve, reject) => {
    const server: Server = createServer((request, response) => {
      const url = new URL(request.url ?? '/', 'http://practice.test');
      const asked = FAMILIES.find((family) => PRACTICE_OPERATORS.some((operator) => url.pathname === `/${family}/${operator}`));
      const say = (status: number, text: string): void => void response.writeHead(status, { 'content-type': 'text/plain' }).end(text);
      if (url.pathname === '/dns-query' && request.method === 'POST') {
        const parts: Buffer[] = [];
        request.on('data', (part: Buffer) => parts.push(part));
        request.on('end', () => {
          const reply = answerDns(Buffer.concat(parts), address('ipv4'));
          response.writeHead(reply === null ? 400 : 200, { 'content-type': 'application/dns-message' }).end(reply);
        });
      } else if (asked !== undefined) say(200, `${address(asked)}\n`);
      else if (url.pathname !== '/nic/update') say(404, 'not here');
      else if (!authorised(request)) say(401, 'badauth');
      else say(200, update(url.searchParams, dns));
    });
    server.once('error', reject);
    server.listen(0, '127.0.0.1', () => {
      resolve({ port: (server.address() as AddressInfo).port, close: async () => void server.close() });
    });
  });
