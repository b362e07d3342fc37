export interface UciSection {
  type: string;
  name: string;
  line: number;
  options: Map<string, { value: string; line: number }>;
}

const WORD = /\s*((?:'[^']*'|"(?:[^"\\]|\\.)*"|\\.|[^\s'"\\#])+)/y;
const PART = /'([^']*)'|"((?:[^"\\]|\\.)*)"|\\(.)/g;

/** Words of a line as uci reads them: parts in quotes and without, one after the other. A # ends it. */
const words = (line: string): string[] => {
  const found: string[] = [];
  WORD.lastIndex = 0;
  for (let hit = WORD.exec(line); hit !== null && found.length < 3; hit = WORD.exec(line)) {
    const text = hit[1] ?? '';
    const isPlain = !/['"\\]/.test(text);
    found.push(
      isPlain
        ? text
        : text.replace(PART, (_, one?: string, two?: string, sign?: string) => one ?? two?.replace(/\\(.)/g, '$1') ?? sign ?? ''),
    );
  }
  return found;
};

/** The sections of a file of /etc/config, or of what `uci show` prints of it. */
export const uciSections = (text: string): UciSection[] => {
  const sections: UciSection[] = [];
  const byName = new Map<string, UciSection>();
  text.split('\n').forEach((written, index) => {
    const line = index + 1;
    const typed = written.slice(0, 10_000).trim();
    const shown = /^ddns\.([\w@[\]-]+)(?:\.(\w+))?=(.*)$/.exec(typed);
    if (shown !== null) {
      const [, name = '', option, value = ''] = shown;
      const [text = ''] = words(value);
      if (option === undefined) {
        const section: UciSection = { type: text, name, line, options: new Map() };
        byName.set(name, section);
        sections.push(section);
      } else byName.get(name)?.options.set(option, { value: text, line });
      return;
    }
    const [keyword, name = '', value = ''] = words(typed);
    if (keyword === 'config') sections.push({ type: name, name: value, line, options: new Map() });
    else if (keyword === 'option' || keyword === 'list') {
      const options = sections.at(-1)?.options;
      const before = keyword === 'list' ? options?.get(name)?.value : undefined;
      options?.set(name, { value: before === undefined ? value : `${before} ${value}`, line });
    }
  });
  return sections;
};
