import type { AddressSource, Family } from '../../../preload/contract/event.ts';
import type { AppState, NoticeView } from '../../../preload/contract/state.ts';
import type { AddressRules } from '../../net/address.ts';
import type { Source } from '../../ports/address-source.ts';
import type { Clock } from '../../ports/clock.ts';
import type { DnsOverHttps, DnsWire, PublicResolver } from '../../ports/dns.ts';
import type { Services } from '../../ports/dns-service.ts';
import type { Interfaces, LocalNetwork, Portability, PortalProbe, Power } from '../../ports/network.ts';
import type { Programs } from '../../ports/programs.ts';
import type { Nearby } from '../../ports/router.ts';
import type { Approvals } from '../../ports/storage/approvals.ts';
import type { Concerned } from '../../ports/storage/channel-queue.ts';
import type { HealthStore } from '../../ports/storage/health.ts';
import type { Journal } from '../../ports/storage/journal.ts';
import type { Ledger } from '../../ports/storage/ledger.ts';
import type { Secrets } from '../../ports/storage/secrets.ts';
import type { DocumentStore } from '../../ports/storage/settings.ts';
import type { TimelineStore } from '../../ports/storage/timeline.ts';

export interface World {
  clock: Clock;
  random: () => number;
  dns: DnsWire;
  dnsOverHttps: DnsOverHttps;
  /** Public resolvers that the 確認 tab asks. */
  publicResolvers: PublicResolver[];
  interfaces: Interfaces;
  /** Which of this machine's addresses are there to stay. */
  localNetwork: LocalNetwork;
  programs: Programs;
  /** Replaces stored secrets in a text by dots. */
  hideSecrets: (text: string) => string;
  secrets: Secrets;
  ledger: Ledger;
  journal: Journal;
  health: HealthStore;
  timeline: TimelineStore;
  services: Services;
  documents: DocumentStore;
  /** Those who can tell the address, by family. */
  sources: Source[];
  ownSource: (from: Exclude<AddressSource, { kind: 'automatic' }>, family: Family) => Source;
  rules: AddressRules;
  /** The router, and the default route. */
  nearby: Nearby;
  portability: Portability;
  power: Power;
  probe: PortalProbe;
  /** Programs and hosts that the user approved. */
  approvals: Approvals;
  initial: Pick<
    AppState,
    'version' | 'platform' | 'practice' | 'runtime' | 'language' | 'secretStore' | 'loginItem' | 'plugins' | 'problems'
  >;
  /** `members`: all events it is about, where several are told as one; the window keeps the first of them alone. */
  showNotice: (notice: NoticeView, members?: readonly Concerned[]) => void;
}
