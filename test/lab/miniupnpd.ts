import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startDaemon } from './daemon.ts';
import type { Host } from './hosts.ts';

export interface Miniupnpd {
  /** What it said so far. */
  log(): string;
  /** SIGUSR1 makes it look at its public address and tell its subscribers at once. */
  signal(name: NodeJS.Signals): void;
  stop(): Promise<void>;
}

const configOf = (options: Record<string, string | number>): string =>
  [
    ...Object.entries({
      ext_ifname: 'wan0',
      listening_ip: 'lan0',
      http_port: 5000,
      ipv6_disable: 'yes',
      enable_natpmp: 'yes',
      enable_upnp: 'yes',
      secure_mode: 'yes',
      system_uptime: 'no',
      uuid: '5a1c0000-0000-4000-8000-000000000001',
      ...options,
    }).map(([key, value]) => `${key}=${value}`),
    'allow 1024-65535 192.168.0.0/16 1024-65535',
    'deny 0-65535 0.0.0.0/0 0-65535',
    '',
  ].join('\n');

/**
 * Where nobody keeps the system's log, it writes each line to the console as well, often a serial one, and answers nobody meanwhile. What
 * `ip netns exec` starts has mounts of its own.
 */
const ON_NO_CONSOLE = 'if [ -e /dev/console ]; then mount --bind /dev/null /dev/console; fi; exec "$0" "$@"';

/** A real miniupnpd on one of the lab's routers, with NAT-PMP, PCP and UPnP; `options` are lines of its configuration; quiet: where its time counts. */
export const startMiniupnpd = async (
  router: Host,
  options: Record<string, string | number> = {},
  { quiet = false }: { quiet?: boolean } = {},
): Promise<Miniupnpd> => {
  const folder = mkdtempSync(join(tmpdir(), 'saikoro-miniupnpd-'));
  const config = join(folder, 'miniupnpd.conf');
  writeFileSync(config, configOf(options));
  // The last thing it opens.
  const ready = options.enable_natpmp === 'no' ? 'HTTP listening on port' : 'Listening for NAT-PMP';
  const { child, log } = await startDaemon(router, 'miniupnpd', ['-d', '-f', config, '-P', join(folder, 'pid')], {
    ready,
    ...(quiet ? { shell: ON_NO_CONSOLE } : {}),
  });
  const over = new Promise<void>((resolve) => {
    child.once('close', () => {
      rmSync(folder, { recursive: true, force: true });
      resolve();
    });
  });
  return {
    log,
    signal: (name) => void child.kill(name),
    async stop() {
      child.kill('SIGTERM');
      await over;
    },
  };
};
