import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test, vi } from 'vitest';
import { stringsFor } from '../../preload/strings/index.ts';
import { lacksNamespaces, startAlone } from './alone.ts';
import { commandEvent, readJournal, writeData } from './data.ts';
import { needs, openDesktop } from './desktop.ts';
import { iconOf } from './icons.ts';
import { dataFolder } from './saikoro.ts';

test('without any network the tray shows it, the window says so, and what needs no network runs', async (context) => {
  needs(context, lacksNamespaces());
  const { env, tray } = await openDesktop(context);
  const folder = dataFolder();
  writeData(folder, { settings: { language: 'en' }, events: [commandEvent('sh', ['-c', 'echo ran'], { schedule: { kind: 'at-start' } })] });

  const app = startAlone(folder, ['--show'], env);

  const { tray: words, health } = stringsFor('en');
  await vi.waitFor(async () => expect((await tray.item())?.tooltip).toBe(`Saikoro — ${health.offline}`), {
    timeout: 20_000,
    interval: 200,
  });
  expect((await tray.item())?.pixmaps).toEqual([iconOf('offline')]);
  expect((await tray.menu())[0]).toMatchObject({ label: expect.stringContaining(words.offline(null)), enabled: false });

  await tray.click(words.quit);
  await new Promise((gone) => app.once('exit', gone));
  const ran = readJournal(folder).find(({ kind }) => kind === 'command');
  expect(ran).toMatchObject({ outcome: 'updated', output: 'ran\n' });
  expect(readFileSync(join(folder, 'settings.json'), 'utf8')).toContain('echo ran');
});
