// Runs in a network namespace of its own that has nothing but lo.
import { spawnSync } from 'node:child_process';
import { loadavg } from 'node:os';
import { DAEMONS } from './headless-clients.mjs';
import { cpuBetween, cpuOf, familyOf, pssOf } from './processes.mjs';
import { openService } from './publish-service.mjs';

const ROUNDS = 3;
/** Until a client has come to rest, in ms. */
const SETTLE = 15_000;
const LATEST = 60_000;
const pause = (ms) => new Promise((done) => setTimeout(done, ms));
const median = (numbers) => [...numbers].sort((a, b) => a - b)[Math.floor(numbers.length / 2)];

const measure = async (begin, seconds) => {
  const service = await openService({ latencyMs: 0 });
  const begun = performance.now();
  const client = begin(service.port);
  try {
    while (service.seen.requests === 0 && performance.now() - begun < LATEST) await pause(5);
    if (service.seen.requests === 0) throw new Error('sent nothing within a minute');
    const startMs = service.seen.last - begun;
    await pause(SETTLE);
    const before = cpuOf(client.pid);
    const from = performance.now();
    await pause(seconds * 1000);
    const cpu = (cpuBetween(before, cpuOf(client.pid)) / (performance.now() - from)) * 100;
    return { startMs, cpu, pss: familyOf(client.pid).reduce((sum, pid) => sum + pssOf(pid), 0) };
  } finally {
    await client.stop();
    await service.close();
  }
};

const row = (cells) => console.log(cells.map((cell, at) => (at === 0 ? cell.padEnd(16) : cell.padStart(18))).join(''));

spawnSync('ip', ['link', 'set', 'lo', 'up'], { stdio: 'inherit' });
const seconds = Number(process.argv[2]);
const load = () => loadavg()[0].toFixed(1);
console.log(
  `Node ${process.versions.node}, load ${load()} at the beginning; median of ${ROUNDS}, ${seconds} s at rest each; no DNS answers here`,
);
const found = Object.fromEntries(Object.keys(DAEMONS).map((name) => [name, []]));
// In turn: what the machine does meanwhile is shared by all.
for (let round = 0; round < ROUNDS; round += 1)
  for (const [name, begin] of Object.entries(DAEMONS)) found[name].push(await measure(begin, seconds));
row(['', 'PSS', 'CPU at rest', 'first update']);
const of = (name, key) => median(found[name].map((each) => each[key]));
for (const name of Object.keys(DAEMONS))
  row([name, `${of(name, 'pss').toFixed(1)} MB`, `${of(name, 'cpu').toFixed(3)} %`, `${of(name, 'startMs').toFixed(0)} ms`]);
for (const peer of ['ddclient', 'inadyn']) {
  const ratio = (key) => (of('saikoro', key) / of(peer, key)).toFixed(2);
  row([`saikoro/${peer}`, ratio('pss'), ratio('cpu'), ratio('startMs')]);
}
console.log(`Load ${load()} at the end. Targets: 40 MB, 0.050 %.`);
