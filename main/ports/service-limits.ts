import type { DnsEvent } from '../../preload/contract/event.ts';
import { BOTH_FAMILIES, HOSTS_PER_REQUEST } from '../../preload/contract/service.ts';
import { type Job, NO_LIMITS, type Service, type ServiceLimits, type Services } from './dns-service.ts';

/** What is chosen for both families, and what it makes of `together`. */
const TOGETHER: Readonly<Record<string, ServiceLimits['together']>> = { apart: 'no', myip6: 'required' };

const count = (value: unknown): number | null => {
  const number = value === '' || value === undefined ? Number.NaN : Number(value);
  return Number.isInteger(number) && number >= HOSTS_PER_REQUEST.least && number <= HOSTS_PER_REQUEST.most ? number : null;
};

/**
 * The limits of a service for an event's settings: for a server of the user's own the settings say how it takes both families and how many hosts; and
 * a request that names a zone carries one host where the zone is not given in the settings.
 */
export const chosenLimits = (
  { info: { fields }, limits }: { info: Pick<Service['info'], 'fields'>; limits: ServiceLimits },
  values: Job['settings'],
): ServiceLimits => {
  const asks = (wanted: string): boolean => fields.some(({ key }) => key === wanted);
  const together = asks(BOTH_FAMILIES) ? TOGETHER[String(values[BOTH_FAMILIES])] : undefined;
  const zoneless = asks('zone') && (values.zone ?? '') === '';
  const most = zoneless ? 1 : asks(HOSTS_PER_REQUEST.key) ? count(values[HOSTS_PER_REQUEST.key]) : null;
  if (together === undefined && most === null) return limits;
  return { ...limits, together: together ?? limits.together, maxHosts: most ?? limits.maxHosts };
};

export const limitsOf = (event: DnsEvent, services: Pick<Services, 'find'>): ServiceLimits => {
  const service = services.find(event.service);
  return service === undefined ? NO_LIMITS : chosenLimits(service, event.settings);
};
