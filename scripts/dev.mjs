import { watch } from 'node:fs';
import { join, resolve } from 'node:path';
import { command, note } from './words.mjs';

const root = resolve(import.meta.dirname, '..');
/** An editor saves in several steps: ms from the last of them until it counts. */
const SETTLE = 150;

/** Reloads the page of the running app; says whether there was one. */
async function reloadPage(port) {
  if (port === undefined) return false;
  const pages = await (await fetch(`http://127.0.0.1:${port}/json/list`)).json();
  const page = pages.find(({ type }) => type === 'page');
  if (page === undefined) return false;
  const { WebSocket } = await import('undici');
  const socket = new WebSocket(page.webSocketDebuggerUrl);
  await new Promise((done, fail) => {
    socket.addEventListener('open', () => socket.send(JSON.stringify({ id: 1, method: 'Page.reload' })));
    socket.addEventListener('message', done);
    socket.addEventListener('error', () => fail(new Error('the page could not be reached')));
  });
  socket.close();
  return true;
}

/** Tells what was changed, once it has settled: 'page' where only the window's own files were, else 'app'. */
function watchSources(changed) {
  let timer;
  let app = false;
  for (const folder of ['main', 'preload', 'renderer'])
    watch(join(root, folder), { recursive: true }, (_event, name) => {
      if (name === null || /(^|[\\/])[.#]|~$/.test(name)) return;
      app ||= folder !== 'renderer';
      clearTimeout(timer);
      timer = setTimeout(() => {
        const what = app ? 'app' : 'page';
        app = false;
        changed(what);
      }, SETTLE);
    });
}

/** The app with readable stack traces and React's warnings, built anew and reloaded (the page) or restarted (all else) on each change. */
await command(import.meta, async (args) => {
  const { ensureSetup } = await import('./setup.mjs');
  await ensureSetup({ for: 'start' });
  const { build } = await import('./build.mjs');
  const { openLauncher, run } = await import('./launch.mjs');
  await build({ dev: true });
  const launcher = await openLauncher();
  let port;
  let again = true;
  let running;
  const start = () => {
    port = undefined;
    running = run(launcher.path, [...launcher.args, '--remote-debugging-port=0', '--show', ...args], {
      env: { ...launcher.env, NODE_OPTIONS: '--enable-source-maps' },
      stdio: ['inherit', 'inherit', 'pipe'],
    });
    running.child.stderr.setEncoding('utf8').on('data', (text) => {
      port ??= /DevTools listening on ws:\/\/127\.0\.0\.1:(\d+)/.exec(text)?.[1];
      process.stderr.write(text);
    });
  };

  let queue = Promise.resolve();
  watchSources((what) => {
    queue = queue.then(async () => {
      try {
        await build({ dev: true });
        if (what === 'page' && (await reloadPage(port))) note('Page reloaded.', '画面を読み込み直しました。');
        else {
          again = true;
          running.child.kill('SIGTERM');
          note('Restarting…', '再起動しています…');
        }
      } catch (error) {
        // What can't be built is mended and saved again; the app goes on as it was.
        process.stderr.write(`${error.message}\n`);
      }
    });
  });
  try {
    let code = 0;
    while (again) {
      again = false;
      start();
      code = await running.over;
    }
    return code;
  } finally {
    launcher.close();
    process.exit();
  }
});
