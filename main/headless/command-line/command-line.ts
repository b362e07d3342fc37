import { parseArgs } from 'node:util';
import {
  COMMAND_NAMES,
  COMMANDS,
  type CommandName,
  EVERYWHERE,
  GROUPS,
  isGroup,
  membersOf,
  OPTIONS,
  type Options,
} from './command-table.ts';
import { nearest } from './nearest.ts';

export type Usage =
  | { fault: 'no-command' }
  /** meant: what is written alike, as it would be typed. */
  | { fault: 'unknown-command' | 'unknown-option'; word: string; meant: string | undefined }
  | { fault: 'incomplete-command'; word: string; choices: string[] }
  | { fault: 'missing-value' | 'unexpected-value' | 'given-twice' | 'unknown-language'; word: string }
  | { fault: 'not-here' | 'missing-word' | 'too-many-words'; word: string; of: CommandName };
/** What help is asked about; null: all commands. A group is the first word of several commands. */
export type HelpTopic = { command: CommandName } | { group: string } | null;
export type Parsed = { ok: true; name: CommandName; words: string[]; options: Options; topic: HelpTopic } | { ok: false; usage: Usage };

const refuse = (usage: Usage): Parsed => ({ ok: false, usage });
const CODES: Record<string, 'unknown-option' | 'missing-value' | 'unexpected-value'> = {
  ERR_PARSE_ARGS_UNKNOWN_OPTION: 'unknown-option',
  ERR_PARSE_ARGS_INVALID_OPTION_VALUE: 'missing-value',
};

interface Named {
  name: CommandName;
  rest: string[];
}
const named = ([first = '', second = '', ...more]: readonly string[]): Named | null => {
  if (Object.hasOwn(COMMANDS, first)) return { name: first as CommandName, rest: second === '' ? [] : [second, ...more] };
  const both = `${first} ${second}`;
  return Object.hasOwn(COMMANDS, both) ? { name: both as CommandName, rest: more } : null;
};
const unknown = ([first = '', second = '']: readonly string[]): Usage => {
  const word = isGroup(first) || second !== '' ? `${first} ${second}`.trim() : first;
  const meant = nearest(word, COMMAND_NAMES) ?? (isGroup(first) ? undefined : nearest(first, [...COMMAND_NAMES, ...GROUPS]));
  return { fault: 'unknown-command', word: isGroup(first) ? word : first, meant: meant && `saikoro ${meant}` };
};

/** `events` alone lists them; the other groups are asked for what is to be done with them. */
const commandOf = (positionals: readonly string[]): Named | Usage => {
  const [first = '', second] = positionals;
  const found = named(positionals);
  if (found !== null) return found;
  if (first === 'events' && second === undefined) return { name: 'events list', rest: [] };
  const choices = membersOf(first).map((name) => name.replace(`${first} `, ''));
  return choices.length > 0 && second === undefined ? { fault: 'incomplete-command', word: first, choices } : unknown(positionals);
};
const topicOf = (positionals: readonly string[]): HelpTopic | Usage => {
  const [first = '', second] = positionals;
  if (first === '') return null;
  const found = named(positionals);
  if (found !== null) return { command: found.name };
  return isGroup(first) && second === undefined ? { group: first } : unknown(positionals);
};

const fits = (of: CommandName, given: readonly string[]): Usage | null => {
  const wanted: readonly string[] = COMMANDS[of].words;
  const needed = wanted.filter((word) => !word.includes('?'));
  const missing = needed[given.length];
  if (given.length < needed.length) return { fault: 'missing-word', word: missing?.replace('…', '') ?? '', of };
  const isOpen = wanted.at(-1)?.endsWith('…') ?? false;
  return !isOpen && given.length > wanted.length ? { fault: 'too-many-words', word: given[wanted.length] ?? '', of } : null;
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
    if (fault !== 'unknown-option') return refuse({ fault, word });
    const meant = nearest(word.replace(/^-+/, ''), Object.keys(OPTIONS));
    return refuse({ fault, word, meant: meant && `--${meant}` });
  }
  const { values, positionals, tokens } = found;
  const given = tokens.flatMap(({ kind, name = '' }) => (kind === 'option' ? [name] : []));
  const twice = given.find((name, at) => given.indexOf(name) < at);
  if (twice !== undefined) return refuse({ fault: 'given-twice', word: `--${twice}` });
  // A variable of a script that was not set: not the folder of this user.
  const empty = tokens.find(({ kind, value }) => kind === 'option' && value === '');
  if (empty !== undefined) return refuse({ fault: 'missing-value', word: `--${empty.name}` });
  if (values.lang !== undefined && values.lang !== 'ja' && values.lang !== 'en')
    return refuse({ fault: 'unknown-language', word: values.lang });
  if (values.version) return { ok: true, name: 'help', words: [], options: values, topic: null };
  if (positionals.length === 0 && !values.help) return refuse({ fault: 'no-command' });
  const asksHelp = values.help === true || positionals[0] === 'help';
  if (asksHelp) {
    const topic = topicOf(positionals[0] === 'help' && positionals.length > 1 ? positionals.slice(1) : positionals);
    if (topic !== null && 'fault' in topic) return refuse(topic);
    const isAll = topic !== null && 'command' in topic && topic.command === 'help' && !values.help;
    return { ok: true, name: 'help', words: [], options: values, topic: isAll ? null : topic };
  }
  const command = commandOf(positionals);
  if ('fault' in command) return refuse(command);
  const { name, rest } = command;
  const allowed: readonly string[] = [...EVERYWHERE, ...COMMANDS[name].options];
  const stranger = Object.keys(values).find((option) => !allowed.includes(option));
  if (stranger !== undefined) return refuse({ fault: 'not-here', word: `--${stranger}`, of: name });
  const usage = fits(name, rest);
  return usage === null ? { ok: true, name, words: rest, options: values, topic: null } : refuse(usage);
};
