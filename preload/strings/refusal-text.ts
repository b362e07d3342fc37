import type { Strings } from './en/en.ts';

const MINUTE = 60_000;

/** The text for a code a call answered with; unknown codes get the general text, with the code in it. */
export const refusalText = (strings: Strings, code: string, detail?: string): string => {
  const text = strings.refusal[code] ?? strings.unknownRefusal(code);
  // The engine gives the moment: a sentence that stands there for a while would count no seconds down.
  if (code === 'too-soon' && detail) return strings.noted(text, strings.notBefore(Math.ceil(Number(detail) / MINUTE) * MINUTE));
  return detail ? strings.noted(text, detail) : text;
};
