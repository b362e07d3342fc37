import { existsSync } from 'node:fs';
import { join } from 'node:path';

const mac = ['Chromium.app/Contents/MacOS/Chromium', 'Google Chrome.app/Contents/MacOS/Google Chrome'].map((app) =>
  join('/Applications', app),
);
/** Debian's own binary: what it has under /usr/bin is a script that starts undeclared programs. */
const linux = ['/usr/lib/chromium/chromium', '/usr/lib64/chromium-browser/chromium-browser', '/opt/google/chrome/chrome'];

/** A current Chromium to draw the window's page in: CHROMIUM_PATH, or where systems keep one; undefined: there is none. */
export function chromiumPath(env = process.env) {
  const places = env.CHROMIUM_PATH ? [env.CHROMIUM_PATH] : ({ darwin: mac, linux }[process.platform] ?? []);
  return places.find((file) => existsSync(file));
}
