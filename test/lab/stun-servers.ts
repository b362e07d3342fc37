import { join } from 'node:path';
import { STUN_SERVERS } from '../../main/sources/stun/stun-source.ts';
import { startDaemon } from './daemon.ts';
import type { Host } from './hosts.ts';

/** Real coturn at every port the app's STUN servers have; their names lead here like all others. */
export const startStunServers = async (inet: Host, address: string, folder: string): Promise<void> => {
  const ports = [...new Set(STUN_SERVERS.map(({ port }) => port))];
  const args = (port: number): string[] => [
    '-n',
    '--stun-only',
    '--no-cli',
    '--no-tls',
    '--no-dtls',
    '--no-tcp',
    '--no-rfc5780',
    '--verbose',
    '--log-file=stdout',
    `--listening-ip=${address}`,
    `--listening-port=${port}`,
    `--pidfile=${join(folder, `turnserver-${port}.pid`)}`,
    `--userdb=${join(folder, `turndb-${port}`)}`,
  ];
  await Promise.all(ports.map((port) => startDaemon(inet, 'turnserver', args(port), { ready: 'UDP listener opened' })));
};
