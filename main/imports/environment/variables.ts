export interface Variable {
  value: string;
  line: number;
}
export type Variables = Map<string, Variable>;

/** `NAME=value` with or without `export`, `- NAME=value` and `NAME: value` of a docker-compose file, and `-e NAME=value` of a command. */
const LINE =
  /^[ \t]*(?:export[ \t]+|-[ \t]+|(?:docker run .*?)?(?:-e|--env)[ \t]+)?(["']?)([A-Z][A-Z0-9_]{1,60})\1?[ \t]*([=:])[ \t]*(.*?)[ \t]*\\?$/;
const GROUP = /^[ \t]*(?:environment|env)[ \t]*:|^[ \t]*docker[ \t]+run\b/;

/** A value between quotes, or up to a comment. */
const unquoted = (text: string): string => {
  const [, quote, inside] = /^(["'])(.*?)\1(?:[ \t]+#.*)?$/.exec(text) ?? [];
  if (quote !== undefined) return quote === '"' ? (inside ?? '').replace(/\\(["\\])/g, '$1') : (inside ?? '');
  return text.replace(/(?:^|[ \t]+)#.*$/, '');
};

/** The variables of a file, one group for each container or program that it sets them for. */
export const variableGroups = (text: string): Variables[] => {
  const groups: Variables[] = [new Map()];
  text.split('\n').forEach((written, index) => {
    const typed = written.slice(0, 1_000_000).replace(/\r$/, '');
    if (GROUP.test(typed) && (groups.at(-1)?.size ?? 0) > 0) groups.push(new Map());
    const [, quote = '', name, sign, value = ''] = LINE.exec(typed.length > 20_000 && !typed.includes('CONFIG') ? '' : typed) ?? [];
    if (name === undefined) return;
    // `- "NAME=value"` has its quotes around both.
    const whole = quote !== '' && sign === '=' && value.endsWith(quote) ? value.slice(0, -1) : value;
    groups.at(-1)?.set(name, { value: unquoted(whole), line: index + 1 });
  });
  return groups.filter(({ size }) => size > 0);
};

export const valueIn = (variables: Variables, name: string): string => variables.get(name)?.value ?? '';
export const lineIn = (variables: Variables, name: string): number => variables.get(name)?.line ?? 0;

/** It names another variable, whose value is not here. */
export const isReference = (value: string): boolean => /^\$(?:\{[^}]*\}|[A-Za-z_]\w*)$/.test(value.trim());
