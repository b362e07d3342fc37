import { decoded } from '../mask/decoded.ts';
import { type Given, type Option, optionsIn } from './paste-options.ts';

export interface SignIn {
  user: string;
  password: string;
}

/** What a command line says beside the address. */
export interface Command {
  signIn: SignIn | null;
  /** Names in lower case. */
  headers: ReadonlyMap<string, string>;
  /** Fields of a form, and JSON, as they are sent. */
  data: readonly string[];
  /** All options, where the text is a command; `header` also PowerShell's. */
  options: readonly Given[];
}

/** A command that goes on in the next line ends in a sign of its shell's: \ for sh, ^ for cmd, ` for PowerShell. */
const LINE_END = /[\\^`][ \t]*\r?\n\s*/g;
const CMD_ESCAPE = /\^([&?|<>^"%])/g;
const IS_COMMAND = /\b(?:curl|wget|iwr|irm|invoke-\w+)(?:\.exe)?\s/i;

/** A command in one line, without what its shell takes away; any other text as it is. */
export const inOneLine = (text: string): string => (IS_COMMAND.test(text) ? text.replace(LINE_END, ' ').replace(CMD_ESCAPE, '$1') : text);

/** The words of a command, without their quotes. */
const wordsOf = (text: string): string[] => {
  const words: string[] = [];
  let word: string | null = null;
  let quote = '';
  for (let at = 0; at < text.length; at += 1) {
    const sign = text.charAt(at);
    const next = text.charAt(at + 1);
    const escapes = sign === '\\' && (quote === '"' ? /["\\$`]/ : quote === '' ? /["'\\\s$&?]/ : /(?!)/).test(next);
    if (escapes) {
      word = (word ?? '') + next;
      at += 1;
    } else if (quote === '' && /\s/.test(sign)) {
      if (word !== null) words.push(word);
      word = null;
    } else if (quote === '' && (sign === '"' || sign === "'")) {
      quote = sign;
      word ??= '';
    } else if (quote !== '' && sign === quote) {
      quote = '';
    } else {
      word = (word ?? '') + sign;
    }
  }
  return word === null ? words : [...words, word];
};

/** @{ Authorization = "Bearer …"; 'X-Key' = '…' } */
const powerShellHeaders = (text: string): string[] =>
  [...text.matchAll(/@\{([^{}]*)\}/g)].flatMap(([, inside = '']) =>
    [...inside.matchAll(/["']?([\w-]+)["']?\s*=\s*(?:"([^"]*)"|'([^']*)')/g)].map(([, name, a, b]) => `${name}: ${a ?? b ?? ''}`),
  );

const signInOf = (users: readonly string[], passwords: readonly string[], headers: Command['headers']): SignIn | null => {
  const [user] = users;
  const [password] = passwords;
  if (user !== undefined && password !== undefined) return { user, password };
  const basic = /^basic\s+([A-Za-z0-9+/]+=*)$/i.exec(headers.get('authorization') ?? '')?.[1];
  const pair = user ?? (basic === undefined || basic.length % 4 === 1 ? undefined : decoded(escapeBytes(atob(basic))));
  const cut = pair?.indexOf(':') ?? -1;
  return pair === undefined || cut === -1 ? null : { user: pair.slice(0, cut), password: pair.slice(cut + 1) };
};

/** Bytes, one a character, so that they are read as UTF-8. */
const escapeBytes = (bytes: string): string =>
  bytes.replace(/[%\u0080-\u00ff]/g, (byte) => `%${byte.charCodeAt(0).toString(16).padStart(2, '0')}`);

const DATA: readonly Option[] = ['data', 'encoded', 'json', 'form'];

/** What a curl or wget line, or PowerShell's, says beside the address. */
export const commandIn = (text: string): Command => {
  const typed = optionsIn(wordsOf(text), /\bwget(?:\.exe)?\s/i.test(text));
  const options = [...typed, ...powerShellHeaders(text).map((value): Given => ({ option: 'header', value, name: '-Headers' }))];
  const of = (...wanted: Option[]): string[] => options.filter(({ option }) => wanted.includes(option)).map(({ value }) => value);
  const headers = new Map(
    of('header').map((line): [string, string] => {
      const cut = line.indexOf(':');
      return [line.slice(0, Math.max(0, cut)).trim().toLowerCase(), line.slice(cut + 1).trim()];
    }),
  );
  const signIn = signInOf(of('user'), of('password'), headers);
  return { signIn, headers, data: of(...DATA), options: IS_COMMAND.test(text) ? options : [] };
};
