import type { ChildProcess } from 'node:child_process';
import type { Host } from './hosts.ts';

export interface Daemon {
  child: ChildProcess;
  /** What it said so far, on both of its channels. */
  log(): string;
}

/** Starts a program on one of the lab's machines, or on this one, and waits until it says that it is ready. `shell`: what starts it as "$0" "$@". */
export const startDaemon = async (
  host: Pick<Host, 'start'>,
  program: string,
  args: string[],
  { ready, hear = () => {}, shell }: { ready: string; hear?: (text: string) => void; shell?: string },
): Promise<Daemon> => {
  const stdio = { stdio: ['ignore', 'pipe', 'pipe'] as ['ignore', 'pipe', 'pipe'] };
  const child = shell === undefined ? host.start(program, args, stdio) : host.start('sh', ['-c', shell, program, ...args], stdio);
  let said = '';
  await new Promise<void>((resolve, reject) => {
    const listen = (text: string): void => {
      said += text;
      hear(text);
      if (said.includes(ready)) resolve();
    };
    child.stdout?.setEncoding('utf8').on('data', listen);
    child.stderr?.setEncoding('utf8').on('data', listen);
    child.once('error', reject);
    child.once('exit', () => reject(new Error(`${program} ended: ${said.slice(-2000)}`)));
  });
  return { child, log: () => said };
};
