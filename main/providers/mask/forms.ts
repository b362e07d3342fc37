import { createHash } from 'node:crypto';
import { undoneText } from './readings.ts';

/** Of a long secret as much gives it away, in characters: what follows is guessed sooner. */
const TELLING = 12;
/** Lines and values inside a key file or a credentials file, in characters. */
const SHORTEST_LINE = 16;
/** What is made of fewer characters is as short as a word. */
const SHORTEST_DERIVED = 4;

const base64 = (bytes: Buffer): string => bytes.toString('base64');
const inUrl = (text: string): string => text.replaceAll('+', '-').replaceAll('/', '_');
const bare = (text: string): string => text.replace(/=+$/, '');
const bothBase64 = (bytes: Buffer): string[] => {
  const text = base64(bytes);
  return [text, bare(text), inUrl(text), inUrl(bare(text))];
};

/** As it stands inside a longer text that was encoded: at each of three places, without the signs it shares with its neighbours. */
const insideBase64 = (bytes: Buffer): string[] =>
  [0, 1, 2].flatMap((offset) => {
    const whole = base64(Buffer.concat([Buffer.alloc(offset), bytes]));
    const inner = whole.slice(Math.ceil((offset * 8) / 6), Math.floor(((offset + bytes.length) * 8) / 6));
    return inner.length < 2 * SHORTEST_DERIVED ? [] : [inner, inUrl(inner)];
  });

/** RFC 4648, section 6. */
const BASE32 = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567';
const base32 = (bytes: Buffer): string[] => {
  let [text, bits, held] = ['', 0, 0];
  for (const byte of bytes) {
    [bits, held] = [(bits << 8) | byte, held + 8];
    for (; held >= 5; held -= 5) text += BASE32[(bits >> (held - 5)) & 31];
    bits &= (1 << held) - 1;
  }
  if (held > 0) text += BASE32[(bits << (5 - held)) & 31];
  return [text, text.toLowerCase()];
};

const DIGESTS = ['md5', 'sha1', 'sha256', 'sha384', 'sha512'] as const;
const bothHex = (bytes: Buffer): string[] => {
  const hex = bytes.toString('hex');
  return [hex, hex.toUpperCase()];
};
const digestsOf = (bytes: Buffer): string[] =>
  DIGESTS.flatMap((name) => {
    const sum = createHash(name).update(bytes).digest();
    return [...bothHex(sum), bare(base64(sum))];
  });

/** The lines of a key and the values of a credentials file are secrets by themselves. */
const linesOf = (secret: string): string[] =>
  secret
    .split(/\s*(?:\r?\n|\\n|")\s*/)
    .filter((line) => line.length >= SHORTEST_LINE && line.length < secret.length && !/^-----/.test(line));

/** What a secret becomes on its way out or back. How URLs, JSON and HTML write it is undone before it is looked for (mask-readings.ts). */
export const formsOf = (secret: string): string[] => {
  const bytes = Buffer.from(secret);
  const asBytes = bytes.toString('latin1');
  const plain = [secret, secret.trim(), asBytes];
  if (secret.length < SHORTEST_DERIVED) return [...plain, base64(bytes)];
  const forms = [
    ...plain,
    ...linesOf(secret),
    ...bothBase64(bytes),
    ...insideBase64(bytes),
    ...base32(bytes),
    ...bothHex(bytes),
    ...digestsOf(bytes),
  ];
  // Where all that can be undone is undone in a text, it is undone in what is looked for, too.
  return [...forms, ...forms.flatMap((form) => (/[%+\\&]/.test(form) ? [undoneText(form)] : []))];
};

/** In a Basic header a secret follows a user name (RFC 7617). */
export const pairsOf = (secret: string, companions: readonly string[]): string[] =>
  ['', ...companions].flatMap((companion) => bothBase64(Buffer.from(`${companion}:${secret}`))).flatMap((form) => [form, undoneText(form)]);

/** So much of a form's beginning is hidden wherever it stands. An address has its host's name in front, which is no secret. */
export const tellingPart = (form: string): string => {
  const origin = /^https?:\/\/[^/?#]*/i.exec(form)?.[0].length ?? 0;
  return form.slice(0, origin === 0 ? TELLING : origin + TELLING);
};
