import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { ensureBuilt } from '../../scripts/build.mjs';
import { openSession } from '../../scripts/display.mjs';
import { findElectron } from '../../scripts/electron.mjs';
import { sandboxFlags } from '../../scripts/sandbox.mjs';
import { cpuBetween, cpuOf, familyOf, kindOf, pssOf } from './processes.mjs';

const root = resolve(import.meta.dirname, '../..');
const DEFAULTS = {
  language: 'system',
  theme: 'system',
  checkMinutes: 1,
  families: { ipv4: true, ipv6: false },
  notify: { addressChanged: true, needsYou: true, recovered: true },
};
const UI = { view: 'events', selected: [], sort: { column: 'name', descending: false } };
const STARTS = 5;
/** A fixed address: a bench asks nobody outside this machine. */
const QUIET = { version: 1, settings: { ...DEFAULTS, address: { kind: 'fixed', ipv4: '44.128.0.9' } }, ui: UI, events: [] };
/** Until an app has come to rest, in ms. */
const SETTLE = 15_000;
const pause = (ms) => new Promise((done) => setTimeout(done, ms));
const median = (numbers) => [...numbers].sort((a, b) => a - b)[Math.floor(numbers.length / 2)];

/** Starts an app and waits for the line that says its tray is there. */
const start = async (electron, args, env, ready) => {
  const folder = mkdtempSync(join(tmpdir(), 'saikoro-bench-'));
  writeFileSync(join(folder, 'settings.json'), JSON.stringify(QUIET));
  const begun = performance.now();
  const child = spawn(electron, [...args, `--user-data-dir=${folder}`], { env, stdio: ['ignore', 'pipe', 'ignore'] });
  await new Promise((found, fail) => {
    let text = '';
    const late = setTimeout(() => fail(new Error(`no tray within 30 s: ${text}`)), 30_000);
    child.stdout.on('data', (chunk) => {
      text += chunk;
      if (!ready.test(text)) return;
      clearTimeout(late);
      found();
    });
    child.once('exit', (code) => fail(new Error(`ended with ${code}: ${text}`)));
  });
  const startMs = performance.now() - begun;
  const stop = async () => {
    child.removeAllListeners('exit');
    const gone = new Promise((done) => child.once('exit', done));
    child.kill('SIGTERM');
    await Promise.race([gone, pause(5000).then(() => child.kill('SIGKILL'))]);
    rmSync(folder, { recursive: true, force: true, maxRetries: 5, retryDelay: 200 });
  };
  return { pid: child.pid, startMs, stop };
};

/** Start time, processes, memory and CPU of Saikoro without a window, against a bare app with one tray icon, in one run. */
export const idle = async ({ seconds = 60 } = {}) => {
  if (process.platform !== 'linux') {
    console.log('idle: reads /proc, so it runs on Linux only.');
    return;
  }
  await ensureBuilt();
  const { path, version } = findElectron();
  const session = await openSession({ quiet: true });
  const flags = [...sandboxFlags(path), '--disable-gpu'];
  const apps = {
    bare: { args: [join(root, 'test/bench/bare'), ...flags], ready: /tray/ },
    saikoro: { args: [root, ...flags, '--hidden', '--secrets=file', '--log=json'], ready: /"kind":"started"/ },
  };
  const result = {};
  try {
    for (const name of Object.keys(apps)) result[name] = { starts: [], cpu: [], pss: [], processes: [] };
    for (let round = 0; round < STARTS; round += 1)
      for (const [name, { args, ready }] of Object.entries(apps)) {
        const one = await start(path, args, session.env, ready);
        result[name].starts.push(one.startMs);
        await one.stop();
      }
    // One at a time, twice each: two at once would share pages, and each would look lighter than it is.
    for (let round = 0; round < 2; round += 1)
      for (const [name, { args, ready }] of Object.entries(apps)) {
        const { pid, stop } = await start(path, args, session.env, ready);
        await pause(SETTLE);
        const before = cpuOf(pid);
        await pause((seconds * 1000) / 2);
        result[name].cpu.push((cpuBetween(before, cpuOf(pid)) / ((seconds * 1000) / 2)) * 100);
        result[name].processes = familyOf(pid)
          .map((each) => ({ kind: kindOf(each), pss: pssOf(each) }))
          .sort((a, b) => b.pss - a.pss);
        result[name].pss.push(result[name].processes.reduce((sum, each) => sum + each.pss, 0));
        await stop();
      }
  } finally {
    session.close();
  }
  const mean = (numbers) => numbers.reduce((a, b) => a + b, 0) / numbers.length;
  const ratio = (a, b) => (b === 0 ? '–' : (a / b).toFixed(2));
  console.log(`Electron ${version}, no window, ${STARTS} starts each, ${seconds} s idle`);
  for (const name of Object.keys(apps))
    console.log(`${name.padEnd(8)} ${result[name].processes.map(({ kind, pss }) => `${kind} ${pss.toFixed(0)} MB`).join(', ')}`);
  console.log('                 bare    saikoro  ratio');
  const row = (label, a, b, unit) =>
    console.log(
      `${label.padEnd(14)} ${a.toFixed(unit === '%' ? 3 : 0).padStart(6)} ${b.toFixed(unit === '%' ? 3 : 0).padStart(9)} ${unit.padEnd(3)} ${ratio(b, a)}`,
    );
  row('start to tray', median(result.bare.starts), median(result.saikoro.starts), 'ms');
  row('processes', result.bare.processes.length, result.saikoro.processes.length, '');
  row('PSS', mean(result.bare.pss), mean(result.saikoro.pss), 'MB');
  row('CPU of a core', mean(result.bare.cpu), mean(result.saikoro.cpu), '%');
};
