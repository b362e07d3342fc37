import { LONGEST_SAID } from '../../../../preload/contract/journal.ts';

/** What may be a serial number, a hardware address, a key or a telephone number. */
const TELLING =
  /(?:[0-9a-f]{2}[:-]){5}[0-9a-f]{2}|[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}|(?:[A-Za-z_-]*\d[A-Za-z_-]*){6,}|[A-Za-z0-9+/=_]{24,}/gi;
const SECRETS = /((?<!\/)(?:pass|pwd|token|secret|key|auth|cookie|session|user|login)[\w-]*["']?\s*[=:>]\s*["']?)[^\s"'<>&]+/gi;
const HIDDEN = '•••';

/** How an answer that can't be read begins, fit to be shown and kept: one line, printable, without what may tell who it belongs to. */
export const excerptOf = (said: Uint8Array): string => {
  const text = new TextDecoder('latin1').decode(said.subarray(0, 4 * LONGEST_SAID));
  const line = text.replace(/[\s\0]+/g, ' ').replace(/[^\x20-\x7e]+/g, '·');
  const masked = line.replace(SECRETS, `$1${HIDDEN}`).replace(TELLING, HIDDEN).trim();
  return masked.length > LONGEST_SAID ? `${masked.slice(0, LONGEST_SAID - 1)}…` : masked;
};
