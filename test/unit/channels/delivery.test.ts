import { describe, expect, it } from 'vitest';
import type { Outcome } from '../../../preload/contract/outcome.ts';
import { settle } from '../../helpers/fake-clock.ts';
import { channel, DOWN, ended, stage, WELL } from './stage.ts';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;

describe('delivery', () => {
  it('tells each channel once, and what came together as one', async () => {
    const s = stage([channel('a'), channel('b', { severity: 'changes' }), channel('c')]);
    const delivery = s.start();
    for (let at = 0; at < 5; at += 1) delivery.add(s.notice({ event: `e${at}` }));
    await s.clock.pass(HOUR);
    expect(s.sent.map((one) => [one.channel, one.message.title, one.message.count])).toEqual([
      ['a', '5 notices', 5],
      ['c', '5 notices', 5],
    ]);
  });
  it('lets one that hangs or fails stop no other, and keeps one request under way each', async () => {
    const s = stage([channel('hangs'), channel('fails'), channel('well')]);
    s.answer(({ id }) => (id === 'hangs' ? new Promise(() => {}) : id === 'fails' ? DOWN : WELL));
    const delivery = s.start();
    for (let at = 0; at < 3; at += 1) {
      delivery.add(s.notice({ event: `e${at}` }));
      await s.clock.pass(5 * MINUTE);
    }
    const count = (id: string) => s.sent.filter((one) => one.channel === id).length;
    expect([count('hangs'), count('well')]).toEqual([1, 3]);
    expect(count('fails')).toBeGreaterThan(1);
  });
  it('backs off from a server that answers 500 for a day, then tells all of it', async () => {
    const s = stage();
    const begun = s.clock.now();
    s.answer(() => (s.clock.now() < begun + 24 * HOUR ? DOWN : WELL));
    const delivery = s.start();
    delivery.add(s.notice());
    await s.clock.pass(HOUR);
    delivery.add(s.notice({ event: 'e2' }));
    await s.clock.pass(40 * HOUR);
    expect(s.sent.length).toBeLessThan(18);
    const gaps = s.sent.slice(1).map(({ at }, nth) => at - (s.sent[nth]?.at ?? 0));
    expect(Math.max(...gaps)).toBeLessThanOrEqual(6 * HOUR);
    expect(gaps[0]).toBe(30_000);
    const arrived = s.sent.filter(({ at }) => at >= begun + 24 * HOUR).map(({ message }) => message.title);
    expect(arrived).toEqual(['needs-you e1', 'needs-you e2']);
    expect(s.failing).toEqual([
      ['a', begun + 2000],
      ['a', null],
    ]);
  });
  it('keeps all that waits while all channels are down', async () => {
    const s = stage([channel('a'), channel('b'), channel('c')]);
    s.answer(() => DOWN);
    const delivery = s.start();
    for (let day = 0; day < 5; day += 1) {
      delivery.add(s.notice({ event: `e${day}` }));
      await s.clock.pass(24 * HOUR);
    }
    expect(delivery.statuses().map(({ waiting, failingSince }) => [waiting, failingSince !== null])).toEqual(Array(3).fill([5, true]));
    s.answer(() => WELL);
    await s.clock.pass(12 * HOUR);
    expect(delivery.statuses().map(({ waiting, failingSince }) => [waiting, failingSince])).toEqual(Array(3).fill([0, null]));
  });
  it('waits as long as 429 asks', async () => {
    const s = stage();
    s.answer(() => (s.sent.length === 1 ? { kind: 'rate-limited', afterSeconds: 900 } : WELL));
    s.start().add(s.notice());
    await s.clock.pass(HOUR);
    expect(s.sent.map(({ at }) => at - (s.sent[0]?.at ?? 0))).toEqual([0, 900_000]);
  });
  it('waits no longer than a day, whatever is asked', async () => {
    const s = stage();
    s.answer(() => (s.sent.length === 1 ? { kind: 'rate-limited', afterSeconds: 4e9 } : WELL));
    s.start().add(s.notice());
    await s.clock.pass(30 * 24 * HOUR);
    expect(s.sent.map(({ at }) => at - (s.sent[0]?.at ?? 0))).toEqual([0, 24 * HOUR]);
  });
  it('takes an attempt that breaks off for a failed one', async () => {
    const s = stage();
    s.answer(() => {
      throw new TypeError('broken');
    });
    const delivery = s.start();
    delivery.add(s.notice());
    await s.clock.pass(10_000);
    expect(delivery.statuses()).toMatchObject([{ waiting: 1, failingSince: expect.any(Number) }]);
    s.answer(() => WELL);
    await s.clock.pass(MINUTE);
    expect(s.titles()).toEqual(['needs-you e1', 'needs-you e1']);
    expect(delivery.statuses()).toMatchObject([{ waiting: 0, failingSince: null }]);
  });
  it.each(['together', 'wordsOf'] as const)('a fault of our own in making words (%s) stops no channel for good', async (which) => {
    const s = stage([channel('a')]);
    s.breaks(which);
    const delivery = s.start();
    for (const event of ['e1', 'e2']) expect(() => delivery.add(s.notice({ event }))).not.toThrow();
    await s.clock.pass(10_000);
    s.breaks(null);
    delivery.add(s.notice({ event: 'e3' }));
    await s.clock.pass(HOUR);
    expect(delivery.statuses()).toMatchObject([{ waiting: 0, failingSince: null }]);
    expect(s.sent.length).toBeGreaterThan(0);
  });
  it('tells what waits though the clock is set back', async () => {
    const s = stage();
    const delivery = s.start();
    delivery.add(s.notice());
    s.clock.jump(-30 * 24 * HOUR);
    await s.clock.pass(MINUTE);
    expect(s.titles()).toEqual(['needs-you e1']);
    expect(delivery.statuses()).toMatchObject([{ waiting: 0 }]);
  });
  it('goes on after a restart with a clock set back, no sooner and no later', async () => {
    const s = stage();
    s.answer(() => DOWN);
    const first = s.start();
    first.add(s.notice());
    await s.clock.pass(10_000);
    first.stop();
    s.clock.jump(-30 * 24 * HOUR);
    const before = s.sent.length;
    s.answer(() => WELL);
    const second = s.start();
    expect(second.statuses()[0]?.failingSince).toBeLessThanOrEqual(s.clock.now());
    await s.clock.pass(20_000);
    expect(s.sent.length).toBe(before);
    await s.clock.pass(20_000);
    expect(s.sent.length).toBe(before + 1);
  });
  it.each(['notBefore', 'due'])('a file that puts a notice off for years (%s) delays it by two days at most', async (key) => {
    const s = stage();
    s.line(false);
    const first = s.start();
    first.add(s.notice());
    await s.clock.pass(10_000);
    first.stop();
    const { checksum, ...kept } = JSON.parse(s.disk.get('channels.json') ?? '');
    expect(checksum).toBeDefined();
    s.disk.set('channels.json', JSON.stringify(kept).replace(new RegExp(`"${key}":\\d+`), `"${key}":8e15`));
    s.line(true);
    s.start();
    await s.clock.pass(48 * HOUR);
    expect(s.problems).toEqual([]);
    expect(s.titles()).toEqual(['needs-you e1']);
  });
  it('a file that names a batch of nothing keeps nobody busy', async () => {
    const s = stage();
    s.line(false);
    const first = s.start();
    first.add(s.notice());
    await s.clock.pass(10_000);
    first.stop();
    const { checksum: _, ...kept } = JSON.parse(s.disk.get('channels.json') ?? '');
    s.disk.set('channels.json', JSON.stringify(kept).replace('"batch":null', '"batch":{"id":"x","of":[],"underWay":false}'));
    s.line(true);
    s.start();
    await s.clock.pass(MINUTE);
    expect(s.titles()).toEqual(['needs-you e1']);
  });
  it('waits while offline, and tells what still counts when the line is back', async () => {
    const s = stage();
    s.line(false);
    const delivery = s.start();
    delivery.add(s.notice({ event: 'e1' }));
    delivery.add(s.notice({ event: 'e2' }));
    await s.clock.pass(HOUR);
    delivery.add(s.notice(ended('e1')));
    await s.clock.pass(HOUR);
    expect(s.sent).toEqual([]);
    s.line(true);
    delivery.nudge();
    await s.clock.pass(MINUTE);
    expect(s.titles()).toEqual(['needs-you e2']);
  });
  it('reaches a server at home though the line is down', async () => {
    const s = stage([channel('a')], { home: true });
    s.line(false);
    s.start().add(s.notice());
    await s.clock.pass(MINUTE);
    expect(s.sent).toHaveLength(1);
  });
  it('tells nothing of a fault that ended before it was told, and the end of one that was told', async () => {
    const s = stage([channel('a', { severity: 'failures' })]);
    const delivery = s.start();
    delivery.add(s.notice());
    delivery.add(s.notice(ended()));
    await s.clock.pass(MINUTE);
    expect(s.sent).toEqual([]);
    delivery.add(s.notice());
    await s.clock.pass(MINUTE);
    delivery.add(s.notice(ended()));
    await s.clock.pass(MINUTE);
    expect(s.titles()).toEqual(['needs-you e1', 'recovered e1']);
  });
  it('drops what is of an event that is gone', async () => {
    const s = stage();
    const delivery = s.start();
    delivery.add(s.notice());
    delivery.forget('e1');
    await s.clock.pass(HOUR);
    expect(s.sent).toEqual([]);
  });
  it('goes on after a restart, repeats nothing, and tells the end of what it told before', async () => {
    const s = stage([channel('a', { severity: 'failures' })]);
    const first = s.start();
    first.add(s.notice());
    await s.clock.pass(MINUTE);
    s.answer(() => DOWN);
    first.add(s.notice({ event: 'e2' }));
    await s.clock.pass(3000);
    first.stop();
    s.answer(() => WELL);
    const second = s.start();
    await s.clock.pass(HOUR);
    second.add(s.notice(ended('e1')));
    await s.clock.pass(HOUR);
    expect(s.titles()).toEqual(['needs-you e1', 'needs-you e2', 'needs-you e2', 'recovered e1']);
    expect(s.failing.at(-1)).toEqual(['a', null]);
  });
  it.each([
    [false, ['needs-you e1']],
    [true, ['needs-you e1', 'needs-you e1']],
  ])('killed while a request was under way: sent again only where that is safe (%s)', async (repeatable, titles) => {
    const s = stage([channel('a')], { repeatable });
    s.answer(() => new Promise(() => {}));
    s.start().add(s.notice());
    await s.clock.pass(MINUTE);
    s.answer(() => WELL);
    s.start();
    await s.clock.pass(HOUR);
    expect(s.titles()).toEqual(titles);
    expect(new Set(s.sent.map(({ message }) => message.id)).size).toBe(1);
  });
  it('keeps the id of a message as long as it is the same, and stops where there is nothing left to tell', async () => {
    const s = stage();
    s.answer(() => DOWN);
    const delivery = s.start();
    delivery.add(s.notice());
    await s.clock.pass(10 * MINUTE);
    expect(new Set(s.sent.map(({ message }) => message.id)).size).toBe(1);
    const before = s.sent.length;
    delivery.add(s.notice(ended()));
    await s.clock.pass(10 * HOUR);
    expect(s.sent).toHaveLength(before);
    expect(delivery.statuses()).toMatchObject([{ waiting: 0, failingSince: null }]);
  });
  it('holds a hundred notices at most, and says how many there were', async () => {
    const s = stage();
    const delivery = s.start();
    for (let at = 0; at < 10_000; at += 1) delivery.add(s.notice({ event: `e${at}` }));
    await s.clock.pass(HOUR);
    expect(s.sent.map(({ message }) => [message.title, message.count])).toEqual([['10000 notices', 100]]);
  });
  it('sends ten requests a minute at most', async () => {
    const s = stage();
    const delivery = s.start();
    for (let at = 0; at < 60; at += 1) {
      delivery.add(s.notice({ event: `e${at}` }));
      await s.clock.pass(2500);
    }
    await s.clock.pass(10 * MINUTE);
    for (const { at } of s.sent) expect(s.sent.filter((other) => other.at > at - MINUTE && other.at <= at).length).toBeLessThanOrEqual(10);
    expect(s.sent.reduce((sum, { message }) => sum + message.count, 0)).toBe(60);
  });
  it('stops at the month’s allowance and goes on with the next', async () => {
    const s = stage([channel('a')], { allowance: 2 });
    const delivery = s.start();
    for (let at = 0; at < 4; at += 1) {
      delivery.add(s.notice({ event: `e${at}` }));
      await s.clock.pass(HOUR);
    }
    expect(s.sent).toHaveLength(2);
    expect(delivery.statuses()).toMatchObject([{ waiting: 2, month: { sent: 2, allowance: 2 } }]);
    // Nobody wonders why it is silent.
    expect(s.spent).toEqual([['a', new Date(2026, new Date(s.clock.now()).getMonth() + 1, 1).getTime()]]);
    await s.clock.pass(20 * 24 * HOUR);
    expect(s.sent.map(({ message }) => message.count)).toEqual([1, 1, 2]);
    expect(s.spent.at(-1)).toEqual(['a', null]);
  });
  it('tries a refused one seldom, and at once when it was changed', async () => {
    const s = stage();
    s.answer(() => ({ kind: 'auth-failed' }));
    const delivery = s.start();
    delivery.add(s.notice());
    await s.clock.pass(20 * HOUR);
    expect(s.sent.length).toBeLessThanOrEqual(5);
    s.answer(() => WELL);
    delivery.settle('a');
    await s.clock.pass(MINUTE);
    expect(delivery.statuses()).toMatchObject([{ waiting: 0, failingSince: null }]);
  });
  it('forgets a channel that is removed, also while it is being asked', async () => {
    const s = stage();
    let answer = (_: Outcome): void => {};
    s.answer(
      () =>
        new Promise((resolve) => {
          answer = resolve;
        }),
    );
    const delivery = s.start();
    delivery.add(s.notice());
    await s.clock.pass(MINUTE);
    s.channels.length = 0;
    delivery.settle();
    answer(DOWN);
    await settle();
    await s.clock.pass(HOUR);
    expect(s.sent).toHaveLength(1);
    expect(JSON.parse(s.disk.get('channels.json') ?? '{}').queues).toEqual({});
  });
  it('sets a damaged file aside, says so, and goes on', async () => {
    const s = stage();
    const delivery = s.start();
    delivery.add(s.notice());
    await settle();
    const text = s.disk.get('channels.json') ?? '';
    s.disk.set('channels.json', text.replace('needs-you e1', 'needs-you e7'));
    const again = s.start();
    expect(s.problems).toEqual(['channels-damaged']);
    expect([...s.disk.keys()].some((name) => name.includes('damaged'))).toBe(true);
    again.add(s.notice({ event: 'e2' }));
    await s.clock.pass(MINUTE);
    expect(s.titles()).toContain('needs-you e2');
  });
  it('writes no file where there is no channel', async () => {
    const s = stage([]);
    s.start().add(s.notice());
    await s.clock.pass(HOUR);
    expect([...s.disk.keys()]).toEqual([]);
  });
});
