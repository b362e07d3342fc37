import type { AddressRules } from '../engine/address.ts';
import type { Source } from '../engine/evidence.ts';
import { createNearby, type Nearby, NOBODY_NEARBY } from '../engine/nearby.ts';
import type { DnsWire, Http } from '../engine/ports.ts';
import type { World } from '../engine/saikoro.ts';
import type { Services } from '../engine/service.ts';
import type { Practice } from '../practice/practice.ts';
import { PRACTICE_SERVICE, practicePlugin } from '../practice/practice-plugin.ts';
import { createServices } from '../providers/registry.ts';
import { createDnsEcho, DNS_ECHO_SERVICES } from '../sources/dns-echo.ts';
import { createRouter } from '../sources/gateway.ts';
import { createEcho, ECHO_SERVICES } from '../sources/http-echo.ts';
import { createOwnSource } from '../sources/own.ts';
import { createStun, STUN_SERVERS } from '../sources/stun-source.ts';
import { createIgd, createIgdVoice, eventsByDefault } from '../sources/upnp/igd.ts';
import type { Kit } from './kit.ts';

/** Everything that speaks to the world: the real one, or the practice one on loopback. */
export interface Network {
  dns: DnsWire;
  services: Services;
  sources: Source[];
  ownSource: World['ownSource'];
  rules: AddressRules;
  nearby: Nearby;
}

/** The router, in NAT-PMP and PCP first and in UPnP where it speaks neither. */
const openNearby = (kit: Kit, http: Http, rules: AddressRules, platform: NodeJS.Platform): Nearby => {
  const { clock, ssdp, gena, gateway } = kit;
  const router = async (): Promise<string | null> => (await gateway.find()).gateway?.address ?? null;
  const igd = createIgd({ http, clock, ssdp, gena, rules, router, events: eventsByDefault(platform) });
  return createNearby([createRouter(kit), createIgdVoice(igd)], async () => {
    const found = await gateway.find();
    return { tunnelled: found.tunnelled, own: found.gateway?.own ?? null };
  });
};

export const openNetwork = (
  kit: Kit,
  { ca, version, practice, platform }: { ca?: string[]; version: string; practice: Practice | null; platform: NodeJS.Platform },
): Network => {
  const trust = ca === undefined ? {} : { ca };
  const outside = kit.http({ ...trust, userAgent: `Saikoro/${version} (+https://saikoro.app)` });
  // The practice world lives on loopback, where no service of the real one may be.
  const http: Http = practice === null ? outside : { send: (request) => outside.send({ ...request, allowPrivate: true }) };
  const dns = kit.dns(practice === null ? {} : { port: practice.dnsPort, resolver: '127.0.0.1' });
  const installed = practice === null ? {} : { [PRACTICE_SERVICE]: practicePlugin(practice.httpPort) };
  const wait = (ms: number): Promise<void> => new Promise((done) => void kit.clock.wakeAt(kit.clock.now() + ms, done));
  const rules = { documentation: practice !== null };
  return {
    dns,
    rules,
    nearby: practice === null ? openNearby(kit, outside, rules, platform) : NOBODY_NEARBY,
    services: createServices({ http, tls: kit.tls(trust), dns, now: () => kit.clock.now(), wait }, installed),
    sources: [
      ...(practice?.echoes ?? ECHO_SERVICES).map((service) => createEcho(service, { http })),
      ...(practice?.dnsEchoes ?? DNS_ECHO_SERVICES).map((service) => createDnsEcho(service, { http })),
      ...(practice === null ? STUN_SERVERS.map((server) => createStun(server, kit)) : []),
    ],
    ownSource: (from, family) => createOwnSource(from, family, { http, programs: kit.programs, interfaces: kit.interfaces, rules }),
  };
};
