import { runnerImport } from 'vite';

const EVENTS = 10_000;
const LIMIT_MS = 16;
const ROUNDS = 50;

const median = (times) => [...times].sort((a, b) => a - b)[Math.floor(times.length / 2)];

/** What the table of warnings costs with ten thousand events, all of them failing: one event changed and the table made anew, and all anew. */
export async function health() {
  const { module: engine } = await runnerImport('./main/engine/health/watchdog.ts');
  const { module: ledger } = await runnerImport('./main/ports/storage/ledger.ts');
  let now = Date.now();
  const watchdog = engine.createWatchdog({
    clock: { now: () => now },
    scheduler: { slot: () => ({ set: () => {} }) },
    store: { kept: { aliveAt: null, warnings: [] }, save: () => {} },
    say: () => {},
    changed: () => {},
  });
  const unknown = { kind: 'unknown', evidence: [], checkedAt: null };
  const facts = (nth) => ({
    event: {
      ...{ id: `e${nth}`, name: `Name ${nth}`, enabled: true, type: 'dns', service: 'example', hosts: [`n${nth}.example`], settings: {} },
      ...{ families: { ipv4: true, ipv6: false }, address: { kind: 'automatic' }, schedule: { kind: 'on-change', refresh: 'plugin' } },
    },
    record: {
      ...ledger.emptyRecord(`e${nth}`),
      ipv4: { ...ledger.emptyFamilyRecord(), outcome: { kind: 'auth-failed' }, failingSince: now - 1000, stopped: true, triedAt: now },
    },
    line: { ipv4: unknown, ipv6: unknown },
    targets: { ipv4: { kind: 'on-hold' }, ipv6: { kind: 'on-hold' } },
    ...{ held: null, ownSource: null, paused: false, missingSecrets: [], unapproved: null, running: false, comes: false, watch: null },
  });
  const all = Array.from({ length: EVENTS }, (_, nth) => facts(nth));
  const lookAtAll = () => {
    for (const each of all) watchdog.look(each, null);
  };
  const took = (act) => {
    const begun = performance.now();
    act();
    return performance.now() - begun;
  };
  const first = took(() => lookAtAll());
  const table = Array.from({ length: ROUNDS }, (_, round) => {
    now += 2000;
    return took(() => {
      watchdog.look(all[(round * 101) % EVENTS], null);
      watchdog.views();
    });
  });
  const again = took(() => lookAtAll());
  const [view] = watchdog.views();
  console.log(`${EVENTS} events, all failing, ${view.count} under ${view.code}:`);
  console.log(`  one changed and the table made anew: ${median(table).toFixed(2)} ms (most ${Math.max(...table).toFixed(2)})`);
  console.log(`  all looked at for the first time: ${first.toFixed(0)} ms; again: ${again.toFixed(0)} ms`);
  if (median(table) >= LIMIT_MS) throw new Error(`more than ${LIMIT_MS} ms`);
}
