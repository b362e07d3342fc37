// The real window in every view, theme, language and size, with 0, 1, 30 and 10,000 events, to be looked at: npm run pictures -- [NAME…]
import { spawn } from 'node:child_process';
import { join, resolve } from 'node:path';
import { command, note } from './words.mjs';

const root = resolve(import.meta.dirname, '..');

const vitest = (names, env) =>
  new Promise((done) => {
    const filter = names.length ? ['-t', names.join(' ')] : [];
    const program = join(root, 'node_modules/vitest/vitest.mjs');
    const child = spawn(process.execPath, [program, 'run', '--project', 'pictures', ...filter], { cwd: root, env, stdio: 'inherit' });
    child.once('close', (code) => done(code ?? 1));
  });

/** Names: words of a test's title, as in "ja with 30". */
await command(import.meta, async (names) => {
  const { ensureSetup } = await import('./setup.mjs');
  await ensureSetup({ for: 'test' });
  const { ensureBuilt } = await import('./build.mjs');
  await ensureBuilt();
  const { openSession } = await import('./display.mjs');
  const session = await openSession();
  try {
    const code = await vitest(names, session.env);
    note('Open test/artifacts/pictures/index.html.', 'test/artifacts/pictures/index.html を開いてください。');
    return code;
  } finally {
    session.close();
  }
});
