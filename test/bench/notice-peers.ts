import { chmodSync, mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { startDaemon } from '../lab/daemon.ts';
import type { Host } from '../lab/hosts.ts';
import { type Internet, TSIG, ZONE } from '../lab/internet.ts';
import { ISP, type Lab } from '../lab/namespaces.ts';

/** Another client at one interval. `seconds` null: whatever it does by itself. */
interface Peer {
  id: string;
  label: string;
  client: 'ddclient' | 'inadyn';
  seconds: number | null;
}

/** Shortest allowed: ddclient's own lower limit is 60 s, inadyn's 30 s. The default of ddclient is that of its package's configuration. */
export const PEERS: Peer[] = [
  { id: 'ddclient-60', label: 'ddclient, 60 s', client: 'ddclient', seconds: 60 },
  { id: 'ddclient-300', label: 'ddclient, default (300 s)', client: 'ddclient', seconds: 300 },
  { id: 'inadyn-30', label: 'inadyn, 30 s', client: 'inadyn', seconds: 30 },
  { id: 'inadyn-default', label: 'inadyn, default (120 s)', client: 'inadyn', seconds: null },
];
const LOGIN = { name: 'lab', password: 'lab-password' };
const SERVICE = 'update.dyndns:8080';

export const nameOfPeer = ({ id }: Pick<Peer, 'id'>): string => `${id}.${ZONE}`;
const checkIpHost = ({ id }: Pick<Peer, 'id'>): string => `${id}.checkip`;
const checkIpOf = (peer: Pick<Peer, 'id'>): string => `${checkIpHost(peer)}:8080`;

const ddclientConf = (peer: Peer): string => `
ssl=no
use=web
web=http://${checkIpOf(peer)}/
protocol=dyndns2
server=${SERVICE}
login=${LOGIN.name}
password='${LOGIN.password}'
${nameOfPeer(peer)}
`;
const inadynConf = (peer: Peer): string => `
${peer.seconds === null ? '' : `period = ${peer.seconds}`}
custom lab {
  username = ${LOGIN.name}
  password = ${LOGIN.password}
  ssl = false
  checkip-ssl = false
  checkip-server = "${checkIpOf(peer)}"
  checkip-path = "/"
  ddns-server = "${SERVICE}"
  ddns-path = "/nic/update?hostname=%h&myip=%i"
  hostname = "${nameOfPeer(peer)}"
}
`;

const startPeer = (computer: Host, peer: Peer, folder: string): void => {
  const config = join(folder, 'client.conf');
  writeFileSync(config, peer.client === 'ddclient' ? ddclientConf(peer) : inadynConf(peer));
  chmodSync(config, 0o600);
  const pid = join(folder, 'pid');
  const args = {
    ddclient: ['-foreground', '-daemon', String(peer.seconds), '-file', config, '-cache', join(folder, 'cache'), '-pid', pid],
    inadyn: ['-n', '-f', config, '--cache-dir', folder, '-P', pid],
  };
  computer.start(peer.client, args[peer.client], { stdio: 'ignore' });
};

export interface Peers {
  /** Requests each has made so far: those for its address, and updates. */
  requests(id: string): { echo: number; update: number };
}

/** The other clients, on one computer of the home network, with a DDNS service of their own kind that feeds the same name server. */
export const startPeers = async (lab: Lab, computer: Host, internet: Internet): Promise<Peers> => {
  const said: string[] = [];
  const script = join(import.meta.dirname, 'dyndns-server.mjs');
  const key = `hmac-sha256:${TSIG.name}:${TSIG.secret}`;
  await startDaemon(lab.inet, process.execPath, [script, ISP, ZONE, key, `${LOGIN.name}:${LOGIN.password}`], {
    ready: 'ready',
    hear: (text) => said.push(...text.split('\n')),
  });
  for (const peer of PEERS) {
    const folder = join(internet.folder, peer.id);
    mkdirSync(folder);
    startPeer(computer, peer, folder);
  }
  const count = (line: string): number => said.filter((each) => each === line).length;
  return { requests: (id) => ({ echo: count(`checkip ${checkIpHost({ id })}`), update: count(`update ${nameOfPeer({ id })}`) }) };
};
