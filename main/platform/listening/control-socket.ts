import { randomBytes } from 'node:crypto';
import { chmodSync, readFileSync, rmSync } from 'node:fs';
import { connect, createServer, type Socket } from 'node:net';
import { join } from 'node:path';
import { codeOf, PRIVATE_FILE, replaceFile } from '../files/whole-file.ts';

/** Between a Saikoro that runs on a data folder and a command beside it: a line is asked, a line is answered. */
export interface ControlSocket {
  /** Until it is closed. Only this user, and root, can reach it. `gone`: whoever asked does not wait any more. */
  listen(
    dir: string,
    answer: (line: string, gone: AbortSignal) => Promise<string>,
  ): Promise<{ ok: true; close(): void } | { ok: false; code: string }>;
  ask(dir: string, line: string, ms: number): Promise<{ ok: true; line: string } | { ok: false; code: string }>;
}

const SOCKET = 'saikoro.sock';
/** On Windows: which pipe it is. Nobody else can have made one of a name that was drawn just now. */
const PIPE_FILE = 'saikoro.pipe';
/** So much is read of a question and of an answer, in bytes. */
const MOST_BYTES = 4_194_304;
const MOST_CLIENTS = 8;
/** A question has to be there after so long, and an answer to be taken, in ms. */
const PATIENCE_MS = 5_000;
const LINE_END = 10;
const isWindows = process.platform === 'win32';

const pathOf = (dir: string): string => (isWindows ? readFileSync(join(dir, PIPE_FILE), 'utf8').trim() : join(dir, SOCKET));
const newPath = (dir: string): string => {
  if (!isWindows) {
    // What a killed one left. The folder's lock says that no other listens there.
    rmSync(join(dir, SOCKET), { force: true });
    return join(dir, SOCKET);
  }
  const path = `\\\\.\\pipe\\saikoro-${randomBytes(16).toString('hex')}`;
  replaceFile(join(dir, PIPE_FILE), path);
  return path;
};

/** One line of it; null: it is larger than what is read. Called at most once. */
const onLine = (socket: Socket, take: (line: string | null) => void): void => {
  const chunks: Buffer[] = [];
  let bytes = 0;
  const heard = (chunk: Buffer): void => {
    bytes += chunk.length;
    const at = chunk.indexOf(LINE_END);
    if (at < 0 && bytes <= MOST_BYTES) {
      chunks.push(chunk);
      return;
    }
    socket.off('data', heard);
    socket.resume();
    const isWhole = at >= 0 && bytes - chunk.length + at <= MOST_BYTES;
    take(isWhole ? Buffer.concat([...chunks, chunk.subarray(0, at)]).toString('utf8') : null);
  };
  socket.on('data', heard);
};

export const createControlSocket = (): ControlSocket => ({
  listen: (dir, answer) =>
    new Promise((done) => {
      const clients = new Set<Socket>();
      const server = createServer((socket) => {
        const gone = new AbortController();
        clients.add(socket);
        let timer = setTimeout(() => socket.destroy(), PATIENCE_MS);
        socket.on('error', () => {});
        socket.once('close', () => {
          clearTimeout(timer);
          clients.delete(socket);
          gone.abort();
        });
        onLine(socket, (line) => {
          clearTimeout(timer);
          if (line === null) {
            socket.destroy();
            return;
          }
          const reply = (text: string): void => {
            if (socket.destroyed) return;
            socket.end(`${text}\n`);
            timer = setTimeout(() => socket.destroy(), PATIENCE_MS);
          };
          answer(line, gone.signal).then(reply, () => socket.destroy());
        });
      });
      server.maxConnections = MOST_CLIENTS;
      // Also what comes later, as where no file is left to open: then one is not heard, and the rest goes on.
      server.on('error', (error) => done({ ok: false, code: codeOf(error) }));
      try {
        const path = newPath(dir);
        // The socket is never there with more rights than this, not even for a moment.
        const before = process.umask(0o177);
        try {
          server.listen({ path, exclusive: true });
        } finally {
          process.umask(before);
        }
        server.once('listening', () => {
          if (!isWindows) chmodSync(path, PRIVATE_FILE);
          done({
            ok: true,
            close() {
              server.close();
              for (const socket of clients) socket.destroy();
              rmSync(join(dir, isWindows ? PIPE_FILE : SOCKET), { force: true });
            },
          });
        });
      } catch (error) {
        done({ ok: false, code: codeOf(error) });
      }
    }),
  ask: (dir, line, ms) =>
    new Promise((done) => {
      let path: string;
      try {
        path = pathOf(dir);
      } catch (error) {
        done({ ok: false, code: codeOf(error) });
        return;
      }
      if (Buffer.byteLength(line) >= MOST_BYTES) {
        done({ ok: false, code: 'EMSGSIZE' });
        return;
      }
      const socket = connect({ path });
      const timer = setTimeout(() => finish({ ok: false, code: 'ETIMEDOUT' }), ms);
      const finish = (answer: { ok: true; line: string } | { ok: false; code: string }): void => {
        clearTimeout(timer);
        socket.destroy();
        done(answer);
      };
      socket.once('error', (error) => finish({ ok: false, code: codeOf(error) }));
      socket.once('close', () => finish({ ok: false, code: 'ECONNRESET' }));
      onLine(socket, (found) => finish(found === null ? { ok: false, code: 'EMSGSIZE' } : { ok: true, line: found }));
      socket.write(`${line}\n`);
    }),
});
