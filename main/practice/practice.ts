import { FAMILIES } from '../../preload/contract/event.ts';
import type { Clock } from '../ports/clock.ts';
import type { LocalNetwork } from '../ports/network.ts';
import type { DnsEchoService } from '../sources/dns-echo.ts';
import type { EchoService } from '../sources/http-echo.ts';
import { startPracticeDns } from './practice-dns.ts';
import { PRACTICE_DNS_OPERATOR, PRACTICE_HOST, PRACTICE_OPERATORS, PRACTICE_WHOAMI, startPracticeHttp } from './practice-http.ts';
import { PRACTICE_OUTGOING, practiceLocalNetwork } from './practice-network.ts';

/** The pretended line gets another address by itself so often, in ms. */
const CHANGE_EVERY = 20_000;

/** A small Internet on loopback: the main job at work with nothing to sign up for. */
export interface Practice {
  echoes: EchoService[];
  dnsEchoes: DnsEchoService[];
  /** IPv6 addresses of the pretended computer. */
  localNetwork: LocalNetwork;
  httpPort: number;
  dnsPort: number;
  host: string;
  /** The line is cut and comes back with another address. */
  change(): void;
  /** Tells when the line came back, as the system's own network events would. */
  onChange(listener: () => void): void;
  close(): Promise<void>;
}

/** In steps so small that none comes back within the minutes in which that would be an unsteady line. */
const LONGEST_STEP = 7;

/** Documentation addresses (RFC 5737), one after the other. */
const addressAt = (step: number): string => `203.0.113.${(step % 254) + 1}`;

export const startPractice = async ({ clock, random }: { clock: Clock; random: () => number }): Promise<Practice> => {
  let step = Math.floor(random() * 254);
  let cancel: (() => void) | null = null;
  const listeners = new Set<() => void>();
  const dns = await startPracticeDns();
  const http = await startPracticeHttp({ dns, address: (family) => (family === 'ipv4' ? addressAt(step) : PRACTICE_OUTGOING) });

  const change = (): void => {
    cancel?.();
    step += 1 + Math.floor(random() * LONGEST_STEP);
    for (const listener of listeners) listener();
    cancel = clock.wakeAt(clock.now() + CHANGE_EVERY, change);
  };
  cancel = clock.wakeAt(clock.now() + CHANGE_EVERY, change);

  return {
    echoes: FAMILIES.flatMap((family) =>
      PRACTICE_OPERATORS.map((operator) => ({
        id: `practice-${operator.toLowerCase()}${family === 'ipv6' ? '-6' : ''}`,
        operator,
        family,
        url: `http://127.0.0.1:${http.port}/${family}/${operator}`,
        shape: 'plain' as const,
        minIntervalMs: 0,
      })),
    ),
    dnsEchoes: [
      {
        id: 'practice-san',
        operator: PRACTICE_DNS_OPERATOR,
        family: 'ipv4',
        url: `http://127.0.0.1:${http.port}/dns-query`,
        question: { name: PRACTICE_WHOAMI, type: 'TXT', class: 'CH' },
        minIntervalMs: 0,
      },
    ],
    localNetwork: practiceLocalNetwork(),
    httpPort: http.port,
    dnsPort: dns.port,
    host: PRACTICE_HOST,
    change,
    onChange: (listener) => void listeners.add(listener),
    async close() {
      cancel?.();
      await Promise.all([dns.close(), http.close()]);
    },
  };
};
