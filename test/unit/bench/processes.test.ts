import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { describe, expect, it, onTestFinished } from 'vitest';
import { cpuBetween, cpuOf } from '../../bench/processes.mjs';

/** A process that works for so many ms of CPU, in itself or in a program it starts, each time it is asked. */
const worker = async () => {
  const script = `
    const { execFileSync } = require('node:child_process');
    const spin = (ms) => { const begun = process.cpuUsage(); while (process.cpuUsage(begun).user + process.cpuUsage(begun).system < ms * 1000); };
    const own = 'const spin = ' + spin + '; spin(80)';
    process.stdin.on('data', (word) => {
      if (String(word) === 'below') execFileSync(process.execPath, ['-e', own]);
      else spin(Number(word));
      process.stdout.write('done');
    });
    process.stdout.write('ready');`;
  const child = spawn(process.execPath, ['-e', script], { stdio: ['pipe', 'pipe', 'inherit'] });
  onTestFinished(() => void child.kill());
  await once(child.stdout, 'data');
  return {
    pid: child.pid as number,
    async work(word: string) {
      child.stdin.write(word);
      await once(child.stdout, 'data');
    },
  };
};

describe.skipIf(process.platform !== 'linux')('the CPU time of a bench', () => {
  it('is finer than a tick, and adds up', async () => {
    const { pid, work } = await worker();
    const looks = [cpuOf(pid)];
    for (let turn = 0; turn < 8; turn += 1) {
      await work('3');
      looks.push(cpuOf(pid));
    }
    const parts = looks.slice(1).map((look, at) => cpuBetween(looks[at] as typeof look, look));
    for (const part of parts) expect(part).toBeGreaterThanOrEqual(2.5);
    const [first, last] = [looks[0], looks.at(-1)] as [(typeof looks)[0], (typeof looks)[0]];
    expect(cpuBetween(first, last)).toBeCloseTo(
      parts.reduce((sum, part) => sum + part, 0),
      6,
    );
    const TICK = 10;
    expect(parts.some((part) => part % TICK !== 0)).toBe(true);
  });
  it('counts the programs it started, once they ended', async () => {
    const { pid, work } = await worker();
    const before = cpuOf(pid);
    await work('below');
    expect(cpuBetween(before, cpuOf(pid))).toBeGreaterThanOrEqual(60);
  });
});
