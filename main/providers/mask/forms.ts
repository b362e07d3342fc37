import { digest } from '../code/sign/digest.ts';
import { bytesAsText } from '../render/value.ts';

/** Of a long secret as much gives it away, in characters: what follows is guessed sooner. */
const TELLING = 12;
/** Lines and values inside a key file or a credentials file, in characters. */
const SHORTEST_LINE = 16;
/** What is made of fewer characters is as short as a word. */
const SHORTEST_DERIVED = 4;

const base64 = (text: string): string => btoa(bytesAsText(text));
const inUrl = (text: string): string => text.replaceAll('+', '-').replaceAll('/', '_');
const bare = (text: string): string => text.replace(/=+$/, '');
const bothBase64 = (text: string): string[] => [base64(text), bare(base64(text)), inUrl(base64(text)), inUrl(bare(base64(text)))];

/** As it stands inside a longer text that was encoded: at each of three places, without the signs it shares with its neighbours. */
const insideBase64 = (secret: string): string[] =>
  [0, 1, 2].flatMap((offset) => {
    const bytes = bytesAsText(secret).length;
    const whole = base64(`${'\0'.repeat(offset)}${secret}`);
    const inner = whole.slice(Math.ceil((offset * 8) / 6), Math.floor(((offset + bytes) * 8) / 6));
    return inner.length < 2 * SHORTEST_DERIVED ? [] : [inner, inUrl(inner)];
  });

const hexOf = (secret: string): string[] => {
  const bytes = Buffer.from(secret, 'utf8');
  const all = [bytes.toString('hex'), ...(['md5', 'sha1', 'sha256'] as const).map((name) => digest(name, bytes).toString('hex'))];
  return all.flatMap((hex) => [hex, hex.toUpperCase()]);
};

/** The lines of a key and the values of a credentials file are secrets by themselves. */
const linesOf = (secret: string): string[] =>
  secret
    .split(/\s*(?:\r?\n|\\n|")\s*/)
    .filter((line) => line.length >= SHORTEST_LINE && line.length < secret.length && !/^-----/.test(line));

/** What a secret becomes on its way out or back. How URLs, JSON and HTML write it is undone before it is looked for (mask-readings.ts). */
export const formsOf = (secret: string): string[] => {
  const plain = [secret, secret.trim(), bytesAsText(secret)];
  if (secret.length < SHORTEST_DERIVED) return [...plain, base64(secret)];
  return [...plain, ...linesOf(secret), ...bothBase64(secret), ...insideBase64(secret), ...hexOf(secret)];
};

/** In a Basic header a secret follows a user name (RFC 7617). */
export const pairsOf = (secret: string, companions: readonly string[]): string[] =>
  ['', ...companions].flatMap((companion) => bothBase64(`${companion}:${secret}`));

/** So much of a form's beginning is hidden wherever it stands. An address has its host's name in front, which is no secret. */
export const tellingPart = (form: string): string => {
  const origin = /^https?:\/\/[^/?#]*/i.exec(form)?.[0].length ?? 0;
  return form.slice(0, origin === 0 ? TELLING : origin + TELLING);
};
