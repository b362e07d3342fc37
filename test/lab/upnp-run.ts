import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { build } from 'esbuild';
import type { IgdAnswer } from '../../main/sources/upnp/igd.ts';
import type { Host } from './hosts.ts';

export interface UpnpNews {
  /** When it was heard, ms since 1970. */
  at: number;
  what: { address: string | null; status: string | null };
}
export interface UpnpProbe {
  ask(): Promise<IgdAnswer>;
  act(what: 'disturbed' | 'stop'): Promise<void>;
  /** The next news of that address, of those that nobody has waited for yet. */
  news(address: string | null): Promise<UpnpNews>;
  /** Asks until the router's events are so. */
  reach(events: string): Promise<void>;
  close(): void;
}

/** Our own source on one of the lab's machines, bundled as it will be in the app. */
export const startUpnpProbe = async (host: Host): Promise<UpnpProbe> => {
  const folder = mkdtempSync(join(tmpdir(), 'saikoro-upnp-'));
  const outfile = join(folder, 'probe.cjs');
  await build({ entryPoints: [join(import.meta.dirname, 'upnp-probe.ts')], outfile, bundle: true, platform: 'node', format: 'cjs' });
  const child = host.start(process.execPath, [outfile], { stdio: ['pipe', 'pipe', 'inherit'] });
  const answers: ((what: never) => void)[] = [];
  const heard: UpnpNews[] = [];
  let waiting: (() => void) | undefined;
  createInterface({ input: child.stdout as NodeJS.ReadableStream }).on('line', (line) => {
    const told = JSON.parse(line) as { kind: 'news' | 'answer' } & UpnpNews;
    if (told.kind === 'answer') answers.shift()?.(told.what as never);
    else heard.push(told);
    waiting?.();
  });
  const send = <What>(act: string): Promise<What> =>
    new Promise((resolve) => {
      answers.push(resolve);
      child.stdin?.write(`${act}\n`);
    });
  const probe: UpnpProbe = {
    ask: () => send('ask'),
    act: (what) => send(what),
    async news(address) {
      for (;;) {
        const told = heard.shift();
        if (told?.what.address === address) return told;
        if (told === undefined)
          await new Promise<void>((resolve) => {
            waiting = resolve;
          });
      }
    },
    async reach(events) {
      while ((await probe.ask()).details.events !== events) await new Promise((resolve) => setTimeout(resolve, 50));
    },
    close() {
      child.stdin?.end();
      rmSync(folder, { recursive: true, force: true });
    },
  };
  return probe;
};
