import { join } from 'node:path';
import type { UserFiles } from '../../platform/files/user-files.ts';
import type { Secrets } from '../../ports/storage/secrets.ts';

const MOST_BYTES = 65_536;
const asVariable = (text: string): string => text.toUpperCase().replace(/[^A-Z0-9]/g, '_');

/** The names under which a secret of an event may be handed in: a file of the folder, and an environment variable. */
export const credentialNames = (event: string, key: string): { file: string; variable: string } => ({
  file: `${event}.${key}`,
  variable: `SAIKORO_SECRET_${asVariable(event)}_${asVariable(key)}`,
});

/** Secrets handed in from outside: a folder of files (systemd's CREDENTIALS_DIRECTORY, a container's secrets), or the environment. */
export const createCredentials = ({
  dir,
  env,
  files,
}: {
  dir: string | null;
  env: Readonly<Record<string, string | undefined>>;
  files: Pick<UserFiles, 'read'>;
}): ((event: string, key: string) => string | null) => {
  const known = new Map<string, string | null>();
  return (event, key) => {
    const { file, variable } = credentialNames(event, key);
    const before = known.get(file);
    if (before !== undefined) return before;
    const read = dir === null ? null : files.read(join(dir, file), MOST_BYTES);
    const value = (read?.ok ? read.text.replace(/\r?\n$/, '') : env[variable]) || null;
    known.set(file, value);
    return value;
  };
};

/** What was handed in counts before what is kept; nothing of it is ever written. `keysOf`: the secret fields an event has. */
export const withCredentials = (
  secrets: Secrets,
  credential: (event: string, key: string) => string | null,
  keysOf: (event: string) => readonly string[],
): Secrets => ({
  ...secrets,
  get: (event, key) => credential(event, key) ?? secrets.get(event, key),
  keys: (event) => [...new Set([...secrets.keys(event), ...keysOf(event).filter((key) => credential(event, key) !== null)])],
});
