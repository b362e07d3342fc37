import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { _electron } from 'playwright-core';
import { ensureBuilt } from '../../scripts/build.mjs';
import { openSession } from '../../scripts/display.mjs';
import { findElectron } from '../../scripts/electron.mjs';
import { sandboxFlags } from '../../scripts/sandbox.mjs';

const root = resolve(import.meta.dirname, '../..');
const COUNTS = [1, 30, 10_000];
const ROUNDS = 5;
const ADDRESS = { kind: 'fixed', ipv4: '44.128.0.9' };
const pause = (ms) => new Promise((done) => setTimeout(done, ms));
const median = (numbers) => [...numbers].sort((a, b) => a - b)[Math.floor(numbers.length / 2)];
const pad = (index) => String(index).padStart(5, '0');

/** Switched off, so that nothing is sent while the window is timed. */
const eventOf = (_, index) => ({
  id: `event-${pad(index)}`,
  name: `Server ${pad(index)}`,
  enabled: false,
  type: 'dns',
  service: 'duckdns',
  hosts: [`s${pad(index)}.duckdns.org`],
  settings: {},
  families: { ipv4: true, ipv6: false },
  address: ADDRESS,
  schedule: { kind: 'on-change', refresh: 'plugin' },
});

const settingsOf = (count) => ({
  version: 1,
  settings: {
    language: 'en',
    theme: 'system',
    checkMinutes: 60,
    address: ADDRESS,
    families: { ipv4: true, ipv6: false },
    notify: { addressChanged: true, needsYou: true, recovered: true },
  },
  ui: { view: 'events', selected: [], sort: { column: 'name', descending: false } },
  events: Array.from({ length: count }, eventOf),
});

/** From the click on the tray to the first row on the screen, each time in a window made anew; ms. */
const openings = async (electron, env, count) => {
  const folder = mkdtempSync(join(tmpdir(), 'saikoro-bench-'));
  writeFileSync(join(folder, 'settings.json'), JSON.stringify(settingsOf(count)));
  const args = [root, ...sandboxFlags(electron), '--disable-gpu', '--hidden', '--practice', '--secrets=file', `--user-data-dir=${folder}`];
  const app = await _electron.launch({ executablePath: electron, args, env });
  const times = [];
  try {
    await pause(3000);
    for (let round = 0; round < ROUNDS; round += 1) {
      const begun = performance.now();
      const click = app.evaluate(({ app: main }) => void setImmediate(() => main.emit('activate')));
      const [page] = await Promise.all([app.waitForEvent('window'), click]);
      await page.locator('[data-id="event-00000"]').waitFor();
      times.push(performance.now() - begun);
      await app.evaluate(({ BrowserWindow }) => {
        for (const window of BrowserWindow.getAllWindows()) window.destroy();
      });
      await pause(800);
    }
  } finally {
    await app.close();
    rmSync(folder, { recursive: true, force: true, maxRetries: 5, retryDelay: 200 });
  }
  return times;
};

/** How long the list takes to open with one, a thousand and ten thousand events, in one run. */
export const list = async () => {
  await ensureBuilt();
  const { path, version } = findElectron();
  const session = await openSession({ quiet: true });
  try {
    console.log(`list: from a click to the first row, Electron ${version}, ${ROUNDS} windows each`);
    let least = null;
    for (const count of COUNTS) {
      const times = await openings(path, session.env, count);
      least ??= median(times);
      const [middle, worst] = [median(times), Math.max(...times)];
      console.log(
        `  ${String(count).padStart(6)} events: median ${middle.toFixed(0)} ms, worst ${worst.toFixed(0)} ms, ${(middle / least).toFixed(2)} × one event`,
      );
    }
  } finally {
    session.close();
  }
};
