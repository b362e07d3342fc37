import { expect, it } from 'vitest';
import type { Http, TlsDialer } from '../../../main/ports/http.ts';
import { createServices } from '../../../main/providers/index.ts';
import { sourceBuiltIns } from '../../../main/providers/source-built-ins.ts';

const noHttp: Http = { send: () => Promise.reject(new Error('no HTTP here')) };
const noTls: TlsDialer = { dial: () => Promise.reject(new Error('no TLS here')) };

/** Prerequisites and changes of each message that came; `rcode` answers by them. */
const sentTo = async (rcode: (prerequisites: number, changes: number) => number, hosts = ['home.dyn.example.com']) => {
  const came: [number, number][] = [];
  const exchange = async ({ message }: { message: Uint8Array }) => {
    const counts = new DataView(message.buffer, message.byteOffset);
    const [prerequisites, changes] = [counts.getUint16(6), counts.getUint16(8)] as const;
    came.push([prerequisites, changes]);
    return {
      ok: true as const,
      message: Uint8Array.of(message[0] ?? 0, message[1] ?? 0, 0xa8, rcode(prerequisites, changes), ...new Uint8Array(8)),
    };
  };
  const services = createServices({ http: noHttp, tls: noTls, dns: { resolvers: () => [], exchange }, now: () => 0 }, sourceBuiltIns());
  const settings = { server: '192.0.2.53', zone: 'dyn.example.com' };
  const result = await services.update({ service: 'rfc2136', hosts, ipv4: '192.0.2.10', ipv6: null, settings });
  return { came, ...result };
};

it('asks that the name is no alias, and sends without where the server knows no such condition', async () => {
  expect(await sentTo(() => 0)).toMatchObject({ came: [[1, 2]], outcome: { kind: 'updated' } });
  for (const rcode of [1, 4]) {
    const met = await sentTo((prerequisites) => (prerequisites > 0 ? rcode : 0));
    expect(met).toMatchObject({
      came: [
        [1, 2],
        [0, 2],
      ],
      outcome: { kind: 'updated' },
    });
    expect(await sentTo(() => rcode)).toMatchObject({
      came: [
        [1, 2],
        [0, 2],
      ],
      outcome: { kind: 'bad-config' },
    });
  }
});

it('tries hosts apart only where one of them may be to blame', async () => {
  const hosts = ['a.dyn.example.com', 'b.dyn.example.com', 'c.dyn.example.com'];
  expect((await sentTo(() => 2, hosts)).came).toEqual([[3, 6]]);
  expect((await sentTo(() => 5, hosts)).came).toEqual([[3, 6]]);
  const { came, perHost } = await sentTo((prerequisites) => (prerequisites === 3 ? 7 : 0), hosts);
  expect(came).toEqual([
    [3, 6],
    [1, 2],
    [1, 2],
    [1, 2],
  ]);
  expect(Object.values(perHost ?? {})).toEqual(hosts.map(() => ({ kind: 'updated' })));
});
