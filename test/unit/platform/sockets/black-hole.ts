import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { connect, type Socket } from 'node:net';

/** A port whose system answers no more: its program is stopped, and the queue of connections it has not taken is full. Linux drops what else comes. */
export interface BlackHole {
  close(): void;
}

const PROGRAM = `const server = require('node:net').createServer();
server.listen({ host: process.argv[1], port: Number(process.argv[2]), backlog: 1 }, () => process.stdout.write('ready'));`;
/** More than fit into the queue. */
const FILLERS = 6;

export const openBlackHole = async (host: string, port: number): Promise<BlackHole> => {
  const program: ChildProcess = spawn(process.execPath, ['-e', PROGRAM, host, String(port)], { stdio: ['ignore', 'pipe', 'inherit'] });
  if (program.stdout === null) throw new Error('no output');
  await once(program.stdout, 'data');
  program.kill('SIGSTOP');
  const fillers: Socket[] = [];
  let taken = 0;
  for (let at = 0; at < FILLERS; at += 1) {
    const filler = connect({ host, port }).on('error', () => {});
    filler.once('connect', () => {
      taken += 1;
    });
    fillers.push(filler);
  }
  // The first one always fits: the kernel takes it without the program.
  while (taken === 0) await new Promise((done) => setImmediate(done));
  return {
    close() {
      for (const filler of fillers) filler.destroy();
      program.kill('SIGKILL');
    },
  };
};
