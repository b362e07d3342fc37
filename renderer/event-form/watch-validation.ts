import { MOST_WATCHED } from '../../preload/contract/event.ts';
import type { Draft } from './draft.ts';
import { hostsIn } from './draft-encode.ts';
import type { Fault, Faults } from './fault.ts';
import { isHost, isIpv4, isIpv6, plainly } from './typed.ts';

const hostFault = (hosts: readonly string[]): Fault | undefined => {
  if (hosts.length === 0) return 'required';
  if (hosts.length > MOST_WATCHED) return 'too-long';
  return hosts.every(isHost) ? undefined : 'bad-host';
};

/** What is wrong with names that are to be watched, and with what is expected of them. */
export const watchFaults = ({ hosts, watch }: Pick<Draft, 'hosts' | 'watch'>): Faults => {
  const names = hostFault(hostsIn(hosts));
  if (watch.kind !== 'given') return { hosts: names, families: watch.families.ipv4 || watch.families.ipv6 ? undefined : 'no-family' };
  const [ipv4, ipv6] = [plainly(watch.ipv4), plainly(watch.ipv6)];
  if (!ipv4 && !ipv6) return { hosts: names, ipv4: 'required' };
  return { hosts: names, ipv4: ipv4 && !isIpv4(ipv4) ? 'bad-ipv4' : undefined, ipv6: ipv6 && !isIpv6(ipv6) ? 'bad-ipv6' : undefined };
};
