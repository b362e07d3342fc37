import { gzipSync } from 'node:zlib';
import { openFarSide } from '../../providers/replay/far-side.ts';
import { openBlackHole } from '../../unit/platform/sockets/black-hole.ts';
import { BAD_CERTIFICATES, openTcp } from './outside.ts';
import type { Scene } from './scene.ts';

export type Given = (scene: Scene) => unknown;

/** The service answers so, whatever it is told. */
export const answers =
  (body: string | Uint8Array, status = 200, headers: Record<string, string> = { 'content-type': 'text/plain' }): Given =>
  ({ outside }) => {
    outside.answer = () => ({ status, body, headers });
  };

/** A port of the reserved ones where nothing listens: one of the kernel's own choice, once closed, is soon another test's. */
const CLOSED = { host: '127.0.0.1', port: 1 };

/** Nobody listens where the service was. */
export const refuses: Given = ({ outside }) => {
  outside.service = CLOSED;
};

/** No connection leads anywhere, and there is no way out. */
export const lineDown: Given = ({ outside, line }) => {
  outside.cut = CLOSED;
  line.routed = false;
};
export const lineBack: Given = ({ outside, line }) => {
  line.routed = true;
  outside.heal();
};

/** What listens there speaks no TLS: so it greets, or hangs up. */
export const speaksOtherwise =
  (greeting: string | null): Given =>
  async ({ outside, later }) => {
    const other = await openTcp((socket) => {
      if (greeting === null) socket.once('data', () => socket.resetAndDestroy());
      else socket.end(greeting);
    });
    later(other.close);
    outside.service = other;
  };

/** A router on the way swallows each packet. */
export const swallowed: Given = async ({ outside, later }) => {
  const gone = await openTcp(() => {});
  gone.close();
  const hole = await openBlackHole(gone.host, gone.port);
  later(hole.close);
  outside.service = gone;
};

export const certificate =
  (kind: keyof typeof BAD_CERTIFICATES): Given =>
  async ({ outside, later }) => {
    const side = await openFarSide(BAD_CERTIFICATES[kind]());
    later(side.close);
    side.answer = () => ({ status: 200, body: 'good' });
    outside.service = { host: '127.0.0.1', port: side.port };
  };

/** It reads the request, and resets the connection: before its reply, or in the middle of it. */
export const resets =
  (begun: string | null): Given =>
  ({ outside }) => {
    outside.answer = (_, raw) => {
      if (begun !== null) raw.socket?.write(begun);
      setImmediate(() => raw.socket?.destroy());
      return undefined;
    };
  };

export const saysNothing: Given = ({ outside }) => {
  outside.answer = () => undefined;
};

/** A byte a second, for half a minute. */
export const drips: Given = ({ outside, later }) => {
  outside.answer = (_, raw) => {
    raw.writeHead(200);
    const drip = setInterval(() => raw.write('g'), 1000);
    const over = setTimeout(() => raw.end(), 30_000);
    const end = (): void => {
      clearInterval(drip);
      clearTimeout(over);
    };
    raw.on('close', end);
    later(end);
    return undefined;
  };
};

/** Small on the line; 48 MB, were it unpacked. */
export const bomb: Given = (scene) =>
  answers(gzipSync(Buffer.alloc(48 * 2 ** 20)), 200, { 'content-type': 'text/plain', 'content-encoding': 'gzip' })(scene);
