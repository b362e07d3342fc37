/** Letters that are read as what they were, and show which text came from the catalogue. */
const FROM = 'AaBCcDdEeGgHhIiKkLlNnOoRrSsTtUuWwYyZz';
const TO = 'ÅåßÇçÐđÉéĜĝĤĥÎîĶķĻļÑñÖöŔŕŠšŢţÛûŴŵÝýŽž';
const ACCENTED = new Map([...FROM].map((letter, at) => [letter, [...TO][at] ?? letter]));

/** What a longer language would take: it breaks into lines where words do. */
const FILLER = 'lôñĝ éŕ ţéxţ îñ öţĥéŕ ļåñĝûåĝéš ţåķéš möŕé ŕööm ţĥåñ ţĥîš öñé ';
const LONGER = 0.4;

/** Text between brackets of its own is finished. */
const PART = /⟦[^⟦⟧]*⟧|[^⟦⟧]+/g;
const isDone = (part: string): boolean => part.startsWith('⟦');
/** Where a function puts something in, that stays as it is: an address, a host name, a URL, an option. */
const AS_IT_IS = /\b[\w-]+(?:\.[\w-]+)+\b|\b[0-9a-f]*:[0-9a-f:]+\b|https?:\S+|--[\w-]+(?:=\w+)?|\{\w+\}/gi;

const accented = (text: string): string => {
  let after = 0;
  let made = '';
  const accent = (piece: string): string => [...piece].map((letter) => ACCENTED.get(letter) ?? letter).join('');
  for (const { 0: kept, index } of text.matchAll(AS_IT_IS)) {
    made += accent(text.slice(after, index)) + kept;
    after = index + kept.length;
  }
  return made + accent(text.slice(after));
};

/** A text as it would be in a language that is 40 % longer than English, in brackets; one without letters stays. */
export const pseudoText = (text: string): string => {
  if (!/\p{L}/u.test(text.replace(/⟦[^⟦⟧]*⟧/g, ''))) return text;
  const parts = text.match(PART) ?? [];
  const own = parts.filter((part) => !isDone(part)).join('').length;
  const filler = FILLER.repeat(Math.ceil((own * LONGER) / FILLER.length))
    .slice(0, Math.ceil(own * LONGER))
    .trim();
  const inside = parts.map((part) => (isDone(part) ? part.slice(1, -1) : accented(part))).join('');
  return `⟦${inside} ${filler}⟧`;
};

/** What puts sentences together, or is no text: the parts have their brackets already. */
const KEPT = new Set(['locale', 'sentences', 'noted', 'list', 'between', 'country']);

/** A whole catalogue so; functions answer so. */
export const pseudo = <T>(words: T, key = ''): T => {
  if (KEPT.has(key)) return words;
  if (typeof words === 'string') return pseudoText(words) as T;
  if (typeof words === 'function') return ((...given: unknown[]) => pseudo(words(...given))) as T;
  if (Array.isArray(words)) return words.map((word) => pseudo(word)) as T;
  if (typeof words !== 'object' || words === null) return words;
  return Object.fromEntries(Object.entries(words).map(([name, word]) => [name, pseudo(word, name)])) as T;
};
