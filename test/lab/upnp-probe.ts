import { createInterface } from 'node:readline';
import { createClock } from '../../main/platform/clock.ts';
import { createGateway } from '../../main/platform/gateway/gateway.ts';
import { createInterfaces } from '../../main/platform/local-network/interfaces.ts';
import { createPrograms } from '../../main/platform/process/programs.ts';
import { createRouterHttp } from '../../main/platform/router/http.ts';
import { createGenaListener } from '../../main/platform/sockets/gena-listener.ts';
import { createSsdpSocket } from '../../main/platform/udp/ssdp-socket.ts';
import { createUdp } from '../../main/platform/udp/udp.ts';
import { createIgd } from '../../main/sources/upnp/igd.ts';

/** Runs inside the home network: tells what the router says by itself, and asks when told to. One line of JSON each. */
const gateway = createGateway({ programs: createPrograms(), interfaces: createInterfaces() });
const igd = createIgd({
  http: createRouterHttp({ userAgent: 'Saikoro/0.0.0 (+https://saikoro.app)' }),
  clock: createClock(),
  ssdp: createSsdpSocket(),
  gena: createGenaListener(),
  udp: createUdp(),
  rules: { documentation: false },
  router: async () => (await gateway.find()).gateway?.address ?? null,
  events: true,
});
const say = (kind: string, what: unknown): void => void process.stdout.write(`${JSON.stringify({ kind, at: Date.now(), what })}\n`);

igd.onChange((address, status) => say('news', { address, status }));
const acts: Record<string, () => Promise<unknown>> = {
  ask: () => igd.ask(),
  disturbed: async () => igd.disturbed(),
  stop: () => igd.stop(),
};
createInterface({ input: process.stdin })
  .on('line', (line) => void acts[line]?.().then((what) => say('answer', what ?? null)))
  .on('close', () => process.exit());
