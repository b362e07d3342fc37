import { request } from 'node:http';
import { type AddressInfo, createServer } from 'node:net';
import { expect, it } from 'vitest';
import { newFolder, saikoro, startCommand } from './saikoro-command.ts';

const freePort = (): Promise<number> =>
  new Promise((done) => {
    const server = createServer();
    server.listen(0, '127.0.0.1', () => {
      const { port } = server.address() as AddressInfo;
      server.close(() => done(port));
    });
  });
const get = (port: number, path: string, { method = 'GET', host = `127.0.0.1:${port}` } = {}): Promise<{ status: number; body: string }> =>
  new Promise((done, fail) => {
    const asked = request({ port, host: '127.0.0.1', path, method, headers: { host } }, (reply) => {
      let body = '';
      reply.setEncoding('utf8').on('data', (text: string) => {
        body += text;
      });
      reply.once('end', () => done({ status: reply.statusCode ?? 0, body }));
    });
    asked.once('error', fail);
    asked.end();
  });
/** An address that is fixed, at a service nobody answers for: it never gets verified. */
const EVENT = JSON.stringify({
  ...{ name: 'Home', enabled: true, type: 'dns', service: 'dyndns2', hosts: ['home.example.com'] },
  settings: { server: 'http://127.0.0.1:9', username: 'me' },
  families: { ipv4: true, ipv6: false },
  address: { kind: 'fixed', ipv4: '44.128.0.7' },
  schedule: { kind: 'on-change', refresh: 'never' },
});

it('is healthy where everything was verified, and not because a process lives', async () => {
  const [folder, port] = [newFolder(), await freePort()];
  const data = `--user-data-dir=${folder}`;
  const idle = startCommand(['run', `--listen=${port}`, data]);
  await idle.until(/started/);
  expect(await get(port, '/healthz')).toEqual({ status: 200, body: 'paused\n' });
  expect((await get(port, '/nothing')).status).toBe(404);
  expect((await get(port, '/healthz', { method: 'POST' })).status).toBe(405);
  expect((await get(port, '/healthz', { host: 'rebound.example.com' })).status).toBe(421);
  const { code, stderr } = await saikoro(['run', `--listen=${port}`, `--user-data-dir=${newFolder()}`]);
  expect([code, stderr]).toEqual([69, expect.stringContaining('EADDRINUSE')]);
  idle.child.kill('SIGTERM');
  expect((await idle.ended).code).toBe(0);

  expect((await saikoro(['events', 'add', '-', data], { input: EVENT })).code).toBe(0);
  const { id } = JSON.parse((await saikoro(['events', '--json', data])).stdout).events[0];
  const failing = startCommand(['run', `--listen=${port}`, data], {
    env: { [`SAIKORO_SECRET_${id.toUpperCase()}_PASSWORD`]: 'secret-word' },
  });
  await failing.until(/started/);
  const { status, body } = await get(port, '/healthz');
  expect([status, ['verifying\n', 'failing\n']]).toEqual([503, expect.arrayContaining([body])]);
  const metrics = await get(port, '/metrics');
  expect(metrics.status).toBe(200);
  for (const line of metrics.body.trim().split('\n'))
    expect(line).toMatch(/^(?:# (?:HELP|TYPE) saikoro_\w+ .+|saikoro_\w+(?:\{(?:\w+="[^"]*",?)+\})? -?[\d.]+)$/);
  expect(metrics.body).toContain('saikoro_healthy 0');
  expect(metrics.body).toContain(`saikoro_event_mismatch{event="${id}",name="Home",family="ipv4"} 0`);
  expect(metrics.body).not.toContain('secret-word');
  failing.child.kill('SIGTERM');
  expect((await failing.ended).code).toBe(0);
});
