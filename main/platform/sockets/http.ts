import { createSecureContext, rootCertificates } from 'node:tls';
import type { Agent } from 'undici';
import type { Http, HttpReply, HttpRequest } from '../../ports/http.ts';
import { createClockWitness } from './clock-witness.ts';
import { createConnector, createDials } from './connector.ts';
import type { ConnectTo } from './public-peer.ts';
import { faultOf } from './transport-fault.ts';

export interface HttpOptions {
  /** PEM certificates trusted beside the usual ones. */
  ca?: string[];
  connectTo?: ConnectTo;
  /** E.g. `Saikoro/0.1.0 (+https://saikoro.app)`. */
  userAgent: string;
}

/** An idle connection is kept for the next step of an update, in ms, and not across a sleep. */
const IDLE_MS = 2_000;

type Undici = typeof import('./undici.ts');

/** Requests of one kind share their connections. */
const wayOf = ({ family, allowPrivate = false, onlyPrivate = false }: HttpRequest): string =>
  `${family ?? 'any'} ${allowPrivate} ${onlyPrivate}`;

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
  const dials = createDials();
  const witness = createClockWitness();
  const failed = (error: unknown): HttpReply => {
    const reply = faultOf(error);
    return reply.detail === 'CERT_HAS_EXPIRED' && witness.vouches() ? { ...reply, fault: 'certificate-expired' } : reply;
  };
  const agentFor = (undici: Undici, request: HttpRequest): Agent => {
    const way = wayOf(request);
    const known = agents.get(way);
    if (known !== undefined) return known;
    const { family, allowPrivate, onlyPrivate } = request;
    const dialsOf = (origin: string): Set<AbortController> => dials.of(`${way} ${origin}`);
    const agent = new undici.Agent({
      connect: createConnector(undici.buildConnector, {
        secureContext: trust,
        connectTo: options.connectTo,
        family,
        allowPrivate,
        onlyPrivate,
        dialsOf,
      }),
      keepAliveTimeout: IDLE_MS,
      keepAliveMaxTimeout: IDLE_MS,
    });
    agents.set(way, agent);
    return agent;
  };
  const exchange = async (request: HttpRequest, signal: AbortSignal): Promise<HttpReply> => {
    const { method, url, body } = request;
    const named = Object.keys(request.headers).some((name) => name.toLowerCase() === 'user-agent');
    const headers = named ? request.headers : { 'user-agent': options.userAgent, ...request.headers };
    loaded ??= import('./undici.ts');
    const undici = await loaded;
    const { origin, pathname, search } = new URL(url);
    const end = dials.begin(`${wayOf(request)} ${origin}`);
    // At once, not when undici has told of it: by then the next request may have begun.
    signal.addEventListener('abort', end);
    try {
      const reply = await undici.request(agentFor(undici, request), {
        origin,
        path: `${pathname}${search}`,
        method,
        headers,
        body: body === undefined ? undefined : Buffer.from(body),
        signal,
      });
      if (origin.startsWith('https:')) witness.heard([reply.headers.date ?? []].flat()[0]);
      const whole = await read(reply.body, request.maxBytes);
      return {
        ok: true,
        status: reply.statusCode,
        headers: plainHeaders(reply.headers),
        setCookies: [reply.headers['set-cookie'] ?? []].flat(),
        ...whole,
      };
    } finally {
      end();
    }
  };
  return {
    send: async (request) => {
      const control = new AbortController();
      let timer: NodeJS.Timeout | undefined;
      const over = new Promise<HttpReply>((resolve) => {
        timer = setTimeout(() => {
          resolve({ ok: false, fault: 'timeout', detail: 'TIMEOUT' });
          control.abort();
        }, request.timeoutMs);
      });
      const reply = exchange(request, control.signal).catch(failed);
      const first = await Promise.race([over, reply]);
      clearTimeout(timer);
      return first;
    },
    close: async () => {
      await Promise.all([...agents.values()].map((agent) => agent.destroy()));
    },
  };
};
