import { createServer as createHttp, type IncomingMessage, type ServerResponse } from 'node:http';
import { createServer as createHttps } from 'node:https';
import { type AddressInfo, createServer, type Socket } from 'node:net';
import type { Certificates } from './certificates.ts';
import type { Arrived } from './wire-case.ts';

export interface Answer {
  status: number;
  body: string | Uint8Array;
  headers?: Record<string, string | string[]>;
}
export type Answering = (request: Arrived, raw: ServerResponse) => Answer | undefined;

export interface FarSide {
  port: number;
  /** What answers from now on; undefined means that the answerer writes for itself. */
  answer: Answering;
  close(): Promise<void>;
}

const TLS_HANDSHAKE = 22;
const LONGEST_BODY = 1_000_000;

const arrivedOf = (message: IncomingMessage, scheme: Arrived['scheme'], body: string): Arrived => {
  const url = new URL(message.url ?? '/', 'http://placeholder');
  const headers = Object.fromEntries(
    Object.entries(message.headers).map(([name, value]) => [name, Array.isArray(value) ? value.join(', ') : (value ?? '')]),
  );
  const query = Object.fromEntries(url.searchParams);
  const path = decodeURIComponent(url.pathname);
  return { method: message.method ?? '', scheme, host: headers.host ?? '', path, query, headers, body };
};

/** One loopback port that plays every service: it speaks TLS to who begins with a handshake, plain HTTP to others. */
export const openFarSide = async (certificates: Certificates): Promise<FarSide> => {
  const side: FarSide = { port: 0, answer: () => ({ status: 500, body: 'nobody answers' }), close: async () => {} };
  const handle = (scheme: Arrived['scheme']) => async (message: IncomingMessage, response: ServerResponse) => {
    let body = '';
    for await (const part of message.setEncoding('utf8')) if (body.length < LONGEST_BODY) body += part;
    const answer = side.answer(arrivedOf(message, scheme, body), response);
    if (answer === undefined) return;
    const { status, headers = {}, body: text } = answer;
    response.writeHead(status, headers).end(text);
  };
  const secure = createHttps({ cert: certificates.cert, key: certificates.key }, handle('https'));
  const open = createHttp(handle('http'));
  const sockets = new Set<Socket>();
  const front = createServer((socket) => {
    sockets.add(socket);
    socket.on('close', () => sockets.delete(socket)).on('error', () => {});
    socket.once('data', (first) => {
      socket.pause();
      socket.unshift(first);
      (first[0] === TLS_HANDSHAKE ? secure : open).emit('connection', socket);
      process.nextTick(() => socket.resume());
    });
  });
  await new Promise<void>((resolve) => front.listen(0, '127.0.0.1', resolve));
  side.port = (front.address() as AddressInfo).port;
  side.close = async () => {
    for (const socket of sockets) socket.destroy();
    await new Promise<void>((resolve) => front.close(() => resolve()));
  };
  return side;
};
