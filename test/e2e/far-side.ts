import { createServer, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { onTestFinished } from 'vitest';

export interface UpdateAsked {
  hosts: string[];
  address: string;
  authorization: string;
}

/** An update service (dyndns2) on loopback that the test decides for. */
export interface FarSide {
  port: number;
  asked: UpdateAsked[];
  /** Waits for the nth request, from 1. */
  request(nth: number, timeoutMs?: number): Promise<UpdateAsked>;
}

type Answer = (asked: UpdateAsked, response: ServerResponse) => void;
export const good: Answer = ({ hosts, address }, response) => void response.end(hosts.map(() => `good ${address}`).join('\n'));

export async function openFarSide(answer: Answer = good): Promise<FarSide> {
  const asked: UpdateAsked[] = [];
  const waiting = new Set<() => void>();
  const server = createServer((request, response) => {
    const query = new URL(request.url ?? '/', 'http://far.test').searchParams;
    const one = {
      hosts: (query.get('hostname') ?? '').split(',').filter(Boolean),
      address: query.get('myip') ?? '',
      authorization: request.headers.authorization ?? '',
    };
    asked.push(one);
    for (const check of waiting) check();
    response.setHeader('content-type', 'text/plain');
    answer(one, response);
  });
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
  onTestFinished(() => {
    server.closeAllConnections();
    server.close();
  });
  const request: FarSide['request'] = (nth, timeoutMs = 15_000) =>
    new Promise((found, fail) => {
      const late = setTimeout(() => end(() => fail(new Error(`${asked.length} requests in ${timeoutMs} ms, not ${nth}`))), timeoutMs);
      const end = (then: () => void) => {
        clearTimeout(late);
        waiting.delete(check);
        then();
      };
      const check = () => {
        const hit = asked[nth - 1];
        if (hit) end(() => found(hit));
      };
      waiting.add(check);
      check();
    });
  return { port: (server.address() as AddressInfo).port, asked, request };
}
