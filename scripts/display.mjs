import { spawn } from 'node:child_process';
import { accessSync, constants } from 'node:fs';
import { delimiter, join } from 'node:path';
import { note } from './words.mjs';

export function onPath(binary) {
  const folders = `${process.env.PATH ?? ''}${delimiter}/usr/sbin${delimiter}/sbin`.split(delimiter);
  return folders.some((folder) => {
    try {
      accessSync(join(folder, binary), constants.X_OK);
      return true;
    } catch {
      return false;
    }
  });
}

/** Starts a server that writes one line on fd 3 once it is ready, in a process group of its own: Ctrl+C is the app's first. */
function serve(binary, args) {
  return new Promise((resolve, reject) => {
    const child = spawn(binary, args, { stdio: ['ignore', 'ignore', 'ignore', 'pipe'], detached: true });
    let line = '';
    child.once('error', reject);
    child.once('exit', (code) => reject(new Error(`${binary} ended (${code}) before it was ready`)));
    child.stdio[3].setEncoding('utf8').on('data', (text) => {
      line += text;
      if (!line.includes('\n')) return;
      child.removeAllListeners('exit');
      child.stdio[3].destroy();
      child.unref();
      resolve({ child, line: line.split('\n')[0].trim() });
    });
  });
}

export const hasDisplay = (env = process.env) => process.platform !== 'linux' || Boolean(env.DISPLAY || env.WAYLAND_DISPLAY);

/**
 * What an app with a window and a tray needs and a bare Linux machine lacks: a display and a session bus.
 * Returns the environment to start the app in; close() ends what was started here and nothing else.
 */
export async function openSession({ quiet = false } = {}) {
  const env = { ...process.env };
  const children = [];
  const virtual = !hasDisplay(env);
  if (virtual) {
    const args = ['-displayfd', '3', '-screen', '0', '1440x900x24', '-nolisten', 'tcp', '-noreset'];
    const { child, line } = await serve('Xvfb', args);
    children.push(child);
    env.DISPLAY = `:${line}`;
    if (!quiet)
      note(`No display here: Saikoro runs on a virtual one (${env.DISPLAY}).`, `画面がないため、仮想画面(${env.DISPLAY})で動かします。`);
  }
  if (process.platform === 'linux' && !env.DBUS_SESSION_BUS_ADDRESS && onPath('dbus-daemon')) {
    const { child, line } = await serve('dbus-daemon', ['--session', '--nofork', '--nopidfile', '--print-address=3']);
    children.push(child);
    env.DBUS_SESSION_BUS_ADDRESS = line;
  }
  const close = () => {
    for (const child of children.splice(0).reverse()) child.kill('SIGTERM');
  };
  // They live in groups of their own, so no other process would end them if this one is killed.
  process.once('exit', close);
  return { env, virtual, close };
}
