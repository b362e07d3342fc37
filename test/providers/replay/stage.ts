import { createHttp } from '../../../main/platform/sockets/http.ts';
import { createTlsDialer } from '../../../main/platform/sockets/tls-dialer.ts';
import { createDnsWire } from '../../../main/platform/udp/dns-wire.ts';
import type { Services } from '../../../main/ports/dns-service.ts';
import type { Http } from '../../../main/ports/http.ts';
import { createServices } from '../../../main/providers/index.ts';
import { sourceBuiltIns } from '../../../main/providers/source-built-ins.ts';
import { makeCertificates } from './certificates.ts';
import { type DnsFarSide, openDnsFarSide, tsigKeyOf } from './dns-far-side.ts';
import { type FarSide, openFarSide } from './far-side.ts';

/** A fixed time: 2023-11-14T22:13:20Z, in ms since 1970. */
export const NOW = 1_700_000_000_000;

const HASTY_MS = 500;

export interface Stage {
  services: Services;
  /** The same, with less patience: an exchange may last half a second. */
  hasty: Services;
  far: FarSide;
  dns: DnsFarSide;
  close(): Promise<void>;
}

/** The app's own services and adapters; every connection is led to far sides on loopback. */
export const openStage = async (hosts: readonly string[], installed: Readonly<Record<string, unknown>> = {}): Promise<Stage> => {
  const certificates = makeCertificates(hosts);
  const far = await openFarSide(certificates);
  const dns = await openDnsFarSide(tsigKeyOf('key', 'c2VjcmV0'), () => NOW);
  const connectTo = () => ({ host: '127.0.0.1', port: far.port });
  const http = createHttp({ ca: [certificates.ca], connectTo, userAgent: 'Saikoro/0.0.0 (+https://saikoro.app)' });
  const tls = createTlsDialer({ ca: [certificates.ca], connectTo });
  const wire = createDnsWire({ connectTo: () => ({ host: '127.0.0.1', port: dns.port }) });
  const services = createServices({ http, tls, dns: wire, now: () => NOW }, sourceBuiltIns(), installed);
  const impatient: Http = { send: (request) => http.send({ ...request, timeoutMs: Math.min(request.timeoutMs, HASTY_MS) }) };
  const hasty = createServices({ http: impatient, tls, dns: wire, now: () => NOW }, sourceBuiltIns(), installed);
  const close = async () => {
    await http.close();
    await far.close();
    dns.close();
  };
  return { services, hasty, far, dns, close };
};
