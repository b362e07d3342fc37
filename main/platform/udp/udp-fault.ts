import type { UdpFault } from '../../ports/udp.ts';

const FAULTS: Readonly<Record<string, UdpFault>> = {
  ECONNREFUSED: 'refused',
  // What Windows makes of an ICMP port unreachable.
  ECONNRESET: 'refused',
  // Also how macOS tells an app that it may not use the local network (Apple TN3179), and how a firewall says no.
  EHOSTUNREACH: 'unreachable',
  EHOSTDOWN: 'unreachable',
  EPERM: 'unreachable',
  EACCES: 'unreachable',
  ENETUNREACH: 'offline',
  ENETDOWN: 'offline',
  EADDRNOTAVAIL: 'offline',
  ENOTFOUND: 'dns',
};

/** Sorts what went wrong on the way. The detail is the code alone. */
export const udpFaultOf = (error: unknown): { ok: false; fault: UdpFault; detail: string } => {
  const code = typeof error === 'object' && error !== null && 'code' in error && typeof error.code === 'string' ? error.code : 'unknown';
  return { ok: false, fault: FAULTS[code] ?? (code.startsWith('EAI_') ? 'dns' : 'failed'), detail: code };
};
