#!/usr/bin/env node
// Electron on one of the lab's computers, for Playwright, which starts this in its place: `SAIKORO_THERE` names the network. Where the app
// listens for its debuggers, a port of the same number leads there from this network before Playwright is told of it.
import { spawn } from 'node:child_process';
import { connect, createServer } from 'node:net';
import { join } from 'node:path';
import { createInterface } from 'node:readline';

const { SAIKORO_THERE: there, SAIKORO_ELECTRON_THERE: electron, SAIKORO_LINES: folder, ...env } = process.env;
const inThere = (program, args, options) => spawn('ip', ['netns', 'exec', there, program, ...args], options);

/** A folder's sockets are seen from every network. */
const FAR = `const net = require('node:net'); const [port, path] = process.argv.slice(1);
net.createServer((near) => { const far = net.connect(Number(port), '127.0.0.1');
  near.on('error', () => far.destroy()); far.on('error', () => near.destroy()); near.pipe(far).pipe(near);
}).listen(path, () => console.log('ready'));`;
const ends = [];
const lead = (port) =>
  new Promise((ready) => {
    const path = join(folder, `port-${port}`);
    const far = inThere(process.execPath, ['-e', FAR, String(port), path], { stdio: ['ignore', 'pipe', 'inherit'] });
    ends.push(far);
    far.stdout.once('data', () => {
      const server = createServer((near) => {
        const line = connect(path);
        near.on('error', () => line.destroy());
        line.on('error', () => near.destroy());
        near.pipe(line).pipe(near);
      });
      server.listen(port, '127.0.0.1', ready);
    });
  });

const app = inThere(electron, process.argv.slice(2), { env, stdio: ['inherit', 'inherit', 'pipe'] });
app.once('exit', (code) => {
  for (const end of ends) end.kill('SIGKILL');
  process.exit(code ?? 1);
});
for (const signal of ['SIGTERM', 'SIGINT']) process.on(signal, () => app.kill(signal));
process.once('exit', () => app.kill('SIGKILL'));
const lines = createInterface({ input: app.stderr });
for await (const line of lines) {
  const port = /listening on ws:\/\/127\.0\.0\.1:(\d+)\//.exec(line)?.[1];
  if (port !== undefined) await lead(Number(port));
  process.stderr.write(`${line}\n`);
}
