import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { describe, expect, it } from 'vitest';
import { newFolder, onWindows, startOnWindows, windows, windowsPath } from './windows.ts';

const PROGRAM = resolve(import.meta.dirname, '../../dist/saikoro.cjs');
const saikoro = (...words: string[]) => onWindows(PROGRAM, words);

describe.skipIf(windows === null)('the command on Windows', () => {
  it('publishes in practice, in a folder with kanji and signs in its name', async () => {
    const folder = join(newFolder(), '漢字 %APPDATA% (1)');
    const { code, stdout, stderr } = await saikoro('practice', `--user-data-dir=${windowsPath(folder)}`);
    expect(code, stdout + stderr).toBe(0);
    expect(stdout).toMatch(/home\.practice\.test/);
    expect(stderr).toMatch(/the made-up DNS was asked and shows it/);
    expect(readdirSync(folder)).toEqual(expect.arrayContaining(['journal.jsonl', 'ledger.jsonl', 'settings.json']));
    expect(existsSync(join(folder, 'saikoro.lock'))).toBe(false);
  });
  it('keeps its data in %APPDATA%, whatever that is called', async () => {
    const home = newFolder();
    const starter = join(home, 'start.cjs');
    // Wine sets the variable anew for each program.
    const words = `process.env.APPDATA = ${JSON.stringify(windowsPath(join(home, '漢字 の')))}; process.argv[2] = 'practice';`;
    writeFileSync(starter, `${words} require(${JSON.stringify(windowsPath(PROGRAM))});`);
    const { code, stderr } = await onWindows(starter);
    expect(code, stderr).toBe(0);
    expect(readdirSync(join(home, '漢字 の', 'Saikoro Practice'))).toContain('settings.json');
  });
  it('has a folder to itself while it runs, and takes it over from one that was killed', async () => {
    const folder = newFolder();
    const running = startOnWindows(PROGRAM, ['run', `--user-data-dir=${windowsPath(folder)}`]);
    await running.until(/started/);
    const { code, stderr } = await saikoro('once', `--user-data-dir=${windowsPath(folder)}`);
    expect([code, stderr]).toEqual([75, expect.stringMatching(/^Another saikoro command is using /)]);
    running.child.kill('SIGKILL');
    await running.ended;
    expect(readFileSync(join(folder, 'saikoro.lock'), 'utf8')).toMatch(/"pid":\d+/);
    expect((await saikoro('once', '--timeout=5', `--user-data-dir=${windowsPath(folder)}`)).code).toBe(0);
  });
  it('says what is no command', async () => {
    const { code, stdout, stderr } = await saikoro('dance');
    expect([code, stdout, stderr]).toEqual([64, '', expect.stringMatching(/no command “dance”/)]);
  });
});
