import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { decide } from '../../../../main/engine/detection/quorum.ts';
import { createSourcePool } from '../../../../main/engine/detection/source-pool.ts';
import { NO_ADDRESS } from '../../../../main/engine/runtime/initial-state.ts';
import { isPublic } from '../../../../main/net/address.ts';
import type { Evidence } from '../../../../main/ports/address-source.ts';
import { createFakeClock } from '../../../helpers/fake-clock.ts';

const rules = { documentation: false };
const ADDRESSES = ['44.128.0.1', '44.128.0.2', '44.128.0.3', '192.168.0.1', '100.64.1.1', '203.0.113.5', '0.0.0.0'];
const TRANSPORTS = ['https', 'doh', 'stun', 'router'] as const;
const evidence = fc.record({
  source: fc.record({ id: fc.string(), operator: fc.constantFrom('a', 'b', 'c', 'd'), transport: fc.constantFrom(...TRANSPORTS) }),
  announced: fc.boolean(),
  answer: fc.oneof(
    fc.record({ kind: fc.constant('address' as const), address: fc.constantFrom(...ADDRESSES) }),
    fc.constant({ kind: 'absent' as const }),
    fc.constant({ kind: 'unknown' as const, why: 'timeout' }),
  ),
});
const named = (round: Evidence[], address: string) => round.filter(({ answer }) => answer.kind === 'address' && answer.address === address);
const operators = (round: Evidence[]) => new Set(round.map(({ source }) => source.operator));

describe('the watcher', () => {
  it('never takes a reserved, a tainted or a minority address, whatever is said in whatever order', () => {
    fc.assert(
      fc.property(fc.array(fc.tuple(fc.array(evidence, { maxLength: 8 }), fc.boolean()), { maxLength: 12 }), (rounds) => {
        let state = NO_ADDRESS;
        let now = 1;
        for (const [round, tainted] of rounds as [Evidence[], boolean][]) {
          const verdict = decide(state, round, { now: now++, rules, tainted });
          if (verdict.changed) {
            const address = verdict.state.address as string;
            const voices = named(round, address);
            const router = voices.filter(({ source }) => source.transport === 'router');
            expect(isPublic(address, rules)).toBe(true);
            if (tainted) expect(router).not.toHaveLength(0);
            else if (!router.some(({ announced }) => announced) && !(router.length > 0 && operators(voices).size >= 2)) {
              expect(operators(voices).size).toBeGreaterThanOrEqual(2);
              expect(new Set(voices.map(({ source }) => source.transport)).size).toBeGreaterThanOrEqual(2);
              for (const other of ADDRESSES)
                if (other !== address && isPublic(other, rules))
                  expect(operators(named(round, other)).size).toBeLessThan(operators(voices).size);
            }
          } else expect(verdict.state.address).toBe(state.address);
          state = verdict.state;
        }
      }),
      { numRuns: 500 },
    );
  });
  it('believes the router with one echo, its announcement at once, and two operators only over two transports', () => {
    const say = (operator: string, transport: Evidence['source']['transport'], address: string, announced = false): Evidence => ({
      source: { id: operator, operator, transport },
      answer: { kind: 'address', address },
      announced,
    });
    const known = (round: Evidence[], tainted = false) => decide(NO_ADDRESS, round, { now: 1, rules, tainted }).state.address;
    expect(known([say('router', 'router', '44.128.0.1')])).toBeNull();
    expect(known([say('router', 'router', '44.128.0.1'), say('a', 'https', '44.128.0.1')])).toBe('44.128.0.1');
    expect(known([say('router', 'router', '44.128.0.1', true)])).toBe('44.128.0.1');
    expect(known([say('router', 'router', '192.168.0.1', true)])).toBeNull();
    expect(known([say('a', 'https', '44.128.0.1'), say('b', 'https', '44.128.0.1')])).toBeNull();
    expect(known([say('a', 'https', '44.128.0.1'), say('b', 'doh', '44.128.0.1')])).toBe('44.128.0.1');
    expect(known([say('a', 'https', '44.128.0.1'), say('b', 'doh', '44.128.0.1')], true)).toBeNull();
    expect(known([say('router', 'router', '44.128.0.1'), say('a', 'https', '44.128.0.2')], true)).toBe('44.128.0.1');
  });
  it('keeps the address when nothing is known, and does not call it absent', () => {
    const known = { ...NO_ADDRESS, kind: 'known' as const, address: '44.128.0.1', since: 1, checkedAt: 1 };
    const silent: Evidence[] = [{ source: { id: 'x', operator: 'a', transport: 'https' }, answer: { kind: 'unknown', why: 'timeout' } }];
    expect(decide(known, silent, { now: 2, rules })).toMatchObject({
      changed: false,
      state: { kind: 'unknown', address: '44.128.0.1', checkedAt: 1 },
    });
    expect(decide(known, [], { now: 2, rules })).toEqual({ changed: false, state: known });
  });
});

