import { appendFileSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { DnsEvent } from '../../preload/contract/event.ts';
import { startDaemon } from './daemon.ts';
import { type Internet, TSIG, ZONE } from './internet.ts';
import { ISP, type Lab } from './namespaces.ts';
import { type CertificateKind, certify } from './tls-certificates.ts';

/** One service of the lab's Internet that speaks dyndns2 over TLS, under its own name only. */
export interface TlsService {
  /** The service as the app knows it, and the name it is reached by. */
  id: string;
  name: string;
  certificate?: CertificateKind;
  /** The user has entrusted its own certificate to the app, by --ca-file. */
  trusted?: boolean;
  /** Lowest and highest version of TLS. */
  versions?: [string, string];
  /** Of these families it has addresses in the DNS; `dead`: nothing answers at the one of that family. */
  families?: (4 | 6)[];
  dead?: 4 | 6;
}

export interface TlsArrival {
  service: string;
  kind: 'connection' | 'hello' | 'open' | 'request' | 'bytes' | 'refused';
  /** ms since 1970. */
  at: number;
  /** The name asked for. */
  asked?: string;
  from?: string;
  version?: string;
  /** Method and target of a request. */
  line?: string;
  host?: string;
  agent?: string;
  signedIn?: string;
}

const FIRST_PORT = 9000;
/** Above what the line's own addresses take, by the service's place in the list. */
const addressesOf = (at: number): Record<4 | 6, string> => ({ 4: `44.128.0.${201 + at}`, 6: `2600:44::${201 + at}` });
/** Where packets are dropped without a word. */
const NOWHERE: Record<4 | 6, string> = { 4: '44.128.0.254', 6: '2600:44::254' };
const SILENCE = `table inet silence { chain forward { type filter hook forward priority 0;
  ip daddr ${NOWHERE[4]} counter drop; ip6 daddr ${NOWHERE[6]} counter drop; }; }`;

/** What the DNS says of each service, for the lab's name server. */
export const namesOf = (services: readonly TlsService[]): Record<string, string[]> =>
  Object.fromEntries(
    services.map(({ name, families = [4, 6], dead }, at) => [
      name,
      families.map((family) => (family === dead ? NOWHERE : addressesOf(at))[family]),
    ]),
  );

/** An event's id has no dots. */
export const idAt = ({ id }: TlsService): string => id.replaceAll('.', '-');
export const hostAt = (service: TlsService): string => `${idAt(service)}.${ZONE}`;
export const PASSWORD = 'lab-password';
export const eventAt = (service: TlsService, families = { ipv4: true, ipv6: false }): DnsEvent => ({
  id: idAt(service),
  name: service.id,
  enabled: true,
  type: 'dns',
  service: service.id,
  hosts: [hostAt(service)],
  settings: { username: 'lab', ...(service.id === 'dyndns2' ? { server: service.name } : {}) },
  families,
  address: { kind: 'automatic' },
  schedule: { kind: 'on-change', refresh: 'never' },
});

export interface TlsServices {
  heard(service: string): TlsArrival[];
  /** Packets so far to the address of that family where nothing answers. */
  swallowed(family: 4 | 6): number;
}

/** Starts them on the Internet's machine. Their addresses' port 443 leads to a port of each, since 443 is the echo services'. */
export const startTlsServices = async (
  { inet, edge, ipv6 }: Lab,
  internet: Internet,
  services: readonly TlsService[],
): Promise<TlsServices> => {
  const rules: string[] = [];
  const told = services.map(({ name, certificate = 'good', trusted, versions = ['TLSv1.2', 'TLSv1.3'] }, at) => {
    const files = certify(internet.folder, name, certificate);
    if (trusted) appendFileSync(internet.caFile, readFileSync(files.cert));
    const { 4: four, 6: six } = addressesOf(at);
    const port = FIRST_PORT + at;
    inet.ip('address', 'add', `${four}/24`, 'dev', 'net0');
    rules.push(`ip daddr ${four} tcp dport 443 redirect to :${port};`);
    if (ipv6) {
      inet.ip('address', 'add', `${six}/64`, 'dev', 'net0', 'nodad');
      rules.push(`ip6 daddr ${six} tcp dport 443 redirect to :${port};`);
    }
    return { name, port, versions, ...files };
  });
  inet.run('nft', `table inet services { chain prerouting { type nat hook prerouting priority -100; ${rules.join(' ')} }; }`);
  edge.run('nft', SILENCE);
  const file = join(internet.folder, 'tls-services.json');
  const key = `hmac-sha256:${TSIG.name}:${TSIG.secret}`;
  writeFileSync(file, JSON.stringify({ server: ISP, zone: ZONE, key, services: told }));
  const script = join(import.meta.dirname, 'tls-servers.mjs');
  const daemon = await startDaemon(inet, process.execPath, [script, file], { ready: 'ready' });
  const said = (): TlsArrival[] =>
    daemon
      .log()
      .split('\n')
      .filter((line) => line.startsWith('{'))
      .map((line) => JSON.parse(line));
  return {
    heard: (service) => said().filter((each) => each.service === service),
    swallowed: (family) => {
      const rule = edge
        .run('nft', 'list', 'table', 'inet', 'silence')
        .split('\n')
        .find((line) => line.includes(NOWHERE[family]));
      return Number(/packets (\d+)/.exec(rule ?? '')?.[1]);
    },
  };
};
