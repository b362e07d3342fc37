const KATAKANA = /[\u30a1-\u30f6]/g;

/** One way to write a text for all: full width, capitals and katakana do not count. */
export const folded = (text: string): string =>
  text
    .normalize('NFKC')
    .toLowerCase()
    .replace(KATAKANA, (letter) => String.fromCharCode(letter.charCodeAt(0) - 0x60));

export const wordsOf = (query: string): string[] => folded(query).split(/\s+/).filter(Boolean);

const BOUNDARY = /[\s.\-_/（(「]/;

/**
 * How well a text answers: every word must be in it; the fewer the better. 0: its title begins so; 1: a word of the title does; 2: in the title;
 * 3: elsewhere; null: not at all.
 */
export const scoreOf = (words: readonly string[], title: string, whole: string): number | null => {
  let worst = 0;
  for (const word of words) {
    const at = title.indexOf(word);
    if (at < 0 && !whole.includes(word)) return null;
    const score = at < 0 ? 3 : at === 0 ? 0 : BOUNDARY.test(title[at - 1] ?? '') ? 1 : 2;
    worst = Math.max(worst, score);
  }
  return worst;
};
