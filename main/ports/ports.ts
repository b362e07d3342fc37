/** The few things the engine asks of the world. Adapters live in main/platform; tests bring their own. */

export type Cancel = () => void;

export interface Clock {
  /** Wall clock, ms since 1970. May jump. */
  now(): number;
  /** Milliseconds that never go back, from an arbitrary start. */
  monotonic(): number;
  /** Calls once when the wall clock has reached `at`, or when as much time has passed as was left: a clock set back delays nobody. Late after sleep. */
  wakeAt(at: number, call: () => void): Cancel;
}

export interface HttpRequest {
  /** The last two are UPnP eventing's (UDA 1.1 §4.1). */
  method: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE' | 'SUBSCRIBE' | 'UNSUBSCRIBE';
  url: string;
  headers: Record<string, string>;
  body?: string | Uint8Array;
  /** Connect over this family only. */
  family?: 4 | 6;
  /** Whole exchange, in ms. */
  timeoutMs: number;
  /** Longest body read, in bytes; what follows is cut off and `truncated` says so. */
  maxBytes: number;
  /** Private, loopback and link-local peers are refused unless the service is declared self-hosted. */
  allowPrivate?: boolean;
}
/** connection: none came about. closed: it was there and ended before an answer, so that what was sent may have arrived. practice: nothing was sent, because practice reaches this computer alone. */
export type TransportFault = 'dns' | 'connection' | 'tls' | 'timeout' | 'offline' | 'clock' | 'closed' | 'practice';
export type HttpReply =
  | {
      ok: true;
      status: number;
      headers: Record<string, string>;
      /** Each Set-Cookie field by itself: joined they cannot be told apart. */
      setCookies?: readonly string[];
      body: Uint8Array;
      truncated: boolean;
    }
  | { ok: false; fault: TransportFault; detail: string };
/** Redirects are never followed. Never throws for what a network does. */
export interface Http {
  send(request: HttpRequest): Promise<HttpReply>;
}

/** To a device of the own network, by its IPv4 address, in plain HTTP. */
export type RouterRequest = Pick<HttpRequest, 'method' | 'url' | 'headers' | 'body' | 'timeoutMs' | 'maxBytes'>;
/** unreadable: it did answer, but not in HTTP; `said` is how that begins. */
export type RouterReply = HttpReply | { ok: false; fault: 'unreadable'; detail: string; said: Uint8Array };
/** Redirects are never followed. Never throws for what a network does. */
export interface RouterHttp {
  send(request: RouterRequest): Promise<RouterReply>;
}

/** A TLS connection spoken to in text, for line protocols. */
export interface TlsLink {
  write(text: string): void;
  /** The next bytes up to and including `end`, as text; null when the time is over or the peer closed. */
  readUntil(end: string, timeoutMs: number): Promise<string | null>;
  close(): void;
}
export interface TlsDialer {
  dial(
    host: string,
    port: number,
    timeoutMs: number,
  ): Promise<{ ok: true; link: TlsLink } | { ok: false; fault: TransportFault; detail: string }>;
}

export type DnsWireReply = { ok: true; message: Uint8Array } | { ok: false; fault: TransportFault; detail: string };
/** Raw DNS messages to one server, UDP first and TCP after a truncated answer or when asked for. */
export interface DnsWire {
  exchange(query: { server: string; port?: number; message: Uint8Array; tcp?: boolean; timeoutMs: number }): Promise<DnsWireReply>;
  /** Recursive resolvers this machine is set up with, as addresses. */
  resolvers(): string[];
}

/** UDP for searches in the home network (UDA 1.1 §1.3). Nothing here throws for what a network does. */
export interface SsdpSocket {
  /** This machine's IPv4 address on the way to a peer; null where there is no way. */
  localFor(peer: string): Promise<string | null>;
  /** Sends and hears from one local address. `failed` tells the system's code, such as EHOSTUNREACH where the local network is forbidden. */
  open(local: string, on: { heard(message: Uint8Array, peer: string): void; failed(code: string): void }): SsdpLink;
}
export interface SsdpLink {
  send(to: { address: string; port: number }, message: string): void;
  close(): void;
}

