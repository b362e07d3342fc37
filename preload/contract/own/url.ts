import type { Family } from '../event.ts';

/** What a URL of the user's own may hold: read alike where it is typed and where it is used. */

/** A place in a URL or body that is filled in, in three spellings: `{ip}`, `#{ip}` (first group) and `%i` (second group). */
export const PLACES = /#?\{([A-Za-z0-9]+)\}|%([ihup%])/g;

const OWN: Readonly<Record<Family, readonly string[]>> = { ipv4: ['ipv4', 'ipv4Addr'], ipv6: ['ipv6', 'ipv6Addr'] };

const placesIn = (text: string): string[] => [...text.matchAll(PLACES)].map(([, braced, percent]) => braced ?? percent ?? '');
export const hasPlace = (text: string, places: readonly string[]): boolean => placesIn(text).some((place) => places.includes(place));

/** Whether a text has a place for this family alone. */
export const namesOwn = (text: string, family: Family): boolean => hasPlace(text, OWN[family]);

/** Whether a text has a place for an address of this family, so that it need not be added. */
export const namesFamily = (text: string, family: Family): boolean => hasPlace(text, [...OWN[family], 'ip', 'i']);

const HOME = [
  /^(?:(?:10|127)\.\d+|192\.168|169\.254|172\.(?:1[6-9]|2\d|3[01]))(?:\.\d+){2}$/,
  /^\[(?:::1|f[cd][0-9a-f]{2}:.*|fe[89ab][0-9a-f]:.*)\]$/,
  /^[a-z0-9_-]+$/,
  /\.(?:local|home\.arpa)$/,
];
/** Whether an address leads to the home network by its host (RFC 1918, RFC 4193, RFC 6762, RFC 8375; a name of one label is in no public DNS). */
export const leadsHome = (origin: string): boolean => {
  try {
    const { hostname } = new URL(origin);
    return HOME.some((host) => host.test(hostname));
  } catch {
    return false;
  }
};

/**
 * Scheme with host, and the rest, of an own URL; nothing is filled into its host. Null for what is no https address of a host; without
 * encryption only the home network is spoken to.
 */
export const ownUrlParts = (text: string): { origin: string; rest: string } | null => {
  const found = /^(https?:\/\/(?:[^/?#{}@\s]*@)?[^/?#{}%@\s]+)(\/[^#]*|\?[^#]*)?(?:#(?!\{).*)?$/i.exec(text.trim().replaceAll('#{', '{'));
  const origin = found?.[1] ?? '';
  if (found === null || (/^http:/i.test(origin) && !leadsHome(origin))) return null;
  return { origin, rest: found[2] ?? '' };
};

/** What follows a bare `#` is never sent (RFC 3986 §3.5). */
export const hasFragment = (text: string): boolean => /#(?!\{)/.test(text);

const JSON_BEGINNING = /^(?:\{\s*"|\[\s*["{]|")/;
export const beginsJson = (text: string): boolean => JSON_BEGINNING.test(text);

/**
 * The beginnings of a reply that mean success: `ok`, `ok|same`, `^ok`, `^(ok|same)`, or the beginning of a JSON reply as it stands. Null
 * for any other pattern: patterns of the user are not run, since one bad pattern can stop the whole program.
 */
export const readBeginnings = (pattern: string): string[] | null => {
  const text = pattern.trim().replace(/^\^/, '');
  if (beginsJson(text) && !/[\\^$*+]/.test(text)) return [text];
  const found = /^(?:\(([^()]*)\)|([^()]*))$/.exec(text);
  const words = (found?.[1] ?? found?.[2] ?? '').split('|').map((word) => word.trim());
  return words.every((word) => word !== '' && !/[\\^$.*+?()[\]{}]/.test(word)) ? words : null;
};
