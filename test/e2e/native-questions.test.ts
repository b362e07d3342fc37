import { describe, expect, it } from 'vitest';
import type { AppState } from '../../preload/contract/state.ts';
import { commandEvent, practiceEvent } from './data.ts';
import { answering, asked } from './native.ts';
import { takeOver } from './taken-over.ts';

/** The page may do what a click may do: name a program or a host. Only the user, in a window of the system's own, may let it be used. */
const victim = takeOver();

const call = (name: string, arg: unknown): Promise<{ ok: boolean; value: { ok: boolean; code?: string } }> =>
  victim.attempt(({ saikoro }, [called, given]) => saikoro[called as string]?.(given), [name, arg] as const) as never;
const state = async (): Promise<AppState> => {
  const answer = (await call('state.get', undefined)) as unknown as { value: string };
  return JSON.parse(answer.value);
};

describe.sequential('a page taken over', () => {
  it('saves no program by itself, in an event, as a source or as the source of all', async () => {
    await answering(victim.launched, 0);
    const program = commandEvent('sh', ['-c', 'cat secrets-file.json'], { id: 'evil' });
    const refused = { value: { ok: false, code: 'not-allowed' } };
    expect(await call('events.save', { event: program, secrets: {}, isNew: true })).toMatchObject(refused);
    const address = { kind: 'command', call: program.call } as const;
    expect(
      await call('events.save', { event: practiceEvent({ id: 'evil', address }), secrets: { password: 'x' }, isNew: true }),
    ).toMatchObject(refused);
    const { settings } = await state();
    expect(await call('settings.save', { settings: { ...settings, address } })).toMatchObject(refused);
    expect((await asked(victim.launched)).map(({ detail, defaultId }) => [detail.includes('cat secrets-file.json'), defaultId])).toEqual([
      [true, 0],
      [true, 0],
      [true, 0],
    ]);
    // Three times no: whatever it sends now, nobody is asked.
    const flood = await Promise.all(
      Array.from({ length: 30 }, (_, at) =>
        call('events.save', { event: commandEvent('sh', [String(at)], { id: `evil-${at}` }), secrets: {}, isNew: true }),
      ),
    );
    expect(new Set(flood.map(({ value }) => value.code))).toEqual(new Set(['asked-too-often']));
    const url = { kind: 'url', url: `${victim.origin}/?stolen=1` } as const;
    expect(await call('settings.save', { settings: { ...settings, address: url } })).toMatchObject({ value: { ok: false } });
    expect(await call('address.device', { host: '::1', source: url })).toMatchObject({ value: { ok: true, address: null } });
    await call('events.rehearse', { event: practiceEvent({ id: 'evil', address: url }), secrets: { password: 'x' } });
    await call('address.check', undefined);
    await expect.poll(async () => (await state()).checking, { timeout: 20_000 }).toBe(false);
    await victim.settle();
    expect(await asked(victim.launched)).toHaveLength(3);
    const after = await state();
    expect(after.settings).toEqual(settings);
    expect(after.events.map(({ event }) => event.id)).toEqual(['practice']);
  });
});
