import { describe, expect, it } from 'vitest';
import type { Answer } from '../../main/ports/address-source.ts';
import { dnsEvent } from '../helpers/fake-world/events.ts';
import { createFakeWorld } from '../helpers/fake-world/world.ts';

const MINUTE = 60_000;
const [OLD, NEW, OWN, LATER] = ['44.128.0.1', '44.128.0.2', '44.128.0.70', '44.128.0.71'];
const moveTo = (fake: ReturnType<typeof createFakeWorld>, address: string): void => {
  for (const operator of fake.echo.keys()) fake.echo.set(operator, address);
};
const sentTo = (fake: ReturnType<typeof createFakeWorld>, host: string): (string | null)[] =>
  fake.sent.filter(({ hosts }) => hosts.includes(host)).map(({ ipv4 }) => ipv4);

describe('a source of the user that does not answer', () => {
  const program = { kind: 'command' as const, call: { program: '/bin/slow', args: [], timeoutSeconds: 3600 } };
  const events = [dnsEvent(), dnsEvent({ id: 'slow', hosts: ['slow.dyn.example'], address: program })];

  it('holds up nobody else, and is not started twice', async () => {
    const fake = createFakeWorld(events);
    let started = 0;
    fake.own = async (_, family) => {
      if (family === 'ipv6') return { kind: 'absent' };
      started += 1;
      return new Promise<Answer>(() => {});
    };
    fake.saikoro.start();
    await fake.clock.pass(MINUTE);
    expect(sentTo(fake, 'home.dyn.example')).toEqual([OLD]);
    moveTo(fake, NEW);
    await fake.clock.pass(3 * MINUTE);
    expect(sentTo(fake, 'home.dyn.example')).toEqual([OLD, NEW]);
    expect(sentTo(fake, 'slow.dyn.example')).toEqual([]);
    expect(started).toBe(1);
  });

  it('is followed when it answers at last, and asked again from then on', async () => {
    const fake = createFakeWorld(events);
    let answer: (said: Answer) => void = () => {};
    fake.own = async (_, family) =>
      family === 'ipv6'
        ? { kind: 'absent' }
        : new Promise<Answer>((resolve) => {
            answer = resolve;
          });
    fake.saikoro.start();
    await fake.clock.pass(5 * MINUTE);
    answer({ kind: 'address', address: OWN });
    await fake.clock.pass(MINUTE);
    expect(sentTo(fake, 'slow.dyn.example')).toEqual([OWN]);
    fake.own = async () => ({ kind: 'address', address: LATER });
    answer({ kind: 'absent' });
    await fake.clock.pass(5 * MINUTE);
    expect(sentTo(fake, 'slow.dyn.example')).toEqual([OWN, LATER]);
  });
});

describe('a source that is the app’s own and never answers', () => {
  it('ends no watch: the round is given up, and what it says too late counts for nothing', async () => {
    const fake = createFakeWorld();
    fake.saikoro.start();
    await fake.clock.pass(MINUTE);
    const answers: ((said: Answer) => void)[] = [];
    const sources = fake.world.sources.filter(({ family }) => family === 'ipv4');
    const asks = sources.map((source) => source.ask);
    for (const source of sources) source.ask = () => new Promise<Answer>((resolve) => answers.push(resolve));
    await fake.clock.pass(2 * MINUTE);
    expect(answers.length).toBeGreaterThan(0);
    for (const [at, source] of sources.entries()) source.ask = asks[at] as typeof source.ask;
    moveTo(fake, NEW);
    await fake.clock.pass(10 * MINUTE);
    expect(sentTo(fake, 'home.dyn.example')).toEqual([OLD, NEW]);
    for (const answer of answers) answer({ kind: 'address', address: '44.128.0.66' });
    await fake.clock.pass(10 * MINUTE);
    expect(sentTo(fake, 'home.dyn.example')).toEqual([OLD, NEW]);
  });
});
