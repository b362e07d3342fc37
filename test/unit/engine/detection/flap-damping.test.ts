import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { bear, HOLDS, holdLeft, QUIET, RETURN_WINDOW, STEADY } from '../../../../main/engine/detection/flap-damping.ts';
import type { JournalEntry } from '../../../../preload/contract/journal.ts';
import { createFakeWorld } from '../../../helpers/fake-world/world.ts';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const [A, B, C] = ['44.128.0.1', '44.128.0.2', '44.128.0.3'] as const;

/** A line whose address is agreed upon at these minutes; what is published after each. */
const walk = (...steps: [number, string | null, 'announced'?][]) => {
  let steadiness = STEADY;
  let current: string | null = null;
  return steps.map(([minute, agreed, announced]) => {
    const now = minute * MINUTE;
    const bearing = bear(steadiness, { current, agreed, proven: announced === undefined, now });
    steadiness = bearing.steadiness;
    if (bearing.follow && agreed !== null) current = agreed;
    const left = holdLeft(steadiness, now);
    return left === null ? current : `${current} for ${left / MINUTE}`;
  });
};

describe('a line that goes back and forth', () => {
  it('stays where it is for two, five, fifteen minutes, and then takes what is agreed upon', () => {
    expect(walk([0, A], [1, B], [3, A], [4, A], [5, A], [6, B], [11, B], [12, A], [26, A], [27, A])).toEqual([
      A,
      B,
      `${B} for 2`,
      `${B} for 1`,
      A,
      `${A} for 5`,
      B,
      `${B} for 15`,
      `${B} for 1`,
      A,
    ]);
  });
  it('ends a hold where it stayed, if that is agreed upon then', () => {
    expect(walk([0, A], [1, B], [2, A], [4, B], [5, B])).toEqual([A, B, `${B} for 2`, B, B]);
  });
  it('follows nothing that was not agreed upon, and does not let such a round end the hold', () => {
    expect(walk([0, A], [1, B], [2, A], [3, null], [5, null], [6, A])).toEqual([A, B, `${B} for 2`, `${B} for 1`, B, A]);
  });
  it('is not one whose router announced what all others contradict: that is put right at once', () => {
    expect(walk([0, A], [1, B, 'announced'], [1.2, A])).toEqual([A, B, A]);
    expect(walk([0, A], [1, B, 'announced'], [1.2, B], [2, A])).toEqual([A, B, B, `${B} for 2`]);
    expect(walk([0, A], [1, B, 'announced'], [1.2, A, 'announced'])).toEqual([A, B, `${B} for 2`]);
    expect(walk([0, A], [1, B, 'announced'], [1.2, A], [2, B, 'announced'])).toEqual([A, B, A, `${A} for 2`]);
  });
  it('is only one with much to tell where each address is a new one', () => {
    const many: [number, string][] = Array.from({ length: 200 }, (_, step) => [step / 60, `44.128.1.${step}`]);
    expect(walk(...many)).toEqual(many.map(([, address]) => address));
  });
  it('may come back after ten minutes, and after an hour without a change the holds begin anew', () => {
    const later = RETURN_WINDOW / MINUTE;
    expect(walk([0, A], [1, B], [1 + later, A])).toEqual([A, B, A]);
    const quiet = QUIET / MINUTE;
    const again = walk([0, A], [1, B], [2, A], [4, A], [5, B], [10, B], [11 + quiet, C], [12 + quiet, B]);
    expect(again.at(-1)).toBe(`${C} for ${HOLDS[0] / MINUTE}`);
  });
  it('never changes what is published within a hold, whatever is agreed upon', () => {
    const step = fc.tuple(fc.integer({ min: 0, max: 3 * MINUTE }), fc.constantFrom(A, B, C, null), fc.boolean());
    fc.assert(
      fc.property(fc.array(step, { maxLength: 60 }), (steps) => {
        let steadiness = STEADY;
        let current: string | null = null;
        let now = 0;
        for (const [wait, agreed, proven] of steps) {
          now += wait;
          const left = holdLeft(steadiness, now);
          const bearing = bear(steadiness, { current, agreed, proven, now });
          if (left !== null && agreed !== null && agreed !== current) expect(bearing.follow).toBe(false);
          if (left !== null && bearing.steadiness.held !== null) expect(holdLeft(bearing.steadiness, now)).toBe(left);
          if (bearing.began) expect(HOLDS).toContain(holdLeft(bearing.steadiness, now));
          steadiness = bearing.steadiness;
          if (bearing.follow && agreed !== null) current = agreed;
        }
      }),
    );
  });
});

