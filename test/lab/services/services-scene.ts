import type { DnsEvent } from '../../../preload/contract/event.ts';
import { ensureBuilt } from '../../../scripts/build.mjs';
import { type HomeApp, type HomeAppOptions, startHomeApp } from '../home-app.ts';
import { type Internet, startInternet } from '../internet.ts';
import { ipv6HomeOf } from '../ipv6-home.ts';
import { startMiniupnpd } from '../miniupnpd.ts';
import { type Host, type Lab, openLab, WAN } from '../namespaces.ts';
import { ownPlugin } from './own-plugin.ts';
import type { Service } from './service.ts';
import { SERVICES } from './service-list.ts';
import { namesOf, type ServiceWorld, startServiceWorld, zonesOf } from './service-world.ts';

export const SERVICES_NEED = ['named', 'nsupdate', 'miniupnpd', 'turnserver', 'dig', 'openssl'];
const NETWORK = '2600:db8:1:2';

/** A home in the lab, with all services there are on its Internet. */
export interface ServicesScene {
  lab: Lab;
  internet: Internet;
  world: ServiceWorld;
  /** What the line has now. */
  addresses: { ipv4: string; ipv6: string };
  /** The line gets its next address. */
  swap(): void;
  startApp(computer: Host, how?: HomeAppOptions): Promise<HomeApp>;
  close(): Promise<void>;
}

export const idOf = ({ id }: Service): string => id.replaceAll('.', '-');

/** What the user has set up: an event for each service. */
export const eventsOf = (services: Service[]): DnsEvent[] =>
  services.map((service) => ({
    id: idOf(service),
    name: service.id,
    enabled: true,
    type: 'dns',
    service: service.plugin,
    hosts: [service.host],
    settings: Object.fromEntries(Object.entries(service.settings).filter(([key]) => key !== 'publicKey' && !service.secrets.includes(key))),
    families: { ipv4: true, ipv6: service.ipv6 },
    address: { kind: 'automatic' },
    schedule: { kind: 'on-change', refresh: 'never' },
  }));

export const secretsOf = (services: Service[], change = (value: string): string => value): Record<string, Record<string, string>> =>
  Object.fromEntries(
    services.map((service) => [
      idOf(service),
      Object.fromEntries(service.secrets.flatMap((key) => (key in service.settings ? [[key, change(String(service.settings[key]))]] : []))),
    ]),
  );

/** Everything but the app. */
export const openServices = async (others: string[] = []): Promise<ServicesScene> => {
  await ensureBuilt();
  const lab = openLab({ ipv6: true, others });
  try {
    const home = ipv6HomeOf(lab);
    home.announce(NETWORK);
    const internet = await startInternet(lab, namesOf(SERVICES), zonesOf(SERVICES));
    const [world, daemon] = await Promise.all([startServiceWorld(lab, internet), startMiniupnpd(lab.router), home.ready()]);
    const apps: HomeApp[] = [];
    const addresses = { ipv4: WAN, ipv6: home.lasting(NETWORK) };
    return {
      lab,
      internet,
      world,
      addresses,
      swap() {
        const next = `44.128.0.${Number(addresses.ipv4.split('.').at(-1)) + 1}`;
        lab.swap(addresses.ipv4, next);
        addresses.ipv4 = next;
      },
      async startApp(computer, how = {}) {
        const all = { events: eventsOf(SERVICES), secrets: secretsOf(SERVICES), files: ownPlugin.files, ...how };
        const app = await startHomeApp(computer, internet, all);
        apps.push(app);
        return app;
      },
      async close() {
        await Promise.all(apps.map((app) => app.stop()));
        await daemon.stop();
        internet.close();
        lab.close();
      },
    };
  } catch (error) {
    lab.close();
    throw error;
  }
};
