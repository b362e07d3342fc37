import { spawn } from 'node:child_process';
import { chmodSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { NAMED } from './bind9.ts';

/** BIND listens at addresses that an interface has, so on loopback they are told apart by their ports: the last byte says which. */
export const portOf = (address: string): number => 5390 + Number(address.split('.').at(-1));

export interface Named {
  /** Writes a zone anew and has it read. */
  write(file: string, text: string): Promise<void>;
  close(): Promise<void>;
}

/** A real BIND 9 that stands for one address, with the given statements behind its options and files in its folder. */
export const startNamed = async (
  address: string,
  options: string,
  statements: string,
  files: Record<string, string> = {},
): Promise<Named> => {
  const folder = mkdtempSync(join(tmpdir(), 'saikoro-named-'));
  chmodSync(folder, 0o755);
  const write = (file: string, text: string): void => writeFileSync(join(folder, file), text);
  for (const [file, text] of Object.entries(files)) write(file, text);
  write(
    'named.conf',
    `options { directory "${folder}"; listen-on port ${portOf(address)} { 127.0.0.1; }; listen-on-v6 { none; };
  pid-file "${folder}/named.pid"; session-keyfile "${folder}/session.key"; notify no; empty-zones-enable no; ${options} };
controls { };
${statements}
`,
  );
  const named = spawn(NAMED ?? 'named', ['-g', '-c', join(folder, 'named.conf'), '-n', '1'], { stdio: ['ignore', 'ignore', 'pipe'] });
  const lines: string[] = [];
  const waiting = new Set<() => void>();
  named.stderr.setEncoding('utf8').on('data', (text: string) => {
    lines.push(text);
    for (const look of [...waiting]) look();
  });
  const said = (what: string, from: number): Promise<void> =>
    new Promise((resolve, reject) => {
      const look = (): void => {
        if (!lines.slice(from).join('').includes(what)) return;
        waiting.delete(look);
        resolve();
      };
      waiting.add(look);
      named.once('exit', () => reject(new Error(lines.join(''))));
      look();
    });
  await said('running', 0);
  return {
    async write(file, text) {
      const from = lines.length;
      write(file, text);
      named.kill('SIGHUP');
      // "all zones loaded" may still be said of the start; this is said of what was written.
      await said(`zone ${file.replace(/\.db$/, '')}/IN: loaded serial`, from);
    },
    close: async () => {
      const over = new Promise((resolve) => named.once('exit', resolve));
      named.kill('SIGTERM');
      await over;
      rmSync(folder, { recursive: true, force: true });
    },
  };
};
