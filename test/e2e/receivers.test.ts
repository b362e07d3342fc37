import { describe, expect, it } from 'vitest';
import type { Channel, ChannelKind } from '../../preload/contract/channel.ts';
import type { AppState } from '../../preload/contract/state.ts';
import { answering, asked } from './native.ts';
import { takeOver } from './taken-over.ts';

/** The page may fill in a channel as a user may. Only the user, in a window of the system's own, lets a server be spoken to. */
const victim = takeOver();

interface Answer {
  value: { ok: boolean; code?: string; outcome?: { kind: string } };
}
const call = (name: string, arg: unknown): Promise<Answer> =>
  victim.attempt(({ saikoro }, [called, given]) => saikoro[called as string]?.(given), [name, arg] as const) as never;
const state = async (): Promise<AppState> => JSON.parse(((await call('state.get', undefined)) as unknown as { value: string }).value);
const channel = (kind: ChannelKind, settings: Channel['settings'] = {}): Channel => ({
  ...{ id: `evil-${kind}`, kind, name: '', enabled: true, settings, severity: 'everything', events: null, quiet: null, weekly: null },
});
const REFUSED = { value: { ok: false, code: 'not-allowed' } };

describe.sequential('a page taken over', () => {
  it('sends no test and saves no channel to a server of its own by itself, nor a heartbeat or mail', async () => {
    await answering(victim.launched, 0);
    const url = `${victim.origin}/?stolen=1`;
    const { port } = new URL(victim.origin);
    expect(await call('channels.test', { channel: channel('webhook'), secrets: { url } })).toMatchObject(REFUSED);
    expect(await call('heartbeat.test', { heartbeat: { kind: 'url' }, url })).toMatchObject(REFUSED);
    const mail = channel('mail', { server: '127.0.0.1', port: Number(port), from: 'a@b.example', to: 'a@b.example' });
    expect(await call('channels.save', { channel: mail, secrets: {}, isNew: true })).toMatchObject(REFUSED);
    const questions = await asked(victim.launched);
    expect(questions.map(({ detail, defaultId }) => [detail.split('\n')[0], defaultId])).toEqual([
      [`\u2068${victim.origin}\u2069`, 0],
      [`\u2068${victim.origin}\u2069`, 0],
      [`\u2068smtp://127.0.0.1:${port}\u2069`, 0],
    ]);
    expect(questions.every(({ detail }) => !detail.includes('stolen'))).toBe(true);
    // Three times no: whatever it sends now, nobody is asked.
    const kinds: [ChannelKind, Channel['settings'], Record<string, string>][] = [
      ['homeassistant', {}, { url }],
      ['teams', {}, { url }],
      ['slack', {}, { url }],
      ['discord', {}, { url }],
      ['ntfy', { server: victim.origin }, { topic: 't' }],
      ['gotify', { server: victim.origin }, { token: 't' }],
      ['bark', { server: victim.origin }, { key: 't' }],
      ['matrix', { server: victim.origin, room: '!a:b' }, { token: 't' }],
    ];
    for (const [kind, settings, secrets] of kinds) {
      const tested = await call('channels.test', { channel: channel(kind, settings), secrets });
      expect([kind, tested.value.code]).toEqual([kind, 'asked-too-often']);
    }
    const saved = await call('heartbeat.save', { heartbeat: { kind: 'kuma' }, url });
    expect(saved.value.code).toBe('asked-too-often');
    const { settings } = await state();
    const changed = { ...settings, channels: [channel('ntfy', { server: victim.origin })], heartbeat: { kind: 'url' } };
    await call('settings.save', { settings: changed });
    await victim.settle();
    expect(await asked(victim.launched)).toHaveLength(3);
    expect((await state()).settings).toMatchObject({ channels: [], heartbeat: null });
  });
});
