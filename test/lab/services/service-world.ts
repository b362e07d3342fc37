import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { startDaemon } from '../daemon.ts';
import { type Internet, TSIG } from '../internet.ts';
import { type Host, ISP, type Lab } from '../namespaces.ts';
import type { Service, Tier } from './service.ts';
import { SERVICES } from './service-list.ts';

/** Beside the lab's own Internet, on the same machine: the echo services keep port 443 of its first address. */
const ADDRESSES = ['44.128.0.2', '2600:44::3'] as const;
const PORTS = { web: 8443, lines: 65_010 };
/** What every name has before anything is told. */
export const OLD = { ipv4: '44.128.0.250', ipv6: '2600:db8:ffff::99' } as const;

/** A request, or a command of a line protocol, as it came. */
export interface Arrival {
  /** ms since 1970. */
  at: number;
  service: string;
  text: string;
}
/** A record that was written. */
export interface Publication {
  at: number;
  service: string;
  host: string;
  address: string;
}

export interface ServiceWorld {
  /** Address and port of those of this kind. */
  at(tier: Tier): [address: string, port: number];
  arrivals(service?: string): Arrival[];
  publications(service?: string): Publication[];
  /** What went wrong inside the world itself. */
  faults(): string[];
  /** Handshakes that were refused. */
  refused(): string[];
}

const isBelow = (name: string, zone: string): boolean => name === zone || name.endsWith(`.${zone}`);
const addressLines = (name: string): string[] => [`${name}. IN A ${ADDRESSES[0]}`, `${name}. IN AAAA ${ADDRESSES[1]}`];

const zoneText = (zone: string, lines: string[]): string =>
  [
    '$TTL 30',
    `@ IN SOA ns.${zone}. nobody.${zone}. 1 3600 600 86400 30`,
    `@ IN NS ns.${zone}.`,
    `ns.${zone}. IN A ${ISP}`,
    ...lines,
    '',
  ].join('\n');

const serversOf = (services: Service[]): string[] => [...new Set(services.flatMap((one) => one.servers))];

/** The zones of the services' names. A server whose own name is in one of them is found there. */
export const zonesOf = (services: Service[]): Record<string, string> =>
  Object.fromEntries(
    services.map(({ zone, host, ipv6 }) => {
      const held = [`${host}. IN A ${OLD.ipv4}`, ...(ipv6 ? [`${host}. IN AAAA ${OLD.ipv6}`] : [])];
      const inside = serversOf(services).filter((server) => isBelow(server, zone));
      return [zone, zoneText(zone, [...held, ...inside.flatMap(addressLines)])];
    }),
  );

/** The other servers. */
export const namesOf = (services: Service[]): Record<string, string[]> =>
  Object.fromEntries(
    serversOf(services)
      .filter((server) => !services.some(({ zone }) => isBelow(server, zone)))
      .map((server) => [server, [...ADDRESSES]]),
  );

/** One certificate for each name, of the lab's authority. */
const certify = (folder: string, name: string): void => {
  const san = join(folder, `service-${name}.cnf`);
  writeFileSync(san, `subjectAltName=DNS:${name}\n`);
  const signing = ['-CA', 'ca.pem', '-CAkey', 'ca.key', '-CAcreateserial', '-days', '2', '-extfile', san];
  execFileSync('openssl', ['x509', '-req', '-in', 'server.csr', ...signing, '-out', `service-${name}.pem`], {
    cwd: folder,
    stdio: 'ignore',
  });
};

const LEAD = `table inet services {
  chain prerouting {
    type nat hook prerouting priority -100;
    ip daddr ${ADDRESSES[0]} tcp dport 443 redirect to :${PORTS.web};
    ip6 daddr ${ADDRESSES[1]} tcp dport 443 redirect to :${PORTS.web};
  }
}`;

/** What openssl tells of a handshake from there. */
export const greet = (computer: Host, { caFile }: Internet, address: string, port: number, way: string[]): string => {
  const call = ['timeout', '10', 'openssl', 's_client', '-connect', `${address}:${port}`, '-CAfile', caFile, ...way];
  return computer.run('sh', '-c', `${call.map((word) => `'${word}'`).join(' ')} </dev/null 2>&1 || true`);
};

/** Starts the services on the lab's Internet, which must be the authority of their zones. */
export const startServiceWorld = async (lab: Lab, { folder }: Internet, all: Service[] = SERVICES): Promise<ServiceWorld> => {
  for (const server of serversOf(all)) certify(folder, server);
  lab.inet.ip('address', 'add', `${ADDRESSES[0]}/24`, 'dev', 'net0');
  lab.inet.ip('address', 'add', `${ADDRESSES[1]}/64`, 'dev', 'net0', 'nodad');
  lab.inet.run('nft', LEAD);
  const arrivals = join(folder, 'arrivals.jsonl');
  const plan = join(folder, 'services-plan.json');
  const services = all.map(({ id, host, servers, settings, zone }) => ({
    id,
    hosts: [host],
    servers,
    settings: { ...settings, zone },
  }));
  const dns = { server: ISP, key: `hmac-sha256:${TSIG.name}:${TSIG.secret}` };
  writeFileSync(plan, JSON.stringify({ services, dns, ports: PORTS, arrivals }));
  await startDaemon(lab.inet, process.execPath, [join(import.meta.dirname, 'speakers/server.mjs'), folder, plan], { ready: 'ready' });

  const entries = () =>
    existsSync(arrivals)
      ? readFileSync(arrivals, 'utf8')
          .split('\n')
          .filter((line) => line !== '')
          .map((line) => JSON.parse(line))
      : [];
  const of = (service: string | undefined) => entries().filter((entry) => service === undefined || entry.service === service);
  return {
    at: (tier) => [ADDRESSES[0], tier === 'TLS lines' ? PORTS.lines : 443],
    arrivals: (service) =>
      of(service).flatMap(({ at, service: id, bytes }) =>
        bytes === undefined ? [] : [{ at, service: id, text: Buffer.from(bytes, 'base64').toString('utf8') }],
      ),
    publications: (service) =>
      of(service).flatMap(({ at, service: id, published, address }) =>
        published === undefined ? [] : [{ at, service: id, host: published, address }],
      ),
    faults: () => entries().flatMap(({ fault }) => (fault === undefined ? [] : [fault])),
    refused: () => entries().flatMap(({ refused }) => (refused === undefined ? [] : [refused])),
  };
};
