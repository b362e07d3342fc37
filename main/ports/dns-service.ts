import type { Family, SettingValue } from '../../preload/contract/event.ts';
import type { Exchange } from '../../preload/contract/exchange.ts';
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
  /** What these events sent before, by family: where a name has several records, the one to be changed is recognised by it. */
  replaces?: Partial<Record<Family, string[]>>;
  /** Asked again before each request that had to wait for the one before: whether these are still the addresses, and all of it is wanted. */
  isWanted?: () => boolean;
}

export interface JobResult {
  /** The worst of all hosts and families. */
  outcome: Outcome;
  perHost?: Record<string, Outcome>;
  perFamily?: { ipv4?: Outcome; ipv6?: Outcome };
  /** How each host ended in each family, where that is known apart. */
  parts?: { host: string; family: Family; outcome: Outcome }[];
  /** The service publishes its own addresses for this name (a proxy): the DNS cannot be compared. */
  proxied?: boolean;
  /** Requests and replies, with secrets as dots; empty where nothing was sent. */
  exchanges?: Exchange[];
}

/** What an update would send first, without sending it; or why it would send nothing. */
export type Rehearsal = { ok: true; exchanges: Exchange[] } | { ok: false; outcome: Outcome };

/** A pasted update address, read back into what the user would have typed. */
export interface Recognized {
  service: string;
  hosts: string[];
  /** By the plug-in's keys; secrets among them. */
  values: Record<string, string>;
  /** Only the service's site is known, not this address of it. */
  siteOnly: boolean;
  /** Options of a command that have no place in the event, as they were written; absent: none. */
  dropped?: string[];
}

/** The most updates of one host that leave by themselves. By hand has a gap of its own. */
export interface HostBudget {
  perHour: number;
  perDay: number;
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
  hostBudget: HostBudget;
  /** Least seconds between two requests for one account, whatever hosts they carry; 0: no such rule. */
  perAccountSeconds: number;
  /** Requests for one account within so many seconds; null: no such rule. */
  accountBudget: { count: number; perSeconds: number } | null;
  /** The service takes the caller's address: never called while that may be another line's. */
  sourceAddressOnly: boolean;
  /** Its hosts are names of the DNS, so that what it accepted can be looked up there. */
  inDns: boolean;
}

/** Limits for an unknown service; its updates are refused elsewhere. */
export const NO_LIMITS: ServiceLimits = {
  minIntervalSeconds: 0,
  refreshDays: null,
  together: 'no',
  maxHosts: 1,
  hostBudget: { perHour: Number.POSITIVE_INFINITY, perDay: Number.POSITIVE_INFINITY },
  perAccountSeconds: 0,
  accountBudget: null,
  sourceAddressOnly: false,
  inDns: true,
};

export interface Service {
  info: ServiceInfo;
  limits: ServiceLimits;
}

/** The plug-ins, seen from the engine. */
export interface Services {
  list(): ServiceInfo[];
  find(id: string): Service | undefined;
  update(job: Job): Promise<JobResult>;
  rehearse(job: Job): Promise<Rehearsal>;
  /** Services whose update request, or at least whose site, a pasted text shows; the surest first. */
  recognize(text: string): Recognized[];
  /** Services that keep zones with these name servers, the likeliest first. */
  withNameServers(names: readonly string[]): string[];
}
