import type { LocalAddress } from '../../../main/net/local-address.ts';
import type { Place } from '../../../main/net/network-id.ts';
import type { Answer } from '../../../main/ports/address-source.ts';
import type { Job, JobResult } from '../../../main/ports/dns-service.ts';
import type { PortalWord } from '../../../main/ports/network.ts';
import type { AddressSource, Family } from '../../../preload/contract/event.ts';
import { HOME_PLACE } from './places.ts';

/** What the Internet, the router and this machine's network do: a test changes it as it goes on, and reads what was asked of them. */
export interface Outside {
  /** What each echo answers, by operator. */
  echo: Map<string, string | Answer>;
  /** What each echo answers over IPv6, by operator; those not named don't answer. */
  echo6: Map<string, string | Answer>;
  /** Who was asked, in order. */
  asked: string[];
  /** This machine's own addresses; null: the system doesn't tell. */
  local: LocalAddress[] | null;
  /** What an event's own source answers. */
  own: (from: Exclude<AddressSource, { kind: 'automatic' }>, family: Family) => Promise<Answer>;
  /** Records at the authoritative server: by name and type the addresses, with blanks between them. */
  zone: Map<string, string>;
  dnsDead: boolean;
  /** What the DNS says of a name instead: a fault, that there is none, nothing at all, or the name it is an alias of. */
  odd: Map<string, 'NXDOMAIN' | 'SERVFAIL' | 'silent' | { alias: string }>;
  /** Questions that the DNS was asked. */
  questions: number;
  /** The TTL of its records, in seconds. */
  ttl: number;
  /** What the router answers; null: there is none that does. */
  router: Answer | null;
  /** It told an address, so it is polled; and how often it was. */
  polls: boolean;
  routerPolled: number;
  /** The router told a new address by itself before. */
  announces: boolean;
  /** The router speaks by itself. */
  announce: (answer: Answer) => void;
  /** What the box beyond the router answers, and the addresses under which it was asked. */
  outer: Answer | null;
  outerAsked: string[];
  vpn: boolean;
  /** There is a default route. */
  routed: boolean;
  /** The network this machine is on, by its router; null: on none. */
  place: Place | null;
  /** Whether it is carried about; null: the system doesn't tell. */
  portable: boolean | null;
  onBattery: boolean;
  /** What the page for portals answers, and how often it was asked. */
  portal: PortalWord;
  probed: number;
  /** How the service answers; by default it takes the address and the zone shows it. */
  service: (job: Job) => JobResult | Promise<JobResult>;
  sent: Job[];
}

export const OPERATORS = ['a', 'b', 'c', 'd'] as const;

/** A home where all is well: four echoes agree, the service takes what it is sent, and there is no router that speaks. */
export const createOutside = (): Outside => {
  const outside: Outside = {
    echo: new Map(OPERATORS.map((operator) => [operator, '44.128.0.1'])),
    echo6: new Map(),
    asked: [],
    local: [],
    async own(from, family) {
      const address = from.kind === 'fixed' ? from[family] : undefined;
      return address ? { kind: 'address', address } : { kind: 'absent' };
    },
    zone: new Map(),
    dnsDead: false,
    odd: new Map(),
    questions: 0,
    ttl: 60,
    router: null,
    polls: false,
    routerPolled: 0,
    announces: false,
    announce() {
      throw new Error('nobody listens to the router yet');
    },
    outer: null,
    outerAsked: [],
    vpn: false,
    routed: true,
    place: HOME_PLACE,
    portable: null,
    onBattery: false,
    portal: 'silent',
    probed: 0,
    service({ hosts, ipv4, ipv6 }) {
      for (const host of hosts) {
        if (ipv4 !== null) outside.zone.set(`${host} A`, ipv4);
        if (ipv6 !== null) outside.zone.set(`${host} AAAA`, ipv6);
      }
      return { outcome: { kind: 'updated' } };
    },
    sent: [],
  };
  return outside;
};
