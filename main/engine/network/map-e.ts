import ipaddr from 'ipaddr.js';
import { parseIpv6 } from '../../net/address.ts';
import table from './map-e-rules.json';

/** The Japanese services known to use MAP-E: v6プラス (JPNE), BIGLOBE IPv6オプション, OCNバーチャルコネクト, NURO光. */
export type MapEService = 'jpne' | 'biglobe' | 'ocn' | 'nuro';

/** A basic mapping rule (RFC 7597 §5): lines under this IPv6 prefix share the addresses of that IPv4 prefix. */
export interface MapERule {
  service: MapEService;
  /** E.g. `240b:10::/31`. */
  ipv6: string;
  /** E.g. `106.72.0.0/15`. */
  ipv4: string;
  /** Bits of the port set id, 0 to 16. */
  psidLength: number;
  /** Bits before it in a port number, 0 to 15; 0 where the low ports are not left out (§5.1). */
  psidOffset: number;
}

export interface PortRange {
  from: number;
  to: number;
}

/** What one line has by its rule. */
export interface MapELine {
  service: MapEService;
  ipv4: string;
  psid: number;
  /** In ascending order; no other port of the address can be reached from outside. */
  ports: PortRange[];
}

const isService = (id: string): id is MapEService => id === 'jpne' || id === 'biglobe' || id === 'ocn' || id === 'nuro';

/** No operator publishes its rules; these were measured and collected by users, so a line computed from them needs proof. */
export const MAP_E_RULES: readonly MapERule[] = table.services.flatMap(({ id, psidLength, psidOffset, rules }) =>
  rules.flatMap(([ipv6, ipv4]) =>
    isService(id) && ipv6 !== undefined && ipv4 !== undefined ? [{ service: id, ipv6, ipv4, psidLength, psidOffset }] : [],
  ),
);
/** When the table was collected: year, month, day. */
export const MAP_E_RULES_DATE: string = table.date;

const PORT_BITS = 16;
const numberOf = (bytes: readonly number[]): bigint => bytes.reduce((sum, byte) => (sum << 8n) | BigInt(byte), 0n);
/** `count` bits of a number of `width` bits, from bit `at` counted from the left. */
const bits = (value: bigint, width: number, at: number, count: number): bigint =>
  (value >> BigInt(width - at - count)) & ((1n << BigInt(count)) - 1n);

/**
 * The ports of a set (RFC 7597 §5.1): offset bits, then the PSID, then the rest, all of it for every value of the first and the
 * last. The value 0 of the offset bits is left out, which keeps the well-known ports out of every set.
 */
export const portsOf = (psid: number, { psidLength, psidOffset }: Pick<MapERule, 'psidLength' | 'psidOffset'>): PortRange[] => {
  const rest = PORT_BITS - psidOffset - psidLength;
  const blocks = psidOffset === 0 ? [0] : Array.from({ length: 2 ** psidOffset - 1 }, (_none, at) => at + 1);
  return blocks.map((block) => {
    const from = block * 2 ** (PORT_BITS - psidOffset) + psid * 2 ** rest;
    return { from, to: from + 2 ** rest - 1 };
  });
};

/** A rule as numbers. */
interface ReadRule extends Pick<MapERule, 'service' | 'psidLength' | 'psidOffset'> {
  ipv6: { head: bigint; length: number };
  ipv4: { value: bigint; length: number };
}

const readRule = ({ ipv6, ipv4, ...rule }: MapERule): ReadRule => {
  const [prefix6, length6] = ipaddr.IPv6.parseCIDR(ipv6);
  const [prefix4, length4] = ipaddr.IPv4.parseCIDR(ipv4);
  return {
    ...rule,
    ipv6: { head: bits(numberOf(prefix6.toByteArray()), 128, 0, length6), length: length6 },
    ipv4: { value: numberOf(prefix4.toByteArray()), length: length4 },
  };
};

/** Each round goes through hundreds of rules: reading them is left to the first that needs them. */
const readBefore = new WeakMap<readonly MapERule[], ReadRule[]>();
const mostSpecialFirst = (rules: readonly MapERule[]): ReadRule[] => {
  const read = readBefore.get(rules) ?? rules.map(readRule).sort((a, b) => b.ipv6.length - a.ipv6.length);
  readBefore.set(rules, read);
  return read;
};

/** What an IPv6 address of the line, or of its prefix, says by one rule; null if the rule is not about it. */
const applyRule = (address: bigint, { service, ipv6, ipv4, psidLength, psidOffset }: ReadRule): MapELine | null => {
  if (bits(address, 128, 0, ipv6.length) !== ipv6.head) return null;
  // The embedded address bits follow the rule's prefix: first what completes the IPv4 address, then the PSID (§5.2).
  const value = ipv4.value | bits(address, 128, ipv6.length, 32 - ipv4.length);
  const psid = Number(bits(address, 128, ipv6.length + 32 - ipv4.length, psidLength));
  const octets = [0, 8, 16, 24].map((at) => bits(value, 32, at, 8));
  return { service, ipv4: octets.join('.'), psid, ports: portsOf(psid, { psidLength, psidOffset }) };
};

/** The line an IPv6 address belongs to, by the most special rule (RFC 7597 §5); null if it is under none. */
export const computeMapE = (ipv6: string, rules: readonly MapERule[] = MAP_E_RULES): MapELine | null => {
  const parsed = parseIpv6(ipv6);
  if (parsed === null) return null;
  const value = numberOf(ipaddr.IPv6.parse(parsed).toByteArray());
  for (const rule of mostSpecialFirst(rules)) {
    const line = applyRule(value, rule);
    if (line !== null) return line;
  }
  return null;
};

/** The line whose computed address is what the Internet sees: that can be no coincidence, so the table is right for it. */
export const provenMapE = (ipv6: readonly string[], echo: string | null, rules: readonly MapERule[] = MAP_E_RULES): MapELine | null =>
  ipv6.map((address) => computeMapE(address, rules)).find((line) => line !== null && line.ipv4 === echo) ?? null;
