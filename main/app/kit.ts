import type {
  DnsWire,
  Gateway,
  GenaListener,
  Http,
  Interfaces,
  LocalNetwork,
  Portability,
  Power,
  RouterHttp,
  SsdpSocket,
  TlsDialer,
  Udp,
} from '../engine/ports.ts';
import type { SystemClock } from '../platform/clock.ts';
import type { RunningFeeds } from '../platform/feeds.ts';
import type { FolderCheck } from '../platform/folder-check.ts';
import type { RunningPrograms } from '../platform/programs.ts';
import type { UserFiles } from '../platform/user-files.ts';
import type { BuiltIns } from '../providers/built-ins.ts';
import type { DataFolder } from '../store/data-folder.ts';
import type { Sealer } from '../store/sealer.ts';
import type { Assets } from './assets.ts';

/** The adapters, as main/index.ts makes them. Those that depend on the command line are made when that is known. */
export interface Kit {
  clock: SystemClock;
  random: () => number;
  interfaces: Interfaces;
  udp: Udp;
  gateway: Gateway;
  ssdp: SsdpSocket;
  gena: GenaListener;
  programs: RunningPrograms;
  feeds: RunningFeeds;
  localNetwork: LocalNetwork;
  portability: Portability;
  power: Power;
  userFiles: UserFiles;
  files(dir: string): DataFolder;
  folder: FolderCheck;
  http(options: { ca?: string[]; userAgent: string }): Http;
  routerHttp(options: { userAgent: string }): RouterHttp;
  tls(options: { ca?: string[] }): TlsDialer;
  dns(options: { port?: number; resolver?: string }): DnsWire;
  /** The system's own store for secrets; after the app is ready. */
  sealer(): Sealer;
  assets: Assets;
  plugins: BuiltIns;
  print(line: string): void;
  printError(line: string): void;
}
