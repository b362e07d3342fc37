import { type Browser, chromium, type Locator, type Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { runtimeOf } from '../../main/instance/runtime.ts';
import { PRACTICE_HOST, PRACTICE_PASSWORD, PRACTICE_USER } from '../../main/practice/practice-http.ts';
import { callChannel, noticeChannel } from '../../preload/contract/api.ts';
import type { Testimony } from '../../preload/contract/journal.ts';
import type { AppState, StateDelta } from '../../preload/contract/state.ts';
import { type Strings, stringsFor } from '../../preload/strings/index.ts';
import { chromiumPath } from '../../scripts/runtime/chromium.mjs';
import { fillEvent, openView, pressOk, rowOf } from '../e2e/hands.ts';
import { keepShot } from '../e2e/shots.ts';
import { startWindowless } from '../windowless/app.ts';
import { openPage } from './page.ts';

const executablePath = chromiumPath();
/** Each view, and what is there once it is drawn. */
const VIEWS = {
  events: (page: Page) => page.getByRole('row').nth(1),
  address: (page: Page) => page.getByRole('main').getByRole('heading').first(),
  history: (page: Page, strings: Strings) => page.getByRole('region', { name: strings.history.label }),
  settings: (page: Page, strings: Strings) => page.getByRole('heading', { name: strings.settings.general }),
};

describe.skipIf(executablePath === undefined)(
  `the window's page on a current Chromium${executablePath ? '' : ' (none is installed)'}`,
  () => {
    let browser: Browser;
    beforeAll(async () => {
      // A browser that shows our own page alone; as root it has no sandbox to offer.
      browser = await chromium.launch({ executablePath, args: process.getuid?.() === 0 ? ['--no-sandbox'] : [] });
    });
    afterAll(() => browser?.close());

    it.for([
      ['ja', 'light'],
      ['en', 'dark'],
    ] as const)('is drawn view by view without a complaint, in %s, %s', async ([language, scheme], { annotate }) => {
      await annotate(`Chromium ${browser.version()}`);
      const strings = stringsFor(language);
      const app = await startWindowless({ language });
      const { page, complaints } = await openPage(browser, app, strings, scheme);
      for (const [view, drawn] of Object.entries(VIEWS) as [keyof typeof VIEWS, (page: Page, strings: Strings) => Locator][]) {
        await openView(page, strings, view);
        await drawn(page, strings).waitFor();
        await keepShot(page, `chromium-${language}-${scheme}-${view}`);
      }
      expect(complaints).toEqual([]);
      expect(app.errors).toEqual([]);
    });

    it.for(['ja', 'en'] as const)('tells of a router that answered what can’t be read, and what to do, in %s', async (language) => {
      const strings = stringsFor(language);
      const app = await startWindowless({ language });
      const said = '<html><head><title>Log in</title></head><body>';
      const router: Testimony = { source: 'upnp', operator: 'router', transport: 'router', answer: 'unknown', why: 'unreadable', said };
      /** The practice world has no router: it is put among those that were asked. */
      const withRouter = (fields: Partial<AppState>): Partial<AppState> => {
        fields.addresses?.ipv4.evidence.unshift(router);
        return fields;
      };
      const call = async (channel: string, arg: unknown): Promise<unknown> => {
        const reply = (await app.call(channel, arg)) as { value: string };
        return channel === callChannel('state.get') ? { ...reply, value: JSON.stringify(withRouter(JSON.parse(reply.value))) } : reply;
      };
      const onNotice: typeof app.onNotice = (told) =>
        app.onNotice((one) => {
          if (one.notice === noticeChannel('state.delta')) withRouter((one.value as StateDelta).fields);
          told(one);
        });
      const { page, complaints } = await openPage(browser, { ...app, call, onNotice }, strings);
      await openView(page, strings, 'address');
      const row = page.getByRole('row').filter({ hasText: strings.address.why.unreadable as string });
      await row.first().waitFor();
      const shown = await row.first().innerText();
      expect(shown).toContain(said);
      expect(shown).toContain(strings.address.notReadable);
      expect(shown).not.toContain(strings.address.noAnswer);
      expect(await page.getByText(strings.address.unreadable).isVisible()).toBe(true);
      await keepShot(page, `chromium-unreadable-${language}`);
      expect(complaints).toEqual([]);
    });

    it('adds an event, runs it and shows what became of it', async () => {
      const strings = stringsFor('ja');
      const app = await startWindowless({ language: 'ja' });
      const { page, complaints } = await openPage(browser, app, strings);
      await page.getByRole('toolbar').getByRole('button', { name: strings.action.add }).click();
      await fillEvent(page, strings, {
        name: '庭のサーバー',
        service: '練習',
        host: PRACTICE_HOST,
        fields: { ユーザー名: PRACTICE_USER, パスワード: PRACTICE_PASSWORD },
      });
      await keepShot(page, 'chromium-add-event');
      await pressOk(page, strings);
      const sent = await app.fact((one) => one.kind === 'update' && one.name === '庭のサーバー');
      expect(['updated', 'unchanged']).toContain(sent.outcome);
      const row = rowOf(page, '庭のサーバー');
      await row.getByText(strings.status.published).waitFor();
      await row.getByText(String(sent.ipv4), { exact: true }).waitFor();

      // What main tells by itself is drawn as well.
      await page.getByRole('button', { name: strings.banner.practiceChange }).click();
      const next = await app.fact(({ kind, previous }) => kind === 'address' && previous === sent.ipv4);
      await row.getByText(String(next.address), { exact: true }).waitFor();
      await openView(page, strings, 'history');
      await page.getByText(strings.journal(next as never), { exact: true }).waitFor();
      expect(complaints).toEqual([]);
    });

    it('is told by main what is refused, in the words of the contract', async () => {
      const app = await startWindowless();
      expect(await app.call('call:events.save', { nonsense: true })).toMatchObject({ ok: false, code: 'bad-request' });
      const { value } = (await app.call('call:state.get', undefined)) as { value: string };
      expect((JSON.parse(value) as AppState).practice).toBe(true);
      expect(app.errors.join()).toContain('bad-request events.save');
    });

    it.for([
      ['25.1.1', 'unsupported'],
      ['44.0.0', 'older'],
    ] as const)('says which Electron it runs on where that is %s', async ([electron, age]) => {
      for (const language of ['ja', 'en'] as const) {
        const strings = stringsFor(language);
        const { page, complaints } = await openPage(browser, await startWindowless({ language, electron }), strings);
        await page.getByRole('button', { name: strings.banner.others(1) }).click();
        await page.getByText(strings.banner.runtime[age](runtimeOf(electron)), { exact: true }).waitFor();
        await page.getByText(strings.banner.runtime.next).waitFor();
        await keepShot(page, `chromium-${age}-${language}`);
        expect(complaints).toEqual([]);
      }
    });

    it('runs no script that is not its own, and tells it', async () => {
      const strings = stringsFor('en');
      const { page, complaints } = await openPage(browser, await startWindowless(), strings);
      await page.evaluate(() => {
        const script = document.createElement('script');
        script.textContent = 'document.title = "taken over"';
        document.head.append(script);
      });
      await vi.waitFor(() => expect(complaints.join('\n')).toMatch(/refused by the policy: script-src/));
      expect(await page.title()).not.toBe('taken over');
    });
  },
);
