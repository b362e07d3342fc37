import { spawn } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { expect, it } from 'vitest';
import { newFolder, saikoro } from './saikoro-command.ts';

const PROGRAM = resolve(import.meta.dirname, '../../dist/saikoro.cjs');
const PASSWORD = 'typed-on-a-real-terminal';

/** On a terminal of its own, whose screen is what is printed. Each answer is typed once its question stands there. */
const KEYBOARD = `
import json, os, pty, sys
answers = json.loads(sys.argv[1])
pid, screen = pty.fork()
if pid == 0: os.execvp(sys.argv[2], sys.argv[2:])
shown = b""
try:
    while text := os.read(screen, 4096):
        os.write(1, text)
        shown += text
        while answers and answers[0][0].encode() in shown:
            shown = b""
            os.write(screen, (answers.pop(0)[1] + "\\r").encode())
except OSError: pass
sys.exit(os.waitstatus_to_exitcode(os.waitpid(pid, 0)[1]))
`;

const onTerminal = (
  answers: [question: string, answer: string][],
  words: readonly string[],
): Promise<{ code: number | null; screen: string }> => {
  const child = spawn('python3', ['-c', KEYBOARD, JSON.stringify(answers), process.execPath, PROGRAM, ...words], {
    env: { ...process.env, LANG: 'en_GB.UTF-8', LC_ALL: '', TERM: 'xterm' },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  let screen = '';
  child.stdout.setEncoding('utf8').on('data', (text: string) => {
    screen += text;
  });
  return new Promise((done) => child.once('close', (code) => done({ code, screen })));
};

it('asks on a terminal, shows what is typed but for passwords, and goes back', async () => {
  const folder = newFolder();
  const { code, screen } = await onTerminal(
    [
      ['Service (', 'duckdns'],
      ['Host names', 'wrong.duckdns.org'],
      ['Token: ', PASSWORD],
      ['Which addresses', 'p'],
      ['Token: ', PASSWORD],
      ['Which addresses', ''],
    ],
    ['events', 'add', `--user-data-dir=${folder}`],
  );
  expect(code, screen).toBe(0);
  expect(screen).toContain('wrong.duckdns.org');
  expect(screen).toMatch(/wrong\.duckdns\.org was added/);
  expect(screen).not.toContain(PASSWORD);
  expect(readFileSync(join(folder, 'secrets-file.json'), 'utf8')).toContain(PASSWORD);
});

it('deletes only after a yes, and allows a program only so', async () => {
  const folder = newFolder();
  const data = `--user-data-dir=${folder}`;
  await saikoro(['events', 'add', data], { input: 'duckdns\nhome.duckdns.org\ntoken\n4\n' });
  const kept = await onTerminal([['[y/N]', '']], ['events', 'remove', 'home.duckdns.org', data]);
  expect([kept.code, kept.screen]).toEqual([0, expect.stringContaining('Nothing was changed.')]);
  const gone = await onTerminal([['[y/N]', 'y']], ['events', 'remove', 'home.duckdns.org', data]);
  expect([gone.code, gone.screen]).toEqual([0, expect.stringContaining('Deleted: home.duckdns.org.')]);
  const hook = {
    name: 'Hook',
    enabled: false,
    type: 'command',
    call: { program: '/bin/true', args: [], timeoutSeconds: 9 },
    schedule: { kind: 'at-start' },
  };
  await saikoro(['events', 'add', '-', data], { input: JSON.stringify(hook) });
  expect((await onTerminal([['Allow it?', 'n']], ['events', 'enable', 'Hook', data])).code).toBe(77);
  expect((await onTerminal([['Allow it?', 'y']], ['events', 'enable', 'Hook', data])).code).toBe(0);
});
