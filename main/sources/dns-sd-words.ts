import { parseIpv4 } from '../net/address.ts';
import type { Answer } from '../ports/address-source.ts';

/** Error codes of dns_sd.h that say something about the router or about us. */
const ERRORS: Readonly<Record<string, string>> = {
  '-65558': 'double-nat',
  '-65563': 'service-not-running',
  '-65564': 'unsupported',
  '-65565': 'disabled',
  '-65566': 'no-route',
  '-65570': 'local-network-denied',
};

const unknown = (why: string): Answer => ({ kind: 'unknown', why });

const DOUBLE = / Double NAT$/;
/** From the end: address, protocol, internal port, external port, lifetime. What stands before them is a clock and a number. */
const MAPPING = /\s(\S+)\s+\d+\s+\d+\s+\d+\s+\d+$/;

/**
 * Reads a line of `dns-sd -X` (dns-sd(1), DNSServiceNATPortMappingReply): an address, which is 0.0.0.0 where no router answers, or an error.
 * A router behind another one tells the address it has there. Null: a heading, or something else that says nothing.
 */
export const readDnsSd = (line: string): Answer | null => {
  const text = line.trimEnd();
  const [, code] = /\bError code (-?\d+)$/.exec(text) ?? [];
  if (code !== undefined) return unknown(ERRORS[code] ?? 'failed');
  const [, word = ''] = MAPPING.exec(text.replace(DOUBLE, '').trimEnd()) ?? [];
  const address = parseIpv4(word);
  if (address === null) return null;
  if (address !== '0.0.0.0') return { kind: 'address', address };
  return unknown(DOUBLE.test(text) ? 'double-nat' : 'timeout');
};
