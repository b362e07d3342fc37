import { execFileSync, spawn } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { type AddressInfo, createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

export const PDNS = ['/usr/sbin/pdns_server', '/usr/local/sbin/pdns_server', '/opt/homebrew/sbin/pdns_server'].find(existsSync);
const SCHEMA = ['/usr/share/pdns-backend-sqlite3/schema/schema.sqlite3.sql', '/usr/share/doc/pdns/schema.sqlite3.sql'].find(existsSync);
const isAnywhere = (program: string): boolean => {
  try {
    execFileSync('sh', ['-c', `command -v ${program}`], { stdio: 'ignore' });
    return true;
  } catch {
    return false;
  }
};
/** What is not there, for the name of a skipped test; '' when all of it is. */
export const MISSING = [
  [PDNS !== undefined, 'pdns_server'],
  [SCHEMA !== undefined, 'its schema for SQLite'],
  [isAnywhere('pdnsutil'), 'pdnsutil'],
  [isAnywhere('sqlite3'), 'sqlite3'],
]
  .filter(([there]) => !there)
  .map(([, name]) => name)
  .join(', ');

export interface PowerDns {
  /** Where the HTTP API listens, with its scheme. */
  api: string;
  apiKey: string;
  /** A record set as the API itself tells it. */
  find(name: string, type: string): Promise<{ ttl: number; values: string[]; comments: string[] } | undefined>;
  /** Writes a comment to a record set, and nothing else. */
  remark(name: string, type: string, content: string): Promise<void>;
  close(): Promise<void>;
}

const freePort = (): Promise<number> =>
  new Promise((resolve) => {
    const server = createServer().listen(0, '127.0.0.1', () => {
      const { port } = server.address() as AddressInfo;
      server.close(() => resolve(port));
    });
  });

const configOf = (folder: string, dns: number, web: number, apiKey: string): string => `
launch=gsqlite3
gsqlite3-database=${folder}/pdns.sqlite3
local-address=127.0.0.1
local-port=${dns}
socket-dir=${folder}
api=yes
api-key=${apiKey}
webserver=yes
webserver-address=127.0.0.1
webserver-port=${web}
webserver-allow-from=127.0.0.1
daemon=no
guardian=no
security-poll-suffix=
`;

interface Sets {
  rrsets: { name: string; type: string; ttl: number; records: { content: string }[]; comments: { content: string }[] }[];
}

/** A real PowerDNS with one zone, on free loopback ports, in a folder of its own. */
export const startPowerDns = async (zone: string): Promise<PowerDns> => {
  if (PDNS === undefined || SCHEMA === undefined) throw new Error(`there is no ${MISSING}`);
  const folder = mkdtempSync(join(tmpdir(), 'saikoro-pdns-'));
  const [dns, web, apiKey] = [await freePort(), await freePort(), 'key-3f9a'];
  writeFileSync(join(folder, 'pdns.conf'), configOf(folder, dns, web, apiKey));
  execFileSync('sqlite3', [join(folder, 'pdns.sqlite3')], { input: readFileSync(SCHEMA) });
  const util = (...args: string[]) => execFileSync('pdnsutil', [`--config-dir=${folder}`, ...args], { stdio: 'ignore' });
  util('create-zone', zone, `ns.${zone}`);
  util('add-record', zone, 'home', 'A', '60', '192.0.2.99');
  util('add-record', zone, 'home', 'AAAA', '60', '2001:db8::99');
  util('add-record', zone, 'home', 'TXT', '60', '"kept"');
  util('add-record', zone, 'shared', 'A', '60', '192.0.2.97');
  util('add-record', zone, 'shared', 'A', '60', '198.51.100.7');
  util('add-record', zone, 'alias', 'CNAME', '60', `home.${zone}.`);
  const server = spawn(PDNS, [`--config-dir=${folder}`], { stdio: 'ignore' });
  const ended = new Promise<void>((resolve) => server.once('exit', () => resolve()));
  const api = `http://127.0.0.1:${web}`;
  const url = `${api}/api/v1/servers/localhost/zones/${zone}.`;
  const read = async (): Promise<Sets | undefined> => {
    const reply = await fetch(url, { headers: { 'X-Api-Key': apiKey } }).catch(() => undefined);
    return reply?.ok ? ((await reply.json()) as Sets) : undefined;
  };
  while ((await read()) === undefined) {
    if (server.exitCode !== null) throw new Error('pdns_server ended');
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
  return {
    api,
    apiKey,
    find: async (name, type) => {
      const set = (await read())?.rrsets.find((one) => one.name === `${name}.` && one.type === type);
      return set && { ttl: set.ttl, values: set.records.map((one) => one.content), comments: set.comments.map((one) => one.content) };
    },
    remark: async (name, type, content) => {
      const set = { name: `${name}.`, type, changetype: 'REPLACE', comments: [{ content, account: 'lab' }] };
      const headers = { 'X-Api-Key': apiKey, 'Content-Type': 'application/json' };
      const reply = await fetch(url, { method: 'PATCH', headers, body: JSON.stringify({ rrsets: [set] }) });
      if (reply.status !== 204) throw new Error(await reply.text());
    },
    close: async () => {
      server.kill('SIGTERM');
      await ended;
      rmSync(folder, { recursive: true, force: true });
    },
  };
};
