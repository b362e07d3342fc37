/** Desktop Entry Specification 1.5, "Possible value types". */
const escapeString = (text: string): string => text.replaceAll('\\', '\\\\').replaceAll('\n', '\\n').replaceAll('\t', '\\t');

/** The same, "The Exec key": quoting inside the argument, then the string type's own backslashes. */
const quote = (word: string): string => escapeString(`"${word.replaceAll('%', '%%').replace(/["`$\\]/g, '\\$&')}"`);

const STRING_ESCAPES: Record<string, string> = { s: ' ', n: '\n', t: '\t', r: '\r', '\\': '\\' };

/** The words of an Exec value; a quote left open ends at the end. */
const wordsOf = (value: string): string[] => {
  const text = value.replace(/\\(.)/g, (whole, letter: string) => STRING_ESCAPES[letter] ?? whole);
  const words = text.match(/"(?:\\[\s\S]|[^"\\])*"?|[^\s"]+/g) ?? [];
  return words.map((word) => (word.startsWith('"') ? word.replace(/^"|"$/g, '').replace(/\\([\s\S])/g, '$1') : word).replaceAll('%%', '%'));
};

const keysOf = (entry: string): Map<string, string> => {
  const lines = entry.split('\n');
  const start = lines.findIndex((line) => line.trim() === '[Desktop Entry]');
  const rest = start < 0 ? [] : lines.slice(start + 1);
  const end = rest.findIndex((line) => line.startsWith('['));
  const pairs = (end < 0 ? rest : rest.slice(0, end)).map((line) => /^([\w-]+)\s*=\s*(.*?)\s*$/.exec(line));
  return new Map(pairs.filter((pair) => pair !== null).map((pair) => [pair[1] ?? '', pair[2] ?? '']));
};

/** An entry that starts a program with its arguments. */
export const desktopEntry = (words: string[]): string =>
  [
    '[Desktop Entry]',
    'Type=Application',
    'Version=1.5',
    'Name=Saikoro',
    `Exec=${words.map(quote).join(' ')}`,
    // Once the program is removed, no desktop starts anything for this entry (Desktop Application Autostart Specification).
    `TryExec=${escapeString(words[0] ?? '')}`,
    'Icon=app.saikoro',
    'Terminal=false',
    'StartupNotify=false',
    'X-GNOME-Autostart-enabled=true',
    '',
  ].join('\n');

/** Whether a desktop would start this very program by this entry: it may be switched off there, or start an older copy. */
export const startsProgram = (entry: string, program: string): boolean => {
  const keys = keysOf(entry);
  const off = keys.get('Hidden') === 'true' || keys.get('X-GNOME-Autostart-enabled') === 'false';
  return !off && wordsOf(keys.get('Exec') ?? '')[0] === program;
};
