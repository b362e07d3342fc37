export interface Token {
  kind: 'word' | 'text' | 'sign';
  text: string;
  line: number;
  /** It names a variable of the environment. */
  fromEnvironment?: boolean;
}

const SIGNS = new Set(['{', '}', '=', ',', '(', ')', ';']);
const ESCAPES: Readonly<Record<string, string>> = { n: '\n', t: '\t', r: '\r' };
const ENVIRONMENT = /\$\{[^}]*\}/;

/** Words, texts in quotes and signs of a libConfuse file, comments left out. */
export const tokensOf = (text: string): Token[] => {
  const tokens: Token[] = [];
  let line = 1;
  let at = 0;
  const skipTo = (end: number): void => {
    for (let here = at; here < end; here += 1) if (text[here] === '\n') line += 1;
    at = end;
  };
  const until = (mark: string, from: number): number => {
    const found = text.indexOf(mark, from);
    return found === -1 ? text.length : found + mark.length;
  };
  while (at < text.length) {
    const sign = text[at] ?? '';
    if (/\s/.test(sign)) skipTo(at + 1);
    else if (sign === '#' || text.startsWith('//', at)) skipTo(until('\n', at));
    else if (text.startsWith('/*', at)) skipTo(until('*/', at + 2));
    else if (text.startsWith('+=', at)) {
      tokens.push({ kind: 'sign', text: '=', line });
      at += 2;
    } else if (SIGNS.has(sign)) {
      tokens.push({ kind: 'sign', text: sign, line });
      at += 1;
    } else if (sign === '"' || sign === "'") {
      const from = line;
      const parts: string[] = [];
      let here = at + 1;
      for (; here < text.length && text[here] !== sign; here += 1) {
        if (text[here] === '\\' && sign === '"') {
          here += 1;
          const escaped = text[here] ?? '';
          // A line that ends in a backslash goes on in the next.
          parts.push(escaped === '\n' ? '' : (ESCAPES[escaped] ?? escaped));
        } else parts.push(text[here] ?? '');
      }
      skipTo(Math.min(text.length, here + 1));
      const whole = parts.join('');
      tokens.push({ kind: 'text', text: whole, line: from, ...(sign === '"' && ENVIRONMENT.test(whole) ? { fromEnvironment: true } : {}) });
    } else {
      const rest = /[^\s{}=,();"'#]+/y;
      rest.lastIndex = at;
      const word = rest.exec(text)?.[0] ?? sign;
      tokens.push({ kind: 'word', text: word, line, ...(ENVIRONMENT.test(word) ? { fromEnvironment: true } : {}) });
      at += word.length;
    }
  }
  return tokens;
};
