import { spawn } from 'node:child_process';
import { PROGRAM } from './saikoro-command.ts';

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

export const onTerminal = (
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
