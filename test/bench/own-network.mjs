import { spawnSync } from 'node:child_process';
import { ensureBuilt } from '../../scripts/build.mjs';
import { onPath } from '../../scripts/display.mjs';

const NEEDS = { ddclient: 'ddclient', inadyn: 'inadyn', ip: 'iproute2', unshare: 'util-linux' };

/** Runs a bench beside ddclient and inadyn in a network namespace that has nothing but lo: no client can reach anybody else. */
export const inOwnNetwork = async (name, script, words) => {
  if (process.platform !== 'linux') {
    console.log(`${name}: needs network namespaces, so it runs on Linux only.`);
    return;
  }
  const missing = Object.entries(NEEDS).filter(([program]) => !onPath(program));
  if (missing.length > 0) {
    console.log(`${name}: not here: ${missing.map(([program]) => program).join(', ')}. On Debian:`);
    console.log(`  apt-get install ${missing.map(([, each]) => each).join(' ')}`);
    return;
  }
  await ensureBuilt();
  const own = process.getuid() === 0 ? ['--net'] : ['--net', '--map-root-user'];
  const { status } = spawnSync('unshare', [...own, process.execPath, script, ...words], { stdio: 'inherit' });
  if (status !== 0) throw new Error(`${name}: ended with ${status}`);
};
