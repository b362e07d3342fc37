import { NO_LIMITS, type ServiceLimits, type Services } from '../../../main/ports/dns-service.ts';
import type { ServiceInfo } from '../../../preload/contract/service.ts';
import type { Outside } from './outside.ts';

export const INFO: ServiceInfo = {
  id: 'example',
  name: 'Example DNS',
  homepage: 'https://dns.example',
  status: 'live',
  ipv4: true,
  ipv6: true,
  suffixes: ['dyn.example'],
  hostExample: 'home.dyn.example',
  fields: [{ key: 'token', kind: 'secret', label: { ja: 'トークン', en: 'Token' }, required: true }],
  refreshDays: 28,
  maxHosts: 20,
  quality: 'tested',
};

/** Of the service `example`. */
export const LIMITS: ServiceLimits = {
  ...NO_LIMITS,
  minIntervalSeconds: 60,
  refreshDays: 28,
  hostBudget: { perHour: 6, perDay: 24 },
  maxHosts: 20,
};

export interface ServiceOptions {
  /** By id, what is other than at `example`, which is there in any case. */
  services?: Record<string, Partial<ServiceLimits>>;
  info?: Partial<ServiceInfo>;
}

export const servicesOf = (outside: Outside, { services = {}, info }: ServiceOptions): Services => ({
  list: () => [INFO],
  find(id) {
    const own = services[id] ?? (id === 'example' ? {} : undefined);
    return own === undefined ? undefined : { info: { ...INFO, ...info, id }, limits: { ...LIMITS, ...own } };
  },
  async update(job) {
    const { isWanted: _, ...told } = job;
    outside.sent.push(structuredClone(told));
    return outside.service(job);
  },
  rehearse: async () => ({ ok: true, exchanges: [] }),
  recognize: () => [],
  withNameServers: () => [],
});
