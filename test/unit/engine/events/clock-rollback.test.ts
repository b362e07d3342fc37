import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { notAhead } from '../../../../main/engine/events/clock-rollback.ts';
import { emptyRecord } from '../../../../main/ports/storage/ledger.ts';
import { dnsEvent } from '../../../helpers/fake-world/events.ts';
import { createFakeWorld, type FakeWorld } from '../../../helpers/fake-world/world.ts';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const YEAR = 365 * 24 * HOUR;
const HOME = '44.128.0.1';
const everywhere = (fake: FakeWorld, address: string): void => {
  for (const operator of fake.echo.keys()) fake.echo.set(operator, address);
};
const addresses = (fake: FakeWorld) => fake.sent.map(({ ipv4 }) => ipv4);

describe('a clock that was ahead and is set right', () => {
  it.each([-YEAR, -9 * HOUR, -10 * MINUTE])('holds no change back (%i ms)', async (jump) => {
    const fake = createFakeWorld();
    fake.saikoro.start();
    await fake.clock.pass(5 * MINUTE);
    fake.clock.jump(jump);
    await fake.clock.pass(5 * MINUTE);
    everywhere(fake, '44.128.0.2');
    await fake.clock.pass(3 * MINUTE);
    expect(addresses(fake)).toEqual([HOME, '44.128.0.2']);
  });
  it('holds none back after a restart either', async () => {
    const fake = createFakeWorld();
    fake.saikoro.start();
    await fake.clock.pass(5 * MINUTE);
    fake.saikoro.stop();
    fake.clock.jump(-YEAR);
    const again = createFakeWorld([dnsEvent()], { records: fake.records, clock: fake.clock });
    everywhere(again, '44.128.0.2');
    again.saikoro.start();
    await again.clock.pass(3 * MINUTE);
    expect(addresses(again)).toEqual(['44.128.0.2']);
  });
  it('leaves a service the pause it asked for, and no more', async () => {
    const fake = createFakeWorld();
    fake.service = () => ({ outcome: { kind: 'rate-limited', afterSeconds: 3600 } });
    fake.saikoro.start();
    await fake.clock.pass(5 * MINUTE);
    fake.clock.jump(-YEAR);
    await fake.clock.pass(50 * MINUTE);
    expect(fake.sent).toHaveLength(1);
    await fake.clock.pass(15 * MINUTE);
    expect(fake.sent).toHaveLength(2);
  });
  it('does not spend the budget of a host anew', async () => {
    const fake = createFakeWorld();
    fake.saikoro.start();
    for (let n = 1; n <= 6; n += 1) {
      await fake.clock.pass(3 * MINUTE);
      everywhere(fake, `44.128.1.${n}`);
    }
    await fake.clock.pass(3 * MINUTE);
    expect(fake.sent.length).toBe(6);
    fake.clock.jump(-YEAR);
    await fake.clock.pass(10 * MINUTE);
    expect(fake.sent).toHaveLength(6);
    await fake.clock.pass(70 * MINUTE);
    expect(addresses(fake).at(-1)).toBe('44.128.1.6');
  });
  it('goes on looking at the DNS', async () => {
    const fake = createFakeWorld();
    fake.saikoro.start();
    await fake.clock.pass(45 * MINUTE);
    fake.clock.jump(-YEAR);
    await fake.clock.pass(8 * HOUR);
    fake.zone.set('home.dyn.example A', '44.128.77.7');
    await fake.clock.pass(HOUR);
    expect(fake.zone.get('home.dyn.example A')).toBe(HOME);
  });
});

describe('a record from a clock that was ahead', () => {
  const NOW = Date.UTC(2026, 0, 15);
  const time = fc.option(fc.integer({ min: NOW - YEAR, max: NOW + YEAR }), { nil: null });
  const family = fc.record({ triedAt: time, acceptedAt: time, verifiedAt: time, failingSince: time, notBefore: time });
  it('has nothing in it that is still to come, but waits that are bearable', () =>
    fc.assert(
      fc.property(family, family, time, fc.array(fc.integer({ min: NOW - YEAR, max: NOW + YEAR })), (ipv4, ipv6, ranAt, sent) => {
        const empty = emptyRecord('x');
        const record = { ...empty, ipv4: { ...empty.ipv4, ...ipv4 }, ipv6: { ...empty.ipv6, ...ipv6 }, ranAt, sent };
        const [put] = notAhead([record], NOW) as [typeof record];
        const past = [
          put.ranAt,
          ...put.sent,
          ...[put.ipv4, put.ipv6].flatMap((each) => [each.triedAt, each.acceptedAt, each.failingSince]),
        ];
        expect(Math.max(...past.map((at) => at ?? 0))).toBeLessThanOrEqual(NOW + 10_000);
        if (put !== record)
          for (const { notBefore } of [put.ipv4, put.ipv6]) expect(notBefore ?? 0).toBeLessThanOrEqual(NOW + 7 * 24 * HOUR);
        expect(notAhead([put], NOW)[0]).toBe(put);
      }),
    ));
  it('keeps its distances from the others', () => {
    const ahead = [[NOW + YEAR], [NOW + YEAR + 3000, NOW + YEAR + 6000], [NOW - HOUR]];
    const put = notAhead(
      ahead.map((sent, n) => ({ ...emptyRecord(`${n}`), sent })),
      NOW,
    );
    expect(put.map(({ sent }) => sent)).toEqual([[NOW - 6001], [NOW - 3001, NOW - 1], [NOW - HOUR]]);
  });
});
