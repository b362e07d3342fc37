import { type PasswordFound, passwordIn } from './password.ts';

export interface LogicalLine {
  /** Where it begins, from 1. */
  line: number;
  text: string;
  passwords: Map<string, PasswordFound>;
  /** A # stood in the midst of a value: what followed it was lost. */
  cut: boolean;
  /** Two lines were joined without a blank between them. */
  joined: boolean;
}

const CONTINUES = /\\\s*$/;

/** The lines of a ddclient.conf, comments taken away and continuations joined, in its own order: passwords first. */
export const logicalLines = (text: string): LogicalLine[] => {
  const lines: LogicalLine[] = [];
  let open: LogicalLine | null = null;
  text.split('\n').forEach((written, index) => {
    const raw = written.replace(/\r/g, '').slice(0, 20_000);
    if (open === null && (/^\s*#/.test(raw) || raw.trim() === '')) return;
    const password = passwordIn(raw);
    const withStandIn = password?.line ?? raw;
    const hash = withStandIn.indexOf('#');
    const bare = hash === -1 ? withStandIn : withStandIn.slice(0, hash);
    const cut = hash > 0 && /=[^\s,=]+$/.test(bare.slice(-2000)) && /^#\S/.test(withStandIn.slice(hash, hash + 2));
    const line: LogicalLine = open ?? { line: index + 1, text: '', passwords: new Map(), cut: false, joined: false };
    if (password !== null) line.passwords.set(password.key, password);
    line.cut ||= cut;
    line.joined ||= /[^\s,]$/.test(line.text) && /^[^\s,]/.test(bare);
    line.text += bare;
    if (CONTINUES.test(bare) && line.text.length < 100_000) {
      line.text = line.text.replace(CONTINUES, '');
      open = line;
      return;
    }
    open = null;
    lines.push(line);
  });
  // A file that ends in a continuation loses it there.
  return open === null ? lines : [...lines, open];
};
