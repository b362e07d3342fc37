import { createInterface, type Interface } from 'node:readline';
import { Writable } from 'node:stream';

/** The terminal, or the pipe, that the command was started from. */
export interface Terminal {
  /** Whether a person can answer: the input is a terminal. */
  readonly asks: boolean;
  print(line: string): void;
  printError(line: string): void;
  /** One line; null: the input ended. */
  ask(question: string): Promise<string | null>;
  /** The same, with nothing shown of what is typed. */
  askSecret(question: string): Promise<string | null>;
  /** All of the standard input, without its last line end; null: more than `most` bytes. */
  input(most: number): Promise<string | null>;
  /** The input is not listened to any more, so that the process can end. Answers once all was written: null, or why it could not be, e.g. ENOSPC. */
  close(): Promise<string | null>;
}

type Streams = Pick<NodeJS.Process, 'stdin' | 'stdout' | 'stderr'>;

/** The terminal a command was typed in. Questions go to stderr, so that stdout holds the answer of the command alone. */
export const createTerminal = ({ stdin, stdout, stderr }: Streams = process): Terminal => {
  let lines: Interface | null = null;
  let hidden = false;
  const typed: string[] = [];
  const waiting: ((line: string | null) => void)[] = [];
  let ended = false;
  let fault: string | null = null;
  // A reader may stop reading (`| head`): that is no fault, and the rest of the output is dropped.
  stdout.on('error', ({ code = 'EIO' }: NodeJS.ErrnoException) => {
    if (code !== 'EPIPE') fault ??= code;
  });
  stderr.on('error', () => {});

  const open = (): Interface => {
    if (lines !== null) return lines;
    const isTerminal = stdin.isTTY === true && stderr.isTTY === true;
    const echo = new Writable({
      write(chunk, encoding, done) {
        if (!hidden) stderr.write(chunk, encoding as BufferEncoding);
        done();
      },
    });
    const opened = createInterface({ input: stdin, output: isTerminal ? echo : undefined, terminal: isTerminal });
    opened.on('line', (line) => {
      const next = waiting.shift();
      if (next === undefined) typed.push(line);
      else next(line);
    });
    opened.on('close', () => {
      ended = true;
      for (const next of waiting.splice(0)) next(null);
    });
    lines = opened;
    return opened;
  };
  const line = (): Promise<string | null> => {
    open();
    const before = typed.shift();
    if (before !== undefined) return Promise.resolve(before);
    return ended ? Promise.resolve(null) : new Promise((done) => waiting.push(done));
  };

  return {
    get asks() {
      return stdin.isTTY === true;
    },
    print: (text) => void stdout.write(`${text}\n`),
    printError: (text) => void stderr.write(`${text}\n`),
    ask(question) {
      stderr.write(question);
      return line();
    },
    async askSecret(question) {
      open();
      stderr.write(question);
      hidden = true;
      try {
        return await line();
      } finally {
        hidden = false;
        if (stdin.isTTY) stderr.write('\n');
      }
    },
    async input(most) {
      const chunks: Buffer[] = [];
      let bytes = 0;
      for await (const chunk of stdin) {
        bytes += (chunk as Buffer).length;
        if (bytes > most) return null;
        chunks.push(chunk as Buffer);
      }
      return Buffer.concat(chunks)
        .toString('utf8')
        .replace(/\r?\n$/, '');
    },
    close() {
      lines?.close();
      return new Promise((done) => {
        // An error comes after the write that caused it.
        stdout.write('', () => setImmediate(() => done(fault)));
      });
    },
  };
};
