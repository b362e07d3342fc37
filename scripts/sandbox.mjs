import { existsSync, readFileSync, statSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { Stop } from './words.mjs';

const kernelSays = (name) => {
  const file = `/proc/sys/${name}`;
  return existsSync(file) ? Number(readFileSync(file, 'utf8')) : undefined;
};

/** Some systems keep user namespaces from programs they have no profile for; an installed package brings one, a folder can't. */
const namespacesDenied = (says) =>
  says('kernel/apparmor_restrict_unprivileged_userns') === 1 ||
  says('kernel/unprivileged_userns_clone') === 0 ||
  says('user/max_user_namespaces') === 0;

function helperIsSetuid(electron) {
  const helper = join(dirname(electron), 'chrome-sandbox');
  if (!existsSync(helper)) return false;
  const { uid, mode } = statSync(helper);
  return uid === 0 && (mode & 0o4000) !== 0;
}

/** Why Chromium's sandbox can't work here, as far as the system tells: root, namespaces, or null: it can. */
export function sandboxLacks(electron, { platform = process.platform, uid = process.getuid?.(), says = kernelSays } = {}) {
  if (platform !== 'linux') return null;
  if (uid === 0) return 'root';
  return namespacesDenied(says) && !helperIsSetuid(electron) ? 'namespaces' : null;
}

/** Chromium's sandbox stays on wherever it can work; where it can't, Electron would end at once with a fatal error. */
export const sandboxFlags = (electron, means) => (sandboxLacks(electron, means) === null ? [] : ['--no-sandbox']);

/** Said in the terminal whenever it has to be off; undefined: it is on. */
export function sandboxWord(electron, means) {
  const why = sandboxLacks(electron, means);
  if (why === null) return undefined;
  const helper = join(dirname(electron), 'chrome-sandbox');
  const setuid = `sudo chown root:root "${helper}" && sudo chmod 4755 "${helper}"`;
  const reasons = {
    root: [
      'Chromium has none for root. Start Saikoro as an ordinary user to have it.',
      'root では Chromium のサンドボックスが働きません。一般ユーザーで起動すると有効になります。',
    ],
    namespaces: [
      `this system denies user namespaces to programs in a folder. To have it: ${setuid}, then start again; an installed package needs none of this.`,
      `このシステムは、フォルダーに置いたプログラムにユーザー名前空間を許可していません。有効にするには「${setuid}」を実行して、もう一度起動してください。インストールしたパッケージでは不要です。`,
    ],
  };
  const [en, ja] = reasons[why];
  return new Stop(
    `The window runs without its sandbox (--no-sandbox): ${en}`,
    `ウインドウのサンドボックスなしで動かします(--no-sandbox)。${ja}`,
  );
}
