import { expect, it } from 'vitest';
import { createEngine } from '../../main/engine/engine.ts';
import { dnsEvent } from '../helpers/fake-world/events.ts';
import { createFakeWorld } from '../helpers/fake-world/world.ts';

it('a source of the user’s own choosing hears which address is held, so that one of two equals stays', async () => {
  const both = ['2400:4050::1', '2400:4050::2'];
  const event = dnsEvent({ families: { ipv4: false, ipv6: true }, address: { kind: 'interface', name: 'eth0' } });
  const fake = createFakeWorld([event]);
  const { ownSource } = fake.world;
  createEngine({
    ...fake.world,
    ownSource: (from, family) => ({
      ...ownSource(from, family),
      transport: 'interface',
      // As a system that lists its addresses in another order each time.
      async ask(known) {
        if (family === 'ipv4') return { kind: 'absent' };
        both.reverse();
        return { kind: 'address', address: both.find((each) => each === known) ?? (both[0] as string) };
      },
    }),
  }).start();
  await fake.clock.pass(60 * 60_000);
  expect(fake.sent).toHaveLength(1);
});
