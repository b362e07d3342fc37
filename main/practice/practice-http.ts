import { createServer, type IncomingMessage, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { PRACTICE_ZONE, type PracticeDns } from './practice-dns.ts';

export const PRACTICE_USER = 'practice';
export const PRACTICE_PASSWORD = 'saikoro';
export const PRACTICE_HOST = 'home.practice.test';
/** Three operators of three echo services: enough for a quorum with one to spare. */
export const PRACTICE_OPERATORS = ['Ichi', 'Ni', 'San'] as const;

/** The far side of the Internet on one loopback port: what the line looks like from outside, and an update service (dyndns2). */
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

export const startPracticeHttp = ({ dns, address }: { dns: PracticeDns; address: () => string }): Promise<PracticeHttp> =>
  new Promise((resolve, reject) => {
    const server: Server = createServer((request, response) => {
      const url = new URL(request.url ?? '/', 'http://practice.test');
      const say = (status: number, text: string): void => void response.writeHead(status, { 'content-type': 'text/plain' }).end(text);
      if (PRACTICE_OPERATORS.some((operator) => url.pathname === `/ip/${operator}`)) say(200, `${address()}\n`);
      else if (url.pathname !== '/nic/update') say(404, 'not here');
      else if (!authorised(request)) say(401, 'badauth');
      else say(200, update(url.searchParams, dns));
    });
    server.once('error', reject);
    server.listen(0, '127.0.0.1', () => {
      resolve({ port: (server.address() as AddressInfo).port, close: async () => void server.close() });
    });
  });
