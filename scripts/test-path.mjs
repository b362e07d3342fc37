import { accessSync, constants, existsSync, mkdirSync, mkdtempSync, realpathSync, rmSync, symlinkSync } from 'node:fs';
import { delimiter, join, resolve } from 'node:path';
import { testPrograms } from './programs.mjs';

/** The system's own come first: what a version manager puts before them may be a script that starts undeclared programs. */
const systemFolders = ['/usr/sbin', '/usr/bin', '/sbin', '/bin'];

const canRun = (file) => {
  try {
    accessSync(file, constants.X_OK);
    return true;
  } catch {
    return false;
  }
};

function found(name, env) {
  if (name === 'node') return process.execPath;
  // npm says where it is itself; what is called npm on the PATH may be a version manager's word for it.
  if (name === 'npm' && env.npm_execpath?.endsWith('npm-cli.js') && canRun(env.npm_execpath)) return env.npm_execpath;
  const folders = [...systemFolders, ...(env.PATH ?? '').split(delimiter).filter(Boolean)];
  return folders.map((folder) => join(folder, name)).find(canRun);
}

/**
 * A folder with links to the declared programs and nothing else, to be the whole PATH of the suites. Only Linux has such a list: elsewhere, PATH
 * stays as it is. close() removes the folder.
 */
export function openTestPath({ root = resolve(import.meta.dirname, '..'), env = process.env } = {}) {
  if (process.platform !== 'linux') return { path: env.PATH, close: () => {} };
  mkdirSync(join(root, '.cache'), { recursive: true });
  const folder = mkdtempSync(join(root, '.cache/path-'));
  for (const name of testPrograms) {
    const program = found(name, env);
    if (program && existsSync(program)) symlinkSync(realpathSync(program), join(folder, name));
  }
  return { path: folder, close: () => rmSync(folder, { recursive: true, force: true }) };
}
