import { describe, expect, it } from 'vitest';
import { destinationOf } from '../../../../main/engine/approvals/destination.ts';
import { createEngine } from '../../../../main/engine/engine.ts';
import { createServices } from '../../../../main/providers/index.ts';
import { sourceBuiltIns } from '../../../../main/providers/source-built-ins.ts';
import { builtIns } from '../../../../main/providers/specs/index.ts';
import type { DnsEvent } from '../../../../preload/contract/event.ts';
import { dnsEvent } from '../../../helpers/fake-world/events.ts';
import { createFakeWorld } from '../../../helpers/fake-world/world.ts';

const settings = { server: 'https://dyn.example.com', username: 'me' };
const dyndns = dnsEvent({ service: 'dyndns2', settings });
const event = dyndns;

const withEvent = (event: DnsEvent = dyndns, stored: Record<string, string> = { password: 'stored' }) => {
  const fake = createFakeWorld([event]);
  const called: string[] = [];
  const never = async (): Promise<never> => {
    throw new Error('nobody speaks TLS here');
  };
  const services = createServices(
    {
      http: {
        async send({ url, headers, body = '' }) {
          called.push([new URL(url).host, headers.Authorization, String(body)].join(' ').trim());
          return { ok: true, status: 200, headers: {}, body: new TextEncoder().encode('good'), truncated: false };
        },
      },
      tls: { dial: never },
      dns: fake.world.dns,
      now: fake.clock.now,
    },
    sourceBuiltIns(),
    {},
  );
  fake.typed(event.id, stored);
  const saikoro = createEngine({ ...fake.world, services });
  saikoro.start();
  return { fake, saikoro, called };
};

describe('a stored password', () => {
  it('is not sent to a server that took the place of the one it was typed for', async () => {
    const { fake, saikoro, called } = withEvent();
    await fake.clock.pass(60_000);
    expect(called.every((call) => call.startsWith('dyn.example.com '))).toBe(true);
    for (const server of [
      'https://evil.example',
      'http://dyn.example.com',
      'https://dyn.example.com:8443',
      'https://dyn.example.com@evil.example',
      'https://dyn.example.com/~mallory',
    ])
      expect(
        saikoro.commands.save({ event: { ...event, settings: { ...settings, server } }, secrets: {}, isNew: false }),
        server,
      ).toMatchObject({
        ok: false,
        code: 'missing-secret',
        field: 'password',
      });
    await fake.clock.pass(3_600_000);
    expect(called.every((call) => call.startsWith('dyn.example.com '))).toBe(true);
    expect(fake.world.secrets.get(event.id, 'password')).toBe('stored');
  });

  it('goes on where only other things changed', () => {
    const { saikoro } = withEvent();
    const changed = { ...event, name: 'New name', settings: { ...settings, username: 'you' } };
    expect(saikoro.commands.save({ event: changed, secrets: {}, isNew: false })).toEqual({ ok: true });
  });

  describe('beside an own URL, which is a secret itself,', () => {
    const own = dnsEvent({ service: 'custom', settings: { username: 'me' } });
    const stored = { url: 'https://own.example/set?ip={ip}', password: 'stored', body: 'key=hidden&ip={ip}' };
    const typed = async (url: string) => {
      const { fake, saikoro, called } = withEvent(own, stored);
      await fake.clock.pass(60_000);
      expect(called).toHaveLength(1);
      const answer = saikoro.commands.save({ event: own, secrets: { url }, isNew: false });
      await fake.clock.pass(600_000);
      const kept = fake.world.secrets.keys(own.id).filter((key) => key in stored);
      return {
        answer,
        kept,
        last: called.at(-1),
        save: (secrets: object) => saikoro.commands.save({ event: own, secrets: { url, ...secrets }, isNew: false }),
      };
    };
    it.each(['https://evil.example/?p=%p&ip={ip}', 'https://own.example:8443/?ip={ip}', 'https://own.example@evil.example/?ip={ip}'])(
      'does not go to %s, which was typed in its place',
      async (url) => {
        const { answer, kept, last, save } = await typed(url);
        // Nothing is lost without a word: each of the others is typed again, or said to go.
        expect([answer, kept]).toEqual([{ ok: false, code: 'secret-again', field: 'body' }, ['url', 'password', 'body']]);
        expect(last).toContain('own.example');
        expect(save({ body: '' })).toEqual({ ok: false, code: 'secret-again', field: 'password' });
      },
    );
    it.each(['https://evil.example/?p=%p&ip={ip}', 'https://own.example:8443/?ip={ip}', 'https://own.example@evil.example/?ip={ip}'])(
      'is typed anew or gone at %s',
      async (url) => {
        const { fake, saikoro, called } = withEvent(own, stored);
        await fake.clock.pass(60_000);
        const secrets = { url, body: '', password: 'new' };
        expect(saikoro.commands.save({ event: own, secrets, isNew: false })).toEqual({ ok: true });
        await fake.clock.pass(600_000);
        expect([fake.world.secrets.get(own.id, 'url'), fake.world.secrets.get(own.id, 'password')]).toEqual([url, 'new']);
        const [host, , signIn = ''] = called.at(-1)?.split(' ') ?? [];
        expect(host).toBe(new URL(url).host);
        expect(Buffer.from(signIn, 'base64').toString()).not.toContain('stored');
        expect(called.at(-1)).not.toContain('hidden');
      },
    );
    it('stays where only the path is another one', async () => {
      const { answer, kept, last } = await typed('https://own.example/v2?ip={ip}');
      expect(answer).toEqual({ ok: true });
      expect(kept).toEqual(['url', 'password', 'body']);
      expect(last).toContain('key=hidden');
    });
  });

  it('may be typed for the new server', () => {
    const { fake, saikoro } = withEvent();
    const moved = { ...event, settings: { ...settings, server: 'https://new.example' } };
    expect(saikoro.commands.save({ event: moved, secrets: { password: 'new' }, isNew: false })).toEqual({ ok: true });
    expect(fake.world.secrets.get(event.id, 'password')).toBe('new');
  });
});

it('every setting that stands in a built-in’s host decides', () => {
  const services = createServices({} as never, sourceBuiltIns(), {});
  for (const [id, raw] of Object.entries(builtIns)) {
    const info = services.find(id)?.info;
    const { host } = raw as { host?: unknown };
    const slots = [...JSON.stringify(host ?? '').matchAll(/\{\+?([a-zA-Z]\w*)[|}]/g)].map(([, key = '']) => key);
    if (info === undefined) continue;
    for (const key of slots)
      expect(destinationOf(info, { [key]: 'a.example' }), `${id} ${key}`).not.toBe(destinationOf(info, { [key]: 'b.example' }));
  }
});
