import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { sandboxFlags } from '../sandbox.mjs';
import { command, Stop, say } from '../words.mjs';
import { unpackedApps } from './check.mjs';

const LONGEST = 120_000;

const binaryOf = (app) =>
  app.endsWith('.app') ? join(app, 'Contents/MacOS/Saikoro') : join(app, process.platform === 'win32' ? 'Saikoro.exe' : 'saikoro');

/** Starts a packaged app as a user's system would, in practice mode, and ends it once a name was published. Returns what it printed where that never came. */
export async function tryApp(app, { longest = LONGEST } = {}) {
  const folder = mkdtempSync(join(tmpdir(), 'saikoro-try-'));
  const binary = binaryOf(app);
  const flags = process.platform === 'linux' ? [...sandboxFlags(binary), '--disable-gpu'] : [];
  const child = spawn(binary, [`--user-data-dir=${folder}`, '--practice', '--hidden', '--log=json', '--secrets=file', ...flags], {
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const printed = [];
  const ended = new Promise((done) => child.once('close', done));
  try {
    const published = await new Promise((done) => {
      const timer = setTimeout(() => done(false), longest);
      for (const stream of [child.stdout, child.stderr])
        createInterface({ input: stream }).on('line', (line) => {
          printed.push(line);
          if (!line.includes('"outcome":"updated"')) return;
          clearTimeout(timer);
          done(true);
        });
      child.once('error', (error) => printed.push(String(error)));
      void ended.then(() => {
        clearTimeout(timer);
        done(false);
      });
    });
    return published ? undefined : printed.join('\n');
  } finally {
    child.kill('SIGTERM');
    const killer = setTimeout(() => child.kill('SIGKILL'), 10_000);
    await ended;
    clearTimeout(killer);
    rmSync(folder, { recursive: true, force: true, maxRetries: 5, retryDelay: 200 });
  }
}

// node scripts/release/try.mjs
await command(import.meta, async () => {
  const [app] = unpackedApps();
  if (!app)
    throw new Stop(
      'There is no packaged app; make one with "npm run dist -- --dir".',
      'パッケージ済みのアプリがありません。「npm run dist -- --dir」で作成してください。',
    );
  const printed = await tryApp(app);
  if (printed === undefined) {
    console.log(say(`${app} started, published in practice, and quit.`, `${app} は起動し、練習モードで公開して終了しました。`));
    return 0;
  }
  console.error(printed);
  throw new Stop(`${app} published nothing; what it printed is above.`, `${app} は公開できませんでした。出力は上のとおりです。`);
});
