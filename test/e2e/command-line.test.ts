import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, it, test, vi } from 'vitest';
import { stringsFor } from '../../preload/strings/index.ts';
import { withDisplay } from '../helpers/electron.ts';
import { practiceEvent, readSettings, writeData } from './data.ts';
import { needs } from './desktop.ts';
import { runProgram, startProgram } from './program.ts';
import { dataFolder, endLater, fact, facts, startSaikoro, updated } from './saikoro.ts';

beforeAll(withDisplay);

const english = { LANG: 'en_GB.UTF-8', LC_ALL: '' };
const { cli } = stringsFor('en');

describe('saikoro', () => {
  it('prints its version and goes', async () => {
    const { code, out, err } = await runProgram(['--version'], english);
    expect({ code, out, err }).toEqual({ code: 0, out: 'Saikoro 0.1.0\n', err: '' });
  });

  it.each([['en'], ['ja']] as const)('prints its help in the terminal’s language: %s', async (language) => {
    const { code, out } = await runProgram(['--help'], { LANG: `${language}_XX.UTF-8`, LC_ALL: '' });
    expect(code).toBe(0);
    expect(out).toContain('npm start -- [');
    expect(out).toBe(`${stringsFor(language).cli.help('npm start --')}\n`);
    for (const flag of [
      '--user-data-dir=',
      '--hidden',
      '--show',
      '--import',
      '--practice',
      '--log=json',
      '--secrets=file',
      '--ca-file=',
      '--version',
    ])
      expect(out).toContain(flag);
  });

  it.each([
    [['--practise'], cli.unknownFlag('--practise', 'npm start --')],
    [['--import'], cli.missingValue('--import', 'npm start --')],
    [['--log=xml'], cli.unexpectedValue('--log', 'npm start --')],
  ])('refuses %j in one clear sentence', async (args, sentence) => {
    const { code, out, err } = await runProgram(args, english);
    expect({ code, out, err }).toEqual({ code: 2, out: '', err: sentence });
    expect(err).toMatch(/ npm start -- --help\.$/);
  });
});

/** On a terminal of its own, whose screen is what is printed; ended by Ctrl+C there. */
const KEYBOARD = `
import os, pty, signal, sys
pid, screen = pty.fork()
if pid == 0: os.execvp(sys.argv[1], sys.argv[1:])
signal.signal(signal.SIGTERM, lambda *_: os.write(screen, b"\\x03"))
try:
    while text := os.read(screen, 4096): os.write(1, text)
except OSError: pass
sys.exit(os.waitstatus_to_exitcode(os.waitpid(pid, 0)[1]))
`;
const terminal = ['/usr/bin/python3', '-c', KEYBOARD];

/** That the DNS shows the practice address, as JSON and in both languages; the address is another one each time. */
const SEEN = [
  '"verification":"match"',
  ...(['en', 'ja'] as const).map((language) =>
    stringsFor(language).journal({
      ...{ seq: 1, at: 0, kind: 'verification', event: 'practice', name: '', host: 'home.practice.test', family: 'ipv4' },
      ...{ verification: 'match', expected: '203.0.113.', seen: [] },
    }),
  ),
].map((sign) => sign.replace(/203\.0\.113\..*$/, '203.0.113.'));

describe('the terminal it was started from', () => {
  /** What stood there once the practice event had been seen in the DNS. */
  const printed = async (
    args: string[],
    through: string[],
    env: Record<string, string>,
  ): Promise<{ code: number | null; out: string; err: string }> => {
    const { child, ended } = startProgram([`--user-data-dir=${dataFolder()}`, '--practice', '--hidden', ...args], env, through);
    endLater(child);
    let out = '';
    await new Promise<void>((found, fail) => {
      child.stdout?.on('data', (text: string) => {
        out += text;
        if (SEEN.some((sign) => out.includes(sign))) found();
      });
      // Said at once, and not by a test that waits in vain.
      void ended.then(({ err }) => fail(new Error(`it ended before: ${out}${err}`)));
    });
    child.kill('SIGTERM');
    return ended;
  };
  const japanese = { LANG: 'ja_JP.UTF-8', LC_ALL: '' };

  it.each([
    ['en', english],
    ['ja', japanese],
  ] as const)('is told that Saikoro runs and how it is quit, in %s', async (language, env) => {
    const { code, out } = await printed(['--log'], terminal, env);
    expect(code).toBe(0);
    expect(out.split(/\r?\n/)).toContain(stringsFor(language).cli.running);
  });

  it('is told nothing of it beside JSON, nor is a file or another program', async () => {
    const [json, piped] = await Promise.all([printed(['--log=json'], terminal, english), printed(['--log'], [], english)]);
    expect(`${json.out}${piped.out}${piped.err}`).not.toContain(cli.running);
  });
});

