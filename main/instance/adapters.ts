import type { SystemClock } from '../platform/clock.ts';
import type { FolderCheck } from '../platform/files/folder-check.ts';
import type { FolderLock } from '../platform/files/folder-lock.ts';
import type { UserFiles } from '../platform/files/user-files.ts';
import type { RunningFeeds } from '../platform/process/feeds.ts';
import type { RunningPrograms } from '../platform/process/programs.ts';
import type { BuiltIns } from '../ports/built-ins.ts';
import type { DnsWire } from '../ports/dns.ts';
import type { Http, RouterHttp, TlsDialer } from '../ports/http.ts';
import type { Mailer } from '../ports/mail.ts';
import type { Gateway, Interfaces, LocalNetwork, Portability, Power } from '../ports/network.ts';
import type { ProcessNames } from '../ports/programs.ts';
import type { ReleaseInstaller, ReleaseNetwork } from '../ports/releases/release.ts';
import type { Assets } from '../ports/storage/assets.ts';
import type { Sealer } from '../ports/storage/secrets.ts';
import type { GenaListener, SsdpSocket, Udp } from '../ports/udp.ts';
import type { DataFolder } from '../store/data-folder.ts';

/** The adapters, as main/adapters.ts makes them. Those that depend on the command line are made when that is known. */
export interface Adapters {
  clock: SystemClock;
  random: () => number;
  interfaces: Interfaces;
  udp: Udp;
  gateway: Gateway;
  ssdp: SsdpSocket;
  gena: GenaListener;
  programs: RunningPrograms;
  processNames: ProcessNames;
  feeds: RunningFeeds;
  localNetwork: LocalNetwork;
  portability: Portability;
  power: Power;
  userFiles: UserFiles;
  files(dir: string): DataFolder;
  folder: FolderCheck;
  lock: FolderLock;
  http(options: { ca?: string[]; userAgent: string }): Http;
  routerHttp(options: { userAgent: string }): RouterHttp;
  tls(options: { ca?: string[] }): TlsDialer;
  mailer(options: { ca?: string[] }): Mailer;
  /** A UUID (RFC 9562 §5.4). */
  newId(): string;
  dns(options: { port?: number; resolver?: string }): DnsWire;
  /** The system's own store for secrets; after the app is ready. */
  sealer(): Sealer;
  /** For Saikoro's own versions. */
  releaseNetwork(options: { ca?: string[] }): ReleaseNetwork;
  /** null where this installation is not replaced by Saikoro. */
  releaseInstaller: ReleaseInstaller | null;
  assets: Assets;
  plugins: BuiltIns;
  print(line: string): void;
  printError(line: string): void;
}
