import ipaddr from 'ipaddr.js';
import type { Family } from '../../preload/contract/event.ts';

const IPV4 = /^\d{1,3}(?:\.\d{1,3}){3}$/;

/** An IPv4 address in plain decimal form; zero-padded groups are read as decimal. Null for anything else. */
export const parseIpv4 = (text: string): string | null => {
  if (!IPV4.test(text)) return null;
  const groups = text.split('.').map(Number);
  return groups.every((group) => group <= 255) ? groups.join('.') : null;
};

/** An IPv6 address in the form of RFC 5952, zone ids refused. Null for anything else. */
export const parseIpv6 = (text: string): string | null => {
  if (!text.includes(':') || !/^[0-9a-f:.]+$/i.test(text) || text.length > 64) return null;
  const tail = text.slice(text.lastIndexOf(':') + 1);
  let whole = text;
  if (tail.includes('.')) {
    const v4 = parseIpv4(tail);
    if (v4 === null) return null;
    const [a = 0, b = 0, c = 0, d = 0] = v4.split('.').map(Number);
    whole = `${text.slice(0, -tail.length)}${((a << 8) | b).toString(16)}:${((c << 8) | d).toString(16)}`;
  }
  const halves = whole.split('::');
  const groups = whole.split(':').filter((group) => group !== '');
  if (halves.length > 2 || groups.some((group) => group.length > 4)) return null;
  if (halves.length === 2 ? groups.length > 7 : groups.length !== 8 || whole.split(':').length !== 8) return null;
  if (/^:[^:]|[^:]:$/.test(whole)) return null;
  return ipaddr.IPv6.isValid(whole) ? ipaddr.IPv6.parse(whole).toRFC5952String() : null;
};

export const parseAddress = (text: string, family: Family): string | null => (family === 'ipv4' ? parseIpv4(text) : parseIpv6(text));

/** An IPv4 address as its 32 bits, and a range as the first and the last of them: compared a thousand times an hour, so without objects. */
const bitsOf = (address: string): number => address.split('.').reduce((bits, group) => bits * 256 + Number(group), 0);
const rangeV4 = (cidr: string): { first: number; last: number } => {
  const [base = '', length = ''] = cidr.split('/');
  const first = bitsOf(base);
  return { first, last: first + 2 ** (32 - Number(length)) - 1 };
};

/** IANA special-purpose registries (RFC 6890 and its updates): never the address of a home line. */
const RESERVED_V4 = [
  '0.0.0.0/8',
  '10.0.0.0/8',
  '100.64.0.0/10',
  '127.0.0.0/8',
  '169.254.0.0/16',
  '172.16.0.0/12',
  '192.0.0.0/24',
  '192.88.99.0/24',
  '192.168.0.0/16',
  '198.18.0.0/15',
  '224.0.0.0/4',
  '240.0.0.0/4',
].map(rangeV4);
const DOCUMENTATION_V4 = ['192.0.2.0/24', '198.51.100.0/24', '203.0.113.0/24'].map(rangeV4);
const GLOBAL_V6 = ipaddr.IPv6.parseCIDR('2000::/3');
const RESERVED_V6 = ['2001::/23', '2002::/16', '3fff::/20'].map((range) => ipaddr.IPv6.parseCIDR(range));
const DOCUMENTATION_V6 = [ipaddr.IPv6.parseCIDR('2001:db8::/32')];

/** Documentation ranges (RFC 5737, 3849) stand for public ones in practice and tests only. */
export interface AddressRules {
  documentation: boolean;
}

/** Whether hosts on the Internet could reach this address: only such addresses are ever published. */
export const isPublic = (address: string, rules: AddressRules = { documentation: false }): boolean => {
  const v4 = parseIpv4(address);
  if (v4 !== null) {
    const bits = bitsOf(v4);
    const isIn = ({ first, last }: { first: number; last: number }): boolean => first <= bits && bits <= last;
    return !RESERVED_V4.some(isIn) && (rules.documentation || !DOCUMENTATION_V4.some(isIn));
  }
  const v6 = parseIpv6(address);
  if (v6 === null) return false;
  const parsed = ipaddr.IPv6.parse(v6);
  return (
    parsed.match(GLOBAL_V6) && ![...RESERVED_V6, ...(rules.documentation ? [] : DOCUMENTATION_V6)].some((range) => parsed.match(range))
  );
};

const RANGES: readonly { is: 'private' | 'shared'; cidrs: readonly string[] }[] = [
  // Private and link-local: RFC 1918, 3927, 4193, 4291.
  { is: 'private', cidrs: ['10.0.0.0/8', '172.16.0.0/12', '192.168.0.0/16', '169.254.0.0/16', 'fc00::/7', 'fe80::/10'] },
  // Inside a provider's network (CGNAT, DS-Lite): RFC 6598, RFC 6333 §5.7.
  { is: 'shared', cidrs: ['100.64.0.0/10', '192.0.0.0/24'] },
];

/** Why an address cannot be reached from the Internet: private (home networks) or shared (a provider's NAT); null for any other. */
export const rangeOf = (address: string): 'private' | 'shared' | null => {
  const v4 = parseIpv4(address);
  const v6 = parseIpv6(address);
  const isIn = (cidr: string): boolean =>
    cidr.includes(':')
      ? v6 !== null && ipaddr.IPv6.parse(v6).match(ipaddr.IPv6.parseCIDR(cidr))
      : v4 !== null && ipaddr.IPv4.parse(v4).match(ipaddr.IPv4.parseCIDR(cidr));
  return RANGES.find(({ cidrs }) => cidrs.some(isIn))?.is ?? null;
};

/** Runs of what words and addresses are made of; a port, or anything else, ends an IPv4 address. */
const RUNS: Readonly<Record<Family, RegExp>> = { ipv4: /[\da-z.]+/gi, ipv6: /[\da-z.:]+/gi };

/** All addresses of a family that stand in a text, in order, each delimited by other characters; a full stop may follow it. */
export const findAddresses = (text: string, family: Family): string[] =>
  (text.slice(0, 65_536).match(RUNS[family]) ?? [])
    .map((run) => parseAddress(run.replace(/(?<!\.)\.+$/, ''), family))
    .filter((found) => found !== null);

/** The IPv4 address that an IPv4-mapped IPv6 address stands for (RFC 4291 §2.5.5.2); any other as it is. Dual-stack servers report IPv4 clients in this form. */
export const unmapped = (address: string): string => {
  const v6 = parseIpv6(address);
  const parsed = v6 === null ? null : ipaddr.IPv6.parse(v6);
  return parsed?.isIPv4MappedAddress() ? parsed.toIPv4Address().toString() : address;
};

/** The one address of a family in a reply. Two different ones, or none, are refused. */
export const soleAddress = (text: string, family: Family): { address: string } | { error: 'none' | 'too-many' } => {
  const found = [...new Set(findAddresses(text, family))];
  if (found.length > 1) return { error: 'too-many' };
  return found[0] === undefined ? { error: 'none' } : { address: found[0] };
};
