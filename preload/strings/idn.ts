import { decode } from 'punycode/';

/** Scripts none of whose letters passes for a Latin one. */
const PLAIN_TO_SEE = /^(?:[a-z0-9-]|[\p{scx=Han}\p{scx=Hiragana}\p{scx=Katakana}\p{scx=Hangul}])+$/u;

const readable = (label: string): string => {
  if (!label.startsWith('xn--')) return label;
  try {
    const text = decode(label.slice(4));
    // Shown only if it leads back to the same name.
    return PLAIN_TO_SEE.test(text) && new URL(`http://${text}/`).hostname === label ? text : label;
  } catch {
    return label;
  }
};

/** A host name as its owner typed it, where it is in ASCII form (IDNA). */
export const readableHost = (host: string): string => (host.includes('xn--') ? host.split('.').map(readable).join('.') : host);
