import { describe, expect, it } from 'vitest';
import { createCaptivePortal, soundOf } from '../../../../main/engine/network/captive-portal.ts';
import type { Answer, Evidence } from '../../../../main/ports/address-source.ts';
import type { PortalWord } from '../../../../main/ports/network.ts';
import { createFakeClock } from '../../../helpers/fake-clock.ts';
import { dnsEvent } from '../../../helpers/fake-world/events.ts';
import { createFakeWorld, type FakeWorld } from '../../../helpers/fake-world/world.ts';

const MINUTE = 60_000;
const unknown = (why: string): Answer => ({ kind: 'unknown', why });
const from = (transport: Evidence['source']['transport'], answer: Answer): Evidence => ({
  source: { id: transport, operator: transport, transport },
  answer,
});
const PAGE = from('https', unknown('http 302'));
const ADDRESS: Answer = { kind: 'address', address: '44.128.0.1' };

describe('what a round is to a portal', () => {
  it.each<[string, Evidence[], ReturnType<typeof soundOf>]>([
    ['pages', [PAGE, from('doh', unknown('not-a-response'))], 'mute'],
    ['certificates', [from('https', unknown('tls')), from('doh', unknown('tls'))], 'mute'],
    ['names that lead into the home', [from('https', unknown('private'))], 'mute'],
    ['silence on a network', [from('https', unknown('timeout')), from('stun', unknown('timeout'))], 'mute'],
    ['one that was heard', [PAGE, from('stun', ADDRESS)], 'heard'],
    ['one that says there is none', [from('https', { kind: 'absent' })], 'heard'],
    ['no network', [from('https', unknown('offline')), from('doh', unknown('offline'))], 'offline'],
    ['the router alone', [from('router', ADDRESS)], null],
    ['nobody', [], null],
  ])('%s', (_name, evidence, sound) => expect(soundOf(evidence)).toBe(sound));
});

describe('the question for a portal', () => {
  const watch = (say: PortalWord) => {
    const clock = createFakeClock();
    const probe = {
      asked: 0,
      say,
      ask: async () => {
        probe.asked += 1;
        return probe.say;
      },
    };
    return { clock, probe, watch: createCaptivePortal({ probe, clock }) };
  };
  it('is not asked while anybody answers', async () => {
    const { probe, watch: portal } = watch('portal');
    expect(await portal.judge([from('https', ADDRESS)])).toBe(false);
    expect(await portal.judge([])).toBe(false);
    expect(probe.asked).toBe(0);
  });
  it('is asked ever more seldom', async () => {
    const { clock, probe, watch: portal } = watch('open');
    for (let minute = 0; minute < 60; minute += 1) {
      expect(await portal.judge([PAGE])).toBe(false);
      await clock.pass(MINUTE);
    }
    expect(probe.asked).toBe(7);
  });
  it('is over when somebody is heard, when there is no network, and on another network', async () => {
    const { probe, watch: portal } = watch('portal');
    expect(await portal.judge([PAGE])).toBe(true);
    expect(await portal.judge([from('https', unknown('offline'))])).toBe(false);
    expect(await portal.judge([PAGE])).toBe(true);
    portal.forget();
    expect(await portal.judge([])).toBe(false);
    expect(probe.asked).toBe(2);
  });
  it('stands while the page is silent, and falls when it is open', async () => {
    const { clock, probe, watch: portal } = watch('portal');
    expect(await portal.judge([PAGE])).toBe(true);
    probe.say = 'silent';
    await clock.pass(MINUTE);
    expect(await portal.judge([PAGE])).toBe(true);
    probe.say = 'open';
    await clock.pass(2 * MINUTE);
    expect(await portal.judge([PAGE])).toBe(false);
  });
});

describe('a portal', () => {
  const answers = (fake: FakeWorld, answer: Answer | string): void => {
    for (const operator of fake.echo.keys()) fake.echo.set(operator, answer);
  };
  it('freezes publishing under a name of its own, and lets go when the echoes are back', async () => {
    const fake = createFakeWorld();
    fake.saikoro.start();
    await fake.clock.pass(2 * MINUTE);
    expect(fake.probed).toBe(0);
    fake.portal = 'portal';
    answers(fake, unknown('http 302'));
    await fake.clock.pass(5 * MINUTE);
    expect(fake.saikoro.state.get()).toMatchObject({
      hold: { why: 'portal' },
      health: 'paused',
      addresses: { ipv4: { address: '44.128.0.1' } },
    });
    expect(fake.saikoro.commands.run(['home'])).toEqual({ ok: false, code: 'held-portal' });
    // The router may still speak of its line: nobody could be told.
    fake.router = { kind: 'address', address: '44.128.0.2' };
    await fake.clock.pass(60 * MINUTE);
    expect(fake.sent).toHaveLength(1);
    expect(fake.probed).toBeLessThan(12);
    expect(fake.notices.filter(({ kind }) => kind === 'needs-you')).toEqual([]);

    fake.router = null;
    fake.portal = 'open';
    answers(fake, '44.128.0.2');
    await fake.clock.pass(3 * MINUTE);
    expect(fake.saikoro.state.fields().hold).toBeNull();
    expect(fake.sent.at(-1)?.ipv4).toBe('44.128.0.2');
    expect(fake.journal.flatMap((entry) => (entry.kind === 'hold' ? [[entry.why, entry.on]] : []))).toEqual([
      ['portal', true],
      ['portal', false],
    ]);
  });
  it('holds back even an address the user fixed: nobody could be told', async () => {
    const fake = createFakeWorld();
    fake.saikoro.start();
    await fake.clock.pass(5 * MINUTE);
    fake.portal = 'portal';
    answers(fake, unknown('tls'));
    await fake.clock.pass(5 * MINUTE);
    const event = dnsEvent({ address: { kind: 'fixed', ipv4: '44.128.5.5' } });
    expect(fake.saikoro.commands.save({ event, secrets: {}, isNew: false })).toEqual({ ok: true });
    await fake.clock.pass(30 * MINUTE);
    expect(fake.sent).toHaveLength(1);
    answers(fake, '44.128.0.1');
    await fake.clock.pass(3 * MINUTE);
    expect(fake.sent.at(-1)?.ipv4).toBe('44.128.5.5');
  });
  it('is not suspected of a line that is down: that is offline, in a portal or not', async () => {
    const fake = createFakeWorld();
    fake.saikoro.start();
    await fake.clock.pass(2 * MINUTE);
    answers(fake, { kind: 'unknown', why: 'offline', offline: true });
    await fake.clock.pass(10 * MINUTE);
    expect(fake.probed).toBe(0);
    expect(fake.saikoro.state.get()).toMatchObject({ hold: null, health: 'offline' });
  });
  it('lets nobody answer for the DNS meanwhile', async () => {
    const fake = createFakeWorld();
    fake.saikoro.start();
    await fake.clock.pass(7 * 60 * MINUTE);
    fake.portal = 'portal';
    answers(fake, unknown('not-an-address'));
    await fake.clock.pass(2 * MINUTE);
    fake.zone.set('home.dyn.example A', '44.128.44.44');
    await fake.clock.pass(3 * 60 * MINUTE);
    expect(fake.saikoro.state.event('home')?.status).toMatchObject({ needsYou: false, ipv4: { verification: 'match' } });
  });
});