/** What a router sent to the callback. Header names are in lower case. */
export interface GenaNotify {
  headers: Record<string, string>;
  body: Uint8Array;
}
/** Hears a router's NOTIFY messages (UDA 1.1 §4.3). */
export interface GenaListener {
  /** Listens on the local address alone and hands on what `peer` sent to the secret path; `receive` gives the status to answer. Null if it cannot listen. */
  listen(at: { local: string; peer: string }, receive: (notify: GenaNotify) => number): Promise<{ callback: string; close(): void } | null>;
}

export interface ProgramResult {
  /** not-found, failed: it could not be run; timeout: it was ended; practice: it was not started, because practice runs no program. */
  ended: 'exit' | 'timeout' | 'not-found' | 'failed' | 'practice';
  exitCode: number | null;
  /** stdout and stderr as they came, at most maxBytes, cut with an ellipsis. */
  output: string;
  stdout: string;
}
export interface Programs {
  run(call: { program: string; args: string[]; env: Record<string, string>; timeoutMs: number; maxBytes: number }): Promise<ProgramResult>;
}

/** A program that runs on and on, whose lines are read as they come. */
export interface ProgramFeed {
  program: string;
  args: string[];
  /** What it is given to read at its start; its input stays open. */
  input?: string;
  line(text: string): void;
  /** It ended, could not be started, or was ended because it said more than anybody could read. Nothing follows. */
  ended(why: 'exit' | 'not-found' | 'failed' | 'flood'): void;
}
export interface Feeds {
  follow(feed: ProgramFeed): Cancel;
}

/** One address of this machine, with what its system knows of the address's life. */
export interface LocalAddress {
  address: string;
  family: 4 | 6;
  prefixLength: number;
  interface: string;
  /** Made for going out, and soon replaced (RFC 8981): never one to be found under. */
  temporary: boolean;
  deprecated: boolean;
  /** False while it is tentative, a duplicate, or on a card without a cable. */
  usable: boolean;
  /** Seconds left; null: for ever. */
  validSeconds: number | null;
}
/** What the operating system tells of its own addresses and routes, which Node does not. */
export interface LocalNetwork {
  /** Null when the system's tool can't be had or isn't understood: then nothing is known, not nothing there. */
  addresses(): Promise<LocalAddress[] | null>;
  /** An address, a card or the way out changed. What comes in bursts is told together, a quarter of a second after its beginning. */
  onChange(listener: () => void): Cancel;
  /** Changes are told by themselves now: nobody need look for them all the time. */
  tells(): boolean;
}

export interface NetInterface {
  name: string;
  addresses: { address: string; family: 4 | 6; internal: boolean; prefixLength: number }[];
}
export interface Interfaces {
  list(): NetInterface[];
}

/** refused: nobody listens there (ICMP port unreachable). unreachable: no way to that host, or this system doesn't let us. private: not a peer on the Internet. practice: nothing was sent. */
export type UdpFault = 'timeout' | 'refused' | 'unreachable' | 'offline' | 'dns' | 'private' | 'failed' | 'practice';
/** `own` is the address of ours that the question left from. */
export type UdpReply = { ok: true; datagram: Uint8Array; own: string } | { ok: false; fault: UdpFault; detail: string };
export interface UdpCall {
  host: string;
  port: number;
  /** Names are resolved to this family only. */
  family: 4 | 6;
  /** What is sent; made from the address it leaves from where a protocol carries that. */
  datagram: Uint8Array | ((own: string) => Uint8Array);
  /** How long each sending waits before the next one, in ms; there are as many sendings as waits. */
  waitsMs: readonly number[];
  /** Whether this is the reply; what is not is passed over, as is what comes from elsewhere. */
  accept(datagram: Uint8Array): boolean;
  /** Private, loopback and link-local peers are refused unless this is set. */
  allowPrivate?: boolean;
  /** The socket is kept for further questions to the same peer that say the same here: our own address on the way there. */
  keepFor?: string;
}
export interface UdpHearing {
  datagram(datagram: Uint8Array, from: string): void;
  /** It can't listen, or no longer: nothing more is heard. */
  failed(detail: string): void;
}
/** Never throws for what a network does. */
export interface Udp {
  ask(call: UdpCall): Promise<UdpReply>;
  /** Hears a multicast group on the interface that has the address `own`, beside others who listen there too. */
  listen(where: { group: string; port: number; own: string }, hearing: UdpHearing): Cancel;
}

