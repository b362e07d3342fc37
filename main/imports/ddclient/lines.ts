import { type PasswordFound, passwordIn } from './password.ts';

export interface LogicalLine {
  /** Where it begins, from 1. */
  line: number;
  text: string;
  passwords: Map<string, PasswordFound>;
  /** A # stood in the midst of a value: what followed it was lost. */
  cut: boolean;
}

const CONTINUES = /\\\s*$/;
/** Characters that are joined at most. */
const MOST_JOINED = 100_000;

const withoutComment = (line: string): { bare: string; cut: boolean } => {
  const hash = line.indexOf('#');
  if (hash === -1) return { bare: line, cut: false };
  const bare = line.slice(0, hash);
  return { bare, cut: /=[^\s,=]+$/.test(bare.slice(-2000)) && /^#\S/.test(line.slice(hash, hash + 2)) };
};

/** The lines of a ddclient.conf, comments taken away and continuations joined, in its own order: passwords first. */
export const logicalLines = (text: string): LogicalLine[] => {
  const lines: LogicalLine[] = [];
  let open: LogicalLine | null = null;
  text.split('\n').forEach((written, index) => {
    const raw = written.slice(0, 20_000);
    if (open === null && (/^\s*#/.test(raw) || raw.trim() === '')) return;
    const password = passwordIn(raw);
    const { bare, cut } = withoutComment(password?.line ?? raw);
    const line: LogicalLine = open ?? { line: index + 1, text: '', passwords: new Map(), cut: false };
    if (password !== null) line.passwords.set(password.key, password);
    line.cut ||= cut;
    const goesOn = CONTINUES.test(bare) && line.text.length < MOST_JOINED;
    line.text += goesOn ? bare.replace(CONTINUES, '') : bare;
    open = goesOn ? line : null;
    if (!goesOn) lines.push(line);
  });
  // A file that ends in a continuation loses it there.
  return open === null ? lines : [...lines, open];
};
