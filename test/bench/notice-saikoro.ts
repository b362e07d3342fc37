import { startHomeApp } from '../lab/home-app.ts';
import type { Host } from '../lab/hosts.ts';
import { type Internet, ZONE } from '../lab/internet.ts';
import { type Lab, ROUTER } from '../lab/namespaces.ts';
import { type CpuUse, cpuOf } from './processes.mjs';

export const PHASES = ['announcing', 'answering', 'none'] as const;
export type Phase = (typeof PHASES)[number];
export const PHASE_LABELS: Record<Phase, string> = {
  announcing: 'Saikoro, router announces',
  answering: 'Saikoro, router only answers',
  none: 'Saikoro, no help from it',
};
export const nameOfPhase = (phase: Phase): string => `saikoro-${phase}.${ZONE}`;

/** What of the router's reaches the computer: everything; no announcements and no UPnP events; nothing. */
const DEAF: Record<Phase, string | null> = {
  announcing: null,
  answering: `udp dport 5350 drop; ip saddr ${ROUTER} tcp flags & (syn | ack) == syn drop;`,
  none: `ip saddr ${ROUTER} drop;`,
};

const COUNTERS = {
  stun: ['udp dport { 3478, 19302 }'],
  router: [`ip daddr ${ROUTER} udp dport { 5351, 1900 }`, 'ip daddr 239.255.255.250', `ip daddr ${ROUTER} tcp flags & (syn | ack) == syn`],
} as const;
const TALLY = `table ip tally { chain output { type filter hook output priority 0;
  ${Object.entries(COUNTERS)
    .flatMap(([name, rules]) => rules.map((rule) => `${rule} counter comment "${name}";`))
    .join(' ')}
}; }`;

export interface Counts {
  echo: number;
  stun: number;
  update: number;
  router: number;
}
export interface Instance {
  phase: Phase;
  counts(): Counts;
  /** What all its processes have used so far, and the programs they started. */
  cpu(): CpuUse;
  stop(): Promise<void>;
}

/** Ports by which the world tells the computers behind one address apart. */
const portsOf = (at: number): [number, number] => [20_000 + at * 5000, 24_999 + at * 5000];

/** The real app on one computer of the home network, which hears of its router what the phase lets it hear. */
export const startInstance = async (lab: Lab, computer: Host, internet: Internet, phase: Phase, at: number): Promise<Instance> => {
  const ports = portsOf(at);
  lab.router.run('nft', 'insert', 'rule', 'ip', 'lab', 'postrouting', ...ruleFor(at, ports));
  if (DEAF[phase] !== null) computer.run('nft', `table ip deaf { chain input { type filter hook input priority 0; ${DEAF[phase]} }; }`);
  computer.run('nft', TALLY);
  const app = await startHomeApp(computer, internet, { host: nameOfPhase(phase) });
  const packets = (name: keyof typeof COUNTERS): number =>
    [...computer.run('nft', 'list', 'table', 'ip', 'tally').matchAll(/packets (\d+) bytes \d+ comment "(\w+)"/g)].reduce(
      (sum, [, count, of]) => sum + (of === name ? Number(count) : 0),
      0,
    );
  return {
    phase,
    counts: () => ({
      echo: internet.requestsFrom(...ports),
      stun: packets('stun'),
      update: app.journal.filter((entry) => entry.kind === 'update').length,
      router: packets('router'),
    }),
    cpu: () => cpuOf(app.pid),
    stop: app.stop,
  };
};

const ruleFor = (at: number, [from, to]: [number, number]): string[] => [
  'oifname',
  'wan0',
  'ip',
  'saddr',
  `192.168.77.${10 + at}`,
  'ip',
  'protocol',
  'tcp',
  'masquerade',
  'to',
  `:${from}-${to}`,
];
