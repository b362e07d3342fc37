import { execFileSync } from 'node:child_process';
import { chmodSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DNS_ECHO_SERVICES } from '../../main/sources/dns-echo.ts';
import { ECHO_SERVICES } from '../../main/sources/http-echo.ts';
import { PORTAL_PAGES } from '../../main/sources/portal-probe.ts';
import { startDaemon } from './daemon.ts';
import { ISP, ISP6, type Lab } from './namespaces.ts';
import { startStunServers } from './stun-servers.ts';

export const ZONE = 'home.test';
export const TSIG = { name: 'lab-key', secret: 'c2Fpa29yby1sYWItc2VjcmV0LTAxMjM0NTY3ODk=' };

export interface Internet {
  folder: string;
  /** Names of the echo services. */
  hosts: string[];
  caFile: string;
  /** What the authoritative server itself says. */
  record(name: string, type?: 'A' | 'AAAA'): string[];
  /** lies: by host, what an echo service says instead; portal: each answers with a login page; dead: none answers. */
  control(state: { lies?: Record<string, string>; portal?: boolean; dead?: boolean }): void;
  /** Requests the echo services have had so far. */
  requests(): number;
  /** Those that came from these ports: a router can be told to keep its computers apart by them. */
  requestsFrom(from: number, to: number): number;
  close(): void;
}

const certificates = (folder: string, hosts: string[]): void => {
  const openssl = (...args: string[]): void => void execFileSync('openssl', args, { cwd: folder, stdio: 'ignore' });
  openssl('req', '-x509', '-newkey', 'rsa:2048', '-nodes', '-keyout', 'ca.key', '-out', 'ca.pem', '-days', '2', '-subj', '/CN=Saikoro lab');
  openssl('req', '-newkey', 'rsa:2048', '-nodes', '-keyout', 'server.key', '-out', 'server.csr', '-subj', '/CN=lab');
  writeFileSync(join(folder, 'san.cnf'), `subjectAltName=${hosts.map((host) => `DNS:${host}`).join(',')}\n`);
  openssl(
    'x509',
    '-req',
    '-in',
    'server.csr',
    '-CA',
    'ca.pem',
    '-CAkey',
    'ca.key',
    '-CAcreateserial',
    '-out',
    'server.pem',
    '-days',
    '2',
    '-extfile',
    'san.cnf',
  );
};

/** One zone for each: names in the root zone would take its wildcard from all that end alike. */
const zoneFile = (name: string): string => `${name}.zone`;

const namedConf = (folder: string, names: string[], zones: string[]): string => `
options { directory "${folder}"; listen-on { any; }; listen-on-v6 { none; }; pid-file "${folder}/named.pid"; session-keyfile "${folder}/session.key";
  recursion no; allow-query { any; }; dnssec-validation no; notify no; };
controls { };
key "${TSIG.name}" { algorithm hmac-sha256; secret "${TSIG.secret}"; };
zone "." { type primary; file "root.db"; };
${[ZONE, ...zones].map((name) => `zone "${name}" { type primary; file "${zoneFile(name)}"; allow-update { key "${TSIG.name}"; }; };`).join('\n')}
${names.map((name) => `zone "${name}" { type primary; file "${zoneFile(name)}"; };`).join('\n')}
`;
const nameZone = (addresses: string[]): string => `$TTL 60
@ IN SOA a.root. nobody.root. 1 3600 600 86400 0
@ IN NS a.root.
${addresses.map((address) => `@ IN ${address.includes(':') ? 'AAAA' : 'A'} ${address}\n`).join('')}`;
const rootZone = ({ ipv6 }: Lab): string => `$TTL 60
@ IN SOA a.root. nobody.root. 1 3600 600 86400 60
@ IN NS a.root.
a.root. IN A ${ISP}
* IN A ${ISP}
${ipv6 ? `* IN AAAA ${ISP6}` : ''}
`;
const HOME_ZONE = `$TTL 30
@ IN SOA ns.${ZONE}. nobody.${ZONE}. 1 3600 600 86400 30
@ IN NS ns.${ZONE}.
ns IN A ${ISP}
www IN A 44.128.0.250
`;

/**
 * The lab's Internet: BIND 9 as root and as the home's name server, every echo service over TLS, and coturn for STUN. `names`: addresses of those that are
 * elsewhere. `zones`: more that can be updated, by name, as text.
 */
export const startInternet = async (
  lab: Lab,
  names: Record<string, string[]> = {},
  zones: Record<string, string> = {},
): Promise<Internet> => {
  const folder = mkdtempSync(join(tmpdir(), 'saikoro-internet-'));
  chmodSync(folder, 0o755);
  const hosts = [...new Set([...ECHO_SERVICES, ...DNS_ECHO_SERVICES].map(({ url }) => new URL(url).host))];
  certificates(folder, hosts);
  const services = join(folder, 'services.json');
  writeFileSync(services, JSON.stringify({ echoes: ECHO_SERVICES, dnsEchoes: DNS_ECHO_SERVICES, portalPages: PORTAL_PAGES }));
  writeFileSync(join(folder, 'named.conf'), namedConf(folder, Object.keys(names), Object.keys(zones)));
  for (const [name, addresses] of Object.entries(names)) writeFileSync(join(folder, zoneFile(name)), nameZone(addresses));
  writeFileSync(join(folder, 'root.db'), rootZone(lab));
  for (const [name, text] of Object.entries({ ...zones, [ZONE]: HOME_ZONE })) writeFileSync(join(folder, zoneFile(name)), text);
  for (const computer of [lab.home, ...lab.others]) computer.resolveBy(ISP);

  const script = join(import.meta.dirname, 'echo-server.mjs');
  const [echoes] = await Promise.all([
    startDaemon(lab.inet, process.execPath, [script, folder, services], { ready: 'ready' }),
    startDaemon(lab.inet, 'named', ['-g', '-c', join(folder, 'named.conf'), '-n', '1'], { ready: 'running' }),
    startStunServers(lab.inet, ISP, folder),
  ]);
  const callers = (): number[] => [...echoes.log().matchAll(/ (\d+)\n/g)].map(([, port]) => Number(port));

  return {
    folder,
    hosts,
    caFile: join(folder, 'ca.pem'),
    record: (name, type = 'A') =>
      lab.inet
        .run('dig', `@${ISP}`, '+short', '+time=1', '+tries=1', name, type)
        .split('\n')
        .filter((line) => line !== ''),
    control: (state) => writeFileSync(join(folder, 'control.json'), JSON.stringify(state)),
    requests: () => callers().length,
    requestsFrom: (from, to) => callers().filter((port) => port >= from && port <= to).length,
    close: () => rmSync(folder, { recursive: true, force: true }),
  };
};
