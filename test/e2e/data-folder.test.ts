import { spawnSync } from 'node:child_process';
import { accessSync, chmodSync, constants, mkdirSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { beforeAll, describe, expect, onTestFinished, type TestContext, test } from 'vitest';
import { type Language, stringsFor } from '../../preload/strings/index.ts';
import { findElectron } from '../../scripts/electron.mjs';
import { repoRoot, withDisplay } from '../helpers/electron.ts';
import { practiceEvent, readSettings, writeData } from './data.ts';
import { needs } from './desktop.ts';
import { runProgram } from './program.ts';
import { dataFolder, fact, startSaikoro, updated } from './saikoro.ts';

beforeAll(withDisplay);

const LANGUAGES = { en: 'en_GB.UTF-8', ja: 'ja_JP.UTF-8' };
const inside = (): string => join(dataFolder('folder'), 'data');
const fileAt = (path: string): string => {
  writeFileSync(path, 'a file of the user');
  return path;
};
const start = (folder: string, language: Language = 'en', through: string[] = []) =>
  runProgram([`--user-data-dir=${folder}`, '--practice', '--hidden'], { LANG: LANGUAGES[language], LC_ALL: '' }, { through });
const sentence = (language: Language, folder: string, why: keyof ReturnType<typeof stringsFor>['cli']['folderFault'], code: string) => {
  const { cli } = stringsFor(language);
  return cli.folderRefused(folder, cli.folderFault[why](code));
};

const mounted = (context: TestContext, options: string): string => {
  const folder = dataFolder('mount');
  const made = spawnSync('mount', ['-t', 'tmpfs', '-o', 'size=16m,mode=700', 'saikoro-test', folder]).status === 0;
  needs(context, made ? undefined : 'this user may not mount a tmpfs');
  onTestFinished(() => void spawnSync('umount', ['--lazy', folder]));
  spawnSync('mount', ['-o', `remount,${options}`, folder]);
  return folder;
};

describe('a data folder that cannot be used ends the start with its reason', () => {
  test.for(Object.keys(LANGUAGES) as Language[])('a read-only disk, in %s', async (language, context) => {
    const folder = mounted(context, 'ro');
    const { code, out, err } = await start(folder, language);
    expect({ code, out, err }).toEqual({ code: 73, out: '', err: sentence(language, folder, 'read-only', 'EROFS') });
  });

  test('a file in its place, or in the place of a folder above it', async () => {
    const file = fileAt(inside());
    for (const folder of [file, join(file, 'deeper')]) {
      const { code, err } = await start(folder, 'ja');
      expect({ code, err }).toEqual({ code: 73, err: sentence('ja', folder, 'not-a-folder', '') });
    }
    expect(readFileSync(file, 'utf8')).toBe('a file of the user');
  });

  test('one that cannot be made', async (context) => {
    needs(context, process.platform === 'linux' ? undefined : 'there is no /proc here');
    const folder = '/proc/saikoro/data';
    const { code, err } = await start(folder);
    expect({ code, err }).toEqual({ code: 74, err: sentence('en', folder, 'refused', 'ENOENT') });
  });

  test.for([
    { mode: 0o555, owner: 65_534 },
    { mode: 0o700, owner: 0 },
  ])('one this user may not write to: mode $mode of user $owner', async ({ mode, owner }, context) => {
    needs(context, process.getuid?.() === 0 ? undefined : 'only root can start it as somebody else');
    const through = ['setpriv', `--reuid=${65_534}`, `--regid=${65_534}`, '--clear-groups'];
    const reachable = spawnSync(through[0] as string, [...through.slice(1), 'test', '-x', findElectron().path]).status === 0;
    needs(context, reachable ? undefined : `user nobody cannot reach ${dirname(findElectron().path)}`);
    accessSync(repoRoot, constants.R_OK);
    const folder = inside();
    chmodSync(dirname(folder), 0o755);
    mkdirSync(folder);
    spawnSync('chown', [String(owner), folder]);
    chmodSync(folder, mode);
    const { code, err } = await start(folder, 'en', through);
    expect({ code, err }).toEqual({ code: 77, err: sentence('en', folder, 'denied', 'EACCES') });
    expect(readdirSync(folder)).toEqual([]);
  });
});

test('one that is absent is made for its owner alone, and nothing of the look at it stays', async () => {
  const folder = join(inside(), 'deep');
  const { launched } = await startSaikoro({ folder });
  await fact(launched, ({ kind }) => kind === 'started');
  expect(statSync(folder).mode & 0o777).toBe(0o700);
  expect(readdirSync(folder).filter((name) => name.includes('probe'))).toEqual([]);
});

test('one that is removed while it runs is made anew for its owner alone, with all that is known, and it is told', async () => {
  const folder = inside();
  writeData(folder, { events: [practiceEvent({ name: 'Home' })], secrets: { 'practice-home': { password: 'saikoro' } } });
  const { launched, window, strings, quit } = await startSaikoro({ folder });
  await fact(launched, updated);
  const page = await window();
  rmSync(folder, { recursive: true, force: true, maxRetries: 10 });
  await page.getByRole('button', { name: strings.banner.practiceChange }).click();
  await fact(launched, ({ kind, problem }) => kind === 'problem' && problem === 'folder-lost');
  await page.getByRole('alert').filter({ hasText: strings.problem['folder-lost'].title }).waitFor();
  expect(statSync(folder).mode & 0o777).toBe(0o700);
  expect(readSettings(folder).events.map(({ name }) => name)).toEqual(['Home']);
  await quit();

  const again = await startSaikoro({ folder });
  expect((await again.state()).events.map(({ event, storedSecrets }) => [event.name, storedSecrets])).toEqual([['Home', ['password']]]);
});

test('a second start, also on a full disk, hands over to the first and ends well', async (context) => {
  const folder = mounted(context, 'rw');
  writeData(folder, { events: [practiceEvent({ enabled: false })] });
  const { launched } = await startSaikoro({ folder });
  await fact(launched, ({ kind }) => kind === 'started');
  for (const size of [65_536, 1])
    try {
      for (let each = 0; ; each += 1) writeFileSync(join(folder, `ballast-${size}-${each}`), Buffer.alloc(size));
    } catch {}
  const opened = launched.app.waitForEvent('window', { timeout: 15_000 });
  const second = await runProgram([`--user-data-dir=${folder}`, '--practice', '--secrets=file'], { LANG: LANGUAGES.en, LC_ALL: '' });
  expect({ code: second.code, err: second.err }).toEqual({ code: 0, err: '' });
  await opened;
});
