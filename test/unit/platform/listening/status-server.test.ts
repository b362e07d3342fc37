import { once } from 'node:events';
import { request } from 'node:http';
import { type AddressInfo, connect, createServer, type Socket } from 'node:net';
import { expect, it, onTestFinished } from 'vitest';
import { createStatusServer } from '../../../../main/platform/listening/status-server.ts';

const freePort = async (): Promise<number> => {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  server.close();
  await once(server, 'close');
  return port;
};
const started = async (body = 'ok\n') => {
  const port = await freePort();
  const page = () => ({ status: 200, type: 'text/plain', body });
  const server = await createStatusServer({ silenceMs: 300 }).listen(port, { '/healthz': page, '/constructor': page });
  if (!server.ok) throw new Error(server.code);
  onTestFinished(server.close);
  const ask = (path: string, headers: Record<string, string> = {}): Promise<number> =>
    new Promise((done, fail) => {
      const asked = request({ port, path, headers, host: '127.0.0.1', agent: false }, (reply) => {
        reply.resume();
        done(reply.statusCode ?? 0);
      });
      asked.on('error', fail);
      asked.end();
    });
  return { port, ask };
};

it('answers who calls this computer by its own name, and no page of a browser that asks by another', async () => {
  const { ask, port } = await started();
  expect(await ask('/healthz')).toBe(200);
  expect(await ask('/healthz', { host: `localhost:${port}` })).toBe(200);
  for (const host of ['evil.example', '127.0.0.1.evil.example', 'localhost.evil.example', '127.0.0.1@evil.example', '0.0.0.0'])
    expect([host, await ask('/healthz', { host })]).toEqual([host, 421]);
  expect([await ask('/toString'), await ask('/healthz/../x')]).toEqual([404, 404]);
});

it('keeps no line for who asks and never reads', async () => {
  const { ask, port } = await started('x'.repeat(20_000_000));
  const idle: Socket[] = Array.from({ length: 16 }, () => connect({ port, host: '127.0.0.1' }));
  onTestFinished(() => {
    for (const socket of idle) socket.destroy();
  });
  const ended = idle.map((socket) => {
    socket.on('error', () => {});
    return new Promise<void>((done) => void socket.once('close', () => done()));
  });
  for (const socket of idle) {
    socket.write('GET /healthz HTTP/1.1\r\nHost: localhost\r\n\r\n');
    socket.pause();
  }
  // They are told so once what came before is read.
  await expect.poll(() => ask('/healthz').catch(() => 0), { timeout: 20_000 }).toBe(200);
  for (const socket of idle) socket.resume();
  await Promise.all(ended);
});
