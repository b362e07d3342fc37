import { existsSync, readFileSync, statSync } from 'node:fs';
import { dirname, join } from 'node:path';

const kernelSays = (name) => {
  const file = `/proc/sys/${name}`;
  return existsSync(file) ? Number(readFileSync(file, 'utf8')) : undefined;
};

/** Some systems keep user namespaces from programs they have no profile for; an installed package brings one, a folder can't. */
const namespacesDenied = () =>
  kernelSays('kernel/apparmor_restrict_unprivileged_userns') === 1 ||
  kernelSays('kernel/unprivileged_userns_clone') === 0 ||
  kernelSays('user/max_user_namespaces') === 0;

function helperIsSetuid(electron) {
  const helper = join(dirname(electron), 'chrome-sandbox');
  if (!existsSync(helper)) return false;
  const { uid, mode } = statSync(helper);
  return uid === 0 && (mode & 0o4000) !== 0;
}

/** Chromium's sandbox stays on wherever it can work; where it can't, Electron would end at once with a fatal error. */
export function sandboxFlags(electron) {
  if (process.platform !== 'linux') return [];
  const impossible = process.getuid() === 0 || (namespacesDenied() && !helperIsSetuid(electron));
  return impossible ? ['--no-sandbox'] : [];
}
