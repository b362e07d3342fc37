import { spawn, spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { build } from 'esbuild';
import type { Http, HttpReply } from '../../../main/ports/http.ts';
import { NOIP_HOST } from './outside.ts';

/** Why names cannot be looked up in a network of a row's own; undefined: they can. */
export const lookupLacks = (): string | undefined =>
  process.platform === 'linux' && existsSync('/etc/resolv.conf') && spawnSync('unshare', ['--net', '--mount', 'true']).status === 0
    ? undefined
    : 'this user may not make a network namespace';

const SET_UP = 'ip link set lo up && mount --bind "$1" /etc/resolv.conf && shift && exec "$@"';

/** The real HTTP adapter in a network whose resolver answers so; `close` ends it. */
export const openLookup = async (fault: 'nxdomain' | 'servfail' | 'silence'): Promise<Http & { close(): void }> => {
  const folder = mkdtempSync(join(tmpdir(), 'saikoro-names-'));
  const outfile = join(folder, 'child.cjs');
  const resolver = join(folder, 'resolv.conf');
  await build({
    entryPoints: [join(import.meta.dirname, 'names-child.ts')],
    outfile,
    bundle: true,
    platform: 'node',
    format: 'cjs',
    logLevel: 'error',
  });
  writeFileSync(resolver, 'nameserver 127.0.0.1\noptions timeout:2 attempts:2\n');
  const child = spawn('unshare', ['--net', '--mount', 'sh', '-c', SET_UP, 'sh', resolver, process.execPath, outfile, fault], {
    stdio: ['pipe', 'pipe', 'inherit'],
  });
  const waiting = new Map<number, (reply: HttpReply) => void>();
  let last = 0;
  await new Promise<void>((ready, fail) => {
    child.once('exit', (code) => fail(new Error(`the network of its own ended with ${code}`)));
    createInterface({ input: child.stdout }).on('line', (line) => {
      const said = JSON.parse(line);
      if (said === 'ready') ready();
      else waiting.get(said.id)?.(said.reply);
    });
  });
  return {
    send: (request) =>
      new Promise((done) => {
        last += 1;
        waiting.set(last, done);
        child.stdin.write(`${JSON.stringify({ id: last, request })}\n`);
      }),
    close() {
      child.kill('SIGKILL');
      rmSync(folder, { recursive: true, force: true });
    },
  };
};

/** Requests to the service go through `other` from now on; all else as before. */
export const led = (): { through: (http: Http) => Http; lead(other: Http | null): void } => {
  let way: Http | null = null;
  return {
    through: (http) => ({ send: (request) => (way !== null && new URL(request.url).host === NOIP_HOST ? way : http).send(request) }),
    lead: (other) => {
      way = other;
    },
  };
};
