import { expect, it } from 'vitest';
import { createServices } from '../../../main/providers/index.ts';
import { sourceBuiltIns } from '../../../main/providers/source-built-ins.ts';
import { stringsFor } from '../../../preload/strings/index.ts';

const nobody = async (): Promise<never> => {
  throw new Error('nobody is asked');
};
const plugin = (limits: object) => ({
  $schema: 'saikoro-plugin-1',
  preset: 'dyndns2',
  id: 'gaps',
  name: 'Gaps',
  homepage: 'https://dns.example/',
  host: 'dns.example',
  limits,
});
/** A far side that notes when it is asked, on a clock that only waiting moves, in ms. */
const send = async (
  limits: object,
  hosts: string[],
  ipv6: string | null,
  word = 'good',
  { isWanted, sleeps = 0 }: { isWanted?: () => boolean; sleeps?: number } = {},
) => {
  let now = 0;
  const asked: { at: number; url: string }[] = [];
  const services = createServices(
    {
      http: {
        send: async ({ url }) => {
          asked.push({ at: now, url });
          return { ok: true, status: 200, headers: {}, body: new TextEncoder().encode(word), truncated: false };
        },
      },
      tls: { dial: nobody },
      dns: { exchange: nobody, resolvers: () => [] },
      now: () => now,
      wait: async (ms) => {
        now += ms + sleeps;
      },
    },
    sourceBuiltIns(),
    { gaps: plugin(limits) },
  );
  const settings = { username: 'me', password: 'secret' };
  const result = await services.update({ service: 'gaps', settings, hosts, ipv4: '44.128.0.1', ipv6, isWanted });
  return { result, asked, now };
};

it('one event with many hosts keeps the account’s gap between its own requests', async () => {
  const { asked, now } = await send(
    { maxHosts: 2, perAccountSeconds: 5, together: 'no' },
    ['a.dns.example', 'b.dns.example', 'c.dns.example'],
    '2001:db8::1',
  );
  expect(asked.map(({ at }) => at)).toEqual([0, 5000, 10_000, 15_000]);
  expect(now).toBe(15_000);
});
it('sends no more of a long event once its address is another one, or it is not wanted any more', async () => {
  const hosts = ['a.dns.example', 'b.dns.example', 'c.dns.example'];
  let left = 1;
  const { result, asked } = await send({ maxHosts: 1, perAccountSeconds: 60 }, hosts, null, 'good', { isWanted: () => left-- > 0 });
  expect(asked).toHaveLength(2);
  expect(result.parts?.map(({ outcome }) => [outcome.kind, outcome.reason])).toEqual([
    ['updated', undefined],
    ['updated', undefined],
    ['network', 'overtaken'],
  ]);
});
it('nor after a sleep, when nobody knows yet where this machine is', async () => {
  const { asked } = await send({ maxHosts: 1, perAccountSeconds: 60 }, ['a.dns.example', 'b.dns.example'], null, 'good', {
    sleeps: 3_600_000,
  });
  expect(asked).toHaveLength(1);
});
it('waits for nothing where there is no such rule', async () => {
  const { asked, now } = await send({ maxHosts: 1 }, ['a.dns.example', 'b.dns.example'], null);
  expect([asked.length, now]).toEqual([2, 0]);
});
it('waits for nothing that is not sent any more', async () => {
  const { asked, now } = await send({ maxHosts: 1, perAccountSeconds: 5 }, ['a.dns.example', 'b.dns.example'], null, 'badauth');
  // A word of its own for each host: the second is asked all the same, and only then.
  expect(now).toBe((asked.length - 1) * 5000);
});
it('says how each host ended in each family', async () => {
  const { result } = await send({ maxHosts: 2, together: 'no' }, ['a.dns.example', 'b.dns.example'], '2001:db8::1', 'good\nnohost\n');
  expect(result.parts?.map(({ host, family, outcome }) => [host, family, outcome.kind])).toEqual([
    ['a.dns.example', 'ipv4', 'updated'],
    ['b.dns.example', 'ipv4', 'bad-host'],
    ['a.dns.example', 'ipv6', 'updated'],
    ['b.dns.example', 'ipv6', 'bad-host'],
  ]);
});

it('tells what was overtaken as never sent, in both languages', () => {
  for (const [language, told] of [
    ['en', 'Duck DNS was not asked. Before its turn came, another address or other settings were wanted.'],
    ['ja', 'Duck DNS には送信していません。順番が来る前に、アドレスか設定が変わりました。'],
  ] as const)
    expect(stringsFor(language).outcomeSentence.network({ service: 'Duck DNS', reason: 'overtaken' })).toContain(told);
});
