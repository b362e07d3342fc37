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

export const commandEvent = (id: string): SaikoroEvent => ({
  id,
  name: `run ${id}`,
  enabled: true,
  schedule: { kind: 'daily', at: '04:30' },
  type: 'command',
  call: { program: '/bin/true', args: [id], timeoutSeconds: 60 },
});
