import { describe, expect, it } from 'vitest';
import { createEngine } from '../../../../main/engine/engine.ts';
import type { Document } from '../../../../main/ports/storage/settings.ts';
import { DEFAULT_UI } from '../../../../preload/contract/settings.ts';
import { dnsEvent } from '../../../helpers/fake-world/events.ts';
import { createFakeWorld } from '../../../helpers/fake-world/world.ts';

const HOUR = 3_600_000;
const DAY = 24 * HOUR;
const START = Date.UTC(2026, 0, 15, 3, 0, 0);

const pausedWorld = async (pausedUntil: number) => {
  const fake = createFakeWorld([dnsEvent()]);
  const document = { ...fake.saved, ui: { ...DEFAULT_UI, pausedUntil } };
  const saves: Document[] = [];
  const save = (saved: Document) => {
    saves.push(structuredClone(saved));
    return fake.world.documents.save(saved);
  };
  const saikoro = createEngine({ ...fake.world, documents: { ...fake.world.documents, document, save } });
  saikoro.start();
  await fake.clock.pass(60_000);
  const until = () => saikoro.state.fields().pausedUntil;
  return { fake, saves, until, told: () => fake.journal.flatMap((entry) => (entry.kind === 'paused' ? [entry.until] : [])) };
};

describe('a pause from before a restart', () => {
  it.each([1e300, Number.MAX_VALUE, START + 400 * DAY, START + 3 * DAY, 8.64e15 + 1])(
    'that says %d ends within a day, is told so and kept so',
    async (given) => {
      const { fake, saves, until, told } = await pausedWorld(given);
      expect(fake.sent).toEqual([]);
      expect(until()).toBeLessThanOrEqual(START + DAY);
      expect(until()).toBeGreaterThan(START);
      expect(told()).toEqual([until()]);
      expect([fake.saved.ui.pausedUntil, fake.saved.events.length, saves.every(({ events }) => events.length === 1)]).toEqual([
        until(),
        1,
        true,
      ]);
      await fake.clock.pass(DAY);
      expect([until(), fake.sent.length]).toEqual([null, 1]);
      expect(fake.journal.map(({ kind }) => kind)).toContain('continued');
    },
  );
  it.each([-1e300, -5, START - 1, 0.5])('that says %d is over', async (given) => {
    const { fake, until } = await pausedWorld(given);
    expect([until(), fake.sent.length]).toEqual([null, 1]);
  });
  it('that ends as the user chose, or when he says so, is left as it is', async () => {
    for (const given of [START + HOUR, 0]) {
      const { until, told } = await pausedWorld(given);
      expect([until(), told()]).toEqual([given, []]);
    }
  });
});

it('a pause for an hour is one, and says so, also when the clock was ahead as it began', async () => {
  const fake = createFakeWorld([dnsEvent()]);
  fake.saikoro.start();
  await fake.clock.pass(60_000);
  fake.clock.jump(400 * DAY);
  await fake.clock.pass(60_000);
  fake.saikoro.commands.pause('hour');
  fake.clock.jump(-400 * DAY);
  await fake.clock.pass(120_000);
  const until = fake.saikoro.state.fields().pausedUntil ?? 0;
  expect(until).toBeLessThanOrEqual(fake.clock.now() + DAY);
  await fake.clock.pass(HOUR);
  expect(fake.saikoro.state.fields().pausedUntil).toBeNull();
});

describe('a pause in which settings are saved', () => {
  it.each(['resumed', 'hour'] as const)('is kept with them (%s)', async (until) => {
    const fake = createFakeWorld([dnsEvent()]);
    fake.saikoro.start();
    await fake.clock.pass(60_000);
    fake.saikoro.commands.pause(until);
    const { settings, pausedUntil } = fake.saikoro.state.fields();
    expect(fake.saikoro.commands.saveSettings({ ...settings, theme: 'dark' })).toEqual({ ok: true });
    expect(fake.saved.settings.theme).toBe('dark');
    expect(pausedUntil).not.toBeNull();
    expect(fake.saved.ui.pausedUntil).toBe(pausedUntil);
    fake.saikoro.commands.pause('not');
    fake.saikoro.commands.saveSettings(settings);
    expect(fake.saved.ui.pausedUntil).toBeNull();
  });
});
