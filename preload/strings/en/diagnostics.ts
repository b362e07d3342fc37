import type { LogLevel } from '../../contract/log.ts';

export const diagnosticsWords = {
  title: 'Diagnostics',
  text: 'Versions, settings, how the events stand, what the sources answered, the last 200 lines of the history and 400 of the log. Passwords are never in it.',
  logLevel: 'Log files hold',
  logLevels: {
    error: 'Errors',
    warning: 'Errors and warnings',
    info: 'Also what happens',
    debug: 'Also details, for finding a fault',
  } satisfies Record<LogLevel, string> as Record<LogLevel, string>,
  logHelp:
    'They lie in the folder “logs” beside the settings, two megabytes at most: codes and times, and what a fault of Saikoro’s own said. Passwords are never in them.',
  hide: 'Leave out host names, names of events, and addresses',
  copy: 'Copy Diagnostics',
  copied: 'Copied. Look through it before you give it to anybody.',
  save: 'Save as a File…',
  saveTitle: 'Save Diagnostics',
};
