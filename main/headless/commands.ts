import type { CommandName } from './command-line/command-table.ts';
import type { Command } from './command-line/context.ts';
import { EXIT } from './command-line/exit-code.ts';
import { addEvent } from './commands/add-event.ts';
import { disableEvents, enableEvents, removeEvents } from './commands/change-events.ts';
import { editEvent } from './commands/edit-event.ts';
import { importFile } from './commands/import-file.ts';
import { listEvents, showEvent } from './commands/list-events.ts';
import { logEvents } from './commands/log-events.ts';
import { once, runEvents } from './commands/once.ts';
import { checkPlugins, installPlugin, listPlugins } from './commands/plugins.ts';
import { practice } from './commands/practice.ts';
import { run } from './commands/run.ts';
import { installService, showService, uninstallService } from './commands/service.ts';
import { setSecret } from './commands/set-secret.ts';
import { status } from './commands/status-command.ts';

export const COMMANDS_RUN: Record<CommandName, Command> = {
  run,
  once,
  status,
  'events list': listEvents,
  'events show': showEvent,
  'events add': addEvent,
  'events edit': editEvent,
  'events remove': removeEvents,
  'events enable': enableEvents,
  'events disable': disableEvents,
  'events run': runEvents,
  'events log': logEvents,
  import: importFile,
  'secret set': setSecret,
  'plugin check': checkPlugins,
  'plugin install': installPlugin,
  'plugin list': listPlugins,
  'service show': showService,
  'service install': installService,
  'service uninstall': uninstallService,
  practice,
  help: () => EXIT.ok,
};

/**
 * read: it looks into the folder and changes nothing there; own: no other Saikoro may use the folder meanwhile; change: the same, but where a
 * command runs on the folder, that one is asked to do it.
 */
export type Need = 'nothing' | 'read' | 'own' | 'change';
export const KEEPS: Record<CommandName, Need> = {
  run: 'own',
  once: 'own',
  status: 'read',
  'events list': 'read',
  'events show': 'read',
  'events add': 'change',
  'events edit': 'change',
  'events remove': 'change',
  'events enable': 'change',
  'events disable': 'change',
  'events run': 'change',
  'events log': 'read',
  import: 'change',
  'secret set': 'change',
  'plugin check': 'nothing',
  'plugin install': 'own',
  'plugin list': 'read',
  'service show': 'nothing',
  'service install': 'nothing',
  'service uninstall': 'nothing',
  practice: 'own',
  help: 'nothing',
};
