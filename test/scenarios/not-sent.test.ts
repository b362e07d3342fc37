import { describe, expect, it } from 'vitest';
import { isAccepted, OUTCOME_KINDS, worstOf } from '../../preload/contract/outcome.ts';
import { dnsEvent } from '../helpers/fake-world/events.ts';
import { INFO } from '../helpers/fake-world/services.ts';
import { createFakeWorld } from '../helpers/fake-world/world.ts';

const MINUTE = 60_000;
const updates = (fake: ReturnType<typeof createFakeWorld>) => fake.journal.filter(({ kind }) => kind === 'update');

describe('an update that never left', () => {
  it('is told as not sent, at once, and goes by itself when the secret is there', async () => {
    const fake = createFakeWorld();
    fake.typed('home', { token: '' });
    fake.saikoro.start();
    await fake.clock.pass(MINUTE);
    expect(fake.sent).toEqual([]);
    expect(updates(fake)).toMatchObject([{ outcome: 'not-sent', reason: 'missing-secret', setting: 'token', stopped: true }]);
    expect(fake.saikoro.state.event('home')?.status).toMatchObject({ needsYou: true, outcome: { kind: 'not-sent' } });
    expect(fake.notices).toMatchObject([{ kind: 'needs-you', outcome: { kind: 'not-sent', reason: 'missing-secret' } }]);
    await fake.clock.pass(24 * 60 * MINUTE);
    expect(updates(fake)).toHaveLength(1);
    expect(fake.saikoro.commands.save({ event: dnsEvent(), secrets: { token: 't' }, isNew: false })).toEqual({ ok: true });
    await fake.clock.pass(MINUTE);
    expect(fake.sent).toHaveLength(1);
    // After six hours and after a day once more each (health.test.ts has the ladder).
    expect(fake.notices.map(({ kind, step }) => [kind, step])).toEqual([
      ['needs-you', 0],
      ['needs-you', 1],
      ['needs-you', 2],
      ['recovered', undefined],
    ]);
  });

  it('is looked at anew at the next start, since that costs nobody anything', async () => {
    const fake = createFakeWorld([dnsEvent({ service: 'gone' })]);
    fake.saikoro.start();
    await fake.clock.pass(MINUTE);
    expect(fake.records.get('home')?.ipv4).toMatchObject({ stopped: true, outcome: { kind: 'not-sent', reason: 'unknown-service' } });
    fake.saikoro.stop();
    const again = createFakeWorld([dnsEvent({ service: 'gone' })], {
      records: structuredClone(fake.records),
      clock: fake.clock,
      services: { gone: {} },
    });
    again.saikoro.start();
    await fake.clock.pass(MINUTE);
    expect(again.sent).toHaveLength(1);
  });

  it('says of a password that was refused elsewhere that nothing was sent, and stays so over a restart', async () => {
    const events = [0, 1, 2].map((n) => dnsEvent({ id: `e${n}`, hosts: [`h${n}.dyn.example`] }));
    const options = { services: { example: { maxHosts: 1 } } };
    const fake = createFakeWorld(events, options);
    fake.service = () => ({ outcome: { kind: 'auth-failed' } });
    fake.saikoro.start();
    await fake.clock.pass(MINUTE);
    expect(fake.sent).toHaveLength(2);
    expect(updates(fake).map((entry) => entry.kind === 'update' && [entry.event, entry.outcome, entry.reason])).toEqual([
      ['e0', 'auth-failed', undefined],
      ['e1', 'auth-failed', undefined],
      ['e2', 'not-sent', 'already-refused'],
    ]);
    fake.saikoro.stop();
    const again = createFakeWorld(events, { ...options, records: structuredClone(fake.records), clock: fake.clock });
    again.saikoro.start();
    await fake.clock.pass(60 * MINUTE);
    expect(again.sent).toEqual([]);
  });

  it('is no try: it uses up nothing of the budget and keeps no run by hand waiting', async () => {
    const fake = createFakeWorld();
    fake.typed('home', { token: '' });
    fake.saikoro.start();
    await fake.clock.pass(1000);
    expect(fake.records.get('home')).toMatchObject({ sent: [], ipv4: { triedAt: null, intent: null } });
    expect(INFO.fields[0]?.required).toBe(true);
  });
});

describe('a program that never ran', () => {
  it.each([
    ['not-found', 'program-not-found'],
    ['failed', 'program-not-started'],
  ] as const)('(%s) is told as not sent, and runs again at its next time', async (ended, reason) => {
    const fake = createFakeWorld([]);
    fake.world.programs.run = async () => ({ ended, exitCode: null, output: 'ENOENT', stdout: '' });
    fake.saikoro.start();
    const event = {
      id: 'p',
      name: 'P',
      enabled: true,
      type: 'command' as const,
      call: { program: '/no/such', args: [], timeoutSeconds: 5 },
      schedule: { kind: 'every' as const, minutes: 10 },
    };
    expect(fake.saikoro.commands.save({ event, secrets: {}, isNew: true })).toEqual({ ok: true });
    await fake.clock.pass(25 * MINUTE);
    const commands = fake.journal.filter(({ kind }) => kind === 'command');
    expect(commands.length).toBeGreaterThanOrEqual(2);
    expect(commands[0]).toMatchObject({ outcome: 'not-sent', reason });
    expect(fake.saikoro.state.event('p')?.status).toMatchObject({ needsYou: true, outcome: { kind: 'not-sent', reason } });
  });
});

describe('the table of outcomes', () => {
  it('knows every kind, accepts three, and takes the graver of any two whichever comes first', () => {
    expect(OUTCOME_KINDS.filter((kind) => isAccepted({ kind }))).toEqual(['updated', 'unchanged', 'verified']);
    for (const a of OUTCOME_KINDS)
      for (const b of OUTCOME_KINDS) expect(worstOf([{ kind: a }, { kind: b }])?.kind).toBe(worstOf([{ kind: b }, { kind: a }])?.kind);
    expect(worstOf([])).toBeNull();
  });
});
