import { readFileSync } from 'node:fs';
import { hostsOf, runCase, serviceOf } from './replay/run-case.ts';
import { openStage } from './replay/stage.ts';
import { checkVectors } from './replay/vectors.ts';
import type { WireCase } from './replay/wire-case.ts';

const isWireCase = (one: unknown): one is WireCase => typeof one === 'object' && one !== null && 'provider' in one && 'replies' in one;

interface Tally {
  passed: number;
  failed: number;
  skipped: number;
}

const say = (line: string): void => {
  process.stdout.write(`${line}\n`);
};

const replayWire = async (cases: readonly WireCase[], strict: boolean): Promise<Tally> => {
  const tally = { passed: 0, failed: 0, skipped: 0 };
  const absent = new Map<string, number>();
  const ended = new Map<string, number>();
  const stage = await openStage(cases.flatMap(hostsOf).concat('localhost'));
  for (const wire of cases) {
    const info = stage.services.find(serviceOf(wire))?.info;
    if (info?.status !== 'live') {
      const count = info === undefined ? absent : ended;
      count.set(wire.provider, (count.get(wire.provider) ?? 0) + 1);
      continue;
    }
    const misses = await runCase(wire, stage);
    for (const miss of misses) say(`${miss.id} ${miss.reply} ${miss.wanted} ${miss.got}`);
    tally[misses.length === 0 ? 'passed' : 'failed'] += 1;
  }
  await stage.close();
  for (const [service, count] of absent) {
    say(`${strict ? 'failed' : 'skipped'}: service ${service} is not there (${count})`);
    tally[strict ? 'failed' : 'skipped'] += count;
  }
  for (const [service, count] of ended) {
    say(`skipped: service ${service} has ended, nothing is sent to it (${count})`);
    tally.skipped += count;
  }
  return tally;
};

const replayFile = (file: string, strict: boolean): Promise<Tally> => {
  const content: unknown = JSON.parse(readFileSync(file, 'utf8'));
  if (Array.isArray(content) && content.every(isWireCase)) return replayWire(content, strict);
  return checkVectors(content, say);
};

const main = async (args: readonly string[]): Promise<number> => {
  const files = args.filter((arg) => !arg.startsWith('--'));
  const strange = args.find((arg) => arg.startsWith('--') && arg !== '--strict');
  if (files.length === 0 || strange !== undefined) {
    process.stderr.write('usage: npm run -s cases -- [--strict] FILE…\n');
    return 2;
  }
  const total: Tally = { passed: 0, failed: 0, skipped: 0 };
  for (const file of files) {
    const tally = await replayFile(file, args.includes('--strict'));
    for (const key of ['passed', 'failed', 'skipped'] as const) total[key] += tally[key];
  }
  say(`${total.passed} passed, ${total.failed} failed${total.skipped === 0 ? '' : `, ${total.skipped} skipped`}`);
  return total.failed === 0 ? 0 : 1;
};

process.exitCode = await main(process.argv.slice(2));
