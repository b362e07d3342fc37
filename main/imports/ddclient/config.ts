import type { Left, Note } from '../../../preload/contract/imports/plan.ts';
import { type Assignment, assignmentsIn } from './assignments.ts';
import { KEYWORDS, SECRET_OPTIONS } from './keywords.ts';
import { type LogicalLine, logicalLines } from './lines.ts';
import { STAND_IN } from './password.ts';

export type Options = ReadonlyMap<string, string>;
export interface Config {
  globals: Options;
  /** Where each global option stands. */
  lines: Map<string, number>;
  /** By host, in the file's order. */
  hosts: Map<string, { line: number; options: Options; inherited: Options }>;
  left: Left[];
  warnings: Note[];
}

const MOST_WARNINGS = 5000;

interface Line {
  options: Map<string, string>;
  hosts: string[];
  misread: boolean;
}

/** What is wrong with an assignment, or goes otherwise than it looks. */
const optionOf = ({ name, value, open }: Assignment, { line, passwords }: LogicalLine, warnings: Note[]): [string, string] | null => {
  const note = (code: Note['code'], what: string): null => {
    if (warnings.length < MOST_WARNINGS) warnings.push({ line, code, what });
    return null;
  };
  if (open) note('syntax', name);
  const lower = name.toLowerCase();
  if (lower.endsWith('_env')) return note('value-elsewhere', lower.slice(0, -'_env'.length));
  if (!KEYWORDS.has(lower)) return note('option-spelling', name);
  if (lower !== name) note('option-spelling', name);
  const password = passwords.get(name);
  if (password === undefined) return [lower, value];
  const meant = password.quoted ? password.value : password.value.replace(/,$/, '').replace(/^"(.*)"$/, '$1');
  if (meant !== password.value) note('misread-value', name);
  if (meant === '\\' || meant === '#') {
    note('misread-value', name);
    return [lower, ''];
  }
  return [lower, meant];
};

/** A password that hid in another option's name or value is put where it belongs: ddclient itself sends its stand-in. */
const withHidden = (options: Map<string, string>, line: LogicalLine, warnings: Note[]): boolean => {
  let swallowed = false;
  const passwords = [...line.passwords.values()];
  for (const [name, value] of options) {
    const end = passwords.map(({ key }) => `${key}=${STAND_IN}`).find((tail) => value.endsWith(tail));
    if (end === undefined) continue;
    swallowed = true;
    options.set(name, value.slice(0, -end.length));
    warnings.push({ line: line.line, code: 'misread-value', what: name });
  }
  const hidden = passwords.find(({ key }) => !/^[a-z-]*password$/.test(key)) ?? (swallowed ? passwords[0] : undefined);
  if (hidden !== undefined) {
    if (options.get('password') === STAND_IN || swallowed) options.set('password', hidden.value);
    if (!swallowed) warnings.push({ line: line.line, code: 'misread-value', what: 'password' });
  }
  return swallowed;
};

const readLine = (line: LogicalLine, config: Config): Line => {
  const text = line.text.trim().replace(/\s+/g, ' ');
  const { assignments, rest } = assignmentsIn(text);
  const options = new Map(assignments.flatMap((one): [string, string][] => [optionOf(one, line, config.warnings) ?? ['', '']]));
  options.delete('');
  const [first = '', login, password, ...more] = rest.replace(/\s*,\s*/g, ',').split(' ');
  if (line.cut) {
    const what = assignments.at(-1)?.name ?? '';
    config.warnings.push({ line: line.line, code: 'cut-by-comment', what });
    // Half of a key is none.
    if (SECRET_OPTIONS.has(what) || what === 'login') options.delete(what);
  }
  const swallowed = withHidden(options, line, config.warnings);
  const hosts = [...first.split(','), ...(options.get('host') ?? '').split(',')].filter((host) => host !== '');
  // `login = x` is a host called login; words behind a password without quotes are hosts as well.
  const spaced = login === '=' || first.includes('=') || /^=/.test(login ?? '');
  // A password without quotes ends at a blank, also one of an example's that stands in brackets.
  const bare = [...line.passwords.values()].filter(({ quoted }) => !quoted);
  const behindPassword = rest !== '' && bare.some(({ value }) => login !== undefined || /^<[^>]*$|^\[[^\]]*$|^\{\{?[^}]*$/.test(value));
  const misread = spaced || behindPassword || (swallowed && rest !== '') || more.length > 0;
  if (!misread && login !== undefined) options.set('login', login);
  if (!misread && password !== undefined) options.set('password', password);
  return { options, hosts, misread };
};

/** Of two lines for a host the first wins, and the second adds what is new. */
const addHost = (host: string, line: number, options: Options, { hosts, globals, warnings }: Config): void => {
  const known = hosts.get(host);
  if (known === undefined) {
    hosts.set(host, { line, options: new Map([...globals, ...options]), inherited: globals });
    return;
  }
  for (const [name, value] of options)
    if ((known.options.get(name) ?? value) !== value && warnings.length < MOST_WARNINGS)
      warnings.push({ line, code: 'first-wins', what: `${host}: ${name}` });
  const isNew = [globals, options].some((these) => [...these.keys()].some((name) => !known.options.has(name)));
  if (isNew) hosts.set(host, { line: known.line, options: new Map([...globals, ...options, ...known.options]), inherited: globals });
};

/** A ddclient.conf as ddclient reads it: options of a line without a host hold for those below, and of two lines for a host the first wins. */
export const readConfig = (text: string): Config => {
  const config: Config = { globals: new Map(), lines: new Map(), hosts: new Map(), left: [], warnings: [] };
  for (const logical of logicalLines(text)) {
    const { options, hosts, misread } = readLine(logical, config);
    if (misread) {
      config.left.push({ line: logical.line, code: 'misread', what: [...options.keys()].join(', ') });
      // Without a host that could be one, the rest of the line was meant for those below.
      for (const name of ['password', 'login']) options.delete(name);
      if (!hosts.some((host) => host.includes('.'))) config.globals = new Map([...config.globals, ...options]);
      continue;
    }
    if (hosts.length === 0) {
      config.globals = new Map([...config.globals, ...options]);
      for (const name of options.keys()) config.lines.set(name, logical.line);
      continue;
    }
    for (const host of hosts) addHost(host, logical.line, options, config);
  }
  return config;
};
