import type { HelpPage } from '../../contract/menu/help-pages.ts';
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
  label: 'Pages of the help',
  more: 'Help',
  pages: {
    start: 'Getting started',
    router: 'Router and ports',
    'shared-lines': 'CGNAT, DS-Lite and MAP-E',
    errors: 'Errors and their cures',
    moving: 'Moving from DiCE and other clients',
    channels: 'Channels for notices',
    privacy: 'Privacy',
  } satisfies Record<HelpPage, string> as Record<HelpPage, string>,
  licences: {
    text: 'Saikoro contains these works of others. Electron, Chromium and Node.js come with their own licences, in the file LICENSES.chromium.html beside the program.',
    failed: 'The list could not be read.',
  },
  shortcuts: {
    inList: 'In the event list',
    contextMenu: 'Context menu',
    typeAhead: 'Next event that begins so',
    letters: 'Type its name',
  },
};
