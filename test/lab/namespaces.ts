import { type Host, openHosts } from './hosts.ts';

export { type Host, labLacks } from './hosts.ts';

/** The lab's Internet: a range that routers take for public, and that is nobody's here. */
export const ISP = '44.128.0.1';
export const WAN = '44.128.0.10';
export const ROUTER = '192.168.77.1';
export const HOME = '192.168.77.10';
/** Where the line has IPv6: the Internet, the router's side towards it, and all the home's networks behind that. */
export const ISP6 = '2600:44::1';
const ROUTER6 = '2600:44::2';
const HOME6 = '2600:db8::/32';
/** What stands between the router and the Internet, and the router's address towards it. */
export const BEYOND = {
  modem: { inside: '192.168.0.1', router: '192.168.0.2' },
  /** RFC 6598. */
  carrier: { inside: '100.64.0.1', router: '100.64.0.2' },
} as const;

export interface LabOptions {
  /** A second NAT that owns the public address: a modem of the home's own, or the carrier's. */
  beyond?: keyof typeof BEYOND;
  /** More computers in the home network, by name: 192.168.77.11, .12, … */
  others?: string[];
  /** The line has IPv6, routed and not translated. The home's addresses are the test's to give. */
  ipv6?: boolean;
}

/** `inet` the rest of the world, `router` between, `home` where the server stands. */
export interface Lab {
  inet: Host;
  router: Host;
  home: Host;
  /** Who owns the public address: the router, or what stands beyond it. */
  edge: Host;
  others: Host[];
  ipv6: boolean;
  /** The line gets another address: the new one is added before the old one goes. */
  swap(from: string, to: string): void;
  close(): void;
}

const NAT = `table ip lab {
  chain postrouting { type nat hook postrouting priority 100; oifname "wan0" masquerade; }
}`;

type End = [host: Host, card: string, address: string];

const cable = ([left, leftCard, leftAddress]: End, [right, rightCard, rightAddress]: End): void => {
  left.ip('link', 'add', leftCard, 'type', 'veth', 'peer', 'name', rightCard, 'netns', right.name);
  for (const [host, card, address] of [
    [left, leftCard, leftAddress],
    [right, rightCard, rightAddress],
  ] as const) {
    host.ip('address', 'add', `${address}/24`, 'dev', card);
    host.ip('link', 'set', card, 'up');
  }
};

/** The router's LAN side is a switch, as in life: whoever is plugged in hears what the others say to all. */
const plugIn = (router: Host, computer: Host, port: number, address: string): void => {
  router.ip('link', 'add', `port${port}`, 'type', 'veth', 'peer', 'name', 'eth0', 'netns', computer.name);
  router.ip('link', 'set', `port${port}`, 'master', 'lan0', 'up');
  computer.ip('address', 'add', `${address}/24`, 'dev', 'eth0');
  computer.ip('link', 'set', 'eth0', 'up');
  computer.ip('route', 'add', 'default', 'via', ROUTER);
  computer.ip('route', 'add', '224.0.0.0/4', 'dev', 'eth0');
};

/** A router from here on. An address that goes takes no other one of its network with it; multicast stays inside. */
const route = (host: Host, upstream: string): void => {
  host.ip('route', 'add', 'default', 'via', upstream);
  host.ip('route', 'add', '224.0.0.0/4', 'dev', 'lan0');
  const promote = ['all', 'wan0'].map((card) => `net.ipv4.conf.${card}.promote_secondaries=1`);
  host.run('sysctl', '-qw', 'net.ipv4.ip_forward=1', ...promote);
  host.run('nft', NAT);
};

const routeIpv6 = (router: Host, inet: Host): void => {
  inet.ip('address', 'add', `${ISP6}/64`, 'dev', 'net0', 'nodad');
  router.ip('address', 'add', `${ROUTER6}/64`, 'dev', 'wan0', 'nodad');
  router.run('sysctl', '-qw', 'net.ipv6.conf.all.forwarding=1');
  router.ip('-6', 'route', 'add', 'default', 'via', ISP6);
  inet.ip('-6', 'route', 'add', HOME6, 'via', ROUTER6);
};

export const openLab = ({ beyond, others = [], ipv6 = false }: LabOptions = {}): Lab => {
  const { make, close } = openHosts();
  try {
    const [inet, router, home] = [make('inet'), make('router'), make('home')];
    router.ip('link', 'add', 'lan0', 'type', 'bridge', 'mcast_snooping', '0');
    router.ip('address', 'add', `${ROUTER}/24`, 'dev', 'lan0');
    router.ip('link', 'set', 'lan0', 'up');
    let edge = router;
    if (beyond !== undefined) {
      edge = make(beyond);
      const { inside, router: outside } = BEYOND[beyond];
      cable([router, 'wan0', outside], [edge, 'lan0', inside]);
      route(router, inside);
    }
    cable([edge, 'wan0', WAN], [inet, 'net0', ISP]);
    route(edge, ISP);
    if (ipv6) routeIpv6(edge, inet);
    const made = others.map(make);
    for (const [at, computer] of [home, ...made].entries()) plugIn(router, computer, at + 1, `192.168.77.${10 + at}`);
    return {
      inet,
      router,
      home,
      edge,
      others: made,
      ipv6,
      swap(from, to) {
        edge.ipAtOnce(`address add ${to}/24 dev wan0`, `address delete ${from}/24 dev wan0`);
      },
      close,
    };
  } catch (error) {
    close();
    throw error;
  }
};
