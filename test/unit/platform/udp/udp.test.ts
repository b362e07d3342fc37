import { createSocket, type Socket } from 'node:dgram';
import { afterEach, describe, expect, it } from 'vitest';
import { createUdp } from '../../../../main/platform/udp/udp.ts';
import { udpFaultOf } from '../../../../main/platform/udp/udp-fault.ts';
import type { UdpCall } from '../../../../main/ports/udp.ts';

const udp = createUdp();
const open: Socket[] = [];
afterEach(() => {
  for (const socket of open.splice(0)) socket.close();
});

/** Says each datagram back, with one byte more. */
const startEcho = async (address: '127.0.0.1' | '::1' = '127.0.0.1'): Promise<number> => {
  const socket = createSocket(address === '::1' ? 'udp6' : 'udp4');
  socket.on('message', (datagram, peer) => socket.send(Buffer.concat([datagram, Buffer.of(9)]), peer.port, peer.address));
  await new Promise<void>((resolve) => socket.bind(0, address, resolve));
  open.push(socket);
  return socket.address().port;
};
const ask = (port: number, more: Partial<UdpCall> = {}) =>
  udp.ask({
    host: '127.0.0.1',
    port,
    family: 4,
    datagram: Uint8Array.of(1),
    waitsMs: [5000, 5000],
    accept: () => true,
    allowPrivate: true,
    ...more,
  });

describe('a question over UDP', () => {
  it('brings back the answer and the address it left from', async () =>
    expect(await ask(await startEcho())).toEqual({ ok: true, datagram: Uint8Array.of(1, 9), own: '127.0.0.1' }));
  it('can be made from that address', async () =>
    expect(await ask(await startEcho(), { datagram: (own) => Buffer.from(own) })).toMatchObject({
      datagram: Uint8Array.from(Buffer.from('127.0.0.1\t')),
    }));
  it('finds a name on the wanted family', async () =>
    expect(await ask(await startEcho(), { host: 'localhost' })).toMatchObject({ ok: true, own: '127.0.0.1' }));
  it('gives an address of the other family up', async () =>
    expect(await ask(1, { host: '::1', family: 4 })).toEqual({ ok: false, fault: 'dns', detail: 'OTHER_FAMILY' }));
  it('reaches no private peer unless it may', async () => {
    for (const host of ['127.0.0.1', '192.168.1.1', '169.254.1.1', 'localhost'])
      expect(await ask(1, { host, allowPrivate: false })).toEqual({ ok: false, fault: 'private', detail: 'PRIVATE_PEER' });
  });
  it('ends with the last wait', async () =>
    expect(await ask(await startEcho(), { waitsMs: [1, 1], accept: () => false })).toEqual({
      ok: false,
      fault: 'timeout',
      detail: 'TIMEOUT',
    }));
  it('gives many askers an answer each', async () => {
    const port = await startEcho();
    const replies = await Promise.all(Array.from({ length: 50 }, (_, at) => ask(port, { datagram: Uint8Array.of(at) })));
    expect(replies.map((reply) => reply.ok && reply.datagram[0])).toEqual(Array.from({ length: 50 }, (_, at) => at));
  });
  it('ends as a value when the system refuses to send', async () =>
    expect(await ask(9, { host: '255.255.255.255' })).toMatchObject({ ok: false }));
  it('knows what the system’s codes mean', () => {
    const faults = ['ECONNREFUSED', 'ECONNRESET', 'EHOSTUNREACH', 'EPERM', 'ENETUNREACH', 'EAI_AGAIN', 'ENOTFOUND', 'EMSGSIZE'].map(
      (code) => udpFaultOf({ code }).fault,
    );
    expect(faults).toEqual(['refused', 'refused', 'unreachable', 'unreachable', 'offline', 'dns', 'dns', 'failed']);
    expect(udpFaultOf('nothing known')).toEqual({ ok: false, fault: 'failed', detail: 'unknown' });
  });
});

