/** Puts dots where a secret stands. */
export type Mask = (text: string) => string;

/** The longest excerpt, in characters. */
const LONGEST = 200;

/** What the service said, fit to be shown: masked before anything is cut, without tags and control signs. */
export const excerptOf = (text: string, mask: Mask): string => {
  const words = mask(text)
    .slice(0, 20_000)
    .replace(/<(script|style)\b[^<]*(?:<(?!\/\1)[^<]*)*<\/\1>/gi, ' ')
    .replace(/<[^<>]*>/g, ' ')
    // biome-ignore lint/suspicious/noControlCharactersInRegex: these are the ones to drop
    .replace(/[\u0000-\u001f\u007f-\u009f\u200b-\u200f\u202a-\u202e\u2066-\u2069\ufeff]+/g, ' ')
    .replace(/\s+/g, ' ')
    .trim();
  const signs = [...mask(words)];
  return signs.length <= LONGEST ? signs.join('') : `${signs.slice(0, LONGEST - 1).join('')}…`;
};
