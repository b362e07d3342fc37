import type { ServerResponse } from 'node:http';
import { gzipSync } from 'node:zlib';
import type { Answer } from '../replay/far-side.ts';

const LOGIN = '<!DOCTYPE html><html><head><title>Welcome, good guest! OK</title></head><body>Free Wi-Fi: status=0 SUCCESS</body></html>';

/** Far sides that are hostile, broken or somebody else's. None of them confirms an update. */
export const ANSWERS = {
  junk: { status: 200, body: 'no such sign\u0000\u0001' },
  'a login page': { status: 200, body: LOGIN },
  'a login page with a redirect': { status: 302, body: LOGIN, headers: { location: 'https://evil.example.net/' } },
  nothing: { status: 200, body: '' },
  'no content': { status: 204, body: '' },
  'a success of another service': { status: 200, body: 'yes=1' },
  'an empty JSON tree': { status: 200, body: '{}' },
  'JSON of other kinds': { status: 200, body: '{"result":["OK"],"success":"true","errors":{"0":{"code":"x"}}}' },
  'deep JSON': { status: 200, body: `${'['.repeat(30_000)}${']'.repeat(30_000)}` },
  'a success that is cut off': { status: 200, body: `good 192.0.2.10 OK SUCCESS status=0 {"result":"OK"}${' '.repeat(100_000)}` },
  'ten megabytes': { status: 200, body: Buffer.alloc(10_000_000, 'good ') },
  'compressed bytes nobody asked for': { status: 200, body: gzipSync('good'), headers: { 'content-encoding': 'gzip' } },
  'not modified': { status: 304, body: '' },
  'a teapot that says good': { status: 418, body: 'teapot good' },
} as const satisfies Record<string, Answer>;
export type AnswerName = keyof typeof ANSWERS;

/** Far sides whose answer never comes to its end: each writes for itself. */
export const UNENDING: Readonly<Record<string, (raw: ServerResponse) => void>> = {
  'a slow drip': (raw) => {
    raw.writeHead(200);
    raw.write('good 192.0.2.10\nOK\n');
    const drip = setInterval(() => raw.write(' '), 20);
    raw.on('close', () => clearInterval(drip));
  },
  'a body that breaks off': (raw) => {
    raw.writeHead(200, { 'content-length': '1000' });
    raw.write('good 192.0.2.10\nOK\n', () => raw.destroy());
  },
  'a connection that is cut': (raw) => void raw.destroy(),
};
