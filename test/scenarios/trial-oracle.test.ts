import { expect, it } from 'vitest';
import { createEngine } from '../../main/engine/engine.ts';
import { createServices } from '../../main/providers/index.ts';
import { sourceBuiltIns } from '../../main/providers/source-built-ins.ts';
import { dnsEvent } from '../helpers/fake-world/events.ts';
import { createFakeWorld } from '../helpers/fake-world/world.ts';

const SECRET = 'hunter2hunter2';
const event = dnsEvent({ service: 'dyndns2', settings: { server: 'https://dyn.example.com', username: 'me' } });

/** The commands over the real plug-ins; what is rehearsed must not be sent. */
const openDryRun = async () => {
  const fake = createFakeWorld([event]);
  const never = async (): Promise<never> => {
    throw new Error('it was sent');
  };
  const services = createServices(
    { http: { send: never }, tls: { dial: never }, dns: fake.world.dns, now: fake.clock.now },
    sourceBuiltIns(),
    {},
  );
  const saikoro = createEngine({ ...fake.world, services });
  fake.typed(event.id, { password: SECRET });
  saikoro.start();
  saikoro.commands.pause('resumed');
  await fake.clock.pass(60_000);
  const rehearse = async (settings: Record<string, string>) => {
    const arg = { event: { ...event, settings: { ...event.settings, ...settings } }, secrets: {} };
    return JSON.stringify(await saikoro.dryRun.rehearse(arg));
  };
  return { fake, rehearse };
};

it('a guess at a stored password is shown as it was typed, right or wrong', async () => {
  const { rehearse } = await openDryRun();
  const shownFor = async (guess: string): Promise<string> => {
    const shown = await rehearse({ path: `/a/wrong1/${guess}/wrong3` });
    expect(shown).toContain(guess);
    return shown.replaceAll(guess, 'GUESS');
  };
  expect(await shownFor(SECRET)).toBe(await shownFor('hunter3hunter3'));
});

it('the stored password is nowhere in it, in any form', async () => {
  const { rehearse } = await openDryRun();
  const shown = await rehearse({});
  expect(shown).toContain('nic/update');
  for (const form of [SECRET, Buffer.from(`me:${SECRET}`).toString('base64'), '5a1c0b0d']) expect(shown).not.toContain(form);
});

it('twenty within a minute, no more', async () => {
  const { fake, rehearse } = await openDryRun();
  const answers: string[] = [];
  for (let nth = 0; nth < 25; nth += 1) answers.push(await rehearse({}));
  expect(answers.filter((answer) => answer.includes('too-often'))).toHaveLength(5);
  await fake.clock.pass(60_000);
  expect(await rehearse({})).not.toContain('too-often');
});
