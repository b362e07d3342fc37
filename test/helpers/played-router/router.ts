import type { LeadSearch } from '../../../main/platform/udp/ssdp-socket.ts';
import { startPortMapping, startSsdp } from './datagrams.ts';
import type { Play } from './ways.ts';
import { startWeb } from './web.ts';

export interface PlayedRouter {
  /** What it was sent over HTTP. */
  requests: string[];
  /** Leads a search to it. */
  lead: LeadSearch;
  natPmpPort: number;
  close(): Promise<void>;
}

/** A router of our own, with real sockets, that does what routers do and standards don't say. */
export const startPlayedRouter = async (
  given: Partial<Play> = {},
  { host = '127.0.0.1', ports }: { host?: string; ports?: { web: number; ssdp: number; group: string; natPmp: number } } = {},
): Promise<PlayedRouter> => {
  const play: Play = { address: '44.128.0.10', ways: new Set(), upnp: true, natPmp: 'silent', pcp: false, ...given };
  const mapping = await startPortMapping(play, host, ports?.natPmp);
  if (!play.upnp) return { requests: [], lead: () => undefined, natPmpPort: mapping.port, close: async () => mapping.close() };
  const web = await startWeb(play, host, ports?.web);
  const ssdp = await startSsdp(play, host, {
    webPort: () => web.port,
    ...(ports === undefined ? {} : { port: ports.ssdp, group: ports.group }),
  });
  return {
    requests: web.requests,
    lead: () => ({ address: host, port: ssdp.port }),
    natPmpPort: mapping.port,
    async close() {
      ssdp.close();
      mapping.close();
      await web.close();
    },
  };
};
