import type { DnsEvent, WatchEvent } from '../../../preload/contract/event.ts';

/** An event of the service `example`, published when the address changes. */
export const dnsEvent = (more: Partial<DnsEvent> = {}): DnsEvent => ({
  id: 'home',
  name: 'Home',
  enabled: true,
  type: 'dns',
  service: 'example',
  hosts: ['home.dyn.example'],
  settings: {},
  families: { ipv4: true, ipv6: false },
  address: { kind: 'automatic' },
  schedule: { kind: 'on-change', refresh: 'plugin' },
  ...more,
});

/** A name that somebody else keeps, and may have any address. */
export const watchEvent = (more: Partial<WatchEvent> = {}): WatchEvent => ({
  id: 'friend',
  name: '',
  enabled: true,
  type: 'watch',
  hosts: ['friend.dyn.example'],
  families: { ipv4: true, ipv6: false },
  expects: { kind: 'any' },
  ...more,
});
