import { parseArgs } from 'node:util';

/** What a command may be given beside its words. */
export const OPTIONS = {
  'user-data-dir': { type: 'string' },
  'ca-file': { type: 'string' },
  credentials: { type: 'string' },
  log: { type: 'string' },
  timeout: { type: 'string' },
  limit: { type: 'string' },
  listen: { type: 'string' },
  json: { type: 'boolean' },
  yes: { type: 'boolean' },
  stay: { type: 'boolean' },
  'dry-run': { type: 'boolean' },
  help: { type: 'boolean', short: 'h' },
  version: { type: 'boolean' },
} as const;
export type OptionName = keyof typeof OPTIONS;

export type Options = { [K in OptionName]?: (typeof OPTIONS)[K]['type'] extends 'boolean' ? boolean : string };

/** Every command takes these. */
const EVERYWHERE: readonly OptionName[] = ['user-data-dir', 'help', 'version'];

/** The commands, each with the words it needs (`…`: one or more; `?`: may be left out) and the options it takes. */
export const COMMANDS = {
  run: { words: [], options: ['log', 'listen', 'ca-file', 'credentials'] },
  once: { words: ['NAME?…'], options: ['timeout', 'json', 'log', 'ca-file', 'credentials'] },
  status: { words: [], options: ['json', 'credentials'] },
  'events list': { words: [], options: ['json', 'credentials'] },
  'events show': { words: ['NAME'], options: ['json', 'credentials'] },
  'events add': { words: ['FILE?'], options: ['yes'] },
  'events edit': { words: ['NAME'], options: [] },
  'events remove': { words: ['NAME…'], options: ['yes'] },
  'events enable': { words: ['NAME…'], options: ['yes'] },
  'events disable': { words: ['NAME…'], options: [] },
  'events run': { words: ['NAME…'], options: ['timeout', 'json', 'log', 'ca-file', 'credentials'] },
  'events log': { words: ['NAME?'], options: ['json', 'limit'] },
  import: { words: ['FILE'], options: ['dry-run', 'json'] },
  'secret set': { words: ['NAME', 'FIELD?'], options: [] },
  'plugin check': { words: ['FILE…'], options: ['json'] },
  'plugin install': { words: ['FILE'], options: ['yes'] },
  'plugin list': { words: [], options: ['json'] },
  'service show': { words: [], options: [] },
  'service install': { words: [], options: ['yes'] },
  'service uninstall': { words: [], options: ['yes'] },
  practice: { words: [], options: ['stay', 'log', 'timeout'] },
  help: { words: [], options: [] },
} as const satisfies Record<string, { words: readonly string[]; options: readonly OptionName[] }>;
export type CommandName = keyof typeof COMMANDS;
export const COMMAND_NAMES = Object.keys(COMMANDS) as CommandName[];

export type Usage =
  | { fault: 'no-command' }
  | { fault: 'unknown-command'; word: string }
  | { fault: 'unknown-option' | 'missing-value' | 'unexpected-value' | 'not-here'; word: string }
  | { fault: 'missing-word' | 'too-many-words' | 'given-twice'; word: string };
export type Parsed = { ok: true; name: CommandName; words: string[]; options: Options } | { ok: false; usage: Usage };

const refuse = (usage: Usage): Parsed => ({ ok: false, usage });
const CODES: Record<string, 'unknown-option' | 'missing-value' | 'unexpected-value'> = {
  ERR_PARSE_ARGS_UNKNOWN_OPTION: 'unknown-option',
  ERR_PARSE_ARGS_INVALID_OPTION_VALUE: 'missing-value',
};

/** `events` alone lists them, `plugin` and `secret` alone are asked for what is to be done with them. */
const nameOf = (positionals: readonly string[]): { name: CommandName; rest: string[] } | string => {
  const [first = '', second] = positionals;
  if (Object.hasOwn(COMMANDS, first)) return { name: first as CommandName, rest: positionals.slice(1) };
  const both = `${first} ${second ?? ''}`;
  if (Object.hasOwn(COMMANDS, both)) return { name: both as CommandName, rest: positionals.slice(2) };
  if (first === 'events' && second === undefined) return { name: 'events list', rest: [] };
  const isGroup = COMMAND_NAMES.some((name) => name.startsWith(`${first} `));
  return isGroup && second !== undefined ? both : first;
};

const fits = (wanted: readonly string[], given: readonly string[]): Usage | null => {
  const needed = wanted.filter((word) => !word.includes('?'));
  const missing = needed[given.length];
  if (given.length < needed.length) return { fault: 'missing-word', word: missing?.replace('…', '') ?? '' };
  const isOpen = wanted.at(-1)?.endsWith('…') ?? false;
  return !isOpen && given.length > wanted.length ? { fault: 'too-many-words', word: given[wanted.length] ?? '' } : null;
};

/** Reads argv without the program and its script. Never throws for what a user may type. */
export const parseCommandLine = (argv: readonly string[]): Parsed => {
  let found: { values: Options; positionals: string[]; tokens: { kind: string; name?: string; value?: unknown }[] };
  try {
    found = parseArgs({ args: [...argv], options: OPTIONS, allowPositionals: true, strict: true, tokens: true });
  } catch (error) {
    const { code = '', message } = error as NodeJS.ErrnoException;
    const word = /'(-{1,2}[^\s'<,]+)/.exec(message)?.[1] ?? '';
    const fault = /does not take an argument/.test(message) ? 'unexpected-value' : CODES[code];
    if (fault === undefined) throw error;
    return refuse({ fault, word });
  }
  const { values, positionals, tokens } = found;
  const given = tokens.flatMap(({ kind, name = '' }) => (kind === 'option' ? [name] : []));
  const twice = given.find((name, at) => given.indexOf(name) < at);
  if (twice !== undefined) return refuse({ fault: 'given-twice', word: `--${twice}` });
  // A variable of a script that was not set: not the folder of this user.
  const empty = tokens.find(({ kind, value }) => kind === 'option' && value === '');
  if (empty !== undefined) return refuse({ fault: 'missing-value', word: `--${empty.name}` });
  if (values.help || values.version) return { ok: true, name: 'help', words: positionals, options: values };
  if (positionals.length === 0) return refuse({ fault: 'no-command' });
  const named = nameOf(positionals);
  if (typeof named === 'string') return refuse({ fault: 'unknown-command', word: named.trim() });
  const { words, options } = COMMANDS[named.name];
  const allowed: readonly string[] = [...EVERYWHERE, ...options];
  const stranger = Object.keys(values).find((option) => !allowed.includes(option));
  if (stranger !== undefined) return refuse({ fault: 'not-here', word: `--${stranger}` });
  const usage = named.name === 'help' ? null : fits(words, named.rest);
  return usage === null ? { ok: true, name: named.name, words: named.rest, options: values } : refuse(usage);
};
