import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { emptyRecord } from '../../main/ports/storage/ledger.ts';
import { writeLine } from '../../main/store/ledger-line.ts';
import type { Language } from '../../preload/strings/index.ts';
import { practiceEvent, writeData } from './data.ts';
import { dialog, rowOf } from './hands.ts';
import { dataFolder, startSaikoro } from './saikoro.ts';

const DAY = 86_400_000;

test.each(['en', 'ja'] as Language[])(
  'a service that wants a person’s word reminds, and the event’s row takes it (%s)',
  { timeout: 240_000 },
  async (language) => {
    const folder = dataFolder();
    const from = Date.now() - 28 * DAY;
    const event = practiceEvent({ id: 'noip', name: 'Mine', service: 'noip', hosts: ['mine.ddns.net'], settings: { username: 'me' } });
    writeData(folder, { events: [event], secrets: { noip: { password: 'x-password' } } });
    const reminder = { service: 'noip', from, confirmed: false, told: [] };
    writeFileSync(join(folder, 'ledger.jsonl'), `${writeLine({ ...emptyRecord('noip'), reminder })}\n`);
    const { window, strings, state, quit } = await startSaikoro({ folder, language });
    const page = await window();
    page.setDefaultTimeout(30_000);
    const { notices, events } = await state();
    expect(notices.filter(({ kind }) => kind === 'reminder')).toMatchObject([
      { event: 'noip', confirm: { days: 3, until: from + 30 * DAY } },
    ]);
    expect(events[0]?.status.confirm).toMatchObject({ until: from + 30 * DAY });
    await rowOf(page, 'Mine').dblclick();
    const { event: words } = strings;
    await dialog(page).getByText(words.confirmLabel).waitFor();
    await dialog(page).getByRole('button', { name: words.confirmDone, exact: true }).click();
    await expect.poll(async () => (await state()).events[0]?.status.confirm?.confirmedAt ?? 0, { timeout: 30_000 }).toBeGreaterThan(from);
    await quit();
    // Kept, so that the next thirty days count from now.
    const last = readFileSync(join(folder, 'ledger.jsonl'), 'utf8').trim().split('\n').at(-1) ?? '';
    expect(JSON.parse(last).reminder).toMatchObject({ confirmed: true, told: [] });
  },
);
