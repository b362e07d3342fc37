import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { found, missing, startNameServer } from './name-server.ts';

const PDNS = found('/usr/sbin/pdns_server', '/usr/local/sbin/pdns_server', '/opt/homebrew/sbin/pdns_server');
const SCHEMA = found('/usr/share/pdns-backend-sqlite3/schema/schema.sqlite3.sql', '/usr/share/doc/pdns/schema.sqlite3.sql');
const isAnywhere = (program: string): string | undefined => {
  try {
    return execFileSync('sh', ['-c', `command -v ${program}`], { encoding: 'utf8' });
  } catch {
    return undefined;
  }
};
export const MISSING = missing({
  pdns_server: PDNS,
  'its schema for SQLite': SCHEMA,
  pdnsutil: isAnywhere('pdnsutil'),
  sqlite3: isAnywhere('sqlite3'),
});

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

const API_KEY = 'key-3f9a';

/** Makes its database, with the zone in it. */
const fill = (folder: string, schema: string, zone: string): void => {
  execFileSync('sqlite3', [`${folder}/pdns.sqlite3`], { input: readFileSync(schema) });
  const util = (...args: string[]) => execFileSync('pdnsutil', [`--config-dir=${folder}`, ...args], { stdio: 'ignore' });
  util('create-zone', zone, `ns.${zone}`);
  util('add-record', zone, 'home', 'A', '60', '192.0.2.99');
  util('add-record', zone, 'home', 'AAAA', '60', '2001:db8::99');
  util('add-record', zone, 'home', 'TXT', '60', '"kept"');
  util('add-record', zone, 'shared', 'A', '60', '192.0.2.97');
  util('add-record', zone, 'shared', 'A', '60', '198.51.100.7');
  util('add-record', zone, 'alias', 'CNAME', '60', `home.${zone}.`);
};

/** A real PowerDNS with one zone. */
export const startPowerDns = async (zone: string): Promise<PowerDns> => {
  if (PDNS === undefined || SCHEMA === undefined) throw new Error(`there is no ${MISSING}`);
  const {
    ports: [, web],
    close,
  } = await startNameServer({
    program: PDNS,
    args: (folder) => [`--config-dir=${folder}`],
    files: (folder, [dns, api]) => ({ 'pdns.conf': configOf(folder, dns, api, API_KEY) }),
    prepare: (folder) => fill(folder, SCHEMA, zone),
    ready: 'ready to distribute questions',
  });
  const [api, apiKey] = [`http://127.0.0.1:${web}`, API_KEY];
  const url = `${api}/api/v1/servers/localhost/zones/${zone}.`;
  const read = async (): Promise<Sets | undefined> => {
    const reply = await fetch(url, { headers: { 'X-Api-Key': apiKey } }).catch(() => undefined);
    return reply?.ok ? ((await reply.json()) as Sets) : undefined;
  };
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
    close,
  };
};
