import { expect, test, vi } from 'vitest';
import { PRACTICE_HOST, PRACTICE_PASSWORD, PRACTICE_USER } from '../../main/practice/practice-http.ts';
import { readJournal, readSettings } from './data.ts';
import { openDesktop } from './desktop.ts';
import { dialog, fillEvent, openView, pressOk, removeEvent, rowOf } from './hands.ts';
import { iconOf } from './icons.ts';
import { dataFolder, fact, gone, later, startSaikoro, updated } from './saikoro.ts';
import { keepPicture, keepShot } from './shots.ts';

const NAME = '玄関のサーバー';
const SERVICE = '練習用サービス';

test('from the first start to a published change, and all of it is there after the next start', async (context) => {
  const { env, notifications, tray } = await openDesktop(context);
  const folder = dataFolder();
  const first = await startSaikoro({ folder, env, language: 'ja' });
  const { strings, launched } = first;
  const page = await first.window();
  await page.getByText(strings.banner.practice).waitFor();

  // An empty list says what this is for.
  await removeEvent(page, strings, '練習用の自宅サーバー');
  await page.getByRole('heading', { name: strings.empty.title }).waitFor();
  await keepPicture(page, 'empty-ja');

  await page.getByRole('button', { name: strings.empty.add }).click();
  await fillEvent(page, strings, {
    name: NAME,
    service: SERVICE,
    host: PRACTICE_HOST,
    fields: { ユーザー名: PRACTICE_USER, パスワード: PRACTICE_PASSWORD },
  });
  await keepPicture(page, 'add-event-ja');
  // Still off, so that it is the user who says when it runs first.
  await dialog(page).getByText(strings.event.enabled).click();
  await pressOk(page, strings);

  const row = rowOf(page, NAME);
  await row.getByText(strings.status.off).waitFor();
  await row.click();
  await page.getByRole('button', { name: strings.action.run }).click();
  const sent = await fact(launched, (one) => one.kind === 'update' && one.name === NAME);
  expect(['updated', 'unchanged']).toContain(sent.outcome);
  await page.getByRole('button', { name: strings.action.enable }).click();
  await row.getByText(strings.status.published).waitFor();
  await row.getByText(String(sent.ipv4), { exact: true }).waitFor();

  // Whoever is impatient is told why not.
  await page.getByRole('button', { name: strings.action.run }).click();
  await page.getByRole('alert').filter({ hasText: strings.refusal['too-soon'] }).waitFor();

  // With the window open: list, heading, tray and history follow the change.
  await page.getByRole('button', { name: strings.banner.practiceChange }).click();
  const change = await fact(launched, ({ kind, previous }) => kind === 'address' && previous === sent.ipv4);
  const address = String(change.address);
  await fact(launched, (one) => updated(one) && one.ipv4 === address);
  await row.getByText(address, { exact: true }).waitFor();
  await row.getByText(strings.status.published).waitFor();
  await page.getByRole('heading', { level: 1 }).filter({ hasText: address }).waitFor();
  await keepShot(page, 'published-ja');
  const { ipv6 } = (await first.state()).addresses;
  await vi.waitFor(async () => expect((await tray.item())?.tooltip).toBe(`Saikoro — ${strings.health.ok}\n${address}\n${ipv6.address}`), {
    timeout: 10_000,
  });
  expect((await tray.item())?.pixmaps).toEqual([iconOf('ok')]);
  expect((await tray.menu())[0]?.label).toContain(address);
  await openView(page, strings, 'history');
  await page.getByText(strings.journal(change as never), { exact: true }).waitFor();

  // With the window closed the system tells it, and a click brings the window back.
  await later(launched.app, 'close');
  await tray.click(strings.tray.changePractice);
  const unseen = await fact(launched, ({ kind, previous }) => kind === 'address' && previous === address);
  const told = strings.notice['address-changed']({ family: 'ipv4', address: String(unseen.address), previous: address, events: 1 });
  const shown = await notifications.find(({ summary }) => summary === told.title);
  expect(shown).toMatchObject({ body: told.next, app: 'Saikoro', urgency: 'LOW' });
  notifications.click();
  await vi.waitFor(async () =>
    expect(await launched.app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows().map((one) => one.isVisible()))).toEqual([true]),
  );
  await fact(launched, (one) => updated(one) && one.ipv4 === unseen.address);

  const ended = gone(launched);
  await tray.click(strings.tray.quit);
  await ended;
  const journal = readJournal(folder);
  expect(journal.at(-1)?.kind).toBe('stopped');

  const second = await startSaikoro({ folder, env, language: 'ja' });
  const again = await second.window();
  expect(readSettings(folder).events).toMatchObject([{ name: NAME, service: 'practice', hosts: [PRACTICE_HOST] }]);
  await openView(again, strings, 'events');
  await rowOf(again, NAME).getByText(strings.status.published).waitFor();
  await rowOf(again, NAME).dblclick();
  await dialog(again).getByRole('tab', { name: strings.event.tabs.log }).click();
  await dialog(again)
    .getByText(
      strings.journal({ ...sent, seq: Number(sent.seq), at: 0 } as never, () => SERVICE, true),
      { exact: true },
    )
    .waitFor();
  await keepShot(again, 'log-after-restart-ja');
  expect(readJournal(folder).slice(0, journal.length)).toEqual(journal);
});
