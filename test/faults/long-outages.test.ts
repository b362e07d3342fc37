import { expect } from 'vitest';
import { answers, type Given, lineBack, lineDown, refuses } from './frame/given.ts';
import { DAY, HOUR, MINUTE } from './frame/home.ts';
import { byDay, expectWords, faults, type Row, settleWell, urgent, type Words } from './frame/row.ts';

const DAYS = 30;
/** Of the ladder: at once or after its time, after 6 and 24 hours, then daily. */
const MOST_TOLD = [4, 1];
const open = { checkMinutes: 60 };

/** A month in which the service is so: tries and notifications by day. */
const month = (name: string, given: Given, { first, later, reads }: { first: number; later: number; reads: Words }): Row => ({
  name,
  open,
  async play(scene) {
    await settleWell(scene);
    await given(scene);
    const begun = scene.clock.now();
    await scene.move('44.128.0.2');
    for (let day = 0; day < DAYS; day += 1) await scene.pass(DAY);
    const tries = byDay(
      scene.history().flatMap(({ kind, at }) => (kind === 'update' && at >= begun ? [at] : [])),
      begun,
      DAYS,
    );
    const told = byDay(
      urgent(scene, 'en').map(({ at }) => at),
      begun,
      DAYS,
    );
    expect(tries[0]).toBeLessThanOrEqual(first);
    expect(Math.max(...tries.slice(3))).toBeLessThanOrEqual(later);
    expect(Math.min(...tries), 'never given up').toBeGreaterThanOrEqual(1);
    expect(told[0], 'told within hours').toBeGreaterThanOrEqual(1);
    for (const [day, count] of told.entries()) expect(count, `day ${day}`).toBeLessThanOrEqual(MOST_TOLD[Math.min(day, 1)] ?? 1);
    expectWords(scene, reads);
    expect(scene.event().status).toMatchObject({ needsYou: true, activity: 'waiting' });
    scene.outside.heal();
    expect(await scene.published(2 * DAY), 'well again').toBe(true);
    return `tries by day ${tries.join(' ')}; notifications by day ${told.join(' ')}; published when it is back`;
  },
});

faults('long-outages', [
  month('a service that is dead for 30 days', refuses, {
    first: 60,
    later: 60,
    reads: { en: /could not be reached/, ja: /接続できませんでした/ },
  }),
  month('a service that answers 503 for 30 days', answers('maintenance', 503), {
    first: 10,
    later: 6,
    reads: { en: /reported a server error/, ja: /サーバーエラーを返しました/ },
  }),
  month('a page of maintenance for 30 days', answers('<html>Maintenance</html>', 200, { 'content-type': 'text/html' }), {
    first: 8,
    later: 5,
    reads: { en: /The reply was a web page/, ja: /応答が Web ページでした/ },
  }),
  month('429 for 30 days', answers('slow down', 429), {
    first: 9,
    later: 2,
    reads: { en: /counted too many/, ja: /回数が多すぎる/ },
  }),
  {
    name: 'the own line is down for 3 days',
    open: { checkMinutes: 10 },
    async play(scene) {
      await settleWell(scene);
      const sent = scene.sent.length;
      await lineDown(scene);
      await scene.pass(3 * DAY);
      expect(scene.engine.state.get().health).toBe('offline');
      expect(scene.sent.length).toBe(sent);
      // Nothing is wrong with the service, and nobody is called to it.
      expect(urgent(scene, 'en').filter(({ title, body }) => /No-IP/.test(title + body))).toEqual([]);
      lineBack(scene);
      await scene.move('44.128.0.2');
      expect(await scene.published(10 * MINUTE)).toBe(true);
      return 'offline; no request, nobody called to the service; published within minutes of the line’s return';
    },
  },
  {
    name: 'Saikoro itself is off for 30 days, and the address changed',
    open,
    async play(scene) {
      await settleWell(scene);
      await scene.stop();
      scene.becomes('44.128.0.2');
      scene.clock.freeze(DAYS * DAY);
      const before = scene.sent.length;
      await scene.restart();
      expect(await scene.published(5 * MINUTE)).toBe(true);
      expect(scene.sent.slice(before).map(({ addresses }) => addresses)).toEqual([['44.128.0.2']]);
      expect(scene.clock.now() - (scene.sent.at(-1)?.at ?? 0)).toBeLessThanOrEqual(HOUR);
      return 'published within minutes of the start, with one request';
    },
  },
]);
