/** The place of a text among those it was ranked with; equal for texts that count as the same. */
export type Rank = (text: string) => number;

export type Ranker = (texts: string[]) => Rank;

/**
 * Orders texts as people of a locale do. Comparing words is slow and the words seldom change: they are compared once, and later lists of
 * the same words are sorted by number.
 */
export const createRanker = ({ compare }: Intl.Collator): Ranker => {
  let ranks = new Map<string, number>();

  const rankAll = (texts: string[]): void => {
    const sorted = [...new Set(texts)].sort(compare);
    ranks = new Map();
    let rank = 0;
    let before: string | undefined;
    for (const text of sorted) {
      if (before !== undefined && compare(before, text) !== 0) rank += 1;
      ranks.set(text, rank);
      before = text;
    }
  };
  return (texts) => {
    if (texts.some((text) => !ranks.has(text))) rankAll(texts);
    return (text) => ranks.get(text) ?? 0;
  };
};
