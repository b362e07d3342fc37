import { existsSync } from 'node:fs';
import { chromiumPath } from './runtime/chromium.mjs';
import { winePath } from './runtime/wine.mjs';

/** systemd's reader of what a desktop starts at login: no program of a PATH. */
export const autostartGenerator = '/usr/lib/systemd/user-generators/systemd-xdg-autostart-generator';
const findGenerator = () => (existsSync(autostartGenerator) ? autostartGenerator : undefined);

/**
 * Every program that scripts, tests, benches and the app start on Linux, with the Debian package it comes in. Set-up installs from here, and
 * `npm test` starts its suites with these on their PATH and nothing else: what is not declared does not work.
 * `for`: node (comes with Node.js), setup (set-up alone starts it), system (part of every system), display (where there is no screen), app (the
 * app itself), test, bench, windows (the stage `wine`: 670 MB, so set-up installs it only where `node scripts/setup.mjs windows` asks for it), commit
 * (the check before one), release (the workflow that makes a draft); `by`: it is not named where it is started, but by that; `find`: where it is, if not on the PATH.
 */
export const programs = [
  { name: 'node', for: 'node' },
  { name: 'npm', for: 'node' },
  { name: 'git', for: 'commit', package: 'git' },
  { name: 'gh', for: 'release', package: 'gh' },
  { name: 'apt-get', for: 'setup', package: 'apt' },
  { name: 'apt-cache', for: 'setup', package: 'apt' },
  { name: 'ldconfig', for: 'setup', package: 'libc-bin' },
  { name: 'ldconfig', for: 'test', package: 'libc-bin', by: 'dpkg' },
  { name: 'tar', for: 'system', package: 'tar' },
  { name: 'gzip', for: 'system', package: 'gzip', by: 'tar' },
  { name: 'sh', for: 'system', package: 'dash' },
  { name: 'cat', for: 'system', package: 'coreutils', by: 'a script of a test' },
  { name: 'env', for: 'system', package: 'coreutils', by: 'npm' },
  { name: 'chown', for: 'system', package: 'coreutils' },
  { name: 'true', for: 'system', package: 'coreutils', by: 'unshare, ip netns exec' },
  { name: 'test', for: 'system', package: 'coreutils', by: 'setpriv' },
  { name: 'timeout', for: 'system', package: 'coreutils', by: 'a script of a test' },
  { name: 'tail', for: 'system', package: 'coreutils', by: 'a script of a test' },
  { name: 'sleep', for: 'system', package: 'coreutils', by: 'a script of a test' },
  { name: 'mkfifo', for: 'system', package: 'coreutils' },
  { name: 'mount', for: 'system', package: 'mount' },
  { name: 'umount', for: 'system', package: 'mount' },
  { name: 'setpriv', for: 'system', package: 'util-linux', by: 'a test, in front of the app' },
  { name: 'unshare', for: 'system', package: 'util-linux' },
  { name: 'Xvfb', for: 'display', package: 'xvfb' },
  { name: 'dbus-daemon', for: 'display', package: 'dbus' },
  // The way out and the addresses; without it the app asks Node, which tells less.
  { name: 'ip', for: 'app', package: 'iproute2' },
  { name: 'dbus-daemon', for: 'test', package: 'dbus' },
  { name: 'dbus-send', for: 'test', package: 'dbus', by: 'dunstctl' },
  { name: 'dunst', for: 'test', package: 'dunst' },
  { name: 'dunstctl', for: 'test', package: 'dunst' },
  { name: 'gdbus', for: 'test', package: 'libglib2.0-bin' },
  { name: 'gnome-keyring-daemon', for: 'test', package: 'gnome-keyring' },
  { name: 'python3', for: 'test', package: 'python3' },
  { name: 'aiosmtpd', for: 'test', package: 'python3-aiosmtpd', by: 'python3, as a library' },
  { name: 'named', for: 'test', package: 'bind9' },
  { name: 'dig', for: 'test', package: 'bind9-dnsutils' },
  { name: 'knotd', for: 'test', package: 'knot' },
  { name: 'kdig', for: 'test', package: 'knot-dnsutils' },
  { name: 'pdns_server', for: 'test', package: 'pdns-server' },
  { name: 'pdnsutil', for: 'test', package: 'pdns-server' },
  { name: 'dpkg', for: 'test', package: 'dpkg' },
  { name: 'dpkg-deb', for: 'test', package: 'dpkg' },
  { name: 'dpkg-query', for: 'test', package: 'dpkg', by: 'dpkg' },
  // dpkg installs nothing where it does not find these.
  { name: 'dpkg-split', for: 'test', package: 'dpkg', by: 'dpkg' },
  { name: 'start-stop-daemon', for: 'test', package: 'dpkg', by: 'dpkg' },
  { name: 'diff', for: 'test', package: 'diffutils', by: 'dpkg' },
  { name: 'rm', for: 'system', package: 'coreutils', by: 'dpkg' },
  { name: 'chmod', for: 'system', package: 'coreutils', by: 'a package’s script' },
  { name: 'mkdir', for: 'system', package: 'coreutils', by: 'a script of a test' },
  { name: 'mv', for: 'system', package: 'coreutils', by: 'a script of a test' },
  { name: 'tail', for: 'system', package: 'coreutils', by: 'a script of a test' },
  { name: 'sqlite3', for: 'test', package: 'sqlite3' },
  { name: 'ip', for: 'test', package: 'iproute2' },
  { name: 'nft', for: 'test', package: 'nftables' },
  { name: 'faketime', for: 'test', package: 'faketime' },
  { name: 'ps', for: 'test', package: 'procps' },
  { name: 'sysctl', for: 'test', package: 'procps' },
  { name: 'miniupnpd', for: 'test', package: 'miniupnpd' },
  { name: 'turnserver', for: 'test', package: 'coturn' },
  { name: 'openssl', for: 'test', package: 'openssl' },
  { name: 'systemd-analyze', for: 'test', package: 'systemd' },
  { name: 'bash', for: 'test', package: 'bash' },
  { name: 'lintian', for: 'test', package: 'lintian' },
  { name: 'makensis', for: 'test', package: 'nsis' },
  { name: 'systemd-xdg-autostart-generator', for: 'test', package: 'systemd', by: 'test/packaged', find: findGenerator },
  // Found by its path: a system's /usr/bin/chromium may be a script that starts undeclared programs.
  { name: 'chromium', for: 'test', package: 'chromium', by: 'playwright-core', find: chromiumPath },
  { name: 'wine64', for: 'windows', package: 'wine64', by: 'test/wine', find: winePath },
  { name: 'ddclient', for: 'bench', package: 'ddclient' },
  { name: 'inadyn', for: 'bench', package: 'inadyn' },
  { name: 'nsupdate', for: 'test', package: 'bind9-dnsutils' },
];

const named = (...purposes) => [...new Set(programs.filter((each) => purposes.includes(each.for) && !each.find).map(({ name }) => name))];

/** What the suites may start. */
export const testPrograms = named('node', 'system', 'display', 'app', 'test');
