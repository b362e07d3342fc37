import { execFileSync } from 'node:child_process';
import { chmodSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DNS_ECHO_SERVICES } from '../../main/sources/dns-echo.ts';
import { ECHO_SERVICES } from '../../main/sources/http-echo.ts';
import { ISP, type Lab } from './namespaces.ts';

export const ZONE = 'home.test';
export const TSIG = { name: 'lab-key', secret: 'c2Fpa29yby1sYWItc2VjcmV0LTAxMjM0NTY3ODk=' };

export interface Internet {
  folder: string;
  /** Names of the echo services. */
  hosts: string[];
  caFile: string;
  /** What the authoritative server itself says. */
  record(name: string): string[];
  /** lies: by host, what an echo service says instead; portal: each answers with a login page; dead: none answers. */
  control(state: { lies?: Record<string, string>; portal?: boolean; dead?: boolean }): void;
  /** Requests the echo services have had so far. */
  requests(): number;
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

const namedConf = (folder: string): string => `
options { directory "${folder}"; listen-on { any; }; listen-on-v6 { none; }; pid-file "${folder}/named.pid"; session-keyfile "${folder}/session.key";
  recursion no; allow-query { any; }; dnssec-validation no; notify no; };
controls { };
key "${TSIG.name}" { algorithm hmac-sha256; secret "${TSIG.secret}"; };
zone "." { type primary; file "root.db"; };
zone "${ZONE}" { type primary; file "zone.db"; allow-update { key "${TSIG.name}"; }; };
`;
const ROOT_ZONE = `$TTL 60
@ IN SOA a.root. nobody.root. 1 3600 600 86400 60
@ IN NS a.root.
a.root. IN A ${ISP}
* IN A ${ISP}
`;
const HOME_ZONE = `$TTL 30
@ IN SOA ns.${ZONE}. nobody.${ZONE}. 1 3600 600 86400 30
@ IN NS ns.${ZONE}.
ns IN A ${ISP}
www IN A 44.128.0.250
`;

/** The lab's Internet: BIND 9 as root and as the home's name server, and every echo service over TLS. */
export const startInternet = async (lab: Lab): Promise<Internet> => {
  const folder = mkdtempSync(join(tmpdir(), 'saikoro-internet-'));
  chmodSync(folder, 0o755);
  const hosts = [...new Set([...ECHO_SERVICES, ...DNS_ECHO_SERVICES].map(({ url }) => new URL(url).host))];
  certificates(folder, hosts);
  const services = join(folder, 'services.json');
  writeFileSync(services, JSON.stringify({ echoes: ECHO_SERVICES, dnsEchoes: DNS_ECHO_SERVICES }));
  writeFileSync(join(folder, 'named.conf'), namedConf(folder));
  writeFileSync(join(folder, 'root.db'), ROOT_ZONE);
  writeFileSync(join(folder, 'zone.db'), HOME_ZONE);
  // ip netns exec shows each namespace its own /etc/resolv.conf.
  const resolver = `/etc/netns/${lab.home.name}`;
  mkdirSync(resolver, { recursive: true });
  writeFileSync(join(resolver, 'resolv.conf'), `nameserver ${ISP}\n`);

  const wait = (
    program: string,
    args: string[],
    sign: string,
    channel: 'stdout' | 'stderr',
    onText: (text: string) => void = () => {},
  ): Promise<void> =>
    new Promise((resolve, reject) => {
      const child = lab.inet.start(program, args, { stdio: ['ignore', 'pipe', 'pipe'] });
      let said = '';
      child[channel]?.setEncoding('utf8').on('data', (text: string) => {
        said += text;
        onText(text);
        if (said.includes(sign)) resolve();
      });
      child.once('exit', () => reject(new Error(`${program} ended: ${said.slice(-1500)}`)));
    });
  let requests = 0;
  await wait('named', ['-g', '-c', join(folder, 'named.conf'), '-n', '1'], 'running', 'stderr');
  const script = join(import.meta.dirname, 'echo-server.mjs');
  await wait(process.execPath, [script, folder, services], 'ready', 'stdout', (text) => {
    requests += text.split('\n').length - 1;
  });

  return {
    folder,
    hosts,
    caFile: join(folder, 'ca.pem'),
    record: (name) =>
      lab.inet
        .run('dig', `@${ISP}`, '+short', '+time=1', '+tries=1', name, 'A')
        .split('\n')
        .filter((line) => line !== ''),
    control: (state) => writeFileSync(join(folder, 'control.json'), JSON.stringify(state)),
    requests: () => requests,
    close() {
      rmSync(folder, { recursive: true, force: true });
      rmSync(resolver, { recursive: true, force: true });
    },
  };
};
