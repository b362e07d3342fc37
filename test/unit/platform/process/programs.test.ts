import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it, onTestFinished, vi } from 'vitest';
import { environmentOf, windowsBatch } from '../../../../main/platform/process/program-call.ts';
import { textOf } from '../../../../main/platform/process/program-output.ts';
import { createPrograms } from '../../../../main/platform/process/programs.ts';
import { isAlive, until } from '../../../helpers/fake-program.ts';

// Real processes: slow on a busy machine, and no worse for it.
vi.setConfig({ testTimeout: 60_000 });

const node = (script: string, more: { timeoutMs?: number; maxBytes?: number; env?: Record<string, string> } = {}) =>
  createPrograms().run({ program: process.execPath, args: ['-e', script], env: {}, timeoutMs: 60_000, maxBytes: 1000, ...more });
const newFile = () => {
  const dir = mkdtempSync(join(tmpdir(), 'saikoro-programs-'));
  onTestFinished(() => rmSync(dir, { recursive: true, force: true }));
  return join(dir, 'file');
};

describe('programs', () => {
  it('give their words and their exit code', async () => {
    expect(await node('console.log("192.0.2.1"); console.error("warned"); process.exitCode = 3')).toEqual({
      ended: 'exit',
      exitCode: 3,
      stdout: '192.0.2.1\n',
      output: expect.stringMatching(/^(192.0.2.1\nwarned\n|warned\n192.0.2.1\n)$/),
    });
  });
  it('are told from those that can’t be run', async () => {
    const call = { args: [], env: {}, timeoutMs: 60_000, maxBytes: 100 };
    expect(await createPrograms().run({ ...call, program: 'no-such-program-here' })).toMatchObject({ ended: 'not-found', exitCode: null });
    // Windows looks for nothing but an .exe, and finds that this is none.
    const file = `${newFile()}.exe`;
    writeFileSync(file, 'no program', { mode: 0o600 });
    expect(await createPrograms().run({ ...call, program: file })).toMatchObject({ ended: 'failed', exitCode: null });
    expect(await createPrograms().run({ ...call, program: 'a\0b' })).toMatchObject({ ended: 'failed', exitCode: null });
  });
  it('get their arguments as they are: there is no shell', async () => {
    const args = ['-e', 'console.log(JSON.stringify(process.argv.slice(1)))', '$HOME', '; echo x', '"', '*', ''];
    const { stdout } = await createPrograms().run({ program: process.execPath, args, env: {}, timeoutMs: 60_000, maxBytes: 1000 });
    expect(JSON.parse(stdout)).toEqual(args.slice(2));
  });
  it('see what they are given and nothing of our secrets', async () => {
    process.env.SAIKORO_TEST_TOKEN = 'secret';
    onTestFinished(() => void delete process.env.SAIKORO_TEST_TOKEN);
    const { stdout } = await node('console.log(JSON.stringify(process.env))', { env: { SAIKORO_IPV4: '192.0.2.1' }, maxBytes: 100_000 });
    expect(JSON.parse(stdout)).toMatchObject({ SAIKORO_IPV4: '192.0.2.1', PATH: process.env.PATH });
    expect(stdout).not.toContain('secret');
  });
  it('are cut short in their words, not held up by them', async () => {
    const { ended, output, stdout } = await node('process.stdout.write("あ".repeat(1e6)); process.stderr.write("b".repeat(1e6))', {
      maxBytes: 100,
    });
    expect(ended).toBe('exit');
    expect(stdout).toBe(`${'あ'.repeat(33)}…`);
    expect(output.length).toBeLessThanOrEqual(102);
  });
  it.skipIf(process.platform === 'win32')('are ended with all they started, however stubborn', async () => {
    const file = newFile();
    const stubborn = 'process.on("SIGTERM", () => {}); setInterval(() => {}, 1000);';
    const child = `${stubborn} require("fs").writeFileSync(${JSON.stringify(file)}, String(process.pid))`;
    const running = node(
      `${stubborn} require("child_process").spawn(process.execPath, ["-e", ${JSON.stringify(child)}], { stdio: "inherit" })`,
      { timeoutMs: 4000 },
    );
    await until(() => existsSync(file) && readFileSync(file, 'utf8') !== '');
    expect(await running).toMatchObject({ ended: 'timeout', exitCode: null });
    const pid = Number(readFileSync(file, 'utf8'));
    await until(() => !isAlive(pid));
  });
  it.skipIf(process.platform === 'win32')('don’t hold us up with what they leave running', async () => {
    const left =
      'require("child_process").spawn(process.execPath, ["-e", "setTimeout(() => {}, 20000)"], { stdio: "inherit" }).unref(); console.log(process.pid)';
    const { ended, exitCode, stdout } = await node(left);
    expect({ ended, exitCode }).toEqual({ ended: 'exit', exitCode: 0 });
    process.kill(-Number(stdout), 'SIGKILL');
  });
  it.skipIf(process.platform === 'win32')('are ended when the app quits', async () => {
    const file = newFile();
    const programs = createPrograms();
    const script = `require("fs").writeFileSync(${JSON.stringify(file)}, String(process.pid)); setInterval(() => {}, 1000)`;
    const running = programs.run({ program: process.execPath, args: ['-e', script], env: {}, timeoutMs: 60_000, maxBytes: 10 });
    await until(() => existsSync(file) && readFileSync(file, 'utf8') !== '');
    programs.stop();
    expect(await running).toMatchObject({ exitCode: null });
  });
});

