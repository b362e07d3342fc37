import { createSocket, type Socket } from 'node:dgram';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createUdp } from '../../../../main/platform/udp/udp.ts';
import type { Udp, UdpCall, UdpFault } from '../../../../main/ports/udp.ts';
import { createStun, STUN_SERVERS } from '../../../../main/sources/stun/stun-source.ts';
import { whisper } from '../gateway-far-side.ts';
import { attribute, reply } from '../stun-messages.ts';

const udp = createUdp();
let server: Socket;
/** What the server says to a request, which it is given with its transaction id. */
let answer: (id: Uint8Array, count: number, port: number) => Uint8Array[] | Promise<Uint8Array[]>;
let requests: Uint8Array[];
beforeEach(async () => {
  requests = [];
  server = createSocket('udp4');
  server.on('message', async (request, peer) => {
    requests.push(new Uint8Array(request));
    for (const one of await answer(new Uint8Array(request.subarray(8)), requests.length, peer.port))
      server.send(one, peer.port, peer.address);
  });
  await new Promise<void>((resolve) => server.bind(0, '127.0.0.1', resolve));
});
afterEach(() => server.close());

const plain = (last: number): Uint8Array => attribute(0x0001, Uint8Array.of(0, 1, 0x13, 0x20, 203, 0, 113, last));
const at = (port: number) => ({ id: 'stun-test-4', operator: 'Test', family: 'ipv4' as const, host: '127.0.0.1', port });
const ask = () => createStun(at(server.address().port), { udp, allowPrivate: true }).ask();
const deaf = (fault: UdpFault, calls: UdpCall[] = []): Udp => ({
  ...udp,
  ask: async (call) => {
    calls.push(call);
    return { ok: false, fault, detail: '' };
  },
});

describe('a STUN server as a source', () => {
  it('tells the address and the port that the line gave us', async () => {
    answer = (id) => [reply([plain(7)], { id })];
    expect(await ask()).toEqual({ kind: 'address', address: '203.0.113.7', port: 4896 });
    expect(requests.map((request) => Buffer.from(request.subarray(0, 8)).toString('hex'))).toEqual(['000100002112a442']);
  });
  it('is asked under another transaction each time', async () => {
    answer = (id) => [reply([plain(7)], { id })];
    await Promise.all([ask(), ask(), ask()]);
    expect(new Set(requests.map((request) => Buffer.from(request.subarray(8)).toString('hex'))).size).toBe(3);
  });
  it('is asked again under the same one until it answers', async () => {
    answer = (id, count) => (count < 2 ? [] : [reply([plain(7)], { id })]);
    expect(await ask()).toMatchObject({ address: '203.0.113.7' });
    expect(requests[1]).toEqual(requests[0]);
  });
  it('is believed only with that transaction, and from where it was asked', async () => {
    answer = async (id, _, port) => {
      await whisper(reply([plain(66)], { id }), port);
      return [reply([plain(67)], { id: id.map((byte) => byte ^ 255) }), reply([plain(7)], { id })];
    };
    expect(await ask()).toMatchObject({ address: '203.0.113.7' });
  });
  it.each([
    ['stun 500', (id: Uint8Array) => reply([attribute(0x0009, Uint8Array.of(0, 0, 5, 0))], { id, type: 0x0111 })],
    ['unknown-attributes', (id: Uint8Array) => reply([plain(7), attribute(0x7000, new Uint8Array())], { id })],
    ['no-address', (id: Uint8Array) => reply([], { id })],
    [
      'wrong-family',
      (id: Uint8Array) => reply([attribute(0x0001, Uint8Array.of(0, 2, 1, 1, 32, 1, 13, 184, ...new Uint8Array(12)))], { id }),
    ],
  ])('knows nothing: %s', async (why, say) => {
    answer = (id) => [say(id)];
    expect(await ask()).toEqual({ kind: 'unknown', why, port: null });
  });
  it('is waited for as long as the RFC begins to, and no longer', async () => {
    const calls: UdpCall[] = [];
    expect(await createStun(at(3478), { udp: deaf('timeout', calls) }).ask()).toEqual({
      kind: 'unknown',
      why: 'timeout',
      offline: false,
      port: null,
    });
    expect(calls).toMatchObject([{ host: '127.0.0.1', port: 3478, family: 4, waitsMs: [500, 1000, 2000], allowPrivate: false }]);
  });
  it.each([
    ['offline', true],
    ['dns', true],
    ['refused', false],
    ['private', false],
  ] as const)('tells %s as what it is', async (fault, offline) =>
    expect(await createStun(at(3478), { udp: deaf(fault) }).ask()).toEqual({ kind: 'unknown', why: fault, offline, port: null }),
  );
  it('is refused on this machine and the own network unless that is wanted', async () =>
    expect(await createStun(at(3478), { udp }).ask()).toMatchObject({ kind: 'unknown', why: 'private' }));
});

describe('the STUN servers', () => {
  it('are of several operators on both families, each with an id of its own', () => {
    for (const family of ['ipv4', 'ipv6'] as const)
      expect(new Set(STUN_SERVERS.filter((each) => each.family === family).map(({ operator }) => operator)).size).toBeGreaterThanOrEqual(2);
    expect(new Set(STUN_SERVERS.map(({ id }) => id)).size).toBe(STUN_SERVERS.length);
  });
  it('are asked every 20 seconds at most, each', () => {
    for (const each of STUN_SERVERS)
      expect(createStun(each, { udp })).toMatchObject({ transport: 'stun', operator: each.operator, minIntervalMs: 20_000 });
  });
});
