import { expect, test } from 'vitest';
import type { MenuEntry } from '../helpers/tray-host.ts';
import { practiceEvent, writeData } from './data.ts';
import { openDesktop } from './desktop.ts';
import { dialog } from './hands.ts';
import { dataFolder, fact, startSaikoro, updated } from './saikoro.ts';

const texts = (entries: MenuEntry[]): string[] => entries.filter(({ type }) => type !== 'separator').map(({ label }) => label);

/** Shapes of main/app/tray/events.ts, as a panel shows them. */
const WELL = '● ';

test.for(['ja', 'en'] as const)(
  'the tray lists the events with their shapes, and runs, copies and adds, in %s',
  { timeout: 120_000 },
  async (language, context) => {
    const { env, tray } = await openDesktop(context);
    const folder = dataFolder();
    const more = Array.from({ length: 6 }, (_, at) => practiceEvent({ id: `off${at}`, name: `Off ${at}`, enabled: false }));
    const broken = practiceEvent({ id: 'broken', name: 'Broken', hosts: ['broken.practice.test'] });
    writeData(folder, {
      events: [...more, practiceEvent({ name: 'Attic' }), broken],
      secrets: { 'practice-home': { password: 'saikoro' }, broken: { password: 'wrong' } },
    });
    const running = await startSaikoro({ env, language, folder });
    const { launched, strings } = running;
    await fact(launched, updated);
    await fact(launched, (one) => one.kind === 'update' && one.event === 'broken');
    await expect.poll(async () => texts(await tray.menu()).some((label) => label.startsWith('⚠')), { timeout: 20_000 }).toBe(true);
    const menu = await tray.menu();
    expect(texts(menu).length).toBeLessThanOrEqual(12);
    // The first line says how old it all is: a clock time, where nobody tells when a menu opens.
    expect(menu[0]?.label).toMatch(/\d{1,2}:\d{2}/);
    const events = texts(menu).filter((label) => /^[⚠△◇⧖⋯↻◌○◐◉●–] ?/.test(label));
    expect(events[0]).toMatch(/^⚠ Broken/);
    expect(texts(menu)).toContain(strings.confirm.more(8 - events.length));

    await tray.click(strings.action.addLong);
    const page = await running.window();
    await dialog(page).getByRole('textbox').first().waitFor();
    await page.keyboard.press('Escape');
  },
);

test('an event is run and copied from the tray', { timeout: 120_000 }, async (context) => {
  const { env, tray } = await openDesktop(context);
  const folder = dataFolder();
  // It waits for its time of day, so that nothing but the tray runs it.
  writeData(folder, {
    events: [practiceEvent({ schedule: { kind: 'monthly', day: 28, at: '04:00' } })],
    secrets: { 'practice-home': { password: 'saikoro' } },
  });
  const { launched, strings, quit } = await startSaikoro({ env, folder });
  await fact(launched, ({ kind }) => kind === 'address');
  await expect.poll(async () => texts(await tray.menu()).some((label) => label.endsWith('Practice')), { timeout: 30_000 }).toBe(true);
  const host = 'home.practice.test';
  await tray.click(strings.heading.copy(host));
  await expect.poll(() => launched.app.evaluate(({ clipboard }) => clipboard.readText()), { timeout: 10_000 }).toBe(host);
  await tray.click(strings.action.run);
  await fact(launched, updated);
  await expect.poll(async () => texts(await tray.menu()).some((label) => label.startsWith(WELL)), { timeout: 30_000 }).toBe(true);
  await quit();
});