/** The router next door, as the default route of IPv4 names it. */
export interface GatewayView {
  address: string;
  /** This machine's address on the same network. */
  own: string;
  interface: string;
}
export interface Gateway {
  /**
   * `tunnelled`: the way to the Internet leads through a tunnel now, whatever the router next door is. `dialled`: the card on which this
   * machine has the public address itself, where there is no router at all.
   */
  find(): Promise<{ gateway: GatewayView | null; tunnelled: boolean; dialled?: string }>;
  /**
   * Its hardware address, as in 02:00:5e:10:00:01; null where the system doesn't tell, or it is one that many routers have. A system that has
   * not spoken with it lately is made to.
   */
  macOf(gateway: GatewayView): Promise<string | null>;
}

export interface Power {
  /** Runs on its battery now; false where the system doesn't tell. Looked up at once. */
  onBattery(): boolean;
}

/** Whether this computer is carried about; null where the system doesn't tell. */
export interface Portability {
  isPortable(): Promise<boolean | null>;
}

/** unfit: larger than any file of ours, or none at all (a folder, a pipe). */
export type Unread = { ok: false; why: 'absent' | 'unfit' | 'error'; detail: string };

/** Small files of the user's data folder, by name. */
export interface Files {
  read(name: string): { ok: true; text: string } | Unread;
  /** Whether `read` would read it, without doing so. */
  look(name: string): { ok: true } | Unread;
  /**
   * Whole or not at all: synced, read back and compared before it takes the old file's place, which is then on the disk. `keepIf`: the old
   * file becomes name.bak, if it is whole; a backup is never replaced by anything else.
   */
  write(name: string, text: string, options?: { mode?: number; keepIf?: (before: string) => boolean }): FileResult;
  /** One line at the end, synced to the disk when `sync` is set. */
  append(name: string, text: string, options?: { sync?: boolean }): FileResult;
  rename(from: string, to: string): FileResult;
  remove(name: string): FileResult;
  /** Bytes, 0 if absent. */
  size(name: string): number;
  /** Whether there is anything of that name, also what can't be read: a folder, a link that leads nowhere. */
  has(name: string): boolean;
  list(): string[];
  /** Once a write finds that the folder, or a file that was there, is gone; after what is being done is done. */
  onLost(listener: () => void): void;
}
export type FileResult = { ok: true } | { ok: false; full: boolean; detail: string };

/** What an event's secrets are to be. */
export interface SecretChange {
  /** By setting key; '' drops it. */
  values: Record<string, string>;
  /** The event whose secrets it goes on with: itself, another it is a copy of; null: with none. */
  from: string | null;
  /** For whom they were typed (secret-binding.ts). */
  boundTo: string | null;
}

/** Secrets that are written beside those in use. One of the two ends it. */
export interface SecretDraft {
  /** By event: what the document has to name, for these to be its secrets. */
  slots: Record<string, number>;
  /** The document that names them is on the disk: they are in use, and what was before goes. */
  adopt(): void;
  /** It is not: all is as it was. */
  discard(): void;
}

/**
 * Values under event id and setting key. A change is one with that of the document: it is written beside what is in use, and counts from
 * the moment the document that names it is on the disk.
 */
export interface Secrets {
  get(event: string, key: string): string | null;
  keys(event: string): string[];
  draft(changes: ReadonlyMap<string, SecretChange>): { ok: true; draft: SecretDraft } | Extract<FileResult, { ok: false }>;
  /**
   * At the start: takes those the document names, or, where these are not there, others typed for the same service and server; answers
   * what it should name. Those typed for another are not used. `clean`: what no event names goes.
   */
  settle(stored: { slots: Record<string, number>; bindings: ReadonlyMap<string, string | null>; clean: boolean }): Record<string, number>;
  forget(event: string): void;
}
