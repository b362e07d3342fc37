import { spawn } from 'node:child_process';
import { chmodSync, chownSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { createInterface } from 'node:readline';
import { build } from 'esbuild';
import { expect } from 'vitest';
import { PASSWORD } from './home.ts';
import { openOutside } from './outside.ts';

const root = resolve(import.meta.dirname, '../../..');
/** Nobody in particular. */
const USER = 65_534;

/** Root may do everything: what is denied is denied to another user. */
export const userLacks = (): string | undefined =>
  process.platform !== 'win32' && process.getuid?.() === 0 ? undefined : 'needs root, to run as another user';

/** The real engine as another user, who loses permissions; answers what it saw. */
export const playDenied = async (play: 'folder' | 'files' | 'unreadable'): Promise<string> => {
  const folder = mkdtempSync(join(tmpdir(), 'saikoro-denied-'));
  const [program, data, ca] = ['denied.cjs', 'data', 'ca.pem'].map((name) => join(folder, name)) as [string, string, string];
  const outside = await openOutside();
  const wrong: string[] = [];
  outside.heard = ({ addresses, password }) => {
    if (password !== PASSWORD || addresses.join() !== outside.seen) wrong.push(addresses.join());
  };
  try {
    const entry = join(import.meta.dirname, 'denied-child.ts');
    await build({
      entryPoints: [entry],
      outfile: program,
      bundle: true,
      platform: 'node',
      format: 'cjs',
      external: ['electron'],
      logLevel: 'error',
    });
    writeFileSync(ca, outside.trusted.join('\n'));
    mkdirSync(data, { mode: 0o700 });
    chmodSync(folder, 0o755);
    chownSync(data, USER, USER);
    const ports = [outside.service.port, outside.echo.port, outside.names.port].map(String);
    const child = spawn(process.execPath, [program, play, data, ca, ...ports], {
      uid: USER,
      gid: USER,
      env: { ...process.env, HOME: data, NODE_PATH: join(root, 'node_modules') },
      stdio: ['pipe', 'pipe', 'pipe'],
    });
    let [facts, errors] = ['', ''];
    child.stderr.setEncoding('utf8').on('data', (text: string) => {
      errors += text;
    });
    createInterface({ input: child.stdout }).on('line', (line) => {
      const said = JSON.parse(line);
      if (said.facts !== undefined) facts = said.facts;
      if (said.move === undefined) return;
      outside.seen = said.move;
      child.stdin.write('\n');
    });
    const code = await new Promise((over) => child.once('close', over));
    expect({ code, errors }).toEqual({ code: 0, errors: '' });
    expect(wrong, 'published wrongly').toEqual([]);
    return facts;
  } finally {
    await outside.close();
    rmSync(folder, { recursive: true, force: true });
  }
};
