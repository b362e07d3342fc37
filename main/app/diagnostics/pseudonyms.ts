import { parseAddress } from '../../net/address.ts';

/** Anything that may be an address; what it is, is asked of Node. */
const LIKE_IPV4 = /\b\d{1,3}(?:\.\d{1,3}){3}\b/g;
const LIKE_IPV6 = /(?<![\w:.])[0-9a-f]{0,4}(?::[0-9a-f]{0,4}){2,7}(?:(?:\.\d{1,3}){3})?(?![\w:])/gi;
const MAC = /\b[0-9a-f]{2}(?:[:-][0-9a-f]{2}){5}\b/gi;

/** Says nothing of anybody, and helps to see what happened. */
const TELLING_NOTHING = new Set(['0.0.0.0', '127.0.0.1', '::', '::1']);

const escaped = (text: string): string => text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');

/**
 * Puts the same stand-in for the same thing wherever it stands, so that a report can be followed without telling who wrote it: `[host 1]`,
 * `[IPv4 2]`. `names`: what to replace by kind, e.g. host names and what events are called.
 */
export const createPseudonyms = (names: Record<string, readonly string[]>): ((text: string) => string) => {
  const seen = new Map<string, string>();
  const counts = new Map<string, number>();
  const standIn = (kind: string, what: string): string => {
    const key = `${kind} ${what.toLowerCase()}`;
    const known = seen.get(key);
    if (known !== undefined) return known;
    const count = (counts.get(kind) ?? 0) + 1;
    counts.set(kind, count);
    const given = `[${kind} ${count}]`;
    seen.set(key, given);
    return given;
  };
  const kinds = new Map(Object.entries(names).flatMap(([kind, all]) => all.filter(Boolean).map((name) => [name.toLowerCase(), kind])));
  // The longest first: a host name may stand within another.
  const wanted = [...kinds.keys()].sort((a, b) => b.length - a.length).map(escaped);
  const named = wanted.length === 0 ? null : new RegExp(wanted.join('|'), 'gi');
  const address = (found: string): string => {
    if (TELLING_NOTHING.has(found)) return found;
    if (parseAddress(found, 'ipv4') !== null) return standIn('IPv4', found);
    return parseAddress(found, 'ipv6') === null ? found : standIn('IPv6', found);
  };
  return (text) => {
    const known = named === null ? text : text.replace(named, (found) => standIn(kinds.get(found.toLowerCase()) ?? 'name', found));
    return known
      .replace(MAC, (found) => standIn('MAC', found))
      .replace(LIKE_IPV6, address)
      .replace(LIKE_IPV4, address);
  };
};
