import { execFileSync, spawn } from 'node:child_process';
import { chmodSync, existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { type AddressInfo, createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startDaemon } from './daemon.ts';
import type { Host } from './hosts.ts';

/** The first of these that is there: each system keeps its servers elsewhere. */
export const found = (...paths: readonly string[]): string | undefined => paths.find(existsSync);

/** What is not there, for the name of a skipped test; '' when all of it is. */
export const missing = (needs: Readonly<Record<string, string | undefined>>): string =>
  Object.keys(needs)
    .filter((name) => needs[name] === undefined)
    .join(', ');

const freePort = (): Promise<number> =>
  new Promise((resolve) => {
    const server = createServer().listen(0, '127.0.0.1', () => {
      const { port } = server.address() as AddressInfo;
      server.close(() => resolve(port));
    });
  });

/** A TSIG key. Without `only` it may change the whole zone, else that name. */
export interface UpdateKey {
  algorithm: string;
  secret: string;
  only?: string;
}

/** ns, home and its alias: what every zone of these tests begins with. */
export const zoneFile = (zone: string, ...more: readonly string[]): string => `$ORIGIN ${zone}.
$TTL 60
@ IN SOA ns.${zone}. hostmaster.${zone}. 1 3600 600 86400 60
@ IN NS ns.${zone}.
ns IN A 127.0.0.1
home IN A 192.0.2.99
home IN AAAA 2001:db8::99
alias IN CNAME home.${zone}.
${more.join('\n')}
`;

/** What dig and kdig print with +short. */
export const shortAnswer = (tool: string, port: number, name: string, type: string): string[] =>
  execFileSync(tool, ['@127.0.0.1', '-p', String(port), '+short', '+time=2', name, type], { encoding: 'utf8' })
    .split('\n')
    .filter((line) => line !== '');

export interface Recipe {
  program: string;
  args(folder: string): string[];
  /** By their names in the server's folder. */
  files(folder: string, ports: readonly [number, number]): Record<string, string>;
  /** What is run once the files are there. */
  prepare?(folder: string): void;
  /** What it says once it answers. */
  ready: string;
}

export interface RunningServer {
  /** The port of its DNS, and another one that was free. */
  ports: readonly [number, number];
  close(): Promise<void>;
}

const here: Pick<Host, 'start'> = { start: (program, args, options = {}) => spawn(program, args, options) };

/** A real name server on free loopback ports, in a folder of its own that goes with it. */
export const startNameServer = async (recipe: Recipe): Promise<RunningServer> => {
  const folder = mkdtempSync(join(tmpdir(), 'saikoro-dns-'));
  // BIND and Knot may change to a user of their own.
  chmodSync(folder, 0o755);
  const ports = [await freePort(), await freePort()] as const;
  for (const [name, text] of Object.entries(recipe.files(folder, ports))) writeFileSync(join(folder, name), text);
  recipe.prepare?.(folder);
  const { child } = await startDaemon(here, recipe.program, recipe.args(folder), { ready: recipe.ready });
  return {
    ports,
    close: async () => {
      const over = new Promise((resolve) => child.once('exit', resolve));
      child.kill('SIGTERM');
      await over;
      rmSync(folder, { recursive: true, force: true });
    },
  };
};
