import { describe, expect, it } from 'vitest';
import type { Feeds, ProgramFeed } from '../../../main/ports/programs.ts';
import { createRestartingFeed } from '../../../main/ports/restarting-feed.ts';
import { createFakeClock } from '../../helpers/fake-clock.ts';

const SECOND = 1000;

const set = () => {
  const clock = createFakeClock();
  const started: (ProgramFeed & { at: number; cancelled: boolean })[] = [];
  const feeds: Feeds = {
    follow(feed) {
      const one = { ...feed, at: clock.monotonic(), cancelled: false };
      started.push(one);
      return () => {
        one.cancelled = true;
      };
    },
  };
  const ended: string[] = [];
  const lasting = createRestartingFeed({
    feeds,
    clock,
    feed: { program: 'tool', args: ['-x'], line: () => {}, ended: (why) => void ended.push(why) },
  });
  const last = () => started.at(-1) as (typeof started)[number];
  /** Seconds until it was started again after its end. */
  const again = async (why: Parameters<ProgramFeed['ended']>[0]) => {
    const before = started.length;
    const from = clock.monotonic();
    last().ended(why);
    for (let waited = 0; waited < 400 && started.length === before; waited += 1) await clock.pass(SECOND);
    return started.length === before ? null : (last().at - from) / SECOND;
  };
  return { clock, started, ended, lasting, last, again };
};

describe('a lasting feed', () => {
  it('is started at once, and again ever more slowly while it ends at once', async () => {
    const { started, again, ended } = set();
    expect(started).toMatchObject([{ program: 'tool', args: ['-x'], at: 0 }]);
    const waits = [];
    for (let turn = 0; turn < 11; turn += 1) waits.push(await again(turn % 2 === 0 ? 'exit' : 'flood'));
    expect(waits).toEqual([1, 2, 4, 8, 16, 32, 64, 128, 256, 300, 300]);
    expect(ended).toHaveLength(11);
  });
  it('is started at once again when it did its work for a while', async () => {
    const { clock, again } = set();
    for (let turn = 0; turn < 6; turn += 1) await again('failed');
    await clock.pass(59 * SECOND);
    expect(await again('exit')).toBe(64);
    await clock.pass(60 * SECOND);
    expect(await again('exit')).toBe(1);
    expect(await again('exit')).toBe(2);
  });
  it('is known to run', async () => {
    const { clock, last, lasting } = set();
    expect(lasting.runs()).toBe(true);
    last().ended('exit');
    expect(lasting.runs()).toBe(false);
    await clock.pass(SECOND);
    expect(lasting.runs()).toBe(true);
    lasting.renew();
    expect(lasting.runs()).toBe(false);
    await clock.pass(2 * SECOND);
    lasting.stop();
    expect(lasting.runs()).toBe(false);
  });
  it('is given up where the system hasn’t got the tool', async () => {
    const { again, lasting, started, clock } = set();
    expect(await again('not-found')).toBeNull();
    lasting.renew();
    await clock.pass(600 * SECOND);
    expect(started).toHaveLength(1);
  });
  it('is ended and started afresh two seconds after it is to be renewed, once for a whole burst', async () => {
    const { clock, lasting, started, last } = set();
    await clock.pass(10 * SECOND);
    for (let turn = 0; turn < 15; turn += 1) {
      lasting.renew();
      expect(started[0]?.cancelled).toBe(true);
      await clock.pass(100);
    }
    expect(started).toHaveLength(1);
    await clock.pass(500);
    expect(started).toHaveLength(2);
    expect(last().at).toBe(12 * SECOND);
    lasting.renew();
    await clock.pass(2 * SECOND);
    expect(started).toHaveLength(3);
  });
  it('that is renewed while it waits to be started again is started once', async () => {
    const { clock, lasting, started, last } = set();
    last().ended('exit');
    lasting.renew();
    await clock.pass(1.5 * SECOND);
    expect(started).toHaveLength(1);
    await clock.pass(600 * SECOND);
    expect(started).toHaveLength(2);
  });
  it('is over when it is stopped, whatever was due', async () => {
    for (const before of [
      (one: ReturnType<typeof set>) => one.last().ended('exit'),
      (one: ReturnType<typeof set>) => one.lasting.renew(),
    ]) {
      const one = set();
      before(one);
      one.lasting.stop();
      one.lasting.renew();
      await one.clock.pass(600 * SECOND);
      expect(one.started).toHaveLength(1);
    }
    const running = set();
    running.lasting.stop();
    expect(running.last().cancelled).toBe(true);
  });
});
