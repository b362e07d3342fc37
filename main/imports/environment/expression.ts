type Word = '(' | ')' | ',' | '!' | '&&' | '||' | { name: string };

const wordsOf = (text: string): Word[] | null => {
  const words: Word[] = [];
  const each = /\s*(\(|\)|,|!|&&|\|\||[\w.*-]+)/gy;
  let at = 0;
  while (at < text.length && text.slice(at).trim() !== '') {
    each.lastIndex = at;
    const [whole, word] = each.exec(text) ?? [];
    if (whole === undefined || word === undefined || words.length > 500) return null;
    words.push(/^[\w.*-]/.test(word) ? { name: word.toLowerCase() } : (word as Word));
    at += whole.length;
  }
  return words;
};

/** What holds for a name in words like `is(a.example) || sub(b.example) && !true`; null: they cannot be read. */
export const holdsFor = (text: string, host: string): boolean | null => {
  const words = wordsOf(text.slice(0, 5000));
  if (words === null || words.length === 0) return null;
  let at = 0;
  let depth = 0;
  const take = (sign: Word): boolean => {
    if (words[at] !== sign) return false;
    at += 1;
    return true;
  };
  const names = (): string[] | null => {
    const found: string[] = [];
    if (!take('(')) return null;
    while (!take(')')) {
      const word = words[at];
      if (typeof word !== 'object') return null;
      found.push(word.name);
      at += 1;
      take(',');
    }
    return found;
  };
  const factor = (): boolean | null => {
    if (take('!')) {
      const inner = factor();
      return inner === null ? null : !inner;
    }
    if (take('(')) {
      depth += 1;
      const inner = depth > 50 ? null : either();
      depth -= 1;
      return take(')') ? inner : null;
    }
    const word = words[at];
    if (typeof word !== 'object') return null;
    at += 1;
    if (['true', 't', '1'].includes(word.name)) return true;
    if (['false', 'f', '0'].includes(word.name)) return false;
    const given = names();
    if (given === null) return null;
    if (word.name === 'is') return given.includes(host);
    return word.name === 'sub' ? given.some((one) => host.endsWith(`.${one}`)) : null;
  };
  const both = (): boolean | null => {
    let holds = factor();
    while (holds !== null && take('&&')) {
      const next = factor();
      holds = next === null ? null : holds && next;
    }
    return holds;
  };
  function either(): boolean | null {
    let holds = both();
    while (holds !== null && take('||')) {
      const next = both();
      holds = next === null ? null : holds || next;
    }
    return holds;
  }
  const holds = either();
  return at === words.length ? holds : null;
};
