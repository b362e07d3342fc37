import type { CommandName } from './command-table.ts';
import { EXIT, type ExitCode } from './exit-code.ts';

const { ok, usage, data, noInput, unavailable, cannotCreate, io, tryLater, notAllowed, config } = EXIT;
/** Of a folder that is looked into, and of one that is written to. */
const LOOKS = [cannotCreate, io, notAllowed] as const;
const OWNS = [...LOOKS, tryLater] as const;
/** How events stand. */
const STANDING = [unavailable, tryLater, notAllowed, config] as const;

/** Which codes a command may end with, beside 70 for a fault of Saikoro's: docs/command.md tells their meaning. */
const BESIDE: Record<CommandName, readonly ExitCode[]> = {
  run: [noInput, unavailable, ...OWNS],
  once: [data, noInput, ...OWNS, ...STANDING],
  status: [noInput, ...LOOKS, ...STANDING],
  'events list': [noInput, ...LOOKS, ...STANDING],
  'events show': [data, noInput, ...LOOKS, ...STANDING],
  'events add': [data, noInput, ...OWNS, config],
  'events edit': [data, noInput, ...OWNS, config],
  'events remove': [data, ...OWNS, config],
  'events enable': [data, ...OWNS, config],
  'events disable': [data, ...OWNS, config],
  'events run': [data, noInput, ...OWNS, ...STANDING],
  'events log': [data, ...LOOKS],
  import: [data, noInput, ...OWNS, config],
  'secret set': [data, ...OWNS, config],
  'plugin check': [data, noInput, io],
  'plugin install': [data, noInput, ...OWNS],
  'plugin list': [...LOOKS],
  'service show': [unavailable, io],
  'service install': [unavailable, cannotCreate, io, config],
  'service uninstall': [noInput, unavailable, io],
  practice: [...OWNS, ...STANDING],
  help: [io],
};

export const exitsOf = (name: CommandName): ExitCode[] => [...new Set([ok, usage, ...BESIDE[name]])].sort((a, b) => a - b);
