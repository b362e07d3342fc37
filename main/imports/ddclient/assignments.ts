export interface Assignment {
  name: string;
  value: string;
  /** An escape or a quote was left open. */
  open: boolean;
}

const NAME = /(?:[^\S\n]|,)*([a-z][0-9a-z_-]{0,63})=/iy;

/** `name=value` one after the other, with quotes and escapes as ddclient has them, and what stands behind them. */
export const assignmentsIn = (line: string): { assignments: Assignment[]; rest: string } => {
  const assignments: Assignment[] = [];
  let at = 0;
  for (;;) {
    NAME.lastIndex = at;
    const [whole, name] = NAME.exec(line) ?? [];
    if (whole === undefined || name === undefined) break;
    at += whole.length;
    const parts: string[] = [];
    let quote = '';
    let escaped = false;
    for (; at < line.length; at += 1) {
      const sign = line[at] ?? '';
      if (escaped) {
        parts.push(sign);
        escaped = false;
      } else if (sign === '\\') escaped = true;
      else if (quote !== '' && sign === quote) quote = '';
      else if (quote === '' && (sign === "'" || sign === '"')) quote = sign;
      else if (quote === '' && /[\s,]/.test(sign)) break;
      else parts.push(sign);
    }
    assignments.push({ name, value: parts.join(''), open: escaped || quote !== '' });
  }
  return { assignments, rest: line.slice(at).replace(/^[\s,]+/, '') };
};
