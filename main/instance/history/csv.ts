/**
 * Table programs take a cell that begins so for a formula; of the full-width signs, Japanese ones as well. Where they part cells by semicolons,
 * as in much of Europe, the quotes round a cell count for nothing, and one begins behind each semicolon and line end in it.
 */
const FORMULA = /^(?=\s*[=+\-@\t\r＝＋－＠])|(?<=[;\r\n])(?<!^\s*)(?=\s*[=+\-@＝＋－＠])/g;

/** Nothing in it is taken for a formula. */
export const inert = (text: string): string => text.replace(FORMULA, "'");

const cell = (value: string | number): string => {
  const text = typeof value === 'string' ? inert(value) : String(value);
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
};

/** A table by RFC 4180. The mark at its beginning tells Excel that it is UTF-8: without one it takes Japanese for something else. */
export const csvOf = (rows: readonly (readonly (string | number)[])[]): string =>
  `\uFEFF${rows.map((row) => `${row.map(cell).join(',')}\r\n`).join('')}`;
