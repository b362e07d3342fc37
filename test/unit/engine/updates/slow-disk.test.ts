import { expect, it } from 'vitest';
import type { ServiceLimits } from '../../../../main/ports/dns-service.ts';
import { dnsEvent } from '../../../helpers/fake-world/events.ts';
import { createFakeWorld, type FakeWorld } from '../../../helpers/fake-world/world.ts';

const SECOND = 1000;
const GAP = 90;

it.each<[string, Partial<ServiceLimits>, (fake: FakeWorld) => void]>([
  [
    'an event',
    { minIntervalSeconds: GAP },
    (fake) => {
      for (const operator of fake.echo.keys()) fake.echo.set(operator, '44.128.0.2');
    },
  ],
  [
    'an account',
    { minIntervalSeconds: 0, perAccountSeconds: GAP },
    (fake) =>
      void fake.saikoro.commands.save({
        event: dnsEvent({ id: 'other', hosts: ['other.dyn.example'] }),
        secrets: { token: 't0p' },
        isNew: true,
      }),
  ],
])('the gap of %s counts from the request, however long the disk took to note it down before', async (_, limits, change) => {
  const fake = createFakeWorld([dnsEvent()], { services: { example: limits } });
  const { ledger } = fake.world;
  const write = ledger.putAll;
  let disk = 4 * SECOND;
  ledger.putAll = (records, how) => {
    write(records, how);
    fake.clock.freeze(disk);
  };
  const sentAt: number[] = [];
  const accept = fake.service;
  fake.service = (job) => {
    sentAt.push(fake.clock.now());
    return accept(job);
  };
  fake.saikoro.start();
  await fake.clock.pass(20 * SECOND);
  expect(sentAt).toHaveLength(1);
  disk = 0;
  change(fake);
  await fake.clock.pass(300 * SECOND);
  expect(sentAt).toHaveLength(2);
  const [first = 0, second = 0] = sentAt;
  expect(second - first).toBeGreaterThanOrEqual(GAP * SECOND);
});
