import { expect, test, vi } from 'vitest';
import type { Language } from '../../preload/strings/index.ts';
import { ownServiceEvent, writeData } from './data.ts';
import { openFarSide } from './far-side.ts';
import { dataFolder, fact, startSaikoro } from './saikoro.ts';
import { keepShot } from './shots.ts';

// The app starts twice in it.
vi.setConfig({ testTimeout: 180_000 });

test.each<Language>(['en', 'ja'])(
  'what is wrong stands in the bell until it is over, is silenced with an end, and is still so after a restart, in %s',
  async (language) => {
    const folder = dataFolder();
    const far = await openFarSide((_asked, response) => void response.end('badauth'));
    writeData(folder, {
      events: [ownServiceEvent(far.port, { name: 'Own', hosts: ['own.practice.test'] })],
      secrets: { own: { password: 'wrong' } },
    });
    const first = await startSaikoro({ folder, language });
    const { strings } = first;
    const { title } = strings.warning.credentials({ since: 0, sinceMs: 0 });
    await fact(first.launched, (one) => one.kind === 'update' && one.outcome === 'auth-failed');
    const page = await first.window();
    await page
      .getByRole('row', { name: 'Own' })
      .getByText(strings.outcome['auth-failed']({ service: '' }))
      .waitFor();
    await page.getByRole('button', { name: new RegExp(strings.inbox.title) }).click();
    const section = page.getByRole('region', { name: strings.warnings.section });
    await section.getByText(`Own: ${title}`).waitFor();
    await keepShot(page, `warnings-${language}`);
    await section.getByRole('button', { name: strings.warnings.snooze }).click();
    await page.getByRole('menuitem', { name: strings.warnings.snoozes.day }).click();
    await expect.poll(async () => (await first.state()).warnings[0]?.snoozedUntil ?? 0).toBeGreaterThan(Date.now() + 23 * 3_600_000);
    const before = (await first.state()).warnings[0];
    expect(before).toMatchObject({ code: 'credentials', count: 1, named: [{ name: 'Own' }] });
    await first.quit();

    const next = await startSaikoro({ folder, language });
    const again = await next.window();
    await expect.poll(async () => (await next.state()).warnings[0]).toMatchObject({ ...before, since: before?.since });
    expect((await next.state()).notices.filter(({ kind }) => kind === 'needs-you')).toEqual([]);
    expect((await next.state()).health).toBe('attention');
    await again.emulateMedia({ colorScheme: 'dark' });
    await again.getByRole('button', { name: new RegExp(strings.inbox.title) }).click();
    await again
      .getByRole('region', { name: strings.warnings.section })
      .getByText(strings.warnings.snoozedUntil(before?.snoozedUntil ?? 0))
      .waitFor();
    await keepShot(again, `warnings-snoozed-${language}`);
  },
);
