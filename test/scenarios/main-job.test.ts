import { describe, expect, it } from 'vitest';
import { dnsEvent } from '../helpers/fake-world/events.ts';
import { createFakeWorld } from '../helpers/fake-world/world.ts';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const everywhere = (fake: ReturnType<typeof createFakeWorld>, address: string): void => {
  for (const operator of fake.echo.keys()) fake.echo.set(operator, address);
};
const kinds = (fake: ReturnType<typeof createFakeWorld>, kind: string) => fake.journal.filter((entry) => entry.kind === kind);

describe('the main job', () => {
  it('finds the address, tells the service, sees it in the DNS, and then leaves everybody alone', async () => {
    const fake = createFakeWorld();
    fake.saikoro.start();
    await fake.clock.pass(10_000);
    expect(fake.sent).toMatchObject([{ ipv4: '44.128.0.1', ipv6: null, hosts: ['home.dyn.example'], settings: { token: 't0p' } }]);
    expect(fake.saikoro.state.event('home')?.status).toMatchObject({
      activity: 'idle',
      outcome: { kind: 'updated' },
      ipv4: { accepted: '44.128.0.1', verification: 'match' },
    });
    expect(kinds(fake, 'verification')).toMatchObject([
      { verification: 'match', seen: [{ server: 'ns.dyn.example', addresses: ['44.128.0.1'] }] },
    ]);
    const asked = fake.asked.length;
    await fake.clock.pass(HOUR);
    expect(fake.sent).toHaveLength(1);
    // At most one small request a minute, to one echo service after the other.
    expect(fake.asked.length - asked).toBeLessThanOrEqual(60);
    expect(fake.saikoro.state.get().health).toBe('ok');
  });

  it('publishes a change once two operators agree, and tells of it', async () => {
    const fake = createFakeWorld();
    fake.saikoro.start();
    await fake.clock.pass(2 * MINUTE);
    everywhere(fake, '44.128.0.2');
    await fake.clock.pass(7 * MINUTE);
    expect(fake.sent.map((job) => job.ipv4)).toEqual(['44.128.0.1', '44.128.0.2']);
    expect(fake.notices).toMatchObject([{ kind: 'address-changed', previous: '44.128.0.1', address: '44.128.0.2' }]);
  });

  it('keeps the address while one source lies, and says that it is undecided while two pairs contradict', async () => {
    const fake = createFakeWorld();
    fake.saikoro.start();
    await fake.clock.pass(2 * MINUTE);
    fake.echo.set('c', '44.128.6.6');
    await fake.clock.pass(2 * HOUR);
    expect(fake.sent).toHaveLength(1);
    fake.echo.set('a', '44.128.6.6');
    await fake.clock.pass(HOUR);
    expect(fake.sent).toHaveLength(1);
  });

  it('publishes nothing reserved, whoever says it', async () => {
    const fake = createFakeWorld();
    everywhere(fake, '192.168.1.20');
    fake.saikoro.start();
    await fake.clock.pass(HOUR);
    expect(fake.sent).toHaveLength(0);
    const fixed = createFakeWorld([dnsEvent({ address: { kind: 'fixed', ipv4: '10.0.0.1' } })]);
    fixed.saikoro.start();
    await fixed.clock.pass(HOUR);
    expect(fixed.sent).toHaveLength(0);
  });

  it('stops at once when the password is refused, and goes on when it is put right', async () => {
    const fake = createFakeWorld();
    const accept = fake.service;
    fake.service = () => ({ outcome: { kind: 'auth-failed' } });
    fake.saikoro.start();
    await fake.clock.pass(24 * HOUR);
    expect(fake.sent).toHaveLength(1);
    expect(fake.saikoro.state.event('home')?.status).toMatchObject({ activity: 'stopped', needsYou: true });
    expect(fake.saikoro.state.get().health).toBe('attention');
    fake.service = accept;
    expect(fake.saikoro.commands.save({ event: dnsEvent(), secrets: { token: 'right' }, isNew: false })).toEqual({ ok: true });
    await fake.clock.pass(MINUTE);
    expect(fake.sent).toHaveLength(2);
    // After six hours once more (health.test.ts has the ladder).
    expect(fake.notices.map((notice) => notice.kind)).toEqual(['needs-you', 'needs-you', 'recovered']);
    expect(fake.saikoro.state.get().health).toBe('ok');
  });

  it('tries a dead network soon and often less, and someone hears of it after a quarter of an hour', async () => {
    const fake = createFakeWorld();
    fake.service = () => ({ outcome: { kind: 'network', reason: 'timeout' } });
    fake.saikoro.start();
    await fake.clock.pass(14 * MINUTE);
    expect(fake.sent.length).toBeGreaterThan(3);
    expect(fake.saikoro.state.event('home')?.status.needsYou).toBe(false);
    await fake.clock.pass(3 * MINUTE);
    expect(fake.saikoro.state.event('home')?.status.needsYou).toBe(true);
    const before = fake.sent.length;
    await fake.clock.pass(2 * HOUR);
    expect(fake.sent.length - before).toBeLessThanOrEqual(6);
  });

  it('waits as long as the service asks', async () => {
    const fake = createFakeWorld();
    fake.service = () => ({ outcome: { kind: 'rate-limited', afterSeconds: 7200 } });
    fake.saikoro.start();
    await fake.clock.pass(7190_000);
    expect(fake.sent).toHaveLength(1);
    await fake.clock.pass(MINUTE);
    expect(fake.sent).toHaveLength(2);
  });

  it('asks the DNS before it sends again after a crash in mid-request', async () => {
    const fake = createFakeWorld();
    fake.service = () => new Promise(() => {});
    fake.saikoro.start();
    await fake.clock.pass(1000);
    expect(fake.records.get('home')?.ipv4.intent).toMatchObject({ address: '44.128.0.1' });
    const taken = createFakeWorld([dnsEvent()], { records: fake.records, clock: fake.clock });
    taken.zone.set('home.dyn.example A', '44.128.0.1');
    taken.saikoro.start();
    await taken.clock.pass(HOUR);
    expect(taken.sent).toHaveLength(0);
    expect(taken.records.get('home')?.ipv4).toMatchObject({ accepted: '44.128.0.1', intent: null });
  });

  it('sends again after a crash when the DNS never shows the address', async () => {
    const fake = createFakeWorld();
    fake.service = () => new Promise(() => {});
    fake.saikoro.start();
    await fake.clock.pass(1000);
    const lost = createFakeWorld([dnsEvent()], { records: fake.records, clock: fake.clock });
    lost.saikoro.start();
    await lost.clock.pass(60_000);
    expect(lost.sent).toHaveLength(0);
    await lost.clock.pass(5 * MINUTE);
    expect(lost.sent).toHaveLength(1);
  });

  it('says so when the world does not see the address, and puts a changed record right at most every six hours', async () => {
    const fake = createFakeWorld();
    fake.saikoro.start();
    await fake.clock.pass(HOUR);
    fake.zone.set('home.dyn.example A', '44.128.9.9');
    await fake.clock.pass(HOUR);
    expect(fake.saikoro.state.event('home')?.status.ipv4.verification).toBe('mismatch');
    expect(fake.saikoro.state.get().health).toBe('attention');
    await fake.clock.pass(7 * HOUR);
    expect(fake.sent).toHaveLength(2);
    expect(fake.saikoro.state.event('home')?.status.ipv4.verification).toBe('match');
  });

  it('never compares, nor repairs, what a proxy stands in front of, even after a restart', async () => {
    const fake = createFakeWorld();
    fake.service = () => ({ outcome: { kind: 'updated' }, proxied: true });
    fake.zone.set('home.dyn.example A', '44.128.104.1');
    fake.saikoro.start();
    await fake.clock.pass(24 * HOUR);
    expect(fake.sent).toHaveLength(1);
    const again = createFakeWorld([dnsEvent()], { records: fake.records, clock: fake.clock });
    again.zone.set('home.dyn.example A', '44.128.104.1');
    again.saikoro.start();
    await again.clock.pass(24 * HOUR);
    expect(again.sent).toHaveLength(0);
    expect(again.saikoro.state.get().health).toBe('ok');
  });

  it('looks twice before it says that somebody changed the record', async () => {
    const fake = createFakeWorld();
    fake.saikoro.start();
    await fake.clock.pass(7 * HOUR);
    fake.zone.set('home.dyn.example A', '44.128.9.9');
    for (let minute = 0; minute < 40 && fake.saikoro.state.event('home')?.status.ipv4.verification !== 'mismatch'; minute += 1)
      await fake.clock.pass(MINUTE);
    expect(fake.saikoro.state.event('home')?.status.ipv4.verification).toBe('mismatch');
    fake.zone.set('home.dyn.example A', '44.128.0.1');
    await fake.clock.pass(2 * HOUR);
    expect(fake.sent).toHaveLength(1);
    expect(fake.saikoro.state.event('home')?.status.ipv4.verification).toBe('match');
  });

  it('sends an unchanged address again after the service asks for it, and not before', async () => {
    const fake = createFakeWorld();
    fake.saikoro.start();
    await fake.clock.pass(27 * 24 * HOUR);
    expect(fake.sent).toHaveLength(1);
    await fake.clock.pass(2 * 24 * HOUR);
    expect(fake.sent).toHaveLength(2);
    // A month of minutes: slow on a busy machine, and no worse for it.
  }, 180_000);

  it('does nothing while paused and catches up after', async () => {
    const fake = createFakeWorld();
    fake.saikoro.start();
    await fake.clock.pass(MINUTE);
    fake.saikoro.commands.pause('hour');
    everywhere(fake, '44.128.0.3');
    const asked = fake.asked.length;
    await fake.clock.pass(59 * MINUTE);
    expect(fake.asked.length).toBe(asked);
    expect(fake.saikoro.state.get().health).toBe('paused');
    await fake.clock.pass(5 * MINUTE);
    expect(fake.sent.at(-1)?.ipv4).toBe('44.128.0.3');
  });

  it('runs by hand, but not twice within a minute', async () => {
    const fake = createFakeWorld();
    fake.saikoro.start();
    await fake.clock.pass(2 * MINUTE);
    expect(fake.saikoro.commands.run(['home'])).toEqual({ ok: true });
    await fake.clock.pass(1000);
    expect(fake.sent).toHaveLength(2);
    expect(fake.saikoro.commands.run(['home'])).toMatchObject({ ok: false, code: 'too-soon' });
    expect(fake.sent).toHaveLength(2);
  });

  it('lets no event wait for another service, and none stop another', async () => {
    const fake = createFakeWorld([dnsEvent(), dnsEvent({ id: 'other', name: 'Other', hosts: ['other.dyn.example'], service: 'nowhere' })]);
    fake.saikoro.start();
    await fake.clock.pass(10_000);
    expect(fake.saikoro.state.event('home')?.status.outcome?.kind).toBe('updated');
    expect(fake.saikoro.state.event('other')?.status).toMatchObject({
      outcome: { kind: 'not-sent', reason: 'unknown-service' },
      needsYou: true,
    });
  });

  it('takes the address from where the user set it for all events, unless one says otherwise', async () => {
    const fake = createFakeWorld([
      dnsEvent(),
      dnsEvent({ id: 'own', hosts: ['own.dyn.example'], address: { kind: 'fixed', ipv4: '44.128.0.8' } }),
    ]);
    fake.typed('own', { token: 't' });
    const { settings } = fake.saikoro.state.fields();
    fake.saikoro.state.change({ settings: { ...settings, address: { kind: 'fixed', ipv4: '44.128.0.7' } } });
    fake.saikoro.start();
    await fake.clock.pass(10_000);
    expect(Object.fromEntries(fake.sent.map(({ hosts, ipv4 }) => [hosts[0], ipv4]))).toEqual({
      'home.dyn.example': '44.128.0.7',
      'own.dyn.example': '44.128.0.8',
    });
    expect(fake.asked).toEqual([]);
  });

  it('fires few timers in an idle hour', async () => {
    const fake = createFakeWorld();
    fake.saikoro.start();
    await fake.clock.pass(10 * MINUTE);
    fake.clock.fired = 0;
    await fake.clock.pass(HOUR);
    expect(fake.clock.fired).toBeLessThanOrEqual(120);
  });
});
