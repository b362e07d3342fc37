import { parseIpv4 } from '../../net/address.ts';
import type { Read } from '../reading/entry.ts';
import { seconds } from '../reading/interval.ts';
import { isReference, lineIn, type Variables, valueIn } from './variables.ts';

export const isNoipDuc = (variables: Variables): boolean => variables.has('NOIP_USERNAME') || variables.has('NOIP_HOSTNAMES');

/** A group's name at No-IP is no host; every account has one that means all of its hosts. */
const isGroup = (host: string): boolean => /\.ddnskey\.com$/i.test(host) || !host.includes('.');

/** Settings of No-IP's own program, version 3. */
export const readNoipDuc = (variables: Variables, read: Read): void => {
  const line = lineIn(variables, 'NOIP_HOSTNAMES') || lineIn(variables, 'NOIP_USERNAME');
  const values: Record<string, string> = {};
  for (const [name, key] of [
    ['NOIP_USERNAME', 'username'],
    ['NOIP_PASSWORD', 'password'],
  ] as const) {
    const value = valueIn(variables, name);
    if (isReference(value)) read.warnings.push({ line: lineIn(variables, name), code: 'value-elsewhere', what: name });
    else if (value !== '') values[key] = value;
  }
  const hosts = valueIn(variables, 'NOIP_HOSTNAMES')
    .split(/[\s,]+/)
    .filter(Boolean);
  for (const what of hosts.filter(isGroup)) read.left.push({ line, code: 'host-number', what });
  const method = valueIn(variables, 'NOIP_IP_METHOD');
  const fixed = parseIpv4(/^static:(.*)$/.exec(method)?.[1] ?? '');
  if (/^https?:/.test(method))
    read.warnings.push({ line: lineIn(variables, 'NOIP_IP_METHOD'), code: 'address-elsewhere', what: 'NOIP_IP_METHOD' });
  const named = hosts.filter((host) => !isGroup(host));
  if (named.length > 0 || hosts.length === 0)
    read.entries.push({
      line,
      called: 'No-IP',
      service: 'noip',
      hosts: named,
      values,
      families: { ipv4: true, ipv6: false },
      address: fixed === null ? { kind: 'automatic' } : { kind: 'fixed', ipv4: fixed },
      enabled: true,
    });
  if (valueIn(variables, 'NOIP_EXEC_ON_CHANGE') !== '')
    read.left.push({ line: lineIn(variables, 'NOIP_EXEC_ON_CHANGE'), code: 'script', what: 'NOIP_EXEC_ON_CHANGE' });
  const every = valueIn(variables, 'NOIP_CHECK_INTERVAL');
  if (every !== '')
    read.warnings.push({ line: lineIn(variables, 'NOIP_CHECK_INTERVAL'), code: 'interval', what: String(seconds(every) ?? every) });
};
