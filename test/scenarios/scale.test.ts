import { expect, it } from 'vitest';
import { dnsEvent } from '../helpers/fake-world/events.ts';
import { createFakeWorld } from '../helpers/fake-world/world.ts';

it('publishes a change for ten thousand events, and stays linear', async () => {
  const run = async (count: number): Promise<number> => {
    const fake = createFakeWorld(
      Array.from({ length: count }, (_, at) => dnsEvent({ id: `e${at}`, name: `Event ${at}`, hosts: [`h${at}.dyn.example`] })),
    );
    for (let at = 0; at < count; at += 1) fake.typed(`e${at}`, { token: 't' });
    const begun = performance.now();
    fake.saikoro.start();
    const hosts = (): number => fake.sent.reduce((sum, job) => sum + job.hosts.length, 0);
    for (let turn = 0; turn < 200 && hosts() < count; turn += 1) await fake.clock.pass(100);
    // The fake service answers at once; what is left is a matter of turns of the event loop.
    for (let turn = 0; turn < 5000 && hosts() < count; turn += 1) await fake.clock.pass(1);
    expect(fake.sent).toHaveLength(count / 20);
    expect(new Set(fake.sent.flatMap((job) => job.hosts)).size).toBe(count);
    return performance.now() - begun;
  };
  await run(200);
  const small = await run(1000);
  const large = await run(10_000);
  console.log(`1,000 events: ${small.toFixed(0)} ms, 10,000 events: ${large.toFixed(0)} ms, ratio ${(large / small).toFixed(1)}`);
  // Ten times the work; a quadratic step would make it a hundred.
  expect(large / small).toBeLessThan(40);
}, 60_000);

it('what each change costs does not grow with the number of events', async () => {
  const run = async (count: number): Promise<number> => {
    const events = Array.from({ length: count }, (_, at) => dnsEvent({ id: `e${at}`, hosts: [`h${at}.dyn.example`] }));
    const fake = createFakeWorld(events, { services: { example: { maxHosts: 1 } } });
    let looks = 0;
    const { views } = fake.saikoro.state;
    fake.saikoro.state.views = () => {
      looks += 1;
      return views();
    };
    fake.saikoro.start();
    for (let turn = 0; turn < 20 * count && fake.sent.length < count; turn += 1) await fake.clock.pass(1);
    expect(fake.sent).toHaveLength(count);
    return looks;
  };
  expect(await run(300)).toBeLessThanOrEqual((await run(30)) + 5);
});

it('a regular look that learns nothing looks at no event', async () => {
  const fake = createFakeWorld(Array.from({ length: 200 }, (_, at) => dnsEvent({ id: `e${at}`, hosts: [`h${at}.dyn.example`] })));
  let looks = 0;
  const { keys } = fake.world.secrets;
  fake.world.secrets.keys = (id) => {
    looks += 1;
    return keys(id);
  };
  fake.saikoro.start();
  await fake.clock.pass(15 * 60_000);
  const [asked, before] = [fake.asked.length, looks];
  await fake.clock.pass(10 * 60_000);
  expect(fake.asked.length - asked).toBeGreaterThanOrEqual(8);
  expect(looks - before).toBe(0);
});
