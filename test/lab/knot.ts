import { found, missing, type RunningServer, shortAnswer, startNameServer, type UpdateKey, zoneFile } from './name-server.ts';

const KNOTD = found('/usr/sbin/knotd', '/usr/local/sbin/knotd', '/opt/homebrew/sbin/knotd');
const KDIG = found('/usr/bin/kdig', '/usr/local/bin/kdig', '/opt/homebrew/bin/kdig');
export const MISSING = missing({ knotd: KNOTD, kdig: KDIG });

export interface Knot extends Pick<RunningServer, 'close'> {
  port: number;
  /** The records the server itself gives for a name, each as its data. */
  ask(name: string, type: 'A' | 'AAAA' | 'CNAME' | 'TXT'): string[];
}

/** A key of its own for each name below the zone is how Knot is set up for many homes. */
const configOf = (folder: string, port: number, zone: string, keys: Readonly<Record<string, UpdateKey>>): string => `
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

/** A real Knot DNS with one zone that these keys may change. */
export const startKnot = async (zone: string, keys: Readonly<Record<string, UpdateKey>>): Promise<Knot> => {
  if (KNOTD === undefined || KDIG === undefined) throw new Error(`there is no ${MISSING}`);
  const {
    ports: [port],
    close,
  } = await startNameServer({
    program: KNOTD,
    args: (folder) => ['-c', `${folder}/knot.conf`],
    files: (folder, [dns]) => ({ 'knot.conf': configOf(folder, dns, zone, keys), 'zone.db': zoneFile(zone, 'home IN TXT "kept"') }),
    ready: 'server started',
  });
  return { port, ask: (name, type) => shortAnswer(KDIG, port, name, type), close };
};
