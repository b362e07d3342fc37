import { readUrl } from '../../net/url.ts';

/** Hexadecimal digits, which are base64 too: most plug-ins take it for a password, a token or a key. */
const STAND_IN = '5a1c0b0d5a1c0b0d5a1c0b0d5a1c0b0d';

/**
 * What a rehearsal puts in a stored secret's place. Were the secret itself put in and hidden afterwards, whatever the page sent along would be
 * hidden as well where it equals the secret: guesses could be told apart. An address keeps its host, which decides where it would be sent.
 */
export const standInFor = (secret: string): string => {
  const origin = /^https?:/i.test(secret) ? readUrl(secret)?.origin : undefined;
  return origin === undefined ? STAND_IN : `${origin}/${STAND_IN}`;
};
