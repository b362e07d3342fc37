import { parseAddress, parseIpv4, parseIpv6 } from '../../net/address.ts';

/** Matches anything that may be an address; the parser then decides. */
const LIKE_IPV4 = /(?<!\d)\d{1,3}(?:\.\d{1,3}){3}(?!\d)/g;
const COLONS = /(?<![\w.])[\w.]*(?::[\w.]*){2,}/g;
const MAC = /(?<![0-9a-f])[0-9a-f]{2}(?:[:-][0-9a-f]{2}){5}(?![0-9a-f])/gi;
/** What may stand between the colons of an IPv6 address: a word before it (`IP:2001:…`) is none of it. */
const GROUP = /^(?:[0-9a-f]{0,4}|\d{1,3}(?:\.\d{1,3}){3})$/i;

/** Addresses that identify no user and are useful in a report. */
const TELLING_NOTHING = new Set(['0.0.0.0', '127.0.0.1', '::', '::1']);

/** The same stand-in for the same thing wherever it stands, so that a report can be followed without telling who wrote it. */
export interface Pseudonyms {
  /** `[host 1]`; upper and lower case are the same. */
  of(kind: string, what: string): string;
  /** `[IPv4 2]`; what is no address gets a stand-in as well. */
  ofAddress(address: string): string;
  /** Puts one for each IP or hardware address in a text. */
  inText(text: string): string;
}

export const createPseudonyms = (): Pseudonyms => {
  const kinds = new Map<string, Map<string, string>>();
  const of = (kind: string, what: string): string => {
    const given = kinds.get(kind) ?? new Map<string, string>();
    kinds.set(kind, given);
    const key = what.toLowerCase();
    const standIn = given.get(key) ?? `[${kind} ${given.size + 1}]`;
    given.set(key, standIn);
    return standIn;
  };
  const ofAddress = (address: string): string => {
    if (TELLING_NOTHING.has(address)) return address;
    const v4 = parseIpv4(address);
    if (v4 !== null) return of('IPv4', v4);
    const v6 = parseIpv6(address);
    return v6 === null ? of('address', address) : of('IPv6', v6);
  };
  const ifAddress = (found: string): string =>
    parseAddress(found, 'ipv4') === null && parseAddress(found, 'ipv6') === null ? found : ofAddress(found);
  const ofGroups = (groups: readonly string[]): string => {
    const run = groups.join(':');
    // A colon before it, or after it, may belong to the sentence.
    const [, before = '', inner = run, after = ''] = /^(:(?!:))?(.*?)((?<!:):)?$/.exec(run) ?? [];
    return `${before}${ifAddress(inner)}${after}`;
  };
  const inRun = (run: string): string => {
    const end = /(?<!\.)\.+$/.exec(run)?.[0] ?? '';
    const stretches: string[] = [];
    let groups: string[] = [];
    for (const group of run.slice(0, run.length - end.length).split(':')) {
      if (GROUP.test(group)) groups.push(group);
      else {
        if (groups.length > 0) stretches.push(ofGroups(groups));
        stretches.push(group);
        groups = [];
      }
    }
    if (groups.length > 0) stretches.push(ofGroups(groups));
    return `${stretches.join(':')}${end}`;
  };
  return {
    of,
    ofAddress,
    inText: (text) =>
      text
        .replace(MAC, (found) => of('MAC', found.replaceAll('-', ':')))
        .replace(COLONS, inRun)
        .replace(LIKE_IPV4, ifAddress),
  };
};
