import { spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, renameSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { runtimesFolder } from './folder.mjs';
import { Unavailable, whyNot } from './unavailable.mjs';

const REGISTRY = ['the package registry', 'パッケージレジストリ'];
/** Two tries, a second apart; without a byte for twenty seconds a try is over. In ms; what the user set for npm comes first. */
const PATIENCE = {
  npm_config_fetch_retries: '1',
  npm_config_fetch_retry_mintimeout: '1000',
  npm_config_fetch_retry_maxtimeout: '1000',
  npm_config_fetch_timeout: '20000',
};

export function ran(program, args, { env = process.env, cwd } = {}) {
  return new Promise((done) => {
    const child = spawn(program, args, {
      env,
      cwd,
      stdio: ['ignore', 'ignore', 'pipe'],
      shell: program === 'npm' && process.platform === 'win32',
    });
    let output = '';
    child.stderr.setEncoding('utf8').on('data', (text) => {
      output = (output + text).slice(-20_000);
    });
    child.once('error', (error) => done({ code: error.code, output: error.message }));
    child.once('close', (code) => done({ code, output }));
  });
}

/** The archive of a package, as its registry, proxy and credentials are set for npm; what is not what was pinned is never unpacked. */
async function tarball({ spec, integrity }, into, env) {
  // Where it is run is where it packs: no path goes through Windows' shell.
  const { code, output } = await ran('npm', ['pack', spec, '--loglevel=error'], { cwd: into, env: { ...PATIENCE, ...env } });
  if (code === 'ENOENT') throw new Unavailable('failed', 'npm is not on the PATH', 'npm が PATH にありません');
  if (code !== 0) throw whyNot(output, [spec, spec], REGISTRY);
  const file = join(
    into,
    readdirSync(into).find((name) => name.endsWith('.tgz')),
  );
  const found = `sha512-${createHash('sha512').update(readFileSync(file)).digest('base64')}`;
  if (found !== integrity) throw whyNot('EINTEGRITY', [spec, spec], REGISTRY);
  return file;
}

export async function untar(file, into, ...words) {
  mkdirSync(into, { recursive: true });
  const { code, output } = await ran('tar', ['-xzf', file, '-C', into, ...words]);
  if (code !== 0)
    throw new Unavailable('failed', `${file} could not be unpacked: ${output.trim()}`, `${file} を展開できません: ${output.trim()}`);
}

/**
 * Fetches a pinned package and makes a runtime's folder of it: `unpack(archive, work)` gives the folder made inside `work`. It takes its place
 * only when it is whole, so that a torn download leaves nothing that looks finished; who comes second uses the first one's.
 */
export async function fetchRuntime({ name, spec, integrity, unpack, isThere }, { env = process.env } = {}) {
  const cache = runtimesFolder(env);
  const home = join(cache, name);
  mkdirSync(cache, { recursive: true });
  const work = mkdtempSync(join(cache, 'fetch-'));
  try {
    const made = await unpack(await tarball({ spec, integrity }, work, env), work);
    if (isThere(home)) return home;
    rmSync(home, { recursive: true, force: true });
    renameSync(made, home);
  } catch (error) {
    if (!isThere(home)) throw error;
  } finally {
    rmSync(work, { recursive: true, force: true });
  }
  return home;
}
