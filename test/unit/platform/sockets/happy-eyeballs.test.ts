import { subscribe, unsubscribe } from 'node:diagnostics_channel';
import { once } from 'node:events';
import { type AddressInfo, createServer, type Server, type Socket } from 'node:net';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { openSocket } from '../../../../main/platform/sockets/happy-eyeballs.ts';
import { openBlackHole } from './black-hole.ts';

type Answers = Record<4 | 6, string[] | Promise<string[]> | Error>;
const NEVER = new Promise<string[]>(() => {});
const NONE = Object.assign(new Error('getaddrinfo'), { code: 'ENOTFOUND' });
/** A connection to all of a network: Linux refuses as if there were no way. */
const NO_ROUTE = 'ff02::1';

const closing: (() => void)[] = [];
let port = 0;
/** Addresses in the order in which they were tried. */
let tried: string[] = [];
let sockets: Socket[] = [];

const watch = (message: unknown): void => {
  const { socket } = message as { socket: Socket };
  sockets.push(socket);
  socket.on('connectionAttempt', (address: string) => tried.push(address));
};
beforeEach(async () => {
  const free = createServer().listen(0, '::');
  await once(free, 'listening');
  port = (free.address() as AddressInfo).port;
  await new Promise((done) => free.close(done));
  tried = [];
  sockets = [];
  subscribe('net.client.socket', watch);
});
afterEach(() => {
  unsubscribe('net.client.socket', watch);
  for (const close of closing.splice(0)) close();
});

/** Takes connections at this address. */
const serve = async (address: string): Promise<Server> => {
  const server = createServer((socket) => socket.on('error', () => {})).listen(port, address);
  await once(server, 'listening');
  closing.push(() => server.close());
  return server;
};
const swallow = async (address: string): Promise<void> => {
  const hole = await openBlackHole(address, port);
  closing.push(() => hole.close());
  tried = [];
  sockets = [];
};

const asked: [host: string, family: number][] = [];
const open = (answers: Partial<Answers>, more: Partial<Parameters<typeof openSocket>[0]> = {}, signal?: AbortSignal) => {
  asked.length = 0;
  const lookUp = async (host: string, family: 4 | 6): Promise<string[]> => {
    asked.push([host, family]);
    const answer = answers[family] ?? NONE;
    if (answer instanceof Error) throw answer;
    return answer;
  };
  return openSocket({ host: 'service.test', port, allowPrivate: true, timeoutMs: 20_000, ...more }, signal, lookUp);
};
const reached = async (opened: Promise<Socket>): Promise<string | undefined> => {
  const socket = await opened;
  const address = socket.remoteAddress;
  socket.destroy();
  return address;
};
const allClosed = (): boolean => sockets.every(({ destroyed }) => destroyed);

describe('a connection by name', () => {
  it('is made over IPv6 where both families answer, and over that alone', async () => {
    await serve('::1');
    await serve('127.0.0.1');
    expect(await reached(open({ 4: ['127.0.0.1'], 6: ['::1'] }))).toBe('::1');
    expect(tried).toEqual(['::1']);
    expect(asked).toEqual([
      ['service.test', 6],
      ['service.test', 4],
    ]);
  });
  it('is made over IPv6 where its address comes just after the other one', async () => {
    await serve('::1');
    await serve('127.0.0.1');
    const just = new Promise<string[]>((resolve) => setImmediate(() => resolve(['::1'])));
    expect(await reached(open({ 4: ['127.0.0.1'], 6: just }))).toBe('::1');
    expect(tried).toEqual(['::1']);
  });
  it.each([
    [6, '127.0.0.1', 4],
    [4, '::1', 6],
  ] as const)('does not wait for IPv%i whose answer never comes', async (late, address, known) => {
    await serve(address);
    expect(await reached(open({ [known]: [address], [late]: NEVER }))).toBe(address);
    expect(tried).toEqual([address]);
  });
  it('takes an answer that comes late when nothing else has worked by then', async () => {
    await swallow('127.0.0.1');
    await serve('::1');
    let tell: (addresses: string[]) => void = () => {};
    const late = new Promise<string[]>((resolve) => {
      tell = resolve;
    });
    const opened = open({ 4: ['127.0.0.1'], 6: late });
    await expect.poll(() => tried).toEqual(['127.0.0.1']);
    tell(['::1']);
    expect(await reached(opened)).toBe('::1');
    expect(allClosed()).toBe(true);
  });
  it('goes on where IPv6 is silent, and leaves no socket there', async () => {
    await swallow('::1');
    await serve('127.0.0.1');
    expect(await reached(open({ 4: ['127.0.0.1'], 6: ['::1'] }))).toBe('127.0.0.1');
    expect(tried).toEqual(['::1', '127.0.0.1']);
    expect(allClosed()).toBe(true);
  });
  it('goes on at once where an address refuses', async () => {
    await serve('127.0.0.3');
    expect(await reached(open({ 4: ['127.0.0.2', '127.0.0.3'], 6: ['::1'] }))).toBe('127.0.0.3');
    expect(tried).toEqual(['::1', '127.0.0.2', '127.0.0.3']);
  });
  it('lets the families take turns', async () => {
    await expect(open({ 4: ['127.0.0.2', '127.0.0.3', '127.0.0.4'], 6: ['::1', NO_ROUTE] })).rejects.toMatchObject({
      code: 'ECONNREFUSED',
    });
    expect(tried).toEqual(['::1', '127.0.0.2', NO_ROUTE, '127.0.0.3', '127.0.0.4']);
  });
  it('keeps to one family where it has to', async () => {
    await serve('127.0.0.1');
    expect(await reached(open({ 4: ['127.0.0.1'], 6: ['::1'] }, { family: 4 }))).toBe('127.0.0.1');
    expect(asked).toEqual([['service.test', 4]]);
    await expect(open({ 4: ['127.0.0.1'], 6: NONE }, { family: 6 })).rejects.toBe(NONE);
  });
});

