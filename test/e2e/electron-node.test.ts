import { execFile } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { createServer as createHttps } from 'node:https';
import { type AddressInfo, createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createSecureContext } from 'node:tls';
import { promisify } from 'node:util';
import { build } from 'esbuild';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { findElectron } from '../../scripts/electron.mjs';
import type { ProbeResult, ProbeTask } from '../helpers/connection-probe.ts';
import { makeCertificates } from '../providers/replay/certificates.ts';
import { openBlackHole } from '../unit/platform/sockets/black-hole.ts';

const NAME = 'service.example.net';
const certificates = makeCertificates([NAME]);
const folder = mkdtempSync(join(tmpdir(), 'saikoro-probe-'));
const probe = join(folder, 'probe.cjs');
const closing: (() => void)[] = [];
/** Names that were asked for in TLS. */
let asked: string[] = [];
let task: ProbeTask;

beforeAll(async () => {
  const entryPoints = [join(import.meta.dirname, '../helpers/connection-probe.ts')];
  // As the app's own main process is built.
  await build({ entryPoints, outfile: probe, bundle: true, platform: 'node', format: 'cjs', target: 'node18', logLevel: 'error' });
  const known = createSecureContext({ cert: certificates.cert, key: certificates.key });
  const service = createHttps(
    {
      SNICallback: (name, answer) => {
        asked.push(name);
        if (name === NAME) answer(null, known);
        else answer(new Error('another name'));
      },
    },
    (_, response) => response.end('here'),
  ).listen(0, 'localhost');
  await once(service, 'listening');
  const half = createServer((socket) => socket.on('error', () => {})).listen(0, '127.0.0.1');
  await once(half, 'listening');
  const { port: halfPort } = half.address() as AddressInfo;
  const hole = await openBlackHole('::1', halfPort);
  task = { ca: certificates.ca, name: NAME, port: (service.address() as AddressInfo).port, halfPort };
  closing.push(
    () => service.close(),
    () => half.close(),
    () => hole.close(),
  );
});
afterAll(() => {
  for (const close of closing) close();
  rmSync(folder, { recursive: true, force: true });
});

describe.each([
  ['this Node', () => process.execPath],
  ['the Node inside Electron', () => findElectron().path],
])('connections on %s', (_, program) => {
  it('name the service in TLS, and go on where one family is silent', async ({ annotate }) => {
    asked = [];
    const env = { ...process.env, ELECTRON_RUN_AS_NODE: '1' };
    const { stdout } = await promisify(execFile)(program(), [probe, JSON.stringify(task)], { env });
    const { node, ...result } = JSON.parse(stdout) as ProbeResult;
    await annotate(`Node ${node}`);
    expect(result).toEqual({
      http: '200 here',
      lines: 'HTTP/1.1 200 OK',
      otherName: expect.stringMatching(/^(tls|connection) /),
      half: '127.0.0.1',
    });
    expect(asked).toEqual([NAME, NAME, `not-${NAME}`]);
  });
});
