/** What a program may know of our environment: where things are and who the user is, nothing else. */
const PASSED_ON = [
  ['PATH', 'HOME', 'USER', 'LOGNAME', 'SHELL', 'LANG', 'LC_ALL', 'LC_CTYPE', 'TZ', 'TMPDIR'],
  ['DISPLAY', 'WAYLAND_DISPLAY', 'XDG_RUNTIME_DIR', 'DBUS_SESSION_BUS_ADDRESS'],
  ['USERPROFILE', 'USERNAME', 'HOMEDRIVE', 'HOMEPATH', 'APPDATA', 'LOCALAPPDATA', 'TEMP', 'TMP'],
  ['SystemRoot', 'SystemDrive', 'windir', 'ComSpec', 'PATHEXT', 'ProgramData', 'ProgramFiles'],
].flat();

/** An app started from the Finder is given a PATH without the folders users install to. */
const MAC_FOLDERS = ['/opt/homebrew/bin', '/usr/local/bin'];

export const environmentOf = (own: NodeJS.ProcessEnv, given: Record<string, string>, platform = process.platform): NodeJS.ProcessEnv => {
  const env: NodeJS.ProcessEnv = {};
  for (const name of PASSED_ON) if (own[name] !== undefined) env[name] = own[name];
  if (platform === 'darwin')
    env.PATH = [...new Set([...(env.PATH ?? '/usr/bin:/bin:/usr/sbin:/sbin').split(':'), ...MAC_FOLDERS])].join(':');
  return { ...env, ...given };
};

/** Characters cmd.exe gives a meaning of its own, even inside quotes. */
const UNSAFE_IN_BATCH = /["%!^&|<>()\r\n]/;

/**
 * A batch file runs in cmd.exe only, which no quoting makes safe (CVE-2024-27980). So it runs when neither its path nor an argument holds a
 * character that could be a command; else this throws EINVAL, as spawn itself does. null: not a batch file.
 */
export const windowsBatch = (program: string, args: string[], env: NodeJS.ProcessEnv): { program: string; args: string[] } | null => {
  // Windows drops dots and spaces behind a name.
  if (!/\.(bat|cmd)[. ]*$/i.test(program)) return null;
  if (UNSAFE_IN_BATCH.test(program.replace(/[()]/g, '')) || args.some((arg) => UNSAFE_IN_BATCH.test(arg)))
    throw Object.assign(new Error('unsafe in a batch file'), { code: 'EINVAL' });
  const words = [program, ...args].map((word) => `"${word}"`).join(' ');
  return { program: env.ComSpec ?? 'cmd.exe', args: ['/d', '/s', '/c', `"${words}"`] };
};
