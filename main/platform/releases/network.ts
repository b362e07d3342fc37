import { createSecureContext, rootCertificates } from 'node:tls';
import type { ReleaseFault } from '../../../preload/contract/releases/release.ts';
import { readUrl } from '../../net/url.ts';
import type { ReleaseNetwork } from '../../ports/releases/release.ts';
import { createConnector, createDials } from '../sockets/connector.ts';
import type { ConnectTo } from '../sockets/public-peer.ts';
import { faultOf } from '../sockets/transport-fault.ts';
import { checkFile, clearFolder, keepFile } from './file.ts';

const MOST_REDIRECTS = 5;
const REDIRECTS: ReadonlySet<number> = new Set([301, 302, 303, 307, 308]);
/** Longest body of the feed, in bytes. */
const MOST_FEED = 262_144;
/** Until an answer begins, and between two pieces of it, in ms. */
const HEADERS_MS = 30_000;
const SILENCE_MS = 60_000;
/** Until all of it is there, in ms: a server that sends a byte a minute would keep Saikoro from ever asking again. */
const LONGEST_MS = { feed: 120_000, file: 6 * 3_600_000 };

export interface ReleaseNetworkOptions {
  /** PEM certificates trusted beside the usual ones. */
  ca?: string[];
  connectTo?: ConnectTo;
  longestMs?: typeof LONGEST_MS;
}

type Refusal = { ok: false; code: ReleaseFault; detail?: string };
type Opened = { ok: true; body: AsyncIterable<Uint8Array> & { destroy(): void } } | Refusal;
const refusal = (code: ReleaseFault, detail?: string): Refusal => ({ ok: false, code, ...(detail === undefined ? {} : { detail }) });

const absolute = (location: string, from: URL): string => {
  try {
    return new URL(location, from).href;
  } catch {
    return location;
  }
};

/** Asks for versions and says nothing of who asks: no cookie, no identifier, a User-Agent without a version. */
export const createReleaseNetwork = ({ ca, connectTo, longestMs = LONGEST_MS }: ReleaseNetworkOptions): ReleaseNetwork => {
  const secureContext = ca === undefined ? undefined : createSecureContext({ ca: [...rootCertificates, ...ca] });

  /** One answer with 200, after the redirects that stay among these hosts. `close` ends the connection. */
  const open = async (start: string, hosts: readonly string[]): Promise<{ opened: Opened; close(): void }> => {
    const undici = await import('../sockets/undici.ts');
    const dials = createDials();
    const agents: { destroy(): Promise<void> }[] = [];
    const close = (): void => {
      for (const agent of agents) void agent.destroy();
    };
    let at = start;
    for (let hop = 0; hop <= MOST_REDIRECTS; hop += 1) {
      const url = readUrl(at);
      if (url === null) return { opened: refusal('unreadable'), close };
      if (url.protocol !== 'https:') return { opened: refusal('insecure', url.host), close };
      if (!hosts.includes(url.host) || url.username !== '' || url.password !== '')
        return { opened: refusal('redirected', url.host), close };
      const end = dials.begin(url.origin);
      const agent = new undici.Agent({
        headersTimeout: HEADERS_MS,
        bodyTimeout: SILENCE_MS,
        // A literal address stands only in the build of who keeps versions on an own server.
        connect: createConnector(undici.buildConnector, {
          ...{ secureContext, connectTo, family: undefined, onlyPrivate: false },
          allowPrivate: /^[\d.]+$|^\[/.test(url.hostname),
          dialsOf: (origin) => dials.of(origin),
        }),
      });
      agents.push(agent);
      try {
        const reply = await undici.request(agent, {
          ...{ origin: url.origin, path: `${url.pathname}${url.search}`, method: 'GET' },
          headers: { 'user-agent': 'Saikoro', accept: '*/*' },
        });
        const to = [reply.headers.location ?? []].flat()[0];
        if (!REDIRECTS.has(reply.statusCode) || to === undefined) {
          if (reply.statusCode === 200) return { opened: { ok: true, body: reply.body }, close };
          return { opened: refusal('bad-status', String(reply.statusCode)), close };
        }
        at = absolute(to, url);
      } catch (error) {
        return { opened: refusal('unreachable', faultOf(error).detail), close };
      } finally {
        end();
      }
    }
    return { opened: refusal('redirected', new URL(start).host), close };
  };

  return {
    async read(url, hosts) {
      const { opened, close } = await open(url, hosts);
      const late = setTimeout(close, longestMs.feed);
      try {
        if (!opened.ok) return opened;
        const parts: Uint8Array[] = [];
        let size = 0;
        for await (const part of opened.body) {
          size += part.length;
          if (size > MOST_FEED) return refusal('too-large');
          parts.push(part);
        }
        return { ok: true, body: Buffer.concat(parts) };
      } catch {
        return refusal('cut');
      } finally {
        clearTimeout(late);
        close();
      }
    },
    async fetch(url, hosts, file, folder) {
      if ((await checkFile(file, folder)).ok) return { ok: true };
      const { opened, close } = await open(url, hosts);
      const late = setTimeout(close, longestMs.file);
      try {
        return opened.ok ? await keepFile(opened.body, file, folder) : opened;
      } finally {
        clearTimeout(late);
        close();
      }
    },
    check: checkFile,
    clear: clearFolder,
  };
};