describe('a connection that cannot be made', () => {
  it('ends with what tells most: a refusal rather than a family that the line lacks', async () => {
    await expect(open({ 4: ['127.0.0.1'], 6: [NO_ROUTE] })).rejects.toMatchObject({ code: 'ECONNREFUSED' });
    await expect(open({ 6: [NO_ROUTE] })).rejects.toMatchObject({ syscall: 'connect', address: NO_ROUTE });
    await expect(open({})).rejects.toBe(NONE);
  });
  it('ends with the time, and leaves no socket', async () => {
    await swallow('127.0.0.1');
    await expect(open({ 4: ['127.0.0.1'], 6: NEVER }, { timeoutMs: 400 })).rejects.toMatchObject({ code: 'ETIMEDOUT' });
    expect(tried).toEqual(['127.0.0.1']);
    expect(allClosed()).toBe(true);
  });
  it('ends when it is given up, and leaves no socket', async () => {
    await swallow('127.0.0.1');
    const control = new AbortController();
    const opened = open({ 4: ['127.0.0.1'] }, {}, control.signal);
    await expect.poll(() => tried).toEqual(['127.0.0.1']);
    control.abort();
    await expect(opened).rejects.toMatchObject({ code: 'ABORT_ERR' });
    expect(allClosed()).toBe(true);
    await expect(open({ 4: ['127.0.0.1'] }, {}, control.signal)).rejects.toMatchObject({ code: 'ABORT_ERR' });
    expect(asked).toEqual([]);
  });
  it.each(['127.0.0.1', '::1', '10.0.0.1', '169.254.169.254', '::ffff:127.0.0.1'])('is not even tried at %s', async (address) => {
    await serve('127.0.0.1');
    const family = address.includes(':') ? 6 : 4;
    for (const host of [address, 'service.test'])
      await expect(open({ [family]: [address] }, { host, allowPrivate: false })).rejects.toMatchObject({ code: 'PRIVATE_PEER' });
    expect(sockets).toEqual([]);
  });
  it.each(['192.0.2.1', '8.8.8.8', '2001:db8::1', '::ffff:8.8.8.8'])(
    'never leaves the home network for %s where it must not',
    async (address) => {
      const family = address.includes(':') ? 6 : 4;
      for (const host of [address, 'nas.local'])
        await expect(open({ [family]: [address] }, { host, onlyPrivate: true })).rejects.toMatchObject({ code: 'PUBLIC_PEER' });
      expect(sockets).toEqual([]);
    },
  );
  it('but finds the one in the home network among others', async () => {
    await serve('127.0.0.1');
    expect(await reached(open({ 4: ['192.0.2.1', '127.0.0.1'], 6: ['2001:db8::1'] }, { onlyPrivate: true }))).toBe('127.0.0.1');
    expect(tried).toEqual(['127.0.0.1']);
  });
  it('tries only the public ones among several addresses', async () => {
    const control = new AbortController();
    const opened = open({ 4: ['127.0.0.1', '192.0.2.1', '10.0.0.1'], 6: ['fe80::1'] }, { allowPrivate: false }, control.signal);
    const end = expect(opened).rejects.toThrow();
    await expect.poll(() => tried).toEqual(['192.0.2.1']);
    control.abort();
    await end;
    expect(tried).toEqual(['192.0.2.1']);
  });
});
