import { createHash } from 'node:crypto';
import { once } from 'node:events';
import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { createServer, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { crc32, gzipSync } from 'node:zlib';
import { onTestFinished } from 'vitest';

const root = resolve(import.meta.dirname, '../../../..');

/** How the far side behaves while it gives a file: all of it, cut in the middle, other bytes, half and then nothing, 404, 503. */
export type Manner = 'whole' | 'cut' | 'altered' | 'silent' | 'missing' | 'broken';

export function newFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'saikoro-runtime-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true, maxRetries: 5, retryDelay: 100 }));
  return folder;
}

function give(response: ServerResponse, body: Buffer, manner: Manner): void {
  const half = body.subarray(0, body.length >> 1);
  if (manner === 'missing' || manner === 'broken') response.writeHead(manner === 'missing' ? 404 : 503).end();
  else if (manner === 'altered') response.end(Buffer.concat([half, Buffer.alloc(body.length - half.length)]));
  else {
    response.setHeader('content-length', body.length);
    if (manner === 'whole') response.end(body);
    else response.write(half, () => manner === 'cut' && response.destroy());
  }
}

async function serve(answer: (path: string, response: ServerResponse) => void) {
  const asked: string[] = [];
  const server = createServer((request, response) => {
    asked.push(request.url ?? '');
    answer(request.url ?? '', response);
  }).listen(0, '127.0.0.1');
  await once(server, 'listening');
  onTestFinished(() => {
    server.closeAllConnections();
    server.close();
  });
  return { url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/`, asked };
}

/** Where there is nobody: a port that was free a moment ago. */
export async function nobody(): Promise<string> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  await new Promise((closed) => server.close(closed));
  return `http://127.0.0.1:${port}/`;
}

const sha512 = (bytes: Buffer): string => `sha512-${createHash('sha512').update(bytes).digest('base64')}`;

/** A tar archive's entry (POSIX ustar): header and contents, in blocks of 512 bytes. */
function tarEntry(name: string, body: Buffer): Buffer {
  const header = Buffer.alloc(512);
  const put = (text: string, at: number): void => void header.write(text, at, 'latin1');
  put(name, 0);
  for (const [text, at] of [
    ['0000755\0', 100],
    ['0000000\0', 108],
    ['0000000\0', 116],
    ['00000000000\0', 136],
  ] as const)
    put(text, at);
  put(`${body.length.toString(8).padStart(11, '0')}\0`, 124);
  put('        0ustar\x0000', 148);
  put(
    `${header
      .reduce((sum, byte) => sum + byte, 0)
      .toString(8)
      .padStart(6, '0')}\0 `,
    148,
  );
  return Buffer.concat([header, body, Buffer.alloc((512 - (body.length % 512)) % 512)]);
}

export const tgz = (files: Record<string, string>): Buffer =>
  gzipSync(Buffer.concat([...Object.entries(files).map(([name, text]) => tarEntry(name, Buffer.from(text))), Buffer.alloc(1024)]));

/** A package registry with one package, and npm's settings for it. */
export async function registry(name: string, archive: Buffer, manner: Manner = 'whole') {
  const served = await serve((path, response) => {
    if (path.endsWith('.tgz')) return give(response, archive, manner);
    const dist = { tarball: `${served.url}${name}/-/a-1.0.0.tgz`, integrity: sha512(archive) };
    response.setHeader('content-type', 'application/json');
    response.end(JSON.stringify({ name, 'dist-tags': { latest: '1.0.0' }, versions: { '1.0.0': { name, version: '1.0.0', dist } } }));
  });
  return { ...served, integrity: sha512(archive), env: npmEnv(served.url) };
}

/** npm with a cache and settings of the test's own, and no patience. */
export const npmEnv = (url: string): NodeJS.ProcessEnv => {
  const folder = newFolder();
  return {
    ...process.env,
    SAIKORO_RUNTIMES: join(folder, 'runtimes'),
    npm_config_registry: url,
    npm_config_cache: join(folder, 'npm'),
    npm_config_userconfig: join(folder, 'npmrc'),
    npm_config_fetch_timeout: '1500',
    npm_config_fetch_retry_mintimeout: '10',
    npm_config_fetch_retry_maxtimeout: '10',
  };
};

/** A zip archive whose files are stored as they are (APPNOTE 6.3.10, 4.3.7, 4.3.12 and 4.3.16). */
function zip(files: Record<string, string>): Buffer {
  const parts: Buffer[] = [];
  const directory: Buffer[] = [];
  let at = 0;
  for (const [name, text] of Object.entries(files)) {
    const body = Buffer.from(text);
    const facts = Buffer.alloc(26);
    facts.writeUInt16LE(20, 0);
    facts.writeUInt32LE(crc32(body), 10);
    facts.writeUInt32LE(body.length, 14);
    facts.writeUInt32LE(body.length, 18);
    facts.writeUInt16LE(name.length, 22);
    const local = Buffer.concat([Buffer.from('PK\x03\x04'), facts, Buffer.from(name), body]);
    const rest = Buffer.alloc(14);
    rest.writeUInt32LE((0o100755 << 16) >>> 0, 6);
    rest.writeUInt32LE(at, 10);
    directory.push(Buffer.concat([Buffer.from('PK\x01\x02'), Buffer.from([20, 3]), facts, rest, Buffer.from(name)]));
    parts.push(local);
    at += local.length;
  }
  const list = Buffer.concat(directory);
  const end = Buffer.alloc(22);
  end.write('PK\x05\x06', 0, 'latin1');
  end.writeUInt16LE(directory.length, 8);
  end.writeUInt16LE(directory.length, 10);
  end.writeUInt32LE(list.length, 12);
  end.writeUInt32LE(at, 16);
  return Buffer.concat([...parts, list, end]);
}

/** The electron package as npm leaves it, without its binary, and a mirror to have that from: a zip with the pinned checksum, if all goes well. */
export async function electronFrom(manner: Manner, { env = npmEnv('http://127.0.0.1:9/') } = {}) {
  const folder = newFolder();
  const installed = join(root, 'node_modules/electron');
  for (const file of ['install.js', 'package.json']) cpSync(join(installed, file), join(folder, file));
  symlinkSync(join(root, 'node_modules'), join(folder, 'node_modules'));
  const { version } = JSON.parse(readFileSync(join(installed, 'package.json'), 'utf8')) as { version: string };
  const archive = zip({ electron: '#!/bin/sh\n', version: `v${version}`, filling: 'x'.repeat(20_000) });
  const name = `electron-v${version}-${process.platform}-${process.arch}.zip`;
  writeFileSync(join(folder, 'checksums.json'), JSON.stringify({ [name]: createHash('sha256').update(archive).digest('hex') }));
  const mirror = await serve((_, response) => give(response, archive, manner));
  const cache = join(newFolder(), 'electron');
  mkdirSync(cache);
  return { folder, version, mirror, env: { ...env, ELECTRON_MIRROR: mirror.url, electron_config_cache: cache } as NodeJS.ProcessEnv };
}