describe('the roster', () => {
  const build = (answers: Record<string, () => string | number>) => {
    const clock = createFakeClock();
    const asked: string[] = [];
    const sources = Object.entries(answers).map(([operator, answer]) => ({
      id: operator,
      operator,
      transport: operator < 'c' ? ('https' as const) : ('doh' as const),
      family: 'ipv4' as const,
      minIntervalMs: 60_000,
      async ask() {
        asked.push(operator);
        const said = answer();
        return typeof said === 'string'
          ? { kind: 'address' as const, address: said }
          : { kind: 'unknown' as const, why: `http ${said}`, banned: said === 429 };
      },
    }));
    return { clock, asked, sourcePool: createSourcePool(sources, { clock, rules }) };
  };
  it('asks one source in turn while nothing changes', async () => {
    const { sourcePool, asked, clock } = build({ a: () => '44.128.0.1', b: () => '44.128.0.1', c: () => '44.128.0.1' });
    for (let round = 0; round < 6; round += 1) {
      await sourcePool.ask('44.128.0.1');
      await clock.pass(61_000);
    }
    expect(asked).toEqual(['a', 'b', 'c', 'a', 'b', 'c']);
  });
  it('leaves a source that answers 429 alone for a day', async () => {
    const { sourcePool, asked, clock } = build({ a: () => 429, b: () => '44.128.0.1', c: () => '44.128.0.1' });
    for (let round = 0; round < 20; round += 1) {
      await sourcePool.ask('44.128.0.1');
      await clock.pass(3_600_000);
    }
    expect(asked.filter((operator) => operator === 'a')).toHaveLength(1);
  });
  it('benches a source that contradicts the others three times', async () => {
    const { sourcePool, asked, clock } = build({
      a: () => '44.128.6.6',
      b: () => '44.128.0.1',
      c: () => '44.128.0.1',
      d: () => '44.128.0.1',
    });
    for (let round = 0; round < 20; round += 1) {
      await sourcePool.ask('44.128.0.1');
      await clock.pass(61_000);
    }
    expect(asked.filter((operator) => operator === 'a')).toHaveLength(3);
  });
  it('hears four before it believes a change, so that two who lie alike change nothing', async () => {
    const lie = () => '44.128.6.6';
    const truth = () => '44.128.0.1';
    const { sourcePool } = build({ a: lie, c: lie, b: truth, d: truth, e: truth, f: truth });
    const evidence = await sourcePool.ask(null, { thorough: true });
    expect(evidence.length).toBeGreaterThanOrEqual(4);
    expect(decide(NO_ADDRESS, evidence, { now: 1, rules }).state.address).toBe('44.128.0.1');
  });
  it('does not give up its sources because the line was down for a while', async () => {
    let down = true;
    const say = () => (down ? 0 : '44.128.0.1');
    const { sourcePool, asked, clock } = build({ a: say, b: say, c: say });
    for (let round = 0; round < 20; round += 1) {
      await sourcePool.ask('44.128.0.1');
      await clock.pass(61_000);
    }
    down = false;
    asked.length = 0;
    const evidence = await sourcePool.ask('44.128.0.1');
    expect(evidence).toMatchObject([{ answer: { kind: 'address' } }]);
  });
  it('never asks a source more often than its operator allows', async () => {
    const { sourcePool, asked } = build({ a: () => '44.128.0.1', b: () => '44.128.0.1' });
    await sourcePool.ask(null);
    await sourcePool.ask(null, { thorough: true });
    expect(asked).toHaveLength(2);
  });
});
