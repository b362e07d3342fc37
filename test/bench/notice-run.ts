import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { startInternet } from '../lab/internet.ts';
import { startMiniupnpd } from '../lab/miniupnpd.ts';
import { ISP, openLab, WAN } from '../lab/namespaces.ts';
import { nameOfPeer, PEERS, startPeers } from './notice-peers.ts';
import { type Instance, nameOfPhase, PHASE_LABELS, type Phase, startInstance } from './notice-saikoro.ts';
import { type Rate, type Row, rateTable, ratioTable, targetTable, timesTable } from './notice-table.ts';
import { type CpuUse, cpuBetween } from './processes.mjs';

export interface NoticePlan {
  changes: number;
  phases: Phase[];
  peers: boolean;
  /** Seconds between two changes, from a range. */
  spacing: [number, number];
  /** Minutes without a change at the end, for the requests made meanwhile. */
  rest: number;
  load: () => number;
  say: (line: string) => void;
}

const HOUR = 3_600_000;
/** Until all have published the first address, and until the slowest has the last one: two of the longest intervals. In ms. */
const LONGEST = 600_000;
const pause = (ms: number): Promise<void> => new Promise((done) => setTimeout(done, ms));

type Tally = Record<string, Record<string, number>>;
const perHour = (from: Tally, to: Tally, ms: number): Tally =>
  Object.fromEntries(
    Object.entries(to).map(([id, counts]) => [
      id,
      Object.fromEntries(Object.entries(counts).map(([kind, count]) => [kind, ((count - (from[id]?.[kind] ?? 0)) * HOUR) / ms])),
    ]),
  );

/** One series of changes, seen by every client at the same time. Gives the lines to print. */
export const measureNotice = async (plan: NoticePlan): Promise<string[]> => {
  const [first, ...more] = plan.phases;
  const lab = openLab({ others: [...more, 'peers'] });
  const internet = await startInternet(lab);
  const router = await startMiniupnpd(lab.router, {}, { quiet: true });
  const computers = [lab.home, ...lab.others];
  const clients = [
    ...plan.phases.map((phase) => ({ id: nameOfPhase(phase), label: PHASE_LABELS[phase], help: phase })),
    ...(plan.peers ? PEERS.map((peer) => ({ id: nameOfPeer(peer), label: peer.label, help: null })) : []),
  ];

  const watch = lab.inet.start(process.execPath, [join(import.meta.dirname, 'name-watch.mjs'), ISP, ...clients.map(({ id }) => id)], {
    stdio: ['pipe', 'pipe', 'inherit'],
  });
  /** When the line got each of its addresses, and how long each name took to show that one or a later one. */
  const changedAt: number[] = [];
  const took = new Map<string, number[]>(clients.map(({ id }) => [id, []]));
  createInterface({ input: watch.stdout as NodeJS.ReadableStream }).on('line', (line) => {
    const { name, step, at } = JSON.parse(line) as { name: string; step: number; at: number };
    const mine = took.get(name) as number[];
    while (mine.length <= step) mine.push(at - (changedAt[mine.length] as number));
  });
  const behind = (): string[] => clients.filter(({ id }) => (took.get(id) as number[]).length < changedAt.length).map(({ id }) => id);
  const untilAllHave = async (): Promise<void> => {
    const end = Date.now() + LONGEST;
    while (behind().length > 0) {
      if (Date.now() > end) throw new Error(`not in ten minutes: ${behind().join(', ')}`);
      await pause(500);
    }
  };
  const changeTo = (address: string, change: () => void): void => {
    // Before the change is made: what it takes itself counts as well.
    changedAt.push(Date.now());
    watch.stdin?.write(`${address}\n`);
    change();
  };

  const instances: Instance[] = [];
  changeTo(WAN, () => {});
  for (const [at, phase] of (first === undefined ? [] : [first, ...more]).entries())
    instances.push(await startInstance(lab, computers[at] as typeof lab.home, internet, phase, at));
  const peers = plan.peers ? await startPeers(lab, computers.at(-1) as typeof lab.home, internet) : null;
  const tally = (): Tally =>
    Object.fromEntries([
      ...instances.map(({ phase, counts }) => [nameOfPhase(phase), counts()]),
      ...(peers === null ? [] : PEERS.map((peer) => [nameOfPeer(peer), peers.requests(peer.id)])),
    ]);

  const loads: number[] = [];
  const sampler = setInterval(() => loads.push(plan.load()), 10_000);
  try {
    await untilAllHave();
    plan.say(`${clients.length} clients have published ${WAN}; ${plan.changes} changes begin.`);
    await pause(20_000);
    const begun = { at: Date.now(), tally: tally() };
    let wan = WAN;
    for (let change = 1; change <= plan.changes; change += 1) {
      const [from, to] = plan.spacing;
      await pause((from + Math.random() * (to - from)) * 1000);
      const next = `44.128.0.${11 + (change % 200)}`;
      changeTo(next, () => lab.swap(wan, next));
      wan = next;
      plan.say(`change ${change} of ${plan.changes}`);
    }
    await untilAllHave();
    const over = { at: Date.now(), tally: tally() };
    const busy = perHour(begun.tally, over.tally, over.at - begun.at);
    let rest: Tally | null = null;
    if (plan.rest > 0) {
      plan.say(`${plan.rest} minutes without a change`);
      // What a change leaves behind, looks at the name server above all, is not rest.
      await pause(60_000);
      const quiet = tally();
      const used = instances.map((instance) => instance.cpu());
      await pause(plan.rest * 60_000);
      rest = perHour(quiet, tally(), plan.rest * 60_000);
      for (const [at, instance] of instances.entries())
        (rest[nameOfPhase(instance.phase)] as Record<string, number>).cpu =
          cpuBetween(used[at] as CpuUse, instance.cpu()) / (plan.rest * 600);
    }
    const rows: Row[] = clients.map(({ id, label, help }) => ({ label, help, took: (took.get(id) as number[]).slice(1) }));
    const all: Rate[] = clients.map(({ id, label }) => ({ label, busy: busy[id] ?? {}, rest: rest === null ? null : (rest[id] ?? {}) }));
    const minutes = ((over.at - begun.at) / 60_000).toFixed(0);
    const load = `${(loads.reduce((a, b) => a + b, 0) / Math.max(loads.length, 1)).toFixed(1)}, at most ${Math.max(0, ...loads).toFixed(1)}`;
    return [
      `${plan.changes} changes within ${minutes} minutes, ${plan.spacing.join(' to ')} s apart; load of the machine ${load}`,
      '',
      ...timesTable(rows),
      ...ratioTable(rows),
      '',
      ...rateTable(all, ['echo', 'stun', 'update', 'router']),
      ...targetTable(rows, all),
    ];
  } finally {
    clearInterval(sampler);
    for (const instance of instances) await instance.stop();
    watch.stdin?.end();
    await router.stop();
    internet.close();
    lab.close();
  }
};
