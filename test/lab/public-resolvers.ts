import { execFileSync } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { PUBLIC_RESOLVERS } from '../../main/sources/dns-over-https.ts';
import { type Daemon, startDaemon } from './daemon.ts';
import type { Internet } from './internet.ts';
import { ISP, type Lab } from './namespaces.ts';

const ADDRESSES = PUBLIC_RESOLVERS.map(({ address }) => address);
const BY_HTTPS = PUBLIC_RESOLVERS.flatMap(({ address, https }) => (https === null ? [] : [address]));
/** Of their own, since the lab's name server listens at every address there is. */
const [HTTPS_PORT, RESOLVER_PORT] = [8853, 5353];
/** Who answers instead of everybody else, where a router leads port 53 there. */
export const TAKER = '44.128.0.5';

const config = (folder: string): string => `
options { directory "${folder}"; listen-on port ${RESOLVER_PORT} { any; }; listen-on-v6 { none; };
  pid-file "${folder}/resolver.pid"; session-keyfile "${folder}/resolver.key"; recursion yes; allow-recursion { any; }; allow-query { any; };
  dnssec-validation no; forward only; forwarders { ${ISP}; }; max-cache-ttl 1; };
controls { };
`;

/** For literal addresses, as the resolvers' own certificates are. */
const certify = (folder: string): { key: string; cert: string } => {
  const openssl = (...args: string[]): void => void execFileSync('openssl', args, { cwd: folder, stdio: 'ignore' });
  writeFileSync(join(folder, 'resolver.cnf'), `subjectAltName=${BY_HTTPS.map((address) => `IP:${address}`).join(',')}\n`);
  openssl('req', '-newkey', 'rsa:2048', '-nodes', '-keyout', 'resolver-tls.key', '-subj', '/CN=lab', '-out', 'resolver.csr');
  const signed = ['-CA', 'ca.pem', '-CAkey', 'ca.key', '-CAcreateserial', '-days', '2', '-extfile', 'resolver.cnf'];
  openssl('x509', '-req', '-in', 'resolver.csr', ...signed, '-out', 'resolver.pem');
  return { key: join(folder, 'resolver-tls.key'), cert: join(folder, 'resolver.pem') };
};

/** The public resolvers at their own addresses on the lab's Internet: one BIND 9 that resolves for all, and DNS over HTTPS in front of it. */
export const startPublicResolvers = async (lab: Lab, { folder }: Internet): Promise<Daemon> => {
  for (const address of ADDRESSES) lab.inet.ip('address', 'add', `${address}/32`, 'dev', 'net0');
  lab.inet.ip('address', 'add', `${TAKER}/24`, 'dev', 'net0');
  const dns = `ip daddr { ${[...ADDRESSES, TAKER].join(', ')} } meta l4proto { tcp, udp } th dport 53 redirect to :${RESOLVER_PORT};`;
  const https = `ip daddr { ${BY_HTTPS.join(', ')} } tcp dport 443 redirect to :${HTTPS_PORT};`;
  lab.inet.run('nft', `table ip resolvers { chain prerouting { type nat hook prerouting priority -100; ${dns} ${https} }; }`);
  writeFileSync(join(folder, 'resolver.conf'), config(folder));
  await startDaemon(lab.inet, 'named', ['-g', '-c', join(folder, 'resolver.conf'), '-n', '1'], { ready: 'running' });
  const { key, cert } = certify(folder);
  const script = join(import.meta.dirname, 'doh-server.mjs');
  return startDaemon(lab.inet, process.execPath, [script, key, cert, String(HTTPS_PORT), String(RESOLVER_PORT)], { ready: 'ready' });
};

/** What a router of the home's may do with port 53. */
export const PORT_53 = {
  blocked: `table ip port53 { chain forward { type filter hook forward priority 0;
    iifname lan0 ip daddr { ${ADDRESSES.join(', ')} } meta l4proto { tcp, udp } th dport 53 drop; }; }`,
  intercepted: `table ip port53 { chain prerouting { type nat hook prerouting priority -100;
    iifname lan0 udp dport 53 dnat to ${TAKER}; iifname lan0 tcp dport 53 dnat to ${TAKER}; }; }`,
} as const;
