import { spawnSync } from 'node:child_process';
import { appendFileSync, readFileSync, rmSync, statfsSync, truncateSync } from 'node:fs';
import { join } from 'node:path';
import { expect, onTestFinished, type TestContext, test } from 'vitest';
import { practiceEvent, readJournal, readSettings, writeData } from './data.ts';
import { needs, openDesktop } from './desktop.ts';
import { dataFolder, fact, gone, startSaikoro, updated } from './saikoro.ts';
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

/** Adds to or takes from the ballast until `bytes` are free, to the page. */
function leave(folder: string, bytes: number): void {
  const ballast = join(folder, 'ballast');
  appendFileSync(ballast, '');
  for (let attempt = 0; attempt < 5; attempt += 1) {
    const { bavail, bsize } = statfsSync(folder);
    const surplus = bavail * bsize - bytes;
    if (Math.abs(surplus) < bsize) return;
    if (surplus > 0) appendFileSync(ballast, Buffer.alloc(surplus));
    else truncateSync(ballast, Math.max(0, readFileSync(ballast).length + surplus));
  }
}

test.for([
  { events: 80, sizes: [72, 72, 40, 72, 100, 30, 72] },
  { events: 12, sizes: [8, 8, 4, 12, 8, 8] },
])('on a nearly full disk each event it said was kept is there after a restart: $events events, $sizes KB free', async (given, context) => {
  const folder = tinyDisk(context);
  const start = Array.from({ length: given.events }, (_, at) =>
    practiceEvent({ id: `e${at}`, name: `Event ${at} ${'x'.repeat(180)}`, enabled: false }),
  );
  writeData(folder, { events: start });
  const { launched, window, state } = await startSaikoro({ folder });
  const page = await window();
  const save = (id: string) =>
    page.evaluate(
      async (event) => {
        const { saikoro } = globalThis as unknown as { saikoro: Record<string, (arg: unknown) => Promise<unknown>> };
        const answer = await saikoro['events.save']?.({ event, secrets: { password: 'saikoro' }, isNew: true });
        return (answer as { value: { ok: boolean; code?: string } }).value;
      },
      practiceEvent({ id, name: 'y'.repeat(200), enabled: false }),
    );
  const acknowledged = start.map(({ id }) => id);
  const answers: string[] = [];
  for (const [at, size] of given.sizes.entries()) {
    leave(folder, size * 1024);
    const id = `more-${at}`;
    const answer = await save(id);
    answers.push(answer.ok ? 'ok' : (answer.code ?? ''));
    if (answer.ok) acknowledged.push(id);
    expect(readSettings(folder).events.map((event) => event.id)).toEqual(acknowledged);
  }
  expect(new Set(answers)).toEqual(new Set(['ok', 'disk-full']));
  expect((await state()).events.map(({ event }) => event.id).sort()).toEqual(acknowledged.toSorted());
  const ended = gone(launched);
  launched.app.process().kill('SIGKILL');
  await ended;
  rmSync(join(folder, 'ballast'));

  const again = await startSaikoro({ folder });
  expect((await again.state()).events.map(({ event }) => event.id).sort()).toEqual(acknowledged.toSorted());
  const told = readJournal(folder).flatMap((entry) => (entry.kind === 'problem' ? [entry.problem] : []));
  expect([...new Set(told)].filter((problem) => problem !== 'disk-full')).toEqual([]);
});
