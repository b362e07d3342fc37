import { expect, test } from 'vitest';
import type { Language } from '../../preload/strings/index.ts';
import { seriousFaults } from './axe.ts';
import { ownServiceEvent, writeData } from './data.ts';
import { openFarSide } from './far-side.ts';
import { dialog } from './hands.ts';
import { dataFolder, startSaikoro } from './saikoro.ts';
import { keepShot } from './shots.ts';
import { resize } from './window-size.ts';

test.each<Language>(['en', 'ja'])(
  'a warning about several events asks which of them moves, in %s',
  { timeout: 120_000 },
  async (language) => {
    const folder = dataFolder('several');
    const far = await openFarSide((_, response) => void response.end('abuse'));
    const named = (id: string, name: string) => ownServiceEvent(far.port, { id, name, hosts: [`${id}.dip.jp`] });
    writeData(folder, {
      events: [named('home', 'Home'), named('office', 'Office')],
      secrets: { home: { password: 'secret' }, office: { password: 'secret' } },
    });
    const { launched, window, strings, state } = await startSaikoro({ folder, language });
    const page = await window();
    await expect.poll(async () => (await state()).warnings, { timeout: 60_000 }).toMatchObject([{ code: 'blocked', count: 2 }]);
    await page.getByRole('button', { name: new RegExp(strings.inbox.title) }).click();
    await page.getByRole('button', { name: strings.moving.which }).click();
    await page.getByRole('menuitem', { name: 'Office' }).waitFor();
    expect(await page.getByRole('menuitem').allInnerTexts()).toEqual(['Home', 'Office']);
    expect(await seriousFaults(page)).toEqual([]);
    await keepShot(page, `moving-several-${language}`);
    await resize(launched.app, page, [480, 360]);
    await page.emulateMedia({ colorScheme: 'dark' });
    await keepShot(page, `moving-several-small-dark-${language}`);
    await page.getByRole('menuitem', { name: 'Office' }).click();
    await dialog(page).getByText(strings.moving.title('Office')).waitFor();
    await dialog(page)
      .getByText(language === 'ja' ? 'office.f5.si' : 'office.duckdns.org')
      .waitFor();
  },
);
