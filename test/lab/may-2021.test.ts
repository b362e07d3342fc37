import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { DnsEvent } from '../../preload/contract/event.ts';
import type { AppState, EventView } from '../../preload/contract/state.ts';
import { stringsFor } from '../../preload/strings/index.ts';
import { dialog, pressOk, rowOf } from '../e2e/hands.ts';
import { keepFailure, keepShot } from '../e2e/shots.ts';
import { lacksNotifications } from '../helpers/notifications.ts';
import { type FirstUser, HIS_ADDRESS, NEW, OLD, OLD_EVENT, openFirstUser } from './first-user.ts';
import { labLacks } from './hosts.ts';
import { WAN } from './namespaces.ts';
import { SERVICES_NEED } from './services/services-scene.ts';

/**
 * The first user's May 2021: his service falls silent, his address changes, and for a month he knows nothing of it. Here with Saikoro, in Japanese.
 * Real: the whole app on Electron with its window, a desktop's notification server, a mail server, BIND 9 as the authority of both names, a home line
 * behind a NAT whose address changes, each service under its own name over TLS. His own service of then has ended for good, and Saikoro asks nothing of
 * it any more, so that MyDNS.JP stands in its place. Played: what the two services answer (the lab's speakers), and time:
 * every clock and wait of the app runs twelve times as fast, none is set or skipped. What is outside of it stays on the real clock.
 */
const lacks = labLacks(...SERVICES_NEED, 'faketime', 'dbus-daemon') ?? lacksNotifications() ?? null;
const words = stringsFor('ja');
const NEXT = '44.128.0.77';
const VPN = 'iPhone の VPN プロファイル';
const MINUTE = 60_000;
/** Far beyond what a busy machine takes. */
const PATIENCE = { timeout: 300_000, interval: 1000 };
/** 「MyDNS.JP は 15 分応答していません。あなたの回線は正常です。… DNS はまだ古い 44.128.0.10 を指しています。」 */
const WHOSE_FAULT = /MyDNS\.JP\s?は.{1,12}応答していません。あなたの回線は正常です。.*DNS はまだ古い 44\.128\.0\.10 を指しています。/;

describe.skipIf(lacks !== null)(`the first user’s May 2021${lacks === null ? '' : ` (${lacks})`}`, { retry: 0 }, () => {
  let user: FirstUser;
  beforeAll(async () => {
    user = await openFirstUser();
  }, 180_000);
  afterAll(() => user?.close(), 60_000);

  const state = (): AppState => user.app.state();
  const viewOf = (name: string): EventView | undefined => state().events.find(({ event }) => event.name === name);

  it('is a quarter of an hour instead of a month', { timeout: 900_000 }, async () => {
    const { app, internet, notifications } = user;
    await expect
      .poll(() => app.journal.some((entry) => entry.kind === 'verification' && entry.verification === 'match'), PATIENCE)
      .toBe(true);
    expect(internet.record(OLD.host)).toEqual([WAN]);

    // The service dies; nobody notices until the line gets another address.
    user.serviceDies();
    user.lab.swap(WAN, NEXT);
    // He is told on two channels.
    const shown = await notifications.find(({ urgency }) => urgency === 'CRITICAL', PATIENCE.timeout);
    await expect.poll(() => user.letters().length, PATIENCE).toBe(1);
    const [letter] = user.letters();
    expect(shown.summary).toBe(words.notice['needs-you']({ name: '自宅', sentence: '' }).title);
    expect(shown.body).toMatch(WHOSE_FAULT);
    expect(letter).toMatchObject({ to: [HIS_ADDRESS], subject: shown.summary });
    expect(letter?.text).toMatch(WHOSE_FAULT);
    expect(internet.record(OLD.host)).toEqual([WAN]);

    // A click on it opens the window with the event, which says the same.
    const page = await user.clickNotification();
    page.setDefaultTimeout(60_000);
    keepFailure(page);
    await dialog(page).getByRole('tab', { name: words.event.tabs.log }).click();
    await dialog(page).getByText(WHOSE_FAULT).first().waitFor();
    const [notice] = state().notices.filter(({ kind }) => kind === 'needs-you');
    const failed = app.journal.find((entry) => entry.kind === 'update' && entry.outcome === 'network');
    // Within minutes, by the app's own clock: the quarter of an hour after which it is told, and what a busy machine adds.
    expect((notice?.at ?? 0) - (failed?.at ?? 0)).toBeLessThan(60 * MINUTE);
    await keepShot(page, 'may-2021-told');

    // He moves on to DDNS Now.
    await dialog(page).getByRole('button', { name: words.action.move }).first().click();
    await dialog(page).getByText(NEW.host).waitFor();
    await dialog(page)
      .getByRole('button', { name: words.moving.chooseNamed('DDNS Now') })
      .click();
    await dialog(page)
      .getByRole('textbox', { name: new RegExp(`^${words.event.host}`) })
      .waitFor();
    await dialog(page).getByRole('textbox', { name: words.event.name, exact: true }).fill('自宅（DDNS Now）');
    await dialog(page).locator('input[type=password]').fill(String(NEW.settings.password));
    // What would be sent is looked at first; nothing leaves.
    await dialog(page).getByRole('tab', { name: words.event.tabs.trial }).click();
    await dialog(page).getByRole('button', { name: words.trial.rehearse }).click();
    await dialog(page).getByText('GET https://f5.si/update.php').first().waitFor();
    expect(user.world.arrivals(NEW.id)).toEqual([]);
    await dialog(page).getByRole('tab', { name: words.event.tabs.log }).click();
    await dialog(page).getByText(words.moving.before('自宅')).waitFor();
    await dialog(page)
      .getByRole('button', { name: words.moving.offer(VPN) })
      .click();
    await keepShot(page, 'may-2021-moving');
    await pressOk(page, words);

    // The new name is in the DNS; the event of before is paused, and kept.
    await expect.poll(() => viewOf('自宅')?.event.enabled, PATIENCE).toBe(false);
    expect(internet.record(NEW.host)).toEqual([NEXT]);
    expect(viewOf('自宅（DDNS Now）')?.status).toMatchObject({ publication: 'published', ipv4: { accepted: NEXT, verification: 'match' } });
    await expect.poll(() => state().warnings, PATIENCE).toEqual([]);
    expect(state().health).toBe('ok');

    // His VPN profile is changed: he ticks it off. Ages in the list change twelve times as fast, and so do the widths by them: it never stands still.
    await rowOf(page, '自宅（DDNS Now）').dblclick({ force: true });
    await dialog(page).getByRole('tab', { name: words.event.tabs.log }).click();
    await dialog(page).getByText(words.moving.done('自宅')).waitFor();
    await dialog(page).getByText(VPN, { exact: true }).click();
    await keepShot(page, 'may-2021-moved');
    await pressOk(page, words);
    const moved = viewOf('自宅（DDNS Now）')?.event as DnsEvent;
    expect(moved.move).toMatchObject({ from: OLD_EVENT, fromHosts: [OLD.host], elsewhere: [{ text: VPN, done: true }] });
    expect(viewOf('自宅')?.event).toMatchObject({ id: OLD_EVENT, enabled: false, hosts: [OLD.host] });
    // Told once on each, and nothing wrong left for anybody.
    expect(user.letters().filter(({ text }) => WHOSE_FAULT.test(text))).toHaveLength(1);
    expect(user.world.faults()).toEqual([]);
  });
});
