import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { createSourcePool } from '../../../main/engine/detection/source-pool.ts';
import { jittered } from '../../../main/engine/monitor/interval.ts';
import { createFakeClock } from '../../helpers/fake-clock.ts';

const vectors = JSON.parse(readFileSync(new URL('../../fixtures/behaviour.json', import.meta.url), 'utf8'));
const HOUR = 3_600_000;
const ADDRESS = '44.128.0.1';

interface JitterCase {
  interval: number;
  percent: number;
  draw: number;
  sleep?: number;
  sleepBelow?: number;
}
interface RingCase {
  sources: string[];
  last?: number;
  banned?: string[];
  reply?: Record<string, number>;
  asked: string[];
  lastAfter?: number;
  bannedAfter?: string[];
  error?: string;
}

describe('the wait between two looks', () => {
  it.each(vectors.jitter.cases as JitterCase[])(
    'is drawn once, and never shorter than it was set: %j',
    ({ interval, percent, draw, sleep, sleepBelow }) => {
      const drawn = jittered(interval, percent, draw);
      expect(drawn).toBeGreaterThanOrEqual(interval);
      if (sleep !== undefined) expect(drawn).toBe(sleep);
      if (sleepBelow !== undefined) expect(drawn).toBeLessThan(sleepBelow);
    },
  );
});

/**
 * The ring of the vectors is a roster in rest, where one voice for the address held ends a round. Two things differ on purpose: who refuses
 * with 403 or 429 sits out a day instead of the rest of the run, since this runs for months; and a round goes on to the next source after
 * such a refusal instead of ending with it, since somebody waits for the answer.
 */
describe('the ring of echo services', () => {
  const ring = (names: string[], reply: Record<string, number> = {}) => {
    const clock = createFakeClock();
    const asked: string[] = [];
    const answers = { ...reply };
    const sourcePool = createSourcePool(
      names.map((operator) => ({
        id: operator,
        operator,
        transport: 'https',
        family: 'ipv4',
        minIntervalMs: 60_000,
        async ask() {
          asked.push(operator);
          const status = answers[operator] ?? 200;
          if (status === 200) return { kind: 'address', address: ADDRESS };
          return status === 0
            ? { kind: 'unknown', why: 'timeout' }
            : { kind: 'unknown', why: `http ${status}`, banned: status === 403 || status === 429 };
        },
      })),
      { clock, rules: { documentation: false } },
    );
    const round = async () => {
      const evidence = await sourcePool.ask(ADDRESS);
      await clock.pass(61_000);
      return evidence;
    };
    return { asked, answers, clock, round };
  };

  it.each((vectors.echo_ring.cases as RingCase[]).map((each) => [JSON.stringify(each), each] as const))('%s', async (_name, given) => {
    const { asked, answers, round } = ring(given.sources);
    if (given.banned !== undefined) {
      for (const name of given.banned) answers[name] = 429;
      await round();
      asked.length = 0;
      const evidence = await round();
      expect(asked).toEqual(given.asked);
      expect(evidence.map(({ source, answer }) => [source.id, answer])).toEqual(
        given.banned.map((name) => [name, { kind: 'unknown', why: 'resting' }]),
      );
      return;
    }
    for (let turn = 0; turn <= (given.last ?? 0); turn += 1) await round();
    Object.assign(answers, given.reply);
    asked.length = 0;
    await round();
    expect(asked[0]).toBe(given.asked[0]);
    if (given.bannedAfter === undefined) {
      expect(asked).toEqual(given.asked);
      asked.length = 0;
      await round();
      expect(asked).toEqual([given.sources[((given.lastAfter ?? 0) + 1) % given.sources.length]]);
      return;
    }
    expect(asked).toEqual([...given.asked, given.sources.find((name) => !given.bannedAfter?.includes(name))]);
    asked.length = 0;
    for (let turn = 0; turn < 5; turn += 1) await round();
    for (const name of given.bannedAfter) expect(asked).not.toContain(name);
  });

  it('goes on after a question that is not answered in time, without banning anybody', async () => {
    const { asked, round } = ring(['a', 'b', 'c'], { a: 0 });
    // Two others at once are asked in its place, so that nobody waits for a dead line one by one.
    for (let turn = 0; turn < 3; turn += 1) await round();
    expect(asked).toEqual(['a', 'b', 'c', 'a', 'b', 'c', 'a', 'b', 'c']);
  });

  it('asks again, a day after it was refused', async () => {
    const { asked, answers, clock, round } = ring(['a', 'b'], { a: 429 });
    await round();
    answers.a = 200;
    await clock.pass(25 * HOUR);
    asked.length = 0;
    for (let turn = 0; turn < 2; turn += 1) await round();
    expect(asked.sort()).toEqual(['a', 'b']);
  });
});
