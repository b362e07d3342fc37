/** Invisible characters and those that reverse a line, end it or colour a terminal: ESC, bidi marks, soft hyphens, tags. */
const UNSEEN = /[\p{C}\p{Zl}\p{Zp}]/gu;

/** For a menu, a notification or a line of a terminal: names and replies come from elsewhere. */
export const plainText = (text: string): string => text.replace(UNSEEN, '');

/** The same for several lines. */
export const plainLines = (text: string): string => text.replace(/[^\P{C}\n\t]|[\p{Zl}\p{Zp}]/gu, '');

/** The same JSON with such signs written out, so that nothing is lost. */
export const plainJson = (json: string): string =>
  json.replace(UNSEEN, (sign) =>
    Array.from({ length: sign.length }, (_, at) => `\\u${sign.charCodeAt(at).toString(16).padStart(4, '0')}`).join(''),
  );
