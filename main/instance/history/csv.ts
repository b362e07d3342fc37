/** Table programs take a cell that begins so for a formula; of the full-width signs, Japanese ones as well. */
const FORMULA = /^\s*[=+\-@\t\r＝＋－＠]/;

const cell = (value: string | number): string => {
  const text = typeof value === 'string' && FORMULA.test(value) ? `'${value}` : String(value);
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
};

/** A table by RFC 4180. The mark at its beginning tells Excel that it is UTF-8: without one it takes Japanese for something else. */
export const csvOf = (rows: readonly (readonly (string | number)[])[]): string =>
  `\uFEFF${rows.map((row) => `${row.map(cell).join(',')}\r\n`).join('')}`;
