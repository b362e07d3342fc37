import { expect } from 'vitest';
import type { EventWarning } from '../../preload/contract/warning.ts';
import { answers, refuses } from './frame/given.ts';
import { DAY, HOUR, MINUTE } from './frame/home.ts';
import { byDay, faults, type Row, settleWell, urgent } from './frame/row.ts';
import type { Scene } from './frame/scene.ts';

const open = { checkMinutes: 60 };
const DAYS = 5;
const span = (ms: number): string => (ms < MINUTE ? 'at once' : ms < HOUR ? `after ${ms / MINUTE} min` : `after ${ms / HOUR} h`);
const warningOf = (scene: Scene) => scene.event().status.warning;
const timesOf = (scene: Scene): number[] => urgent(scene, 'en').map(({ at }) => at);

/** When each step of the ladder comes after the first telling, in ms: after six hours, after a day, then each day. */
const STEPS = [0, 6 * HOUR, DAY, 2 * DAY, 3 * DAY, 4 * DAY];
/** A round, and what is gathered before it is told; a record that was just put right again is looked up first. */
const LATE = 10 * MINUTE;

/** One warning on its ladder: seen after its time and no sooner, with its age, told on each step and then that it is over. */
const ladder = (
  name: string,
  { code, after, given, over }: { code: EventWarning; after: number; given: (scene: Scene) => unknown; over: (scene: Scene) => unknown },
): Row => ({
  name,
  open,
  async play(scene) {
    await settleWell(scene);
    const begun = scene.clock.now();
    await given(scene);
    expect(await scene.until(() => warningOf(scene)?.code === code, after + HOUR, 10_000), 'seen').toBe(true);
    const since = warningOf(scene)?.since ?? 0;
    expect(scene.clock.now() - begun, 'not before its time').toBeGreaterThanOrEqual(after);
    expect(since, 'its age counts from the fault').toBeGreaterThanOrEqual(begun);
    await scene.pass(MINUTE);
    const [first = 0] = timesOf(scene);
    expect(timesOf(scene), 'told once so far').toHaveLength(1);
    await scene.pass(DAYS * DAY - HOUR);
    const told = timesOf(scene).map((at) => at - first);
    expect(told).toHaveLength(STEPS.length);
    for (const [step, at] of STEPS.entries()) {
      expect(told[step], `step ${step}`).toBeGreaterThanOrEqual(at);
      expect(told[step], `step ${step}`).toBeLessThanOrEqual(at + LATE);
    }
    expect(warningOf(scene), 'the same warning, of the same age').toMatchObject({ code, since });
    await over(scene);
    expect(await scene.published(2 * DAY), 'well again').toBe(true);
    await scene.pass(MINUTE);
    expect(warningOf(scene), 'over').toBeUndefined();
    expect(
      scene.reader.told.en.filter(({ title }) => /again/.test(title)),
      'told that it is over, once',
    ).toHaveLength(1);
    return `told ${span(after)}, again after 6 h, after a day, then daily (by day ${byDay(timesOf(scene), first, DAYS).join(' ')}); over, told once`;
  },
});

const moved = async (scene: Scene): Promise<void> => scene.move('44.128.0.2');
const heal = (scene: Scene): void => scene.outside.heal();

/** Its service is dead, and that has been told. */
const told = async (scene: Scene): Promise<void> => {
  await settleWell(scene);
  await refuses(scene);
  await moved(scene);
  await scene.pass(30 * MINUTE);
  expect(timesOf(scene)).toHaveLength(1);
};

faults('warnings', [
  ladder('the ladder of a password that is refused', {
    code: 'credentials',
    after: 0,
    async given(scene) {
      answers('badauth')(scene);
      await moved(scene);
    },
    over(scene) {
      heal(scene);
      scene.engine.commands.resume(['home']);
    },
  }),
  ladder('the ladder of a record that the DNS does not show', {
    code: 'mismatch',
    after: 15 * MINUTE,
    async given(scene) {
      scene.outside.answer = () => ({ status: 200, body: `good ${scene.outside.seen}` });
      await moved(scene);
    },
    over: (scene) => void scene.outside.names.records.set('home.ddns.net A', scene.outside.seen),
  }),
  ladder('the ladder of a service that answers with faults', {
    code: 'service-down',
    after: 3 * HOUR,
    async given(scene) {
      answers('down', 503)(scene);
      await moved(scene);
    },
    over: heal,
  }),
  ladder('the ladder of an address that nobody tells', {
    code: 'no-source',
    after: HOUR,
    async given(scene) {
      scene.outside.echoAnswers.set('*', () => ({ status: 200, body: 'nonsense' }));
      // What was known holds while Saikoro runs.
      await scene.restart();
    },
    over: (scene) => scene.outside.echoAnswers.clear(),
  }),
  {
    name: 'a warning is silenced for a day',
    open,
    async play(scene) {
      await told(scene);
      expect(scene.engine.commands.snooze({ code: 'unreachable', event: 'home', for: 'day' })).toEqual({ ok: true });
      const until = scene.clock.now() + DAY;
      await scene.pass(DAY - MINUTE);
      expect(timesOf(scene), 'silent').toHaveLength(1);
      expect(warningOf(scene), 'it still stands there').toMatchObject({ code: 'unreachable', snoozedUntil: until });
      await scene.pass(HOUR);
      expect(timesOf(scene), 'told again after its end').toHaveLength(2);
      heal(scene);
      return 'nothing is told for a day, the warning stands there with its end, and it is told again after it';
    },
  },
  {
    name: 'a restart while something is wrong, and another three days later',
    open,
    async play(scene) {
      await told(scene);
      const { code, since } = warningOf(scene) ?? {};
      await scene.restart();
      await scene.pass(20 * MINUTE);
      expect(warningOf(scene)).toMatchObject({ code, since });
      expect(timesOf(scene), 'told is not told again').toHaveLength(1);
      await scene.pass(3 * DAY);
      const before = timesOf(scene).length;
      await scene.restart();
      await scene.pass(20 * MINUTE);
      expect(warningOf(scene)).toMatchObject({ code, since });
      expect(timesOf(scene)).toHaveLength(before);
      heal(scene);
      return 'it is still wrong, since the same time, and what was told is not told again';
    },
  },
  {
    name: 'the event with a warning is switched off',
    open,
    async play(scene) {
      await told(scene);
      scene.engine.commands.enable(['home'], false);
      await scene.pass(3 * DAY);
      expect(warningOf(scene)).toBeUndefined();
      expect(timesOf(scene)).toHaveLength(1);
      heal(scene);
      return 'nothing stands there, and nothing is told any more';
    },
  },
]);