describe('a question that is asked again and again', () => {
  /** Answers each datagram with the port it came from. */
  const startWitness = async (port = 0): Promise<{ port: number; late(to: number): Promise<void>; close(): void }> => {
    const socket = createSocket('udp4');
    socket.on('message', (_, peer) => socket.send(Buffer.from(String(peer.port)), peer.port, peer.address));
    await new Promise<void>((resolve) => socket.bind(port, '127.0.0.1', resolve));
    return {
      port: socket.address().port,
      late: (to) => new Promise((resolve) => socket.send(Buffer.from('late'), to, '127.0.0.1', () => resolve())),
      close: () => socket.close(),
    };
  };
  const portOf = async (port: number, more: Partial<UdpCall> = {}): Promise<number> => {
    const reply = await ask(port, more);
    return reply.ok ? Number(Buffer.from(reply.datagram).toString()) : Number.NaN;
  };
  it('leaves from one socket as long as it is answered', async () => {
    const far = await startWitness();
    const first = await portOf(far.port, { keepFor: '127.0.0.1' });
    expect(await portOf(far.port, { keepFor: '127.0.0.1' })).toBe(first);
    expect(await portOf(far.port)).not.toBe(first);
    expect(await portOf(far.port, { keepFor: '192.168.1.5' })).not.toBe(first);
    far.close();
  });
  it('gives each of many at a time a socket of its own', async () => {
    const far = await startWitness();
    const ports = await Promise.all(Array.from({ length: 5 }, () => portOf(far.port, { keepFor: 'me' })));
    expect(new Set(ports).size).toBe(5);
    far.close();
  });
  it('passes over an answer that comes when nobody asks any more', async () => {
    const far = await startWitness();
    const first = await portOf(far.port, { keepFor: 'me' });
    await far.late(first);
    // Sent later by the same socket, and heard: what came before has been heard, too.
    await portOf(far.port);
    expect(await portOf(far.port, { keepFor: 'me' })).toBe(first);
    far.close();
  });
  it('takes a fresh socket after a silence', async () => {
    const far = await startWitness();
    const first = await portOf(far.port, { keepFor: 'me' });
    expect(await ask(far.port, { keepFor: 'me', waitsMs: [1], accept: () => false })).toMatchObject({ fault: 'timeout' });
    expect(await portOf(far.port, { keepFor: 'me' })).not.toBe(first);
    far.close();
  });
  it('asks afresh where the kept socket fails, so that a far side that came back is heard at once', async () => {
    const far = await startWitness();
    await portOf(far.port, { keepFor: 'me' });
    far.close();
    // The kept socket and the fresh one both learn that nobody listens there.
    expect(await ask(far.port, { keepFor: 'me' })).toMatchObject({ ok: false, fault: 'refused' });
    const again = await startWitness(far.port);
    expect(await portOf(far.port, { keepFor: 'me' })).toBeGreaterThan(0);
    again.close();
  });
});

describe('an ear for a group', () => {
  it('says that it can’t listen', async () => {
    const failed = await new Promise((resolve) =>
      udp.listen({ group: '192.0.2.1', port: 45_350, own: '127.0.0.1' }, { datagram: () => {}, failed: resolve }),
    );
    expect(failed).toBe('EADDRNOTAVAIL');
  });
  it('shares its port and stays open until it is closed', async () => {
    const port = await startEcho();
    const heard: string[] = [];
    const hearing = (name: string) => ({
      datagram: (_: Uint8Array, from: string) => void heard.push(`${name} ${from}`),
      failed: (why: string) => void heard.push(why),
    });
    const ears = ['a', 'b'].map((name) => udp.listen({ group: '224.0.0.1', port: port + 1, own: '127.0.0.1' }, hearing(name)));
    const speaker = createSocket('udp4');
    await new Promise<void>((resolve) => speaker.bind(0, '127.0.0.1', resolve));
    open.push(speaker);
    speaker.setMulticastInterface('127.0.0.1');
    while (new Set(heard).size < 2) {
      speaker.send('x', port + 1, '224.0.0.1');
      await new Promise((resolve) => setTimeout(resolve, 5));
    }
    expect([...new Set(heard)].sort()).toEqual(['a 127.0.0.1', 'b 127.0.0.1']);
    for (const close of [...ears, ...ears]) close();
    const count = heard.length;
    await new Promise<void>((resolve) => speaker.send('x', port + 1, '224.0.0.1', () => resolve()));
    await ask(port);
    expect(heard).toHaveLength(count);
  });
});
