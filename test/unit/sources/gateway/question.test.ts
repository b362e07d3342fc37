import { createSocket } from 'node:dgram';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createUdp } from '../../../../main/platform/udp/udp.ts';
import type { Udp, UdpCall } from '../../../../main/ports/udp.ts';
import { askNatPmp, askPcp } from '../../../../main/sources/gateway/question.ts';
import { bytes, type FakeNatPmp, natPmpReply, pcpReply, startFakeRouter, whisper } from '../gateway-far-side.ts';

const udp = createUdp();
const OURS = { kind: 'address', address: '44.128.0.10', epoch: 7 } as const;
let router: FakeNatPmp;
beforeEach(async () => {
  router = await startFakeRouter();
});
afterEach(() => router.close());
/** Shows the question, and answers nothing. */
const deafTo = (look: (call: UdpCall) => unknown): Udp => ({
  ...udp,
  ask: async (call) => {
    look(call);
    return { ok: false, fault: 'timeout', detail: '' };
  },
});
const ask = (waitsMs?: number[]) => askNatPmp({ udp, port: router.port }, '127.0.0.1', waitsMs);

describe('a question to the router', () => {
  it('is answered', async () => {
    router.answer = () => [natPmpReply('44.128.0.10', 7)];
    expect(await ask()).toEqual(OURS);
    expect(router.requests).toEqual([bytes('0000')]);
  });
  it('is repeated until it is answered', async () => {
    router.answer = (_, count) => (count < 3 ? [] : [natPmpReply('44.128.0.10', 7)]);
    expect(await ask()).toEqual(OURS);
    expect(router.requests.length).toBeGreaterThanOrEqual(3);
  });
  it('is repeated after 250 ms, then after twice as long each time, and given up', async () => {
    const calls: UdpCall[] = [];
    expect(await askNatPmp({ udp: deafTo((call) => calls.push(call)) }, '192.168.1.1')).toEqual({ kind: 'silence', why: 'timeout' });
    expect(calls).toMatchObject([{ host: '192.168.1.1', port: 5351, family: 4, waitsMs: [250, 500, 1000, 2000], allowPrivate: true }]);
  });
  it('takes no answer from elsewhere', async () => {
    router.answer = async (_, count, port) => {
      await whisper(natPmpReply('44.128.0.66', 7), port);
      return count < 2 ? [] : [natPmpReply('44.128.0.10', 7)];
    };
    expect(await ask()).toEqual(OURS);
  });
  it('passes over what is no answer', async () => {
    router.answer = () => [
      bytes(''),
      bytes('00'),
      natPmpReply('44.128.0.66', 7).subarray(0, 11),
      pcpReply(7),
      natPmpReply('44.128.0.10', 7),
    ];
    expect(await ask()).toEqual(OURS);
  });
  it('tells nonsense from silence', async () => {
    const babble = deafTo(({ accept }) => accept(bytes('ffffffff')));
    expect(await askNatPmp({ udp: babble }, '192.168.1.1')).toEqual({ kind: 'silence', why: 'malformed' });
    expect(await ask([20, 20])).toEqual({ kind: 'silence', why: 'timeout' });
  });
  it('ends at once where nobody listens', async () => {
    const spare = createSocket('udp4');
    await new Promise<void>((resolve) => spare.bind(0, '127.0.0.1', resolve));
    const { port } = spare.address();
    await new Promise<void>((resolve) => spare.close(() => resolve()));
    // Would it wait instead, it would wait for longer than a test may take.
    expect(await askNatPmp({ udp, port }, '127.0.0.1', [3_600_000])).toEqual({ kind: 'silence', why: 'refused' });
  });
  it('carries the address it leaves from where PCP wants it', async () => {
    router.answer = () => [pcpReply(9, 12)];
    expect(await askPcp({ udp, port: router.port }, '127.0.0.1')).toEqual({ kind: 'announce', result: 'address-mismatch', epoch: 9 });
    expect(Buffer.from(router.requests[0] ?? []).toString('hex')).toBe(`02${'00'.repeat(17)}ffff7f000001`);
  });
});
