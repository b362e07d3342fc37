import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { ensureBuilt } from '../../scripts/build.mjs';
import { onPath } from '../../scripts/display.mjs';

const NEEDS = { ddclient: 'ddclient', inadyn: 'inadyn', ip: 'iproute2', unshare: 'util-linux' };

/**
 * How long it takes to tell a service of a new address for many hosts: Saikoro, ddclient and inadyn one after the other, on the same list,
 * against the same service on loopback.
 */
export const publish = async ({ hosts = 1000, service = '' } = {}) => {
  if (process.platform !== 'linux') {
    console.log('publish: needs network namespaces, so it runs on Linux only.');
    return;
  }
  const missing = Object.entries(NEEDS).filter(([program]) => !onPath(program));
  if (missing.length > 0) {
    console.log(`publish: not here: ${missing.map(([program]) => program).join(', ')}. On Debian:`);
    console.log(`  apt-get install ${missing.map(([, name]) => name).join(' ')}`);
    return;
  }
  await ensureBuilt();
  const own = process.getuid() === 0 ? ['--net'] : ['--net', '--map-root-user'];
  const inside = [process.execPath, join(import.meta.dirname, 'publish-run.mjs'), String(hosts), service];
  const { status } = spawnSync('unshare', [...own, ...inside], { stdio: 'inherit' });
  if (status !== 0) throw new Error(`publish: ended with ${status}`);
};
