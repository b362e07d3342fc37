import { describe, expect, it } from 'vitest';
import { createFakeWorld } from '../../helpers/fake-world/world.ts';

const MINUTE = 60_000;
type Fake = ReturnType<typeof createFakeWorld>;
const at = (address: string) => ({ kind: 'address' as const, address });
const everywhere = (fake: Fake, address: string): void => {
  for (const operator of fake.echo.keys()) fake.echo.set(operator, address);
};
const withRouter = async (): Promise<Fake> => {
  const fake = createFakeWorld();
  fake.router = at('44.128.0.1');
  fake.saikoro.start();
  await fake.clock.pass(2 * MINUTE);
  expect(fake.sent).toHaveLength(1);
  return fake;
};

describe('the router next door', () => {
  it('is believed with one echo that agrees, and asks nobody else while it says the same', async () => {
    const fake = await withRouter();
    fake.asked.length = 0;
    await fake.clock.pass(60 * MINUTE);
    // Once in ten minutes the Internet is asked whether it sees the same.
    expect(fake.asked.length).toBeLessThanOrEqual(7);
    expect(fake.sent).toHaveLength(1);
  });
  it('is followed at once when it announces a new address', async () => {
    const fake = await withRouter();
    fake.router = at('44.128.0.2');
    const asked = fake.asked.length;
    fake.announce(at('44.128.0.2'));
    await fake.clock.pass(50);
    expect(fake.sent.at(-1)?.ipv4).toBe('44.128.0.2');
    expect(fake.asked).toHaveLength(asked);
  });
  it('is not followed with a private address, announced or not: there is another router beyond', async () => {
    const fake = await withRouter();
    fake.router = at('192.168.1.20');
    fake.announce(at('192.168.1.20'));
    await fake.clock.pass(30 * MINUTE);
    expect(fake.sent).toHaveLength(1);
  });
  it('needs a second voice once it disagreed with what the world saw', async () => {
    const fake = createFakeWorld();
    fake.router = at('44.128.7.7');
    fake.saikoro.start();
    await fake.clock.pass(2 * MINUTE);
    expect(fake.sent.map(({ ipv4 }) => ipv4)).toEqual(['44.128.0.1']);
    fake.announce(at('44.128.7.8'));
    await fake.clock.pass(2 * MINUTE);
    expect(fake.sent).toHaveLength(1);
  });
  it('is found out by asking when it answers but never announces', async () => {
    const fake = await withRouter();
    fake.router = at('44.128.0.3');
    everywhere(fake, '44.128.0.3');
    await fake.clock.pass(66_000);
    expect(fake.sent.at(-1)?.ipv4).toBe('44.128.0.3');
  });
});

describe('a VPN that owns the way out', () => {
  it('publishes nothing of its exit, only the router’s word', async () => {
    const fake = await withRouter();
    fake.vpn = true;
    everywhere(fake, '44.128.66.66');
    await fake.clock.pass(30 * MINUTE);
    expect(fake.sent).toHaveLength(1);
    expect(fake.saikoro.state.fields().vpn).toBe(true);
    fake.router = at('44.128.0.9');
    await fake.clock.pass(2 * MINUTE);
    expect(fake.sent.at(-1)?.ipv4).toBe('44.128.0.9');
  });
  it('holds calmly without a router, and goes on when it is down', async () => {
    const fake = createFakeWorld();
    fake.saikoro.start();
    await fake.clock.pass(2 * MINUTE);
    fake.vpn = true;
    everywhere(fake, '44.128.66.66');
    fake.asked.length = 0;
    await fake.clock.pass(60 * MINUTE);
    expect(fake.sent).toHaveLength(1);
    expect(fake.asked).toHaveLength(0);
    expect(fake.saikoro.state.get().health).toBe('paused');
    fake.vpn = false;
    everywhere(fake, '44.128.0.4');
    await fake.clock.pass(10 * MINUTE);
    expect(fake.sent.at(-1)?.ipv4).toBe('44.128.0.4');
  });
});
