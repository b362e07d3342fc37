/** How many letters were mistyped: added, left out, changed, or two of them exchanged (the restricted Damerau–Levenshtein distance). */
const distance = (a: string, b: string): number => {
  const rows: number[][] = [];
  for (let i = 0; i <= a.length; i += 1) {
    const row = [i];
    for (let j = 1; j <= b.length; j += 1) {
      const at = (k: number, l: number): number => rows[k]?.[l] ?? Number.POSITIVE_INFINITY;
      if (i === 0) row.push(j);
      else {
        const same = a[i - 1] === b[j - 1] ? 0 : 1;
        const swapped = a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1] ? at(i - 2, j - 2) + 1 : Number.POSITIVE_INFINITY;
        row.push(Math.min(at(i - 1, j) + 1, (row[j - 1] ?? 0) + 1, at(i - 1, j - 1) + same, swapped));
      }
    }
    rows.push(row);
  }
  return rows[a.length]?.[b.length] ?? 0;
};

/** Longer words than any of ours are none of them. */
const MOST_LETTERS = 40;

/** The one that was probably meant; undefined: none is near. `list` alone is near `events list`. */
export const nearest = (typed: string, names: readonly string[]): string | undefined => {
  const word = typed.toLowerCase();
  if (word.length > MOST_LETTERS) return undefined;
  const costs = (name: string): number => {
    const last = word.includes(' ') ? undefined : name.split(' ').at(-1);
    const begins = word.length >= 3 && name.startsWith(word) ? 1 : Number.POSITIVE_INFINITY;
    return Math.min(
      begins,
      distance(word, name),
      last === undefined || last === name ? Number.POSITIVE_INFINITY : distance(word, last) + 0.5,
    );
  };
  const [best] = names.map((name) => ({ name, cost: costs(name) })).sort((a, b) => a.cost - b.cost);
  return best !== undefined && best.cost <= Math.max(1, Math.floor(word.length / 3)) ? best.name : undefined;
};
