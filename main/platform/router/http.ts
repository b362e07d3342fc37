import { connect, isIP, type Socket } from 'node:net';
import type { RouterHttp, RouterReply, RouterRequest } from '../../ports/http.ts';
import { beforeConnection, faultOf } from '../sockets/transport-fault.ts';
import { MAX_HEAD, readReply } from './reply.ts';

/** After as much as was announced came: whether more follows, in ms. Routers count the length of their replies wrongly. */
const GRACE_MS = 250;
/** So much of what can't be read is kept, to be told. In bytes. */
const SAID = 512;

const encode = ({ method, url, headers, body }: RouterRequest, userAgent: string): { host: string; port: number; message: Buffer } => {
  const { host, hostname, port, pathname, search } = new URL(url);
  const content = Buffer.from(body ?? '');
  const length = body === undefined ? {} : { 'Content-Length': String(content.length) };
  const all = { Host: host, 'User-Agent': userAgent, ...headers, ...length, Connection: 'close' };
  const lines = Object.entries(all).map(([name, value]) => `${name}: ${value.replace(/[\r\n]+/g, ' ')}`);
  const head = [`${method} ${pathname}${search} HTTP/1.1`, ...lines, '', ''].join('\r\n');
  return { host: hostname, port: Number(port || 80), message: Buffer.concat([Buffer.from(head, 'latin1'), content]) };
};

/** What came so far, and no more of it than may be read. */
const exchange = (socket: Socket, message: Buffer, { method, timeoutMs, maxBytes }: RouterRequest): Promise<RouterReply> =>
  new Promise((resolve) => {
    const most = MAX_HEAD + 2 * maxBytes;
    // Of what events are subscribed with the head alone is of interest.
    const isHeadEnough = method === 'SUBSCRIBE' || method === 'UNSUBSCRIBE';
    let heard = Buffer.alloc(0);
    let connected = false;
    let grace: NodeJS.Timeout | undefined;
    const settle = (reply: RouterReply): void => {
      clearTimeout(limit);
      clearTimeout(grace);
      socket.destroy();
      resolve(reply);
    };
    const unreadable = (): void =>
      settle({ ok: false, fault: 'unreadable', detail: 'UNREADABLE', said: new Uint8Array(heard.subarray(0, SAID)) });
    /** Answers with what has arrived, at the end of the reply or of the time. */
    const end = (otherwise: RouterReply): void => {
      const reply = readReply(heard, maxBytes, true);
      if (heard.length === 0) settle(otherwise);
      else if (reply === 'unreadable' || reply === 'head') unreadable();
      else settle({ ok: true, ...reply });
    };
    const limit = setTimeout(() => end({ ok: false, fault: 'timeout', detail: 'TIMEOUT' }), timeoutMs);
    socket.on('connect', () => {
      connected = true;
      socket.write(message);
    });
    socket.on('data', (part) => {
      clearTimeout(grace);
      heard = Buffer.concat([heard, part.subarray(0, most - heard.length)]);
      const reply = readReply(heard, maxBytes, false);
      if (reply === 'unreadable') return unreadable();
      if (reply === 'head') return;
      if (reply.end === 'over' || isHeadEnough) return settle({ ok: true, ...reply });
      if (heard.length >= most) return settle({ ok: true, ...reply, truncated: true });
      if (reply.end === 'said') grace = setTimeout(() => settle({ ok: true, ...reply }), GRACE_MS);
    });
    socket.on('end', () => end({ ok: false, fault: connected ? 'closed' : 'connection', detail: 'CLOSED' }));
    socket.on('error', (error) => end(faultOf(connected ? error : beforeConnection(error))));
  });

/**
 * HTTP as routers speak it, which no strict reader understands (see readReply). It goes to literal IPv4 addresses of the own network alone, one
 * connection an exchange, follows nothing, and reads no more and no longer than it is told.
 */
export const createRouterHttp = ({ userAgent }: { userAgent: string }): RouterHttp => ({
  async send(request) {
    const { host, port, message } = encode(request, userAgent);
    if (isIP(host) !== 4) return { ok: false, fault: 'connection', detail: 'NO_ADDRESS' };
    return exchange(connect({ host, port, family: 4 }), message, request);
  },
});
