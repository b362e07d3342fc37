import { expect, it } from 'vitest';
import { dnsEvent } from '../../../helpers/fake-world/events.ts';
import { createFakeWorld } from '../../../helpers/fake-world/world.ts';

it('tells those that wait for their turn from the one that is being sent', async () => {
  const events = ['a', 'b', 'c'].map((id) => dnsEvent({ id, hosts: [`${id}.dyn.example`], settings: { account: id } }));
  const fake = createFakeWorld(events);
  const answers: (() => void)[] = [];
  fake.service = () => new Promise((done) => answers.push(() => done({ outcome: { kind: 'updated' } })));
  fake.saikoro.start();
  await fake.clock.pass(60_000);
  const doing = () => events.map(({ id }) => fake.saikoro.state.event(id)?.status.activity);
  expect(fake.sent).toHaveLength(1);
  expect(doing()).toEqual(['running', 'queued', 'queued']);
  answers[0]?.();
  await fake.clock.pass(20_000);
  expect(doing()).toEqual(['verifying', 'running', 'queued']);
});
