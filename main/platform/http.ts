import { isIP } from 'node:net';
import { createSecureContext, rootCertificates, type SecureContext } from 'node:tls';
import type { Agent, buildConnector } from 'undici';
import type { Http, HttpReply, HttpRequest } from '../engine/ports.ts';
import { type ConnectTo, isPublicPeer, PrivatePeerError, publicLookup } from './public-peer.ts';
import { faultOf } from './transport-fault.ts';

export interface HttpOptions {
  /** PEM certificates trusted beside the usual ones. */
  ca?: string[];
  connectTo?: ConnectTo;
  /** E.g. `Saikoro/0.1.0 (+https://saikoro.app)`. */
  userAgent: string;
}

/** Long enough for several addresses of one name to be tried, in ms. */
const CONNECT_MS = 10_000;
/** An idle connection is kept for the next step of an update, in ms, and not across a sleep. */
const IDLE_MS = 2_000;

type Undici = typeof import('./undici.ts');

const createConnector = (
  { buildConnector }: Undici,
  options: HttpOptions,
  secureContext: SecureContext | undefined,
  family: 4 | 6 | undefined,
  allowPrivate: boolean,
): buildConnector.connector => {
  const common = { secureContext, timeout: CONNECT_MS };
  const ways = family === undefined ? { autoSelectFamily: true } : { family, autoSelectFamily: false };
  const direct = buildConnector({ ...common, ...ways, ...(allowPrivate ? {} : { lookup: publicLookup }) });
  const redirected = buildConnector(common);
  return (target, callback) => {
    const port = Number(target.port) || (target.protocol === 'https:' ? 443 : 80);
    const literal = target.hostname.replace(/^\[|\]$/g, '');
    const led = options.connectTo?.(literal, port);
    if (led !== undefined) {
      const servername = target.servername || (isIP(literal) === 0 ? literal : undefined);
      redirected({ ...target, hostname: led.host, port: String(led.port), servername }, callback);
    } else if (!allowPrivate && isIP(literal) !== 0 && !isPublicPeer(literal)) {
      callback(new PrivatePeerError('not a public address'), null);
    } else {
      direct(target, callback);
    }
  };
};

const read = async (
  body: AsyncIterable<Uint8Array> & { destroy(): void },
  maxBytes: number,
): Promise<{ body: Uint8Array; truncated: boolean }> => {
  const parts: Uint8Array[] = [];
  let size = 0;
  for await (const part of body) {
    const room = maxBytes - size;
    parts.push(part.subarray(0, room));
    size += Math.min(part.length, room);
    if (part.length > room) {
      body.destroy();
      return { body: Buffer.concat(parts), truncated: true };
    }
  }
  return { body: Buffer.concat(parts), truncated: false };
};

const plainHeaders = (headers: Record<string, string | string[] | undefined>): Record<string, string> =>
  Object.fromEntries(
    Object.entries(headers).map(([name, value]) => [name.toLowerCase(), Array.isArray(value) ? value.join(', ') : (value ?? '')]),
  );

/** HTTP over undici. Redirects are handed back as they came, and no request outlives its time. */
export const createHttp = (options: HttpOptions): Http & { close(): Promise<void> } => {
  const agents = new Map<string, Agent>();
  // Made once: reading all root certificates anew for each connection takes longer than the connection.
  const trust = options.ca === undefined ? undefined : createSecureContext({ ca: [...rootCertificates, ...options.ca] });
  /** Loaded with the first request: some homes never need one. */
  let loaded: Promise<Undici> | undefined;
  const agentFor = (undici: Undici, { family, allowPrivate = false }: HttpRequest): Agent => {
    const key = `${family ?? 'any'} ${allowPrivate}`;
    const known = agents.get(key);
    if (known !== undefined) return known;
    const agent = new undici.Agent({
      connect: createConnector(undici, options, trust, family, allowPrivate),
      keepAliveTimeout: IDLE_MS,
      keepAliveMaxTimeout: IDLE_MS,
    });
    agents.set(key, agent);
    return agent;
  };
  const exchange = async (request: HttpRequest, signal: AbortSignal): Promise<HttpReply> => {
    const { method, url, body } = request;
    const named = Object.keys(request.headers).some((name) => name.toLowerCase() === 'user-agent');
    const headers = named ? request.headers : { 'user-agent': options.userAgent, ...request.headers };
    loaded ??= import('./undici.ts');
    const undici = await loaded;
    const { origin, pathname, search } = new URL(url);
    const reply = await undici.request(agentFor(undici, request), {
      origin,
      path: `${pathname}${search}`,
      method,
      headers,
      body: body === undefined ? undefined : Buffer.from(body),
      signal,
    });
    const whole = await read(reply.body, request.maxBytes);
    return { ok: true, status: reply.statusCode, headers: plainHeaders(reply.headers), ...whole };
  };
  return {
    send: async (request) => {
      const control = new AbortController();
      let timer: NodeJS.Timeout | undefined;
      // An abort does not end a connection that is still being made; the time is over all the same, and nothing is sent later.
      const over = new Promise<HttpReply>((resolve) => {
        timer = setTimeout(() => {
          resolve({ ok: false, fault: 'timeout', detail: 'TIMEOUT' });
          control.abort();
        }, request.timeoutMs);
      });
      const reply = exchange(request, control.signal).catch(faultOf);
      const first = await Promise.race([over, reply]);
      clearTimeout(timer);
      return first;
    },
    close: async () => {
      await Promise.all([...agents.values()].map((agent) => agent.destroy()));
    },
  };
};
