import { type ChildProcess, execFileSync, spawn } from 'node:child_process';
import { chmodSync, existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { type AddressInfo, createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

export const NAMED = ['/usr/sbin/named', '/usr/local/sbin/named', '/opt/homebrew/sbin/named'].find(existsSync);

export interface Bind {
  port: number;
  /** The addresses the server itself gives for a name. */
  ask(name: string, type: 'A' | 'AAAA' | 'CNAME'): string[];
  close(): Promise<void>;
}

const freePort = (): Promise<number> =>
  new Promise((resolve) => {
    const server = createServer().listen(0, '127.0.0.1', () => {
      const { port } = server.address() as AddressInfo;
      server.close(() => resolve(port));
    });
  });

/** Without `only` a key may change the whole zone. */
export interface BindKey {
  algorithm: string;
  secret: string;
  only?: string;
}

/** static.test takes no updates. */
const configOf = (folder: string, port: number, zone: string, keys: Record<string, BindKey>): string => `
options {
  directory "${folder}";
  listen-on port ${port} { 127.0.0.1; };
  listen-on-v6 { none; };
  pid-file "${folder}/named.pid";
  session-keyfile "${folder}/session.key";
  recursion no;
  dnssec-validation no;
  notify no;
};
controls { };
${Object.entries(keys)
  .map(([name, { algorithm, secret }]) => `key "${name}" { algorithm ${algorithm}; secret "${secret}"; };`)
  .join('\n')}
zone "${zone}" { type primary; file "zone.db"; update-policy { ${Object.entries(keys)
  .map(([name, { only }]) => (only === undefined ? `grant "${name}" zonesub ANY;` : `grant "${name}" name ${only}. A AAAA;`))
  .join(' ')} }; };
zone "static.test" { type primary; file "static.db"; };
`;

const zoneOf = (zone: string): string => `$TTL 60
@ IN SOA ns.${zone}. hostmaster.${zone}. 1 3600 600 86400 60
@ IN NS ns.${zone}.
ns IN A 127.0.0.1
home IN A 192.0.2.99
home IN AAAA 2001:db8::99
alias IN CNAME home.${zone}.
`;

const dig = (port: number, name: string, type: string): string[] => {
  const args = [`@127.0.0.1`, '-p', String(port), '+short', '+time=1', '+tries=1', name, type];
  return execFileSync('dig', args, { encoding: 'utf8' })
    .split('\n')
    .filter((line) => line !== '');
};

const ready = async (named: ChildProcess): Promise<void> => {
  let said = '';
  await new Promise<void>((resolve, reject) => {
    named.stderr?.setEncoding('utf8').on('data', (text: string) => {
      said += text;
      if (said.includes('running')) resolve();
    });
    named.once('exit', () => reject(new Error(`named ended: ${said.slice(-2000)}`)));
  });
};

/** A real BIND 9 with one zone that these keys may change, on a free loopback port, in a folder of its own. */
export const startBind = async (zone: string, keys: Record<string, BindKey>): Promise<Bind> => {
  if (NAMED === undefined) throw new Error('there is no named');
  const folder = mkdtempSync(join(tmpdir(), 'saikoro-bind-'));
  chmodSync(folder, 0o755);
  const port = await freePort();
  writeFileSync(join(folder, 'named.conf'), configOf(folder, port, zone, keys));
  writeFileSync(join(folder, 'zone.db'), zoneOf(zone));
  writeFileSync(join(folder, 'static.db'), zoneOf('static.test'));
  const named = spawn(NAMED, ['-g', '-c', join(folder, 'named.conf'), '-n', '1'], { stdio: ['ignore', 'ignore', 'pipe'] });
  await ready(named);
  return {
    port,
    ask: (name, type) => dig(port, name, type),
    close: async () => {
      const over = new Promise((resolve) => named.once('exit', resolve));
      named.kill('SIGTERM');
      await over;
      rmSync(folder, { recursive: true, force: true });
    },
  };
};
