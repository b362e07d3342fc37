import { existsSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { createServer as createTcpServer } from 'node:net';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import type { Language } from '../../preload/strings/index.ts';
import { ownAddress } from '../helpers/own-address.ts';
import { commandEvent, ownServiceEvent, practiceEvent, writeData } from './data.ts';
import { rowOf } from './hands.ts';
import { dataFolder, fact, startSaikoro, updated } from './saikoro.ts';
import { keepShot } from './shots.ts';

const own = ownAddress();

/** Two servers on this machine's own address, as another machine of the home would have them: nobody may call. */
const openOutside = async (): Promise<{ http: number; tcp: number; calls: string[] }> => {
  const calls: string[] = [];
  const http = createServer((request, response) => {
    calls.push(`${request.method} ${request.url} ${request.headers.authorization ?? ''}`);
    response.end('good');
  });
  const tcp = createTcpServer((socket) => {
    calls.push('tcp');
    socket.on('error', () => {}).destroy();
  });
  for (const server of [http, tcp]) {
    server.on('connection', () => calls.push('connection'));
    await new Promise<void>((listening) => server.listen(0, own, listening));
    onTestFinished(() => void server.close());
  }
  return { http: (http.address() as AddressInfo).port, tcp: (tcp.address() as AddressInfo).port, calls };
};

test.skipIf(own === undefined).each<Language>(['ja', 'en'])(
  'an event for a host beyond this computer sends nothing while practising, and its row says so: %s',
  async (language) => {
    const outside = await openOutside();
    const folder = dataFolder();
    const ran = join(folder, 'ran');
    writeData(folder, {
      events: [
        practiceEvent({ name: 'Home' }),
        ownServiceEvent(0, {
          id: 'shed',
          name: 'Shed',
          hosts: ['a.example.com'],
          settings: { server: `http://${own}:${outside.http}`, username: 'me' },
        }),
        ownServiceEvent(0, {
          id: 'named',
          name: 'Named',
          hosts: ['b.example.com'],
          settings: { server: 'https://ddns.example.com', username: 'me' },
        }),
        practiceEvent({
          id: 'zone',
          name: 'Zone',
          hosts: ['c.example.com'],
          service: 'rfc2136',
          settings: { server: `${own}:${outside.tcp}`, zone: 'example.com', tsigName: 'key', tsigAlgorithm: 'hmac-sha256', ttl: 30 },
        }),
        practiceEvent({
          id: 'asking',
          name: 'Asking',
          hosts: ['d.practice.test'],
          address: { kind: 'url', url: `http://${own}:${outside.http}/whoami` },
        }),
        commandEvent('sh', ['-c', `echo > ${ran}`], { id: 'script', name: 'Script', schedule: { kind: 'at-start' } }),
      ],
      secrets: {
        'practice-home': { password: 'saikoro' },
        shed: { password: 'real password' },
        named: { password: 'real password' },
        zone: { tsigSecret: Buffer.from('real key').toString('base64') },
      },
    });
    const { launched, window, strings } = await startSaikoro({ folder, language });
    await fact(launched, (one) => updated(one) && one.event === 'practice-home');
    for (const event of ['shed', 'named', 'zone']) {
      const told = await fact(launched, (one) => one.kind === 'update' && one.event === event);
      expect(told, event).toMatchObject({ reason: 'practice' });
    }
    const program = await fact(launched, (one) => one.kind === 'command');
    expect(program).toMatchObject({ reason: 'practice-program', exitCode: null, output: '' });
    const page = await window();
    for (const name of ['Shed', 'Named', 'Zone'])
      await rowOf(page, name)
        .getByText(strings.reason.practice({ service: '' }))
        .waitFor();
    await rowOf(page, 'Script')
      .getByText(strings.reason['practice-program']({ service: '' }))
      .waitFor();
    await keepShot(page, `practice-seal-${language}`);
    expect(outside.calls).toEqual([]);
    expect(existsSync(ran)).toBe(false);
  },
);
