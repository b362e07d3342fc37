import { describe, expect, it } from 'vitest';
import { dnsEvent } from '../../../helpers/fake-world/events.ts';
import { channel, MAIL, MATRIX, stage, told } from './stage.ts';

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
