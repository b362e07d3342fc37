import type { SettingValue } from '../../../preload/contract/event.ts';
import type { Pattern, WireCase } from '../../providers/replay/wire-case.ts';

export type Tier = 'dyndns2' | 'own DynDNS2' | 'JSON' | 'REST' | 'signed' | 'TLS lines' | 'own URL' | 'installed';

/** One service of the lab's world, and the account there. */
export interface Service {
  id: string;
  /** The plug-in that speaks to it: of its id, but for servers that people run themselves. */
  plugin: string;
  tier: Tier;
  /** What its requests must be. */
  cases: WireCase[];
  zone: string;
  host: string;
  ipv6: boolean;
  /** Where it is reached, by the names it has in life. */
  servers: string[];
  settings: Record<string, SettingValue>;
  /** Those of the settings that are secret. */
  secrets: string[];
  /** The plug-in's own rule: how long one host is left alone after a request, in s. */
  restsSeconds: number;
  /** Values of query, headers and body that its cases leave open. */
  open: Record<string, Pattern>;
}
