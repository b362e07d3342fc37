export interface PasswordFound {
  /** The line with a stand-in for the password, as ddclient goes on with it. */
  line: string;
  key: string;
  value: string;
  /** It stood in quotes that ddclient takes away. */
  quoted: boolean;
}

/** What ddclient puts in a password's place while it reads the rest of the line. */
export const STAND_IN = 'dummy';

const WORD = /password\s*=\s*/g;

/** Nothing but blanks behind the sign, or a quote that is not closed, is no password. */
const hasValue = (line: string, at: number): boolean => at < line.length && (line[at] !== "'" || line.lastIndexOf("'") > at);

const valueAt = (line: string, at: number): { value: string; quoted: boolean; end: number } => {
  if (line[at] === "'") {
    const end = line.lastIndexOf("'");
    return { value: line.slice(at + 1, end), quoted: true, end: end + 1 };
  }
  const [value = ''] = /^\S*/.exec(line.slice(at)) ?? [];
  return { value, quoted: false, end: at + value.length };
};

/**
 * ddclient takes a password out of a line before it knows comments and quotes: up to the next blank, or between single quotes. Whatever stands
 * before the word up to a blank belongs to the option's name. Null: the line has none.
 */
export const passwordIn = (line: string): PasswordFound | null => {
  const comment = line.indexOf('#');
  const found = [...line.matchAll(WORD)]
    .map((hit) => ({ word: hit.index, sign: line.indexOf('=', hit.index), at: hit.index + hit[0].length }))
    .filter(({ sign, at }) => (comment === -1 || sign < comment) && hasValue(line, at));
  const last = found.at(-1);
  if (last === undefined) return null;
  const before = line.slice(0, last.word);
  const start = before.search(/\S*$/);
  const first = found.find(({ word }) => word >= start) ?? last;
  const value = valueAt(line, first.at);
  const key = line.slice(start, first.word + 'password'.length);
  return {
    line: `${line.slice(0, start)}${key}=${STAND_IN}${line.slice(value.end)}`,
    key,
    value: value.value,
    quoted: value.quoted,
  };
};