test('--log=json prints each fact as an object a line, with its time', async () => {
  const { launched } = await startSaikoro();
  await fact(launched, updated);
  for (const { at } of facts(launched)) expect(new Date(String(at)).toISOString()).toBe(at);
});

test('--ca-file that is none is said and the app goes on', async () => {
  const folder = dataFolder();
  writeFileSync(join(folder, 'own.pem'), 'no certificate at all');
  const { launched } = await startSaikoro({ folder, args: ['--secrets=file', `--ca-file=${join(folder, 'own.pem')}`] });
  await fact(launched, ({ kind, problem }) => kind === 'problem' && problem === 'ca-file-unreadable');
  await fact(launched, updated);
});

describe('--import FILE', () => {
  const exported = (events: unknown[]) =>
    JSON.stringify({ format: 'saikoro-events-1', exportedAt: new Date().toISOString(), app: 'Saikoro 0.1.0', events });

  test('adds the events to a fresh start, and says how many', async () => {
    const folder = dataFolder();
    writeFileSync(
      join(folder, 'moved.json'),
      exported([practiceEvent({ id: 'moved', name: 'Moved here', hosts: ['other.practice.test'], enabled: false })]),
    );
    const { launched, quit } = await startSaikoro({ folder, args: ['--secrets=file', '--import', join(folder, 'moved.json')] });
    await launched.line((line) => line === cli.importDone(1, 0));
    await quit();
    expect(readSettings(folder).events.map(({ name }) => name)).toEqual(['Practice home server', 'Moved here']);
  });

  test('hands the file to the Saikoro that runs already', async () => {
    const folder = dataFolder();
    writeData(folder, { events: [practiceEvent({ enabled: false })] });
    const { launched } = await startSaikoro({ folder });
    await fact(launched, ({ kind }) => kind === 'started');
    const file = join(folder, 'moved.json');
    writeFileSync(file, exported([practiceEvent({ id: 'moved', name: 'Moved here', hosts: ['other.practice.test'], enabled: false })]));
    const second = await runProgram([`--user-data-dir=${folder}`, '--practice', '--hidden', '--import', file], english);
    expect(second.code).toBe(0);
    await fact(launched, ({ kind, change, name }) => kind === 'event' && change === 'imported' && name === 'Moved here');
    expect(readSettings(folder).events.map(({ name }) => name)).toEqual(['Practice', 'Moved here']);
  });
});

/** How many pages are drawn by the app that keeps its data in `folder`; from outside, so that nothing but the flags decides. */
const pagesOf = (folder: string): number =>
  readdirSync('/proc').filter((name) => {
    if (!/^\d+$/.test(name)) return false;
    try {
      const words = readFileSync(`/proc/${name}/cmdline`, 'utf8');
      return words.includes('--type=renderer') && words.includes(folder);
    } catch {
      return false;
    }
  }).length;

describe('the window', () => {
  const start = (folder: string, ...args: string[]) => {
    const { child, ended } = startProgram([`--user-data-dir=${folder}`, '--practice', '--log=json', ...args], english);
    endLater(child);
    const published = new Promise<void>((found) => child.stdout?.on('data', (text: string) => text.includes('"verification"') && found()));
    return { published, ended };
  };

  it('comes by itself, but not with --hidden: then nothing is drawn but the tray', async (context) => {
    needs(context, process.platform === 'linux' ? undefined : 'processes are looked at in /proc');
    const [shown, hidden] = [dataFolder(), dataFolder()];
    await Promise.all([start(shown).published, start(hidden, '--hidden').published]);
    await vi.waitFor(() => expect(pagesOf(shown)).toBe(1), { timeout: 10_000 });
    expect(pagesOf(hidden)).toBe(0);
  });

  it('of the first Saikoro is shown by a second start, which ends', async () => {
    const folder = dataFolder();
    const { launched } = await startSaikoro({ folder });
    await fact(launched, ({ kind }) => kind === 'started');
    const coming = launched.app.waitForEvent('window', { timeout: 15_000 });
    expect((await start(folder).ended).code).toBe(0);
    await coming;
    await vi.waitFor(async () =>
      expect(await launched.app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows().map((one) => one.isVisible()))).toEqual([
        true,
      ]),
    );
  });
});
