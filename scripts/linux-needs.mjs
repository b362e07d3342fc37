import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { hasDisplay, onPath } from './display.mjs';
import { programs } from './programs.mjs';
import { command } from './words.mjs';

/**
 * What the machine must have beside Node, and how to see that it does: a library by its soname, a program by
 * its name. Looking for the thing itself rather than the package works on every distribution.
 */
const files = [
  { for: 'start', package: 'libgtk-3-0', library: 'libgtk-3.so.0' },
  { for: 'start', package: 'libnss3', library: 'libnss3.so' },
  { for: 'start', package: 'libgbm1', library: 'libgbm.so.1' },
  { for: 'start', package: 'libasound2', library: 'libasound.so.2' },
  { for: 'start', package: 'libnotify4', library: 'libnotify.so.4' },
  { for: 'test', package: 'libsecret-1-0', library: 'libsecret-1.so.0' },
  { for: 'test', package: 'pdns-backend-sqlite3', file: '/usr/share/pdns-backend-sqlite3/schema/schema.sqlite3.sql' },
  { for: 'test', package: 'fonts-noto-cjk', file: '/usr/share/fonts/opentype/noto/NotoSansCJK-Regular.ttc' },
  { for: 'test', package: 'python3-dbus', file: '/usr/lib/python3/dist-packages/dbus/__init__.py' },
  { for: 'test', package: 'python3-gi', file: '/usr/lib/python3/dist-packages/gi/__init__.py' },
];

/** start: the app runs; test: the suites, too; bench: what Saikoro is measured against, as well; windows: what runs Windows' programs. */
const purposes = { start: ['start', 'system', 'app'] };
purposes.test = [...purposes.start, 'test'];
purposes.bench = [...purposes.test, 'bench'];
purposes.windows = [...purposes.test, 'windows'];

const quietly = (program, args) => spawnSync(program, args, { encoding: 'utf8', stdio: ['ignore', 'pipe', 'pipe'] });

function librariesKnown() {
  const listed = ['/sbin/ldconfig', 'ldconfig'].map((program) => quietly(program, ['-p'])).find((result) => result.status === 0);
  return listed?.stdout;
}

export function missingFor(purpose) {
  const wanted = [...purposes[purpose], ...(hasDisplay() ? [] : ['display'])];
  const needs = [...files, ...programs].filter((need) => wanted.includes(need.for));
  const libraries = librariesKnown();
  const present = ({ library, name, file, find }) => {
    // Where nothing lists the libraries (musl, NixOS), Electron itself will say what it lacks.
    if (library) return libraries === undefined || libraries.includes(`\t${library} `);
    if (find) return find() !== undefined;
    return name ? onPath(name) : existsSync(file);
  };
  return [...new Set(needs.filter((need) => !present(need)).map((need) => need.package))];
}

export const hasApt = () => onPath('apt-get') && existsSync('/etc/debian_version');

const aptKnows = (name) => quietly('apt-cache', ['show', '--no-all-versions', name]).status === 0;

/** Since their 64-bit-time rebuild, newer releases carry some libraries under a name with t64 at the end. */
export const aptNames = (packages) => packages.map((name) => (name.startsWith('lib') && aptKnows(`${name}t64`) ? `${name}t64` : name));

/** Those there are: Ubuntu has no package of Chromium, and one that is not there would keep the others from being installed. */
const offered = (packages) => packages.filter((name) => aptKnows(name) || aptKnows(`${name}t64`));

export function aptInstall(packages) {
  // The name servers and routers are for tests, which start their own: no package starts a service where that can be helped.
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive', RUNLEVEL: '1' };
  const apt = (...words) => spawnSync('apt-get', ['-q', '-y', ...words], { encoding: 'utf8', env, stdio: ['ignore', 'pipe', 'pipe'] });
  const install = () => apt('install', '--no-install-recommends', ...aptNames(offered(packages)));
  if (offered(packages).length < packages.length) apt('update');
  let result = install();
  // A package list some weeks old names files the archive no longer has.
  if (result.status !== 0) {
    apt('update');
    result = install();
  }
  return { done: result.status === 0, output: `${result.stdout}${result.stderr}` };
}

export const debianName = () => {
  const line = existsSync('/etc/os-release') && readFileSync('/etc/os-release', 'utf8').match(/^PRETTY_NAME="?([^"\n]*)/m);
  return line ? line[1] : 'Linux';
};

// To install them another way: sudo apt-get install $(node scripts/linux-needs.mjs test)
await command(import.meta, ([purpose = 'start']) => {
  if (process.platform === 'linux') console.log(aptNames(offered(missingFor(purpose))).join(' '));
});