describe('in the engine', () => {
  const at = (address: string) => ({ kind: 'address' as const, address });
  const announcing = async () => {
    const fake = createFakeWorld();
    fake.router = at(A);
    fake.saikoro.start();
    await fake.clock.pass(2 * MINUTE);
    const move = async (address: string, ms: number): Promise<void> => {
      fake.router = at(address);
      for (const operator of fake.echo.keys()) fake.echo.set(operator, address);
      fake.announce(at(address));
      await fake.clock.pass(ms);
    };
    return { fake, move };
  };
  const ipv4 = ({ saikoro }: ReturnType<typeof createFakeWorld>) => saikoro.state.fields().addresses.ipv4;
  const unsteadyOf = (entries: JournalEntry[]) => entries.filter((entry) => entry.kind === 'undecided' && entry.because === 'unsteady');

  it('a genuine change that is announced is followed at once, and one back to where it was waits, announced or not', async () => {
    const { fake, move } = await announcing();
    await move(B, 2 * MINUTE);
    expect(fake.sent.at(-1)?.ipv4).toBe(B);
    // Others are asked first, for an event may come late: a few seconds.
    await move(A, 6000);
    expect(fake.sent.at(-1)?.ipv4).toBe(B);
    const now = fake.clock.now();
    expect(ipv4(fake)).toMatchObject({ kind: 'undecided', because: 'unsteady', address: B, unsteady: { seen: [A] } });
    expect(Math.abs((ipv4(fake).unsteady?.until ?? 0) - now - 2 * MINUTE)).toBeLessThan(7000);
    expect(unsteadyOf(fake.journal)).toMatchObject([
      { address: B, until: ipv4(fake).unsteady?.until, evidence: expect.arrayContaining([expect.objectContaining({ counted: 'held' })]) },
    ]);
    // Even another, genuinely new one waits while the line flaps.
    await move(C, 100_000);
    expect(fake.sent.at(-1)?.ipv4).toBe(B);
    await fake.clock.pass(25_000);
    expect(fake.sent.at(-1)?.ipv4).toBe(C);
    expect(ipv4(fake)).toMatchObject({ kind: 'known', unsteady: null });
    expect(unsteadyOf(fake.journal)).toHaveLength(1);
  });
  it('a word of the router that comes late holds nothing', async () => {
    const { fake, move } = await announcing();
    await move(B, 2 * MINUTE);
    fake.announce({ kind: 'address', address: A });
    await fake.clock.pass(10_000);
    expect(ipv4(fake)).toMatchObject({ kind: 'known', address: B, unsteady: null });
    await move(C, 10_000);
    expect(fake.sent.at(-1)?.ipv4).toBe(C);
    expect(unsteadyOf(fake.journal)).toEqual([]);
  });
  it('a wall clock that jumps neither lengthens nor ends a hold', async () => {
    for (const jump of [-HOUR, -20_000, 20_000, HOUR]) {
      const { fake, move } = await announcing();
      await move(B, 2 * MINUTE);
      await move(A, 10_000);
      fake.clock.jump(jump);
      await fake.clock.pass(105_000);
      expect([jump, fake.sent.at(-1)?.ipv4]).toEqual([jump, B]);
      await fake.clock.pass(10_000);
      expect([jump, ipv4(fake).address]).toEqual([jump, A]);
      await fake.clock.pass(2 * HOUR);
      expect([jump, fake.sent.at(-1)?.ipv4]).toEqual([jump, A]);
    }
  });
  it('twenty new addresses within half a minute end at the last one', async () => {
    const { fake, move } = await announcing();
    for (let step = 10; step < 30; step += 1) await move(`44.128.0.${step}`, 1500);
    await fake.clock.pass(90_000);
    expect(ipv4(fake)).toMatchObject({ kind: 'known', address: '44.128.0.29', unsteady: null });
    expect(fake.sent.at(-1)?.ipv4).toBe('44.128.0.29');
    expect(unsteadyOf(fake.journal)).toEqual([]);
  });
  it('a line that never rests is followed less and less often', async () => {
    const { fake, move } = await announcing();
    const before = fake.sent.length;
    for (let turn = 0; turn < 120; turn += 1) await move(turn % 2 === 0 ? B : A, 30_000);
    // Two changes, then holds of two and five minutes, then of fifteen: without them it would be one a minute, the service's least gap.
    expect(fake.sent.length - before).toBeLessThanOrEqual(9);
  });
});
