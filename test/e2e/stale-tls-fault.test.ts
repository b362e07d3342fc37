import { execFile } from 'node:child_process';
import { generateKeyPairSync } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createServer } from 'node:tls';
import { promisify } from 'node:util';
import { build } from 'esbuild';
import { expect, onTestFinished, test } from 'vitest';
import { findElectron } from '../../scripts/electron.mjs';
import { repoRoot } from '../helpers/electron.ts';

const pem = (type: 'rsa' | 'ec'): string => {
  const { privateKey } =
    type === 'rsa' ? generateKeyPairSync('rsa', { modulusLength: 2048 }) : generateKeyPairSync('ec', { namedCurve: 'prime256v1' });
  return privateKey.export({ type: 'pkcs8', format: 'pem' }).toString();
};
const CUT = pem('rsa').replace(/[\w+/]{64}\n/, '');

/** On Electron's own TLS: each key is read in the very turn in which a server refuses a handshake. */
const PROBE = `
import { connect } from 'node:tls';
import { rsaKeyOf } from './main/providers/code/sign/rsa-key.ts';
const [, , port, ...keys] = process.argv;
const ask = () => connect({ host: '127.0.0.1', port: Number(port) }).on('error', ({ code }) => {
  console.log(code, rsaKeyOf(keys.shift())?.asymmetricKeyType);
  if (keys.length > 0) ask();
});
ask();
`;

test('a key is read right although another server has just refused the handshake', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'saikoro-stale-'));
  // It has no certificate for anybody.
  const server = createServer().on('tlsClientError', () => {});
  onTestFinished(() => {
    server.close();
    rmSync(folder, { recursive: true, force: true });
  });
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  const { port } = server.address() as AddressInfo;
  const outfile = join(folder, 'probe.mjs');
  await build({ stdin: { contents: PROBE, resolveDir: repoRoot, loader: 'ts' }, outfile, bundle: true, platform: 'node', format: 'esm' });
  const env = { ...process.env, ELECTRON_RUN_AS_NODE: '1' };
  const { stdout } = await promisify(execFile)(findElectron().path, [outfile, String(port), pem('rsa'), CUT, pem('ec'), pem('rsa')], {
    env,
  });
  const refused = 'ERR_SSL_SSLV3_ALERT_HANDSHAKE_FAILURE';
  expect(stdout.trim().split('\n')).toEqual(['rsa', 'undefined', 'undefined', 'rsa'].map((type) => `${refused} ${type}`));
});
