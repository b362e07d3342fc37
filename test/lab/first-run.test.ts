import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import type { Locator } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { stringsFor } from '../../preload/strings/index.ts';
import { labLacks } from './hosts.ts';
import { type Effort, type Newcomer, startNewcomer } from './newcomer.ts';
import type { Service } from './services/service.ts';
import { SERVICES } from './services/service-list.ts';
import { openServices, SERVICES_NEED, type ServicesScene } from './services/services-scene.ts';

const lacks = labLacks(...SERVICES_NEED);
const pictures = join(import.meta.dirname, '../artifacts/lab');
const LATE = 90_000;

interface Journey {
  service: Service;
  /** What is typed into the one field of the second step. */
  found: string;
  /** What is typed in the third one, in the order of its empty fields. */
  typed: string[];
  most: Effort;
}

const serviceOf = (id: string): Service => {
  const found = SERVICES.find((one) => one.id === id);
  if (found === undefined) throw new Error(`no service ${id}`);
  return found;
};
const [ddnsNow, cloudflare, own] = ['ddns-now', 'cloudflare', 'custom'].map(serviceOf) as [Service, Service, Service];
const JOURNEYS: [string, Journey][] = [
  ['DDNS Now', { service: ddnsNow, found: ddnsNow.host, typed: [String(ddnsNow.settings.password)], most: { clicks: 4, fields: 2 } }],
  [
    'Cloudflare',
    {
      service: cloudflare,
      found: 'cloudflare',
      typed: [cloudflare.host, String(cloudflare.settings.token)],
      most: { clicks: 5, fields: 3 },
    },
  ],
  // Its page shows an address with the host's name in it, as most do.
  ['a URL nobody knows', { service: own, found: `${own.settings.url}&ip=auto`, typed: [], most: { clicks: 4, fields: 2 } }],
];

describe.skipIf(lacks !== null)(`the first run of a newcomer${lacks === null ? '' : ` (${lacks})`}`, { retry: 0 }, () => {
  let scene: ServicesScene;
  beforeAll(async () => {
    mkdirSync(pictures, { recursive: true });
    scene = await openServices();
  }, 120_000);
  afterAll(() => scene?.close(), 30_000);

  const walk = async ({ service, found, typed }: Journey, language: 'ja' | 'en', { page, effort, press, type, paste, enter }: Newcomer) => {
    const strings = stringsFor(language);
    const words = strings.firstRun;
    const sheet = page.getByRole('dialog', { name: words.title });
    const step = (name: keyof typeof words.steps): Locator => sheet.getByRole('region', { name: words.steps[name] });
    const next = sheet.getByRole('button', { name: words.next, exact: true });
    const shot = (name: string) => page.screenshot({ path: join(pictures, `first-run-${service.id}-${name}-${language}.png`) });
    await step('found').waitFor();
    await step('found').getByText(scene.addresses.ipv4).waitFor({ timeout: LATE });
    await shot('found');
    await press(next);

    await step('service').waitFor();
    await expect.poll(() => page.evaluate(() => document.activeElement?.getAttribute('role'))).toBe('combobox');
    await (found.includes('/') ? paste(found) : type(found));
    await sheet.getByRole('option', { selected: true }).waitFor();
    await enter();
    await step('account').waitFor();
    for (const text of typed) {
      const empty = step('account').locator('input[type="text"], input[type="password"]').filter({ visible: true });
      const at = await empty.evaluateAll((all) => all.findIndex((one) => (one as HTMLInputElement).value === ''));
      await empty.nth(at).focus();
      await type(text);
    }
    await shot('account');
    await press(sheet.getByRole('button', { name: strings.trial.send, exact: true }));

    // It is published once the DNS shows it: the heading says so, and here the reply stands in words.
    const heading = page.getByRole('heading', { level: 1, includeHidden: true });
    const said = strings.tray.published(scene.addresses.ipv4, '');
    await expect
      .poll(() => heading.textContent(), { timeout: LATE })
      .toContain(said.slice(0, said.indexOf(scene.addresses.ipv4) + scene.addresses.ipv4.length));
    await shot('sent');
    const sofar = { ...effort };
    expect(scene.internet.record(service.host)).toEqual([scene.addresses.ipv4]);

    await press(next);
    await step('compare').getByRole('cell', { name: words.compare.match }).waitFor();
    await shot('compare');
    await press(next);
    await press(sheet.getByRole('button', { name: words.finish, exact: true }));
    await page
      .getByRole('region', { name: words.log.title(service.host) })
      .getByRole('listitem')
      .first()
      .waitFor();
    await shot('end');
    return sofar;
  };

  for (const language of ['ja', 'en'] as const)
    it.each(JOURNEYS)(
      `%s, in ${language}`,
      async (name, journey) => {
        const newcomer = await startNewcomer(scene.lab.home, scene.internet, language);
        try {
          const effort = await walk(journey, language, newcomer);
          const { most } = journey;
          console.log(
            `${name} (${language}): ${effort.clicks} clicks and ${effort.fields} fields to a published name (at most ${most.clicks} and ${most.fields}), ${newcomer.effort.clicks} clicks to the end`,
          );
          expect(effort.clicks).toBeLessThanOrEqual(most.clicks);
          expect(effort.fields).toBeLessThanOrEqual(most.fields);
        } catch (error) {
          await newcomer.page.screenshot({ path: join(pictures, `failed-${journey.service.id}-${language}.png`) }).catch(() => {});
          throw error;
        } finally {
          await newcomer.stop();
        }
      },
      180_000,
    );
});
