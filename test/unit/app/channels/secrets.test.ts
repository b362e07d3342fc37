import { describe, expect, it } from 'vitest';
import { createChannels } from '../../../../main/app/channels/channels.ts';
import { createEngine } from '../../../../main/engine/engine.ts';
import type { HttpRequest } from '../../../../main/ports/http.ts';
import { createServices } from '../../../../main/providers/index.ts';
import { sourceBuiltIns } from '../../../../main/providers/source-built-ins.ts';
import { openSecrets } from '../../../../main/store/secrets/secrets.ts';
import type { Channel } from '../../../../preload/contract/channel.ts';
import { stringsFor } from '../../../../preload/strings/index.ts';
import { createFakeWorld, dnsEvent } from '../../../helpers/fake-world.ts';

/** A folder in memory: what is on disk is other tests' business. */
const folder = () => {
  const disk = new Map<string, string>();
  return {
    read: (name: string) => (disk.has(name) ? { ok: true, text: disk.get(name) } : { ok: false, why: 'absent', detail: '' }),
    write: (name: string, text: string) => {
      disk.set(name, text);
      return { ok: true };
    },
    size: (name: string) => disk.get(name)?.length ?? 0,
    rename: () => ({ ok: true }),
    list: () => [...disk.keys()],
  } as never;
};

/** Real channels, secrets, services and engine; only what leaves is caught. */
const stage = async () => {
  const fake = createFakeWorld([]);
  const sent: HttpRequest[] = [];
  const letters: { server: string; password: string }[] = [];
  const http = {
    async send(request: HttpRequest) {
      sent.push(request);
      return { ok: true, status: 200, headers: {}, body: new TextEncoder().encode('{}'), truncated: false } as const;
    },
  };
  const { now } = fake.clock;
  const sealer = { available: async () => false } as never;
  const secrets = await openSecrets({ files: folder(), sealer, forced: 'file', now, report: () => {} });
  const services = createServices({ http, tls: {} as never, dns: fake.world.dns, now } as never, sourceBuiltIns(), {});
  const saikoro = createEngine({ ...fake.world, services, secrets });
  const channels = createChannels({
    ...{ clock: fake.clock, random: () => 0.5, newId: () => 'id-1', saikoro, secrets, documents: fake.world.documents, http, now },
    ...{ practice: false, failing() {}, hideSecrets: (text: string) => text, approvals: { allows: () => false }, programs: {} },
    file: { queues: {}, save: () => ({ ok: true }) },
    approval: { allow: async () => ({ ok: true }) },
    mailer: {
      async send(letter: { server: string; password: string }) {
        letters.push(letter);
        return { ok: true, said: 'ok' };
      },
    },
    wording: () => ({ strings: stringsFor('en'), services: { get: () => undefined }, language: 'en' }),
  } as never);
  saikoro.start();
  await fake.clock.pass(60_000);
  return { fake, saikoro, channels, sent, letters };
};

const channel = (more: Pick<Channel, 'id' | 'kind' | 'settings'>): Channel => ({
  ...{ name: '', enabled: true, severity: 'everything', events: null, quiet: null },
  ...more,
});
const MATRIX = channel({ id: 'one', kind: 'matrix', settings: { server: 'https://matrix.example', room: '!a:b' } });
const MAIL = channel({
  id: 'two',
  kind: 'mail',
  settings: { server: 'smtp.good.example', port: 465, user: 'me', from: 'a@good.example', to: 'b@good.example' },
});
const told = (sent: readonly HttpRequest[]): string =>
  JSON.stringify(sent.map(({ url, headers, body }) => [url, headers, String(body ?? '')]));

describe('a channel’s secret', () => {
  it('goes to the server of the channel, whatever else the page says it typed', async () => {
    const { channels, sent, letters } = await stage();
    expect(await channels.save({ channel: MATRIX, secrets: { token: 'STORED-TOKEN' }, isNew: true })).toEqual({ ok: true });
    await channels.test({ channel: MATRIX, secrets: { server: 'https://evil.example' } });
    expect(told(sent)).toContain('STORED-TOKEN');
    expect(told(sent)).not.toContain('evil.example');
    expect(await channels.save({ channel: MAIL, secrets: { password: 'MAIL-PW' }, isNew: true })).toEqual({ ok: true });
    await channels.test({ channel: MAIL, secrets: { server: 'evil.example' } });
    expect(letters.map(({ server, password }) => [server, password])).toEqual([['smtp.good.example', 'MAIL-PW']]);
  });

  it('is given to no event that takes its id', async () => {
    const { channels, sent, saikoro, fake } = await stage();
    expect(await channels.save({ channel: MAIL, secrets: { password: 'MAIL-PW' }, isNew: true })).toEqual({ ok: true });
    const settings = { server: 'https://evil.example', username: 'u' };
    saikoro.commands.save({ event: dnsEvent({ id: MAIL.id, service: 'dyndns2', settings }), secrets: {}, isNew: true });
    await fake.clock.pass(30_000);
    expect(told(sent)).not.toContain(Buffer.from('u:MAIL-PW').toString('base64'));
    expect(saikoro.state.event(MAIL.id)?.storedSecrets ?? []).toEqual([]);
    await channels.test({ channel: MAIL, secrets: {} });
  });

  it('does not follow a server from https to http', async () => {
    const { channels, sent } = await stage();
    const nas = channel({ id: 'three', kind: 'gotify', settings: { server: 'https://nas.local' } });
    expect(await channels.save({ channel: nas, secrets: { token: 'STORED-TOKEN' }, isNew: true })).toEqual({ ok: true });
    const answer = await channels.test({ channel: { ...nas, settings: { server: 'http://nas.local' } }, secrets: {} });
    expect(answer).toMatchObject({ ok: false, code: 'secret-again' });
    expect(told(sent)).not.toContain('http://nas.local');
  });
});
