/** Letters of other alphabets, and digits, that are drawn like a Latin letter. From Unicode's confusables (UTS 39), for the alphabets of keyboards. */
const DRAWN_ALIKE: Readonly<Record<string, string>> = {
  а: 'a',
  в: 'b',
  с: 'c',
  ԁ: 'd',
  е: 'e',
  ғ: 'f',
  һ: 'h',
  і: 'i',
  ј: 'j',
  к: 'k',
  ӏ: 'l',
  м: 'm',
  н: 'h',
  о: 'o',
  р: 'p',
  ѕ: 's',
  т: 't',
  ԛ: 'q',
  у: 'y',
  ѵ: 'v',
  ԝ: 'w',
  х: 'x',
  α: 'a',
  β: 'b',
  ε: 'e',
  η: 'n',
  ι: 'i',
  κ: 'k',
  μ: 'm',
  ν: 'n',
  ο: 'o',
  ρ: 'p',
  τ: 't',
  υ: 'u',
  χ: 'x',
  ζ: 'z',
  0: 'o',
  1: 'l',
  i: 'l',
  '|': 'l',
};

/** What is left of a name once width, case, marks, blanks and look-alike letters no longer tell it from another. */
const skeletonOf = (name: string): string =>
  [...name.normalize('NFKD').toLowerCase()]
    .map((sign) => DRAWN_ALIKE[sign] ?? sign)
    .join('')
    .replace(/[^\p{L}\p{N}]/gu, '');

/** The name a new one could be taken for; undefined where it is like none. */
export const lookAlike = (name: string, names: readonly string[]): string | undefined => {
  const skeleton = skeletonOf(name);
  return skeleton === '' ? undefined : names.find((one) => skeletonOf(one) === skeleton);
};
