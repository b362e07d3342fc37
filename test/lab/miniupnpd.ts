import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Host } from './namespaces.ts';

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
    'allow 1024-65535 192.168.77.0/24 1024-65535',
    'deny 0-65535 0.0.0.0/0 0-65535',
    '',
  ].join('\n');

/** A real miniupnpd on the lab's router, with NAT-PMP, PCP and UPnP; `options` are lines of its configuration. */
export const startMiniupnpd = async (router: Host, options: Record<string, string | number> = {}): Promise<Miniupnpd> => {
  const folder = mkdtempSync(join(tmpdir(), 'saikoro-miniupnpd-'));
  const config = join(folder, 'miniupnpd.conf');
  writeFileSync(config, configOf(options));
  const daemon = router.start('miniupnpd', ['-d', '-f', config, '-P', join(folder, 'pid')], { stdio: ['ignore', 'pipe', 'pipe'] });
  let said = '';
  const over = new Promise<void>((resolve) => {
    daemon.once('close', () => {
      rmSync(folder, { recursive: true, force: true });
      resolve();
    });
  });
  await new Promise<void>((resolve, reject) => {
    const hear = (text: string): void => {
      said += text;
      if (said.includes('Listening for NAT-PMP')) resolve();
    };
    daemon.stdout?.setEncoding('utf8').on('data', hear);
    daemon.stderr?.setEncoding('utf8').on('data', hear);
    daemon.once('error', reject);
    daemon.once('exit', () => reject(new Error(`miniupnpd ended: ${said.slice(-2000)}`)));
  });
  return {
    log: () => said,
    signal: (name) => void daemon.kill(name),
    async stop() {
      daemon.kill('SIGTERM');
      await over;
    },
  };
};
