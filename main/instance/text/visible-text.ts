/** As it is, with what could not be seen written out, and kept together where the writing turns round (UAX #9, isolates). */
export const visibleText = (text: string): string => {
  const shown = text
    .replace(/[\p{C}\p{Zl}\p{Zp}]|(?! )\p{Zs}/gu, (sign) => `\\u{${sign.codePointAt(0)?.toString(16)}}`)
    .replace(/ {3,}|^ | $/g, (spaces) => '␣'.repeat(spaces.length));
  return `\u2068${shown}\u2069`;
};
