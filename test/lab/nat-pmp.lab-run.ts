import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { build } from 'esbuild';
import type { Host } from './hosts.ts';

export interface ProbeWord {
  kind: 'news' | 'answer';
  /** When it was said, ms since 1970. */
  at: number;
  what: Record<string, unknown>;
}
export interface Probe {
  ask<What = Record<string, unknown>>(act: 'ask' | 'gateway' | 'pcp' | 'hearing'): Promise<What>;
  /** The next news that fits, of those that nobody has waited for yet. */
  news(fits: (what: Record<string, unknown>) => boolean): Promise<ProbeWord>;
  stop(): void;
}

/** Our own listener on one of the lab's machines, bundled as it will be in the app. */
export const startProbe = async (host: Host): Promise<Probe> => {
  const folder = mkdtempSync(join(tmpdir(), 'saikoro-probe-'));
  const outfile = join(folder, 'probe.cjs');
  await build({ entryPoints: [join(import.meta.dirname, 'nat-pmp.lab-probe.ts')], outfile, bundle: true, platform: 'node', format: 'cjs' });
  const child = host.start(process.execPath, [outfile], { stdio: ['pipe', 'pipe', 'inherit'] });
  const answers: ((what: never) => void)[] = [];
  const news: ProbeWord[] = [];
  let waiting: (() => void) | undefined;
  createInterface({ input: child.stdout as NodeJS.ReadableStream }).on('line', (line) => {
    const told = JSON.parse(line) as ProbeWord;
    if (told.kind === 'answer') answers.shift()?.(told.what as never);
    else news.push(told);
    waiting?.();
  });
  const probe: Probe = {
    ask: (act) =>
      new Promise((resolve) => {
        answers.push(resolve);
        child.stdin?.write(`${act}\n`);
      }),
    async news(fits) {
      for (;;) {
        const told = news.shift();
        if (told !== undefined && fits(told.what)) return told;
        if (told === undefined)
          await new Promise<void>((resolve) => {
            waiting = resolve;
          });
      }
    },
    stop() {
      child.stdin?.end();
      rmSync(folder, { recursive: true, force: true });
    },
  };
  // What is announced before it listens is lost, in the lab as in life.
  while ((await probe.ask('hearing')).fault !== null) await new Promise((resolve) => setTimeout(resolve, 20));
  return probe;
};
