/** A session started from a desktop, or an old system, may lack the folders of its own tools. */
const FOLDERS = ['/usr/sbin', '/sbin', '/usr/bin', '/bin'];

/** What a tool of the system is given so that it is found, and speaks as its manual says, whatever the user's language. */
export const SYSTEM_TOOLS: Readonly<Record<string, string>> =
  process.platform === 'win32' ? {} : { LC_ALL: 'C', PATH: [...(process.env.PATH?.split(':') ?? []), ...FOLDERS].join(':') };
