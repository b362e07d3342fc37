import { describe, expect, it } from 'vitest';
import type { Channel } from '../../../../preload/contract/channel.ts';
import { channel, MAIL, MATRIX, stage } from './stage.ts';

const of = (kind: Channel['kind'], settings: Channel['settings'] = {}): Channel => channel({ id: kind, kind, settings });
const REFUSED = { ok: false, code: 'not-allowed' };

/** Kinds whose receiver the user names, with the secrets that name it and what is asked. */
const NAMED: [Channel, Record<string, string>, string][] = [
  [of('webhook'), { url: 'https://192.168.1.9:8443/x?token=s3cret' }, 'https://192.168.1.9:8443'],
  [of('homeassistant'), { url: 'http://ha.local:8123/api/webhook/s3cret' }, 'http://ha.local:8123'],
  [of('ntfy', { server: 'https://ntfy.home.example' }), { topic: 's3cret' }, 'https://ntfy.home.example'],
  [of('gotify', { server: 'http://10.0.0.2' }), { token: 's3cret' }, 'http://10.0.0.2'],
  [of('bark', { server: 'bark.example' }), { key: 's3cret' }, 'https://bark.example'],
  [MATRIX, { token: 's3cret' }, 'https://matrix.example'],
  [of('teams'), { url: 'https://prod.logic.example/s3cret' }, 'https://prod.logic.example'],
  [of('discord'), { url: 'https://discord.com.evil.example/api/webhooks/s3cret' }, 'https://discord.com.evil.example'],
  [of('slack'), { url: 'https://hooks.slack.com:444/s3cret' }, 'https://hooks.slack.com:444'],
  [{ ...MAIL, settings: { ...MAIL.settings, server: 'SMTP.good.example' } }, { password: 's3cret' }, 'smtp://smtp.good.example:465'],
];

/** Kinds whose receiver is one of a vendor that the kind stands for. */
const FIXED: [Channel, Record<string, string>][] = [
  [of('line', { to: 'U1' }), { token: 't' }],
  [of('telegram', { chat: '1' }), { token: 't' }],
  [of('pushover'), { token: 't', user: 'u' }],
  [of('ntfy'), { topic: 't' }],
  [of('ntfy', { server: 'https://ntfy.sh/' }), { topic: 't' }],
  [of('bark'), { key: 'k' }],
  [of('discord'), { url: 'https://discord.com/api/webhooks/1/x' }],
  [of('slack'), { url: 'https://hooks.slack.com/services/x' }],
];

describe('a receiver of notices', () => {
  it.each(NAMED)('%j is asked for before anything leaves, by its server alone', async (one, secrets, origin) => {
    const s = await stage({ answers: false });
    expect(await s.channels.test({ channel: one, secrets })).toEqual(REFUSED);
    expect(await s.channels.save({ channel: one, secrets, isNew: true })).toEqual(REFUSED);
    expect(s.asked).toEqual([
      { kind: 'receiver', origin },
      { kind: 'receiver', origin },
    ]);
    expect([s.sent, s.letters, s.saikoro.state.fields().settings.channels]).toEqual([[], [], []]);
  });
  it.each(FIXED)('%j is the one its kind stands for', async (one, secrets) => {
    const s = await stage({ answers: false });
    expect(await s.channels.save({ channel: one, secrets, isNew: true })).toEqual({ ok: true });
    expect(await s.channels.test({ channel: one, secrets: {} })).toMatchObject({ ok: true });
    expect([s.asked, s.sent.length]).toEqual([[], 1]);
  });
  it('is asked for once, and anew where it changes', async () => {
    const s = await stage();
    const hook = of('webhook');
    const url = 'https://one.example/a';
    expect(await s.channels.test({ channel: hook, secrets: { url } })).toMatchObject({ ok: true });
    expect(await s.channels.save({ channel: hook, secrets: { url }, isNew: true })).toEqual({ ok: true });
    expect(await s.channels.test({ channel: hook, secrets: {} })).toMatchObject({ ok: true });
    expect(await s.channels.test({ channel: hook, secrets: { url: 'https://one.example/b' } })).toMatchObject({ ok: true });
    expect(s.asked).toHaveLength(1);
    s.answers(false);
    expect(await s.channels.save({ channel: hook, secrets: { url: 'https://two.example/' }, isNew: false })).toEqual(REFUSED);
    expect(s.asked.slice(1)).toEqual([{ kind: 'receiver', origin: 'https://two.example' }]);
    expect(s.secrets.get('channel:webhook', 'url')).toBe(url);
  });
  it('is told nothing without leave, whatever way the channel came in', async () => {
    const s = await stage();
    const hook = of('webhook');
    await s.channels.save({ channel: hook, secrets: { url: 'https://one.example/a' }, isNew: true });
    // As if the settings had come from a file changed by hand, or from an import.
    s.allowed.clear();
    s.channels.start();
    s.channels.tell({ id: 1, at: s.fake.clock.now(), kind: 'needs-you', event: 'e', name: 'e', read: false });
    await s.fake.clock.pass(60_000);
    expect(s.sent).toEqual([]);
    expect(s.saikoro.state.fields().channels).toMatchObject([{ waiting: 1, outcome: { kind: 'not-sent', reason: 'not-allowed' } }]);
    // Save asks, and what waits goes on.
    await s.channels.save({ channel: hook, secrets: {}, isNew: false });
    await s.fake.clock.pass(60_000);
    expect(s.sent).toHaveLength(1);
  });
  it.each([
    ['url', 'http://192.168.1.1/reboot', 'http://192.168.1.1'],
    ['kuma', 'https://kuma.example/api/push/x', 'https://kuma.example'],
    ['healthchecks', 'https://hc.example/ping/x', 'https://hc.example'],
  ] as const)('of the heartbeat (%s) is asked for too', async (kind, url, origin) => {
    const s = await stage({ answers: false });
    expect(await s.channels.testHeartbeat({ heartbeat: { kind }, url })).toEqual(REFUSED);
    expect(await s.channels.saveHeartbeat({ heartbeat: { kind }, url })).toEqual(REFUSED);
    expect(s.asked).toEqual([
      { kind: 'receiver', origin },
      { kind: 'receiver', origin },
    ]);
    expect([s.sent, s.saikoro.state.fields().settings.heartbeat]).toEqual([[], null]);
    expect(await s.channels.saveHeartbeat({ heartbeat: { kind: 'healthchecks' }, url: 'https://hc-ping.com/x' })).toEqual({ ok: true });
    expect(s.asked).toHaveLength(2);
  });
  it('of the heartbeat is told nothing without leave', async () => {
    const s = await stage();
    await s.channels.saveHeartbeat({ heartbeat: { kind: 'url' }, url: 'https://one.example/alive' });
    s.allowed.clear();
    expect(await s.channels.testHeartbeat({ heartbeat: { kind: 'url' } })).toMatchObject({ ok: true });
    s.allowed.clear();
    s.answers(false);
    const before = s.sent.length;
    expect(await s.channels.testHeartbeat({ heartbeat: { kind: 'url' } })).toEqual(REFUSED);
    s.channels.start();
    await s.fake.clock.pass(30 * 60_000);
    expect(s.sent).toHaveLength(before);
  });
});
