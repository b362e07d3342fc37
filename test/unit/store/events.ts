import type { SaikoroEvent } from '../../../preload/contract/event.ts';

export const dnsEvent = (id: string, more: Partial<SaikoroEvent & { type: 'dns' }> = {}): SaikoroEvent => ({
  id,
  name: `家 ${id}`,
  enabled: true,
  schedule: { kind: 'on-change', refresh: 'plugin' },
  type: 'dns',
  service: 'ddns-now',
  hosts: [`${id}.f5.si`],
  settings: { interval: 5 },
  families: { ipv4: true, ipv6: false },
  address: { kind: 'automatic' },
  ...more,
});

export const watchEvent = (id: string, more: Partial<SaikoroEvent & { type: 'watch' }> = {}): SaikoroEvent => ({
  id,
  name: `見る ${id}`,
  enabled: true,
  type: 'watch',
  hosts: [`${id}.example`],
  families: { ipv4: true, ipv6: false },
  expects: { kind: 'given', ipv4: '192.0.2.7' },
  ...more,
});

export const commandEvent = (id: string): SaikoroEvent => ({
  id,
  name: `run ${id}`,
  enabled: true,
  schedule: { kind: 'daily', at: '04:30' },
  type: 'command',
  call: { program: '/bin/true', args: [id], timeoutSeconds: 60 },
});
