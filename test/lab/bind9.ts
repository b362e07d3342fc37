import type { NameServer } from './dns-update.ts';
import { found, missing, type RunningServer, shortAnswer, startNameServer, type UpdateKey, zoneFile } from './name-server.ts';

export const NAMED = found('/usr/sbin/named', '/usr/local/sbin/named', '/opt/homebrew/sbin/named');
export const MISSING = missing({ named: NAMED });

export interface Bind extends NameServer, Pick<RunningServer, 'close'> {}

/** static.test takes no updates. */
const configOf = (folder: string, port: number, zone: string, keys: Record<string, UpdateKey>): string => `
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

/** A real BIND 9 with one zone that these keys may change. */
export const startBind = async (zone: string, keys: Record<string, UpdateKey>): Promise<Bind> => {
  if (NAMED === undefined) throw new Error(`there is no ${MISSING}`);
  const {
    ports: [port],
    close,
  } = await startNameServer({
    program: NAMED,
    args: (folder) => ['-g', '-c', `${folder}/named.conf`, '-n', '1'],
    files: (folder, [dns]) => ({
      'named.conf': configOf(folder, dns, zone, keys),
      'zone.db': zoneFile(zone),
      'static.db': zoneFile('static.test'),
    }),
    ready: 'running',
  });
  return { port, ask: (name, type) => shortAnswer('dig', port, name, type), close };
};
