import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import { rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import type { Readable } from 'node:stream';
import { newTempDir } from './electron.ts';

/** A D-Bus session of a test's own: nothing is on it but what the test puts there. */
export interface OwnBus {
  env: { DBUS_SESSION_BUS_ADDRESS: string };
  close(): void;
}

// No service folders: the installed notification server or keyring would else be started behind the test's back.
const config = `<!DOCTYPE busconfig PUBLIC "-//freedesktop//DTD D-Bus Bus Configuration 1.0//EN"
 "http://www.freedesktop.org/standards/dbus/1.0/busconfig.dtd">
<busconfig>
  <type>session</type>
  <listen>unix:tmpdir=/tmp</listen>
  <auth>EXTERNAL</auth>
  <policy context="default">
    <allow send_destination="*" eavesdrop="true"/><allow eavesdrop="true"/><allow own="*"/>
  </policy>
</busconfig>
`;

export async function openOwnBus(): Promise<OwnBus> {
  const folder = newTempDir('bus');
  writeFileSync(join(folder, 'bus.conf'), config);
  const daemon = spawn('dbus-daemon', [`--config-file=${join(folder, 'bus.conf')}`, '--nofork', '--nopidfile', '--print-address=1'], {
    stdio: ['ignore', 'pipe', 'ignore'],
  });
  const address = await firstLine(daemon);
  return {
    env: { DBUS_SESSION_BUS_ADDRESS: address },
    close: () => {
      daemon.kill('SIGTERM');
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

export const firstLine = (child: ChildProcess & { stdout: Readable }): Promise<string> =>
  new Promise((found, fail) => {
    child.once('error', fail);
    child.once('exit', (code) => fail(new Error(`${child.spawnfile} ended (${code}) before it said anything`)));
    createInterface(child.stdout).once('line', found);
  });

/** Waits until somebody on the bus answers to `name`. */
export async function ownerOf(name: string, env: NodeJS.ProcessEnv, timeoutMs = 10_000): Promise<void> {
  const asked = ['call', '--session', '--dest', 'org.freedesktop.DBus', '--object-path', '/org/freedesktop/DBus'];
  const has = () => spawnSync('gdbus', [...asked, '--method', 'org.freedesktop.DBus.NameHasOwner', name], { env, encoding: 'utf8' });
  for (let left = timeoutMs; left > 0; left -= 50) {
    if (has().stdout?.includes('true')) return;
    await new Promise((wait) => setTimeout(wait, 50));
  }
  throw new Error(`nobody on the bus owned ${name} within ${timeoutMs} ms`);
}
