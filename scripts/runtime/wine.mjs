import { existsSync } from 'node:fs';

/** The loader itself: what a system has under /usr/bin may be a script that starts undeclared programs. */
const places = ['/usr/lib/wine/wine64', '/opt/wine-stable/bin/wine64', '/usr/bin/wine64'];

/** What runs Windows' programs here: WINE_PATH, or where Linux keeps it; undefined: there is none. */
export function winePath(env = process.env) {
  const here = env.WINE_PATH ? [env.WINE_PATH] : process.platform === 'linux' && process.arch === 'x64' ? places : [];
  return here.find((file) => existsSync(file));
}