describe('calls on other systems', () => {
  it('find what Mac users install', () => {
    expect(environmentOf({ PATH: '/usr/bin:/usr/local/bin' }, { A: '1' }, 'darwin')).toEqual({
      PATH: '/usr/bin:/usr/local/bin:/opt/homebrew/bin',
      A: '1',
    });
    expect(environmentOf({ PATH: '/usr/bin', NODE_OPTIONS: '-r evil' }, {}, 'linux')).toEqual({ PATH: '/usr/bin' });
  });
  it('hand a batch file to cmd.exe unless that would take an argument for a command', () => {
    const env = { ComSpec: 'C:\\Windows\\cmd.exe' };
    expect(windowsBatch('C:\\Program Files (x86)\\up date.BAT', ['192.0.2.1', 'a b'], env)).toEqual({
      program: 'C:\\Windows\\cmd.exe',
      args: ['/d', '/s', '/c', '""C:\\Program Files (x86)\\up date.BAT" "192.0.2.1" "a b""'],
    });
    expect(windowsBatch('C:\\x.exe', ['&'], env)).toBeNull();
    // Windows drops what stands behind a name, and runs the batch file.
    for (const name of ['x.cmd.', 'x.CMD ', 'x.bat. .']) expect(() => windowsBatch(name, ['&'], env), name).toThrow('unsafe');
    for (const evil of ['a"&calc', '%PATH%', 'a^b', 'a|b', 'a>b', '!x!', 'a\nb'])
      expect(() => windowsBatch('x.cmd', [evil], env), evil).toThrow('unsafe');
  });
  it('understand the old Japanese code page', () => {
    expect(textOf(Uint8Array.of(0x83, 0x54, 0x83, 0x43, 0x83, 0x52, 0x83, 0x8d))).toBe('サイコロ');
    expect(textOf(Buffer.from('賽ころ').subarray(0, 8))).toBe('賽こ');
    expect(textOf(Uint8Array.of(0xfe, 0xff, 0xfd))).toContain('\ufffd');
  });
  it('understand Windows’ UTF-16, with and without its mark', () => {
    for (const mark of ['', '\ufeff']) expect(textOf(Buffer.from(`${mark}[ルーター`, 'utf16le'))).toBe('[ルーター');
    expect(textOf(Buffer.from('\ufeffルーター'))).toBe('ルーター');
  });
});
