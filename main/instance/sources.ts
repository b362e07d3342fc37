import { createNearby, NOBODY_NEARBY } from '../engine/detection/router.ts';
import type { World } from '../engine/runtime/world.ts';
import type { AddressRules } from '../net/address.ts';
import { placeAt, placeDialled } from '../net/network-id.ts';
import type { Source } from '../ports/address-source.ts';
import { PRACTICE_SERVICE } from '../ports/built-ins.ts';
import type { DnsOverHttps, DnsWire, PublicResolver } from '../ports/dns.ts';
import type { LocalNetwork } from '../ports/network.ts';
import type { Nearby, Surroundings } from '../ports/router.ts';
import type { Practice } from '../practice/practice.ts';
import { practicePlugin } from '../practice/practice-plugin.ts';
import { createServices, type Registry } from '../providers/index.ts';
import { createDnsEcho, DNS_ECHO_SERVICES } from '../sources/dns-echo.ts';
import { createDnsOverHttps, PUBLIC_RESOLVERS } from '../sources/dns-over-https.ts';
import { createDnsSd } from '../sources/dns-sd.ts';
import { createRouter } from '../sources/gateway/gateway.ts';
import { createEcho, ECHO_SERVICES } from '../sources/http-echo.ts';
import { createLocalPermission, type LocalPermission } from '../sources/local-permission.ts';
import { onceExplained } from '../sources/once-explained.ts';
import { createOwnSource } from '../sources/own.ts';
import { createPortalProbe } from '../sources/portal-probe.ts';
import { createStun, STUN_SERVERS } from '../sources/stun/stun-source.ts';
import { createIgd, createIgdVoice, eventsByDefault } from '../sources/upnp/igd.ts';
import { createUpstreamRouter } from '../sources/upstream-router.ts';
import type { Adapters } from './adapters.ts';

/** Everything that uses the network: the real adapters, or the practice ones on loopback. */
export interface Network {
  dns: DnsWire;
  dnsOverHttps: DnsOverHttps;
  publicResolvers: PublicResolver[];
  services: Registry;
  sources: Source[];
  localNetwork: LocalNetwork;
  ownSource: World['ownSource'];
  rules: AddressRules;
  nearby: Nearby;
  portability: World['portability'];
  probe: World['probe'];
  /** Null on systems without a permission for the local network. */
  permission: LocalPermission | null;
}

const lookAround =
  ({ gateway, interfaces }: Adapters) =>
  async ({ identify = false } = {}): Promise<Surroundings> => {
    const { gateway: router, tunnelled, dialled } = await gateway.find();
    const routed = tunnelled || router !== null || dialled !== undefined;
    if (router === null) return { tunnelled, routed, own: null, place: dialled === undefined ? null : placeDialled(dialled) };
    const mac = identify ? await gateway.macOf(router) : null;
    return { tunnelled, routed, own: router.own, place: placeAt(router, mac, interfaces.list()) };
  };

/** The router, in NAT-PMP and PCP first and in UPnP where it speaks neither. macOS' own service speaks with it, too. */
const openNearby = (kit: Adapters, userAgent: string, rules: AddressRules, platform: NodeJS.Platform): Nearby => {
  const http = kit.routerHttp({ userAgent });
  const { clock, ssdp, gena, gateway, udp } = kit;
  const router = async (): Promise<string | null> => (await gateway.find()).gateway?.address ?? null;
  const igd = createIgd({ http, clock, ssdp, gena, udp, rules, router, events: eventsByDefault(platform) });
  const voices = [...(platform === 'darwin' ? [createDnsSd({ ...kit, rules })] : []), createRouter(kit), createIgdVoice(igd)];
  return createNearby(voices, lookAround(kit), { box: createUpstreamRouter({ ...kit, http, rules }), rules });
};

export const openNetwork = (
  kit: Adapters,
  {
    ca,
    version,
    practice,
    platform,
    installed: ofUser,
    mayAskRouter = () => true,
  }: {
    ca?: string[];
    version: string;
    practice: Practice | null;
    platform: NodeJS.Platform;
    installed: Readonly<Record<string, unknown>>;
    /** macOS: its own question about the local network was explained. */
    mayAskRouter?: () => boolean;
  },
): Network => {
  const trust = ca === undefined ? {} : { ca };
  const userAgent = `Saikoro/${version} (+https://saikoro.app)`;
  const http = kit.http({ ...trust, userAgent });
  const dns = kit.dns(practice === null ? {} : { port: practice.dnsPort, resolver: '127.0.0.1' });
  const installed = practice === null ? ofUser : { ...ofUser, [PRACTICE_SERVICE]: practicePlugin(practice.httpPort) };
  const wait = (ms: number): Promise<void> => new Promise((done) => void kit.clock.wakeAt(kit.clock.now() + ms, done));
  const rules = { documentation: practice !== null };
  const localNetwork = practice?.localNetwork ?? kit.localNetwork;
  const permission = practice === null && platform === 'darwin' ? createLocalPermission(kit) : null;
  const nearby = practice === null ? openNearby(kit, userAgent, rules, platform) : NOBODY_NEARBY;
  return {
    dns,
    dnsOverHttps: createDnsOverHttps({ http }),
    publicResolvers: practice === null ? [...PUBLIC_RESOLVERS] : [{ name: 'Practice', address: '127.0.0.1', https: null }],
    rules,
    nearby: permission === null ? nearby : onceExplained(permission.watch(nearby), mayAskRouter),
    permission,
    services: createServices({ http, tls: kit.tls(trust), dns, now: () => kit.clock.now(), wait }, kit.plugins, installed),
    sources: [
      ...(practice?.echoes ?? ECHO_SERVICES).map((service) => createEcho(service, { http })),
      ...(practice?.dnsEchoes ?? DNS_ECHO_SERVICES).map((service) => createDnsEcho(service, { http })),
      ...(practice === null ? STUN_SERVERS.map((server) => createStun(server, kit)) : []),
    ],
    localNetwork,
    // The practice world has no network and counts as not portable.
    portability: practice === null ? kit.portability : { isPortable: async () => false },
    probe: practice === null ? createPortalProbe({ http, random: kit.random }) : { ask: async () => 'silent' },
    ownSource: (from, family) =>
      createOwnSource(from, family, { http, programs: kit.programs, interfaces: kit.interfaces, localNetwork, rules }),
  };
};
