import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import type { LogLine } from '../../preload/contract/log.ts';
import type { Language } from '../../preload/strings/index.ts';
import { onPath } from '../../scripts/display.mjs';
import { fastClock } from '../helpers/fast-clock.ts';
import { seriousFaults } from './axe.ts';
import { ownServiceEvent, readSettings, writeData } from './data.ts';
import { openFarSide } from './far-side.ts';
import { choose, dialog, openView } from './hands.ts';
import { answering } from './native.ts';
import { openNtfy, TOPIC } from './ntfy.ts';
import { dataFolder, fact, startSaikoro, updated } from './saikoro.ts';
import { keepShot } from './shots.ts';
import { resize, type Size } from './window-size.ts';

const lacks = process.platform === 'linux' && onPath('faketime') ? undefined : 'faketime not installed';
const MINUTE = 60_000;
const LATEST = { timeout: 60_000, interval: 500 };
const SMALL: Size = [480, 360];
const USUAL: Size = [940, 640];

/** The clock of the app runs ten times as fast, so that the time of a report comes while one waits for it. */
const open = async (language: Language) => {
  const ntfy = await openNtfy();
  const far = await openFarSide();
  const folder = dataFolder('weekly');
  const event = ownServiceEvent(far.port, { name: 'Shed', address: { kind: 'fixed', ipv4: '198.51.101.7' } });
  writeData(folder, { events: [event], secrets: { own: { password: 'p4ssword' } }, settings: { logLevel: 'error' } });
  const ca = join(folder, 'ca.pem');
  writeFileSync(ca, ntfy.ca);
  const args = ['--secrets=file', `--ca-file=${ca}`];
  const app = await startSaikoro({ folder, language, practice: false, args, env: fastClock(10) });
  await fact(app.launched, updated);
  const page = await app.window();
  page.setDefaultTimeout(30_000);
  await openView(page, app.strings, 'settings');
  return { ...app, page, ntfy, folder };
};

test.skipIf(lacks !== undefined).each<Language>(['en', 'ja'])(
  'a weekly report that is switched on comes on its day at its time, in %s',
  { timeout: 240_000 },
  async (language) => {
    const { launched, page, strings, ntfy, folder } = await open(language);
    const { channels: words } = strings;
    await answering(launched, 1);
    await page.getByRole('button', { name: words.add, exact: true }).click();
    await dialog(page)
      .getByRole('textbox', { name: language === 'ja' ? 'サーバー' : 'Server' })
      .fill(`https://localhost:${ntfy.port}`);
    await dialog(page)
      .getByLabel(language === 'ja' ? 'トピック' : 'Topic')
      .fill(TOPIC);
    await dialog(page).getByText(words.weeklyOn).click();
    const soon = new Date((await page.evaluate(() => Date.now())) + 6 * MINUTE);
    await choose(page, dialog(page), words.weeklyDay, strings.weekday(soon.getDay()));
    await dialog(page).getByLabel(words.weeklyAt).scrollIntoViewIfNeeded();
    expect(await seriousFaults(page)).toEqual([]);
    await keepShot(page, `weekly-${language}`);
    await resize(launched.app, page, SMALL);
    await page.emulateMedia({ colorScheme: 'dark' });
    await dialog(page).getByLabel(words.weeklyAt).scrollIntoViewIfNeeded();
    await keepShot(page, `weekly-small-dark-${language}`);
    await resize(launched.app, page, USUAL);
    // Typed last: looking took some of those minutes.
    const due = new Date((await page.evaluate(() => Date.now())) + 6 * MINUTE);
    await choose(page, dialog(page), words.weeklyDay, strings.weekday(due.getDay()));
    const at = [due.getHours(), due.getMinutes()].map((part) => String(part).padStart(2, '0')).join(':');
    await dialog(page).getByLabel(words.weeklyAt).fill(at);
    await dialog(page).getByRole('button', { name: words.save, exact: true }).click();
    await dialog(page).waitFor({ state: 'detached' });
    expect(readSettings(folder).settings.channels).toMatchObject([{ kind: 'ntfy', weekly: { day: due.getDay(), at } }]);
    expect(ntfy.got).toEqual([]);

    await expect.poll(() => ntfy.got.length, LATEST).toBe(1);
    const [report] = ntfy.got;
    expect(report?.title).toMatch(language === 'ja' ? /^Saikoro の1週間/ : /^Your week with Saikoro/);
    for (const line of [strings.weekly.sameAddress, strings.weekly.updates(1), strings.weekly.noOutage])
      expect(report?.message).toContain(line);
  },
);

test.skipIf(lacks !== undefined).each<Language>(['en', 'ja'])(
  'the log keeps what its level says, from the moment it is chosen, in %s',
  { timeout: 240_000 },
  async (language) => {
    const { launched, page, strings, folder } = await open(language);
    const words = strings.diagnostics;
    const file = join(folder, 'logs', 'saikoro.log');
    const lines = (): LogLine[] =>
      existsSync(file)
        ? readFileSync(file, 'utf8')
            .split('\n')
            .filter(Boolean)
            .map((line) => JSON.parse(line))
        : [];
    const settings = page.getByRole('main');
    expect(lines()).toEqual([]);
    await choose(page, settings, words.logLevel, words.logLevels.debug);
    const switchEvent = (enabled: boolean): Promise<void> =>
      page.evaluate(async (on) => {
        await (globalThis as unknown as { saikoro: Record<string, (arg: unknown) => Promise<unknown>> }).saikoro['events.enable']?.({
          ids: ['own'],
          enabled: on,
        });
      }, enabled);
    await switchEvent(false);
    await expect.poll(() => new Set(lines().map(({ level }) => level)), LATEST).toEqual(new Set(['debug', 'info']));
    expect(JSON.stringify(lines())).not.toContain('p4ssword');

    await settings.getByRole('button', { name: words.logLevel }).scrollIntoViewIfNeeded();
    expect(await seriousFaults(page)).toEqual([]);
    await keepShot(page, `log-level-${language}`);
    await resize(launched.app, page, SMALL);
    await page.emulateMedia({ colorScheme: 'dark' });
    await settings.getByRole('button', { name: words.logLevel }).scrollIntoViewIfNeeded();
    await keepShot(page, `log-level-small-dark-${language}`);
    await resize(launched.app, page, USUAL);
    await choose(page, settings, words.logLevel, words.logLevels.error);
    await expect.poll(() => readSettings(folder).settings.logLevel, LATEST).toBe('error');
    const kept = lines();
    const seen = launched.stdout.length;
    await switchEvent(true);
    await expect.poll(() => launched.stdout.slice(seen).some((line) => line.includes('"kind":"event"')), LATEST).toBe(true);
    expect(lines()).toEqual(kept);
  },
);
