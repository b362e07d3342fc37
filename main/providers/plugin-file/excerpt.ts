/** The longest excerpt of a file, in characters. */
const LONGEST = 60;
/** A run of characters that may be a key or token. */
const KEY_LIKE = /[A-Za-z0-9+/_=-]{20,}/g;

/** The longest text about a problem, in characters: lists of what is known are long, a key in the file may be longer. */
const LONGEST_WORDS = 800;

/** Words with parts of a file in them, fit to be shown in a window or on a terminal. */
export const fitToShow = (words: string): string => {
  const plain = words.replace(/[\p{Cc}\p{Cf}\p{Cs}]/gu, '\ufffd');
  return plain.length <= LONGEST_WORDS ? plain : `${plain.slice(0, LONGEST_WORDS)}…`;
};

/** What stands at a place of the file, on one line, cut short; what looks like a key as dots. */
export const foundAt = (text: string, { at, end }: { at: number; end: number }): string => {
  const words = fitToShow(text.slice(at, Math.min(end, at + 400)).replace(/\s+/g, ' ')).replace(KEY_LIKE, '•••');
  const signs = [...words];
  return signs.length <= LONGEST ? words : `${signs.slice(0, LONGEST - 1).join('')}…`;
};
