import { type ChildProcess, execFileSync, spawn } from 'node:child_process';
import { chmodSync, existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { type AddressInfo, createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

export const KNOTD = ['/usr/sbin/knotd', '/usr/local/sbin/knotd', '/opt/homebrew/sbin/knotd'].find(existsSync);
const KDIG = ['/usr/bin/kdig', '/usr/local/bin/kdig', '/opt/homebrew/bin/kdig'].find(existsSync);
/** What is not there, for the name of a skipped test; '' when all of it is. */
export const MISSING = [
  [KNOTD, 'knotd'],
  [KDIG, 'kdig'],
]
  .filter(([there]) => there === undefined)
  .map(([, name]) => name)
  .join(', ');

export interface Knot {
  port: number;
  /** The records the server itself gives for a name, each as its data. */
  ask(name: string, type: 'A' | 'AAAA' | 'CNAME' | 'TXT'): string[];
  close(): Promise<void>;
}

const freePort = (): Promise<number> =>
  new Promise((resolve) => {
    const server = createServer().listen(0, '127.0.0.1', () => {
      const { port } = server.address() as AddressInfo;
      server.close(() => resolve(port));
    });
  });

/** Who may change what: a key of its own for each name below the zone is how Knot is set up for many homes. */
export interface KnotKey {
  algorithm: string;
  secret: string;
  /** The one name this key may change; the whole zone without it. */
  only?: string;
}

const configOf = (folder: string, port: number, zone: string, keys: Readonly<Record<string, KnotKey>>): string => `
server:
  listen: 127.0.0.1@${port}
  rundir: ${folder}
  udp-workers: 1
  tcp-workers: 1
  background-workers: 1
database:
  storage: ${folder}
log:
  - target: stderr
    any: info
key:
${Object.entries(keys)
  .map(([id, { algorithm, secret }]) => `  - id: ${id}\n    algorithm: ${algorithm}\n    secret: ${secret}`)
  .join('\n')}
acl:
${Object.entries(keys)
  .map(([id, { only }]) => {
    const owner = only === undefined ? '' : `\n    update-owner: name\n    update-owner-match: equal\n    update-owner-name: ${only}.`;
    return `  - id: acl-${id}\n    key: ${id}\n    action: update${owner}`;
  })
  .join('\n')}
zone:
  - domain: ${zone}
    storage: ${folder}
    file: zone.db
    acl: [${Object.keys(keys)
      .map((id) => `acl-${id}`)
      .join(', ')}]
`;

const zoneOf = (zone: string): string => `$ORIGIN ${zone}.
$TTL 60
@ IN SOA ns.${zone}. hostmaster.${zone}. 1 3600 600 86400 60
@ IN NS ns.${zone}.
ns IN A 127.0.0.1
home IN A 192.0.2.99
home IN AAAA 2001:db8::99
home IN TXT "kept"
alias IN CNAME home.${zone}.
`;

const ready = (knotd: ChildProcess): Promise<void> =>
  new Promise((resolve, reject) => {
    let said = '';
    knotd.stderr?.setEncoding('utf8').on('data', (text: string) => {
      said += text;
      if (said.includes('server started')) resolve();
    });
    knotd.once('exit', () => reject(new Error(`knotd ended: ${said.slice(-2000)}`)));
  });

/** A real Knot DNS with one zone that these keys may change, on a free loopback port, in a folder of its own. */
export const startKnot = async (zone: string, keys: Readonly<Record<string, KnotKey>>): Promise<Knot> => {
  if (KNOTD === undefined || KDIG === undefined) throw new Error(`there is no ${MISSING}`);
  const folder = mkdtempSync(join(tmpdir(), 'saikoro-knot-'));
  chmodSync(folder, 0o755);
  const port = await freePort();
  writeFileSync(join(folder, 'knot.conf'), configOf(folder, port, zone, keys));
  writeFileSync(join(folder, 'zone.db'), zoneOf(zone));
  const knotd = spawn(KNOTD, ['-c', join(folder, 'knot.conf')], { stdio: ['ignore', 'ignore', 'pipe'] });
  await ready(knotd);
  return {
    port,
    ask: (name, type) =>
      execFileSync(KDIG, ['@127.0.0.1', '-p', String(port), '+short', '+time=2', '+retry=1', name, type], { encoding: 'utf8' })
        .split('\n')
        .filter((line) => line !== ''),
    close: async () => {
      const over = new Promise((resolve) => knotd.once('exit', resolve));
      knotd.kill('SIGTERM');
      await over;
      rmSync(folder, { recursive: true, force: true });
    },
  };
};
