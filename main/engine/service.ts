import type { SettingValue } from '../../preload/contract/event.ts';
import type { Outcome } from '../../preload/contract/outcome.ts';
import type { ServiceInfo } from '../../preload/contract/service.ts';

/** One update to send: all hosts of one account, one family or both. A null address is a family that is not sent. */
export interface Job {
  service: string;
  /** Settings and secrets together, by the plug-in's keys. */
  settings: Record<string, SettingValue | SettingValue[]>;
  hosts: string[];
  ipv4: string | null;
  ipv6: string | null;
}

export interface JobResult {
  /** The worst of all hosts and families. */
  outcome: Outcome;
  perHost?: Record<string, Outcome>;
  perFamily?: { ipv4?: Outcome; ipv6?: Outcome };
  /** The service answers the world with its own addresses for this name (a proxy): the DNS cannot be compared. */
  proxied?: boolean;
}

/** How often and how much a service may be asked. */
export interface ServiceLimits {
  /** Least seconds between two updates of one host, whatever the reason. */
  minIntervalSeconds: number;
  /** Days after which an unchanged address is sent again; null: never. */
  refreshDays: number | null;
  /** no: one request a family; allowed: one request may carry both; required: leaving one out would change it. */
  together: 'no' | 'allowed' | 'required';
  maxHosts: number;
  /** The service takes the caller's address: never called while that may be another line's. */
  sourceAddressOnly: boolean;
  /** Its hosts are names of the DNS, so that what it accepted can be looked up there. */
  inDns: boolean;
}

export interface Service {
  info: ServiceInfo;
  limits: ServiceLimits;
}

/** The plug-ins, seen from the engine. */
export interface Services {
  list(): ServiceInfo[];
  find(id: string): Service | undefined;
  update(job: Job): Promise<JobResult>;
}
