/** The few things the engine asks of the world. Adapters live in main/platform; tests bring their own. */

export type Cancel = () => void;

export interface Clock {
  /** Wall clock, ms since 1970. May jump. */
  now(): number;
  /** Milliseconds that never go back, from an arbitrary start. */
  monotonic(): number;
  /** Calls once when the wall clock has reached `at`; late after sleep, never early. */
  wakeAt(at: number, call: () => void): Cancel;
}

export interface HttpRequest {
  method: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';
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
export type TransportFault = 'dns' | 'connection' | 'tls' | 'timeout' | 'offline' | 'clock';
export type HttpReply =
  | { ok: true; status: number; headers: Record<string, string>; body: Uint8Array; truncated: boolean }
  | { ok: false; fault: TransportFault; detail: string };
/** Redirects are never followed. Never throws for what a network does. */
export interface Http {
  send(request: HttpRequest): Promise<HttpReply>;
}

/** A TLS connection spoken to in text, for line protocols. */
export interface TlsLink {
  write(text: string): void;
  /** The next bytes up to and including `end`, as text; null when the time is over or the peer closed. */
  readUntil(end: string, timeoutMs: number): Promise<string | null>;
  close(): void;
}
export interface TlsDialer {
  dial(host: string, port: number, timeoutMs: number): Promise<{ ok: true; link: TlsLink } | { ok: false; fault: TransportFault; detail: string }>;
}

export type DnsWireReply = { ok: true; message: Uint8Array } | { ok: false; fault: TransportFault; detail: string };
/** Raw DNS messages to one server, UDP first and TCP after a truncated answer or when asked for. */
export interface DnsWire {
  exchange(query: { server: string; port?: number; message: Uint8Array; tcp?: boolean; timeoutMs: number }): Promise<DnsWireReply>;
  /** Recursive resolvers this machine is set up with, as addresses. */
  resolvers(): string[];
}

export interface ProgramResult {
  /** not-found, failed: it could not be run; timeout: it was ended. */
  ended: 'exit' | 'timeout' | 'not-found' | 'failed';
  exitCode: number | null;
  /** stdout and stderr as they came, at most maxBytes, cut with an ellipsis. */
  output: string;
  stdout: string;
}
export interface Programs {
  run(call: { program: string; args: string[]; env: Record<string, string>; timeoutMs: number; maxBytes: number }): Promise<ProgramResult>;
}

export interface NetInterface {
  name: string;
  addresses: { address: string; family: 4 | 6; internal: boolean; prefixLength: number }[];
}
export interface Interfaces {
  list(): NetInterface[];
}

/** Small files of the user's data folder, by name. Writes are whole, synced and keep the last version as name.bak. */
export interface Files {
  read(name: string): { ok: true; text: string } | { ok: false; why: 'absent' | 'error'; detail: string };
  write(name: string, text: string, options?: { mode?: number }): FileResult;
  /** One line at the end, synced to the disk when `sync` is set. */
  append(name: string, text: string, options?: { sync?: boolean }): FileResult;
  rename(from: string, to: string): FileResult;
  remove(name: string): FileResult;
  /** Bytes, 0 if absent. */
  size(name: string): number;
  list(): string[];
}
export type FileResult = { ok: true } | { ok: false; full: boolean; detail: string };

/** Values under event id and setting key. */
export interface Secrets {
  get(event: string, key: string): string | null;
  keys(event: string): string[];
  set(event: string, values: Record<string, string>): FileResult;
  /** Many events with one write: for an import. */
  setAll(values: ReadonlyMap<string, Record<string, string>>): FileResult;
  forget(event: string): void;
}
