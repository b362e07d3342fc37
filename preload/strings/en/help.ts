import type { Runtime } from '../../contract/state.ts';

/** About box and list of keys; the pages of the help are loaded when they are read (preload/strings/help). */
export const helpWords = {
  about: {
    what: 'Keeps your home server’s name at its present address.',
    version: 'Version',
    runtime: 'Runs on',
    runtimes: {
      current: ({ electron }: Runtime) => `Electron ${electron}`,
      older: ({ electron, builtFor }: Runtime) => `Electron ${electron} (made for ${builtFor})`,
      unsupported: ({ electron }: Runtime) => `Electron ${electron} (no security updates any more)`,
    } satisfies Record<Runtime['age'], (runtime: Runtime) => string> as Record<Runtime['age'], (runtime: Runtime) => string>,
    licence: 'Licence',
    licenceText: 'MIT',
  },
  shortcuts: {
    inList: 'In the event list',
    contextMenu: 'Context menu',
    typeAhead: 'Next event that begins so',
    letters: 'Type its name',
  },
};
