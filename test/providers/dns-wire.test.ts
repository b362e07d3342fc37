import { createSocket, type Socket } from 'node:dgram';
import { type AddressInfo, createServer, type Server } from 'node:net';
import { afterEach, describe, expect, it } from 'vitest';
import { createDnsWire } from '../../main/platform/udp/dns-wire.ts';

const QUERY = Uint8Array.from([0x12, 0x34, 0x01, 0, 0, 1, 0, 0, 0, 0, 0, 0, 0, 0, 6, 0, 1]);
const reply = (flags = 0x80, id = 0x34, mark = 0): Buffer => Buffer.from([0x12, id, flags, 0, 0, 0, 0, 0, 0, 0, 0, 0, mark]);
const open: (() => void)[] = [];
afterEach(() => {
  for (const close of open.splice(0)) close();
});

/** A port free for UDP may be another program's for TCP: then the next one is tried. */
const MOST_PORTS = 50;
const bindBoth = async (socket: () => Socket, stream: Server): Promise<{ bound: Socket; port: number }> => {
  for (let tried = 0; tried < MOST_PORTS; tried += 1) {
    const bound = socket();
    await new Promise<void>((resolve) => bound.bind(0, '127.0.0.1', resolve));
    const { port } = bound.address();
    const isFree = await new Promise<boolean>((resolve) => {
      stream.once('error', () => resolve(false));
      stream.listen(port, '127.0.0.1', () => resolve(true));
    });
    if (isFree) return { bound, port };
    bound.close();
  }
  throw new Error('no port is free for UDP and TCP');
};

const server = async (udp: (query: Buffer) => Buffer[], tcp: Buffer[] = []): Promise<{ port: number; count: () => number }> => {
  let count = 0;
  const answering = (): Socket => {
    const socket = createSocket('udp4');
    return socket.on('message', (message, peer) => {
      count += 1;
      for (const one of udp(message)) socket.send(one, peer.port, peer.address);
    });
  };
  const stream = createServer((link) =>
    link
      .on('error', () => {})
      .once('data', () => {
        for (const part of tcp) link.write(part);
      }),
  );
  const { bound, port } = await bindBoth(answering, stream);
  open.push(
    () => bound.close(),
    () => stream.close(),
  );
  expect((stream.address() as AddressInfo).port).toBe(port);
  return { port, count: () => count };
};
const ask = (port: number, more: { tcp?: boolean; timeoutMs?: number } = {}) =>
  createDnsWire({ portOf: () => port }).exchange({ server: '127.0.0.1', message: QUERY, timeoutMs: 2_000, ...more });

describe('DNS on the wire', () => {
  it('takes the reply with its id, and passes over others and over questions', async () => {
    const { port } = await server(() => [reply(0x80, 0x35), reply(0x00), Buffer.from([1]), reply(0x80, 0x34, 7)]);
    const got = await ask(port);
    expect(got.ok && got.message.at(-1)).toBe(7);
  });
  it('asks again over TCP when an answer is cut, and puts it together', async () => {
    const whole = Buffer.concat([Buffer.from([0, 13]), reply(0x80, 0x34, 9)]);
    const { port } = await server(() => [reply(0x82)], [whole.subarray(0, 1), whole.subarray(1, 6), whole.subarray(6)]);
    const got = await ask(port);
    expect(got.ok && got.message.at(-1)).toBe(9);
    const direct = await ask(port, { tcp: true });
    expect(direct.ok && direct.message.at(-1)).toBe(9);
  });
  it('asks a silent server three times, then gives up', async () => {
    const { port, count } = await server(() => []);
    expect(await ask(port, { timeoutMs: 300 })).toMatchObject({ ok: false, fault: 'timeout' });
    expect(count()).toBeGreaterThanOrEqual(2);
  });
  it('takes no answer from another place than it asked', async () => {
    const { port } = await server(() => []);
    const stranger = createSocket('udp4');
    open.push(() => stranger.close());
    const asking = createDnsWire({ portOf: () => port }).exchange({ server: '127.0.0.1', message: QUERY, timeoutMs: 300 });
    for (let target = 32_768; target < 33_000; target += 1) stranger.send(reply(), target, '127.0.0.1');
    expect(await asking).toMatchObject({ ok: false });
  });
  it('tells a port where nobody listens', async () => {
    const { port } = await server(() => []);
    for (const close of open.splice(0)) close();
    expect((await ask(port)).ok).toBe(false);
    expect(await ask(port, { tcp: true })).toMatchObject({ ok: false, fault: 'connection' });
  });
  it('knows the resolvers of this machine as addresses', () => {
    for (const address of createDnsWire().resolvers()) expect(address).toMatch(/^[0-9a-f.:]+(%.+)?$/i);
    expect(createDnsWire({ resolvers: () => ['192.0.2.53'] }).resolvers()).toEqual(['192.0.2.53']);
  });
});
