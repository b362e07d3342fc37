import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { createInterface } from 'node:readline';
import { build } from 'esbuild';
import { expect } from 'vitest';
import { openOutside, type Received } from './outside.ts';
import { newSeed, randomOf } from './seed.ts';
import type { Kept, Said } from './victim.ts';

const root = resolve(import.meta.dirname, '../../..');
/** After so many changes at most, and so long after the last of them, in ms; one in so many is killed while it still starts. */
const MOST_CHANGES = 8;
const LONGEST_REST = 40;
const WHILE_STARTING = 6;
/** So long a request with what was changed meanwhile may take to arrive, in ms: a busy machine leaves it on its way. */
const UNDER_WAY_MS = 5000;

const buildVictim = async (outfile: string): Promise<void> => {
  const entry = join(import.meta.dirname, 'victim.ts');
  await build({ entryPoints: [entry], outfile, bundle: true, platform: 'node', format: 'cjs', external: ['electron'], logLevel: 'error' });
};
const same = (one: ReadonlyMap<string, Kept>, other: ReadonlyMap<string, Kept>): boolean =>
  one.size === other.size && [...one].every(([id, kept]) => JSON.stringify(kept) === JSON.stringify(other.get(id)));
const listed = (all: ReadonlyMap<string, Kept>): string =>
  [...all.values()].map(({ id, name, password }) => `${id}/${name}/${password}`).join(' ');

/** Kills the same home at so many moments, and holds what it finds and sends against what it was told. */
export const killAtRandom = async (kills: number, lane: number): Promise<{ changes: number; requests: number }> => {
  const folder = mkdtempSync(join(tmpdir(), 'saikoro-kills-'));
  const [program, data, ca] = ['victim.cjs', 'data', 'ca.pem'].map((name) => join(folder, name)) as [string, string, string];
  const outside = await openOutside();
  const random = randomOf(newSeed(`kills, lane ${lane}`));
  writeFileSync(ca, outside.trusted.join('\n'));
  await buildVictim(program);

  let kept = new Map<string, Kept>();
  /** What it was doing: kept or not, as a whole. */
  let doing: Map<string, Kept> | null = null;
  let [seq, changes] = [0, 0];
  /** What each host was to have, and until when: a request may be under way while the user changes it, and changes it again. */
  const wanted = new Map<string, Map<string, number>>();
  const [faults, taken] = [[] as string[], new Set<string>()];
  const keyOf = (address: string, password: string | null): string => `${address} ${password}`;
  const want = ({ host, address, password }: Kept): void => {
    const keys = wanted.get(host) ?? new Map<string, number>();
    for (const [key, until] of keys) if (until === Number.POSITIVE_INFINITY) keys.set(key, performance.now());
    wanted.set(host, keys.set(keyOf(address, password), Number.POSITIVE_INFINITY));
  };
  const { answer } = outside;
  outside.heard = ({ hosts, addresses: [address = ''], password }: Received) => {
    for (const host of hosts) {
      const key = keyOf(address, password);
      const until = wanted.get(host)?.get(key) ?? 0;
      if (until < performance.now() - UNDER_WAY_MS) faults.push(`wrong: ${host} ${key}`);
      if (taken.has(`${host} ${key}`)) faults.push(`sent twice: ${host} ${key}`);
      taken.add(`${host} ${key}`);
    }
  };
  outside.answer = (request, raw) => {
    const whole = answer(request, raw);
    setTimeout(() => raw.headersSent || raw.writeHead(200, { connection: 'close' }).end(whole?.body), random() * 30);
    return undefined;
  };
  const hear = (said: Said): void => {
    if ('found' in said) {
      const found = new Map(said.found.map((each) => [each.id, each]));
      if (!same(found, kept) && !(doing !== null && same(found, doing)))
        faults.push(`lost: found ${listed(found)}; told ${listed(kept)}; was doing ${doing === null ? 'nothing' : listed(doing)}`);
      if (said.problems.length > 0) faults.push(`problems ${said.problems}`);
      if (said.seq < seq) faults.push(`the history ends at ${said.seq}, and was at ${seq}`);
      for (const each of said.found) want(each);
      [kept, doing] = [found, null];
    } else if ('doing' in said) {
      doing = new Map([...kept].filter(([id]) => id !== said.removes));
      for (const each of said.doing) {
        doing.set(each.id, each);
        want(each);
      }
    } else {
      [kept, doing, seq] = [doing ?? kept, null, said.seq];
      changes += 1;
    }
  };
  const live = (): Promise<void> =>
    new Promise((over, fail) => {
      const ports = [outside.service.port, outside.echo.port, outside.names.port].map(String);
      const args = [program, data, ca, ...ports, String(Math.floor(random() * 2 ** 32))];
      const child = spawn(process.execPath, args, {
        env: { ...process.env, NODE_PATH: join(root, 'node_modules') },
        stdio: ['ignore', 'pipe', 'inherit'],
      });
      const kill = (): void => void child.kill('SIGKILL');
      if (random() * WHILE_STARTING < 1) setTimeout(kill, random() * 400);
      // By what it did, not by the time it had: a busy machine gives little of that.
      let left = Math.floor(random() * MOST_CHANGES);
      createInterface({ input: child.stdout }).on('line', (line) => {
        const said = JSON.parse(line) as Said;
        hear(said);
        if ('doing' in said) return;
        left -= 1;
        if (left === -1) setTimeout(kill, random() * LONGEST_REST);
      });
      child.once('close', (code) => (code === null ? over() : fail(new Error(`it ended by itself with ${code}`))));
    });
  try {
    for (let at = 0; at < kills; at += 1) {
      await live();
      expect(faults, `after kill ${at + 1}`).toEqual([]);
    }
    return { changes, requests: outside.received.length };
  } finally {
    await outside.close();
    rmSync(folder, { recursive: true, force: true });
  }
};
