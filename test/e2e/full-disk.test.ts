import { spawnSync } from 'node:child_process';
import { appendFileSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { expect, onTestFinished, type TestContext, test } from 'vitest';
import { practiceEvent, readJournal, writeData } from './data.ts';
import { needs, openDesktop } from './desktop.ts';
import { dataFolder, fact, startSaikoro, updated } from './saikoro.ts';
import { keepShot } from './shots.ts';

/** A disk of 16 MB of this test's own. */
function tinyDisk(context: TestContext): string {
  const folder = dataFolder('disk');
  const mounted = spawnSync('mount', ['-t', 'tmpfs', '-o', 'size=16m,mode=700', 'saikoro-test', folder]).status === 0;
  needs(context, mounted ? undefined : 'this user may not mount a tmpfs');
  onTestFinished(() => void spawnSync('umount', ['--lazy', folder]));
  return folder;
}

/** To the last byte. */
function fill(folder: string): string {
  const ballast = join(folder, 'ballast');
  for (const size of [1 << 20, 1 << 12, 1])
    try {
      for (;;) appendFileSync(ballast, Buffer.alloc(size));
    } catch {}
  return ballast;
}

test('on a full disk it goes on and says so; with room again nothing is missing', async (context) => {
  const folder = tinyDisk(context);
  const { env, tray } = await openDesktop(context);
  writeData(folder, { events: [practiceEvent({ name: 'Home' })], secrets: { 'practice-home': { password: 'saikoro' } } });
  const { launched, window, strings, state, quit } = await startSaikoro({ folder, env });
  await fact(launched, updated);
  const page = await window();

  const ballast = fill(folder);
  await tray.click(strings.tray.changePractice);
  const { address } = await fact(launched, ({ kind, previous }) => kind === 'address' && previous !== null);
  await fact(launched, ({ kind, problem }) => kind === 'problem' && problem === 'disk-full');
  await fact(launched, (one) => updated(one) && one.ipv4 === address);
  await page.getByRole('alert').filter({ hasText: strings.problem['disk-full'].title }).waitFor();
  await keepShot(page, 'disk-full');
  expect((await state()).events[0]?.status.ipv4.accepted).toBe(address);

  rmSync(ballast);
  await tray.click(strings.tray.changePractice);
  const later = await fact(launched, ({ kind, previous }) => kind === 'address' && previous === address);
  await fact(launched, (one) => updated(one) && one.ipv4 === later.address);
  await quit();
  const journal = readJournal(folder);
  expect(journal.map(({ seq }) => seq)).toEqual(journal.map((_, index) => index + 1));
  expect(journal.some((one) => one.kind === 'update' && one.ipv4 === address)).toBe(true);
  expect(JSON.parse(readFileSync(join(folder, 'settings.json'), 'utf8')).events).toHaveLength(1);
});
