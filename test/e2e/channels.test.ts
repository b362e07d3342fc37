import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import type { Language } from '../../preload/strings/index.ts';
import { seriousFaults } from './axe.ts';
import { ownServiceEvent, readSettings, writeData } from './data.ts';
import { openFarSide } from './far-side.ts';
import { choose, dialog, openView } from './hands.ts';
import { answering, asked } from './native.ts';
import { openNtfy, TOPIC } from './ntfy.ts';
import { dataFolder, startSaikoro } from './saikoro.ts';
import { keepFailure, keepShot } from './shots.ts';

test.each(['en', 'ja'] as Language[])(
  'a notice reaches the user’s phone, tried first and told in words (%s)',
  { timeout: 240_000 },
  async (language) => {
    const ntfy = await openNtfy();
    const far = await openFarSide((_, response) => void response.end('badauth'));
    const folder = dataFolder();
    const event = ownServiceEvent(far.port, { enabled: false, address: { kind: 'fixed', ipv4: '198.51.101.7' } });
    writeData(folder, { events: [event], secrets: { own: { password: 'p4ssword' } } });
    const ca = join(folder, 'ca.pem');
    writeFileSync(ca, ntfy.ca);
    const { launched, window, strings, quit, state } = await startSaikoro({
      folder,
      language,
      practice: false,
      args: ['--secrets=file', `--ca-file=${ca}`],
    });
    const page = await window();
    page.setDefaultTimeout(30_000);
    keepFailure(page);
    const { channels: words } = strings;
    await openView(page, strings, 'settings');
    await page.getByRole('heading', { name: words.title, exact: true }).scrollIntoViewIfNeeded();
    await keepShot(page, `channels-settings-${language}`);
    expect(await seriousFaults(page)).toEqual([]);

    // All by keyboard: from the button into the dialog and through its fields.
    await page.getByRole('button', { name: words.add, exact: true }).focus();
    await page.keyboard.press('Enter');
    const server = dialog(page).getByRole('textbox', { name: language === 'ja' ? 'サーバー' : 'Server' });
    await server.fill(`http://ntfy.example.com`);
    await dialog(page)
      .getByLabel(language === 'ja' ? 'トピック' : 'Topic')
      .fill(TOPIC);
    await dialog(page).getByRole('button', { name: words.test }).focus();
    await page.keyboard.press('Enter');
    await dialog(page)
      .getByText(strings.refusal['channel-url'] ?? '')
      .first()
      .waitFor();
    expect(ntfy.got).toEqual([]);

    // A server that no kind stands for: the system asks first, and No sends nothing.
    await answering(launched, 0);
    await server.fill(`https://localhost:${ntfy.port}`);
    await dialog(page).getByRole('button', { name: words.test }).focus();
    await page.keyboard.press('Enter');
    await dialog(page)
      .getByText(strings.refusal['not-allowed'] ?? '')
      .first()
      .waitFor();
    expect(ntfy.got).toEqual([]);
    expect((await asked(launched)).map(({ message }) => message)).toEqual([strings.approval.receiver]);

    await answering(launched, 1);
    await page.keyboard.press('Enter');
    await dialog(page).getByText(words.verdict.updated).waitFor();
    expect(ntfy.got).toMatchObject([{ topic: TOPIC, title: words.message.testTitle }]);
    const shown = (await dialog(page).textContent()) ?? '';
    expect(shown).toContain('•••');
    expect(shown).toContain(`POST https://localhost:${ntfy.port}/`);
    expect(shown).not.toContain(TOPIC);
    await dialog(page).getByText(words.verdict.updated).scrollIntoViewIfNeeded();
    await keepShot(page, `channels-tested-${language}`);
    await page.emulateMedia({ colorScheme: 'dark' });
    await dialog(page).getByText(strings.trial.reply(200)).scrollIntoViewIfNeeded();
    await keepShot(page, `channels-tested-dark-${language}`);
    expect(await seriousFaults(page)).toEqual([]);
    expect(await seriousFaults(page)).toEqual([]);
    await choose(page, dialog(page), words.severity, words.severities.failures);
    await dialog(page).getByRole('button', { name: words.save, exact: true }).click();
    await dialog(page).waitFor({ state: 'detached' });
    // Once for a server: saving it asks no more.
    expect(await asked(launched)).toHaveLength(1);
    const [kept] = readSettings(folder).settings.channels;
    expect(kept).toMatchObject({ kind: 'ntfy', severity: 'failures', settings: { server: `https://localhost:${ntfy.port}` } });
    expect(JSON.stringify(readSettings(folder))).not.toContain(TOPIC);
    expect((await state()).channels).toMatchObject([{ storedSecrets: ['topic'], failingSince: null }]);

    // What is stored goes to no other server, whoever asks.
    const moved = await page.evaluate(
      (channel) =>
        (globalThis as unknown as { saikoro: Record<string, (arg: unknown) => Promise<unknown>> }).saikoro['channels.test']?.({
          channel,
          secrets: {},
        }),
      { ...kept, settings: { server: 'https://127.0.0.1:9' } },
    );
    expect(moved).toMatchObject({ ok: true, value: { ok: false, code: 'secret-again', field: 'topic' } });

    // Nor is it led there by the settings, which a page may save.
    const { settings } = await state();
    await page.evaluate(
      (changed) =>
        (globalThis as unknown as { saikoro: Record<string, (arg: unknown) => Promise<unknown>> }).saikoro['settings.save']?.({
          settings: changed,
        }),
      { ...settings, channels: [{ ...kept, settings: { server: 'https://127.0.0.1:9' } }] },
    );
    expect(readSettings(folder).settings.channels).toEqual([kept]);

    // A service that refuses the password: told on the phone, with the names and without the password.
    await page.evaluate(() =>
      (globalThis as unknown as { saikoro: Record<string, (arg: unknown) => Promise<unknown>> }).saikoro['events.enable']?.({
        ids: ['own'],
        enabled: true,
      }),
    );
    await expect.poll(() => ntfy.got.length, { timeout: 60_000 }).toBe(2);
    expect(ntfy.got[1]).toMatchObject({ topic: TOPIC, priority: 4 });
    expect(ntfy.got[1]?.title).toContain('Own');
    expect(ntfy.got[1]?.message).toContain('home.practice.test');
    expect(JSON.stringify(ntfy.got[1])).not.toContain('p4ssword');
    await keepShot(page, `channels-told-${language}`);
    await page.emulateMedia({ colorScheme: 'light' });

    await page.getByRole('button', { name: words.remove('ntfy') }).click();
    await dialog(page).getByRole('button', { name: words.removeButton, exact: true }).click();
    await page.getByText(words.none).waitFor();
    expect(readSettings(folder).settings.channels).toEqual([]);
    await quit();
  },
);
