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
  /** Public peers are refused, whatever the name leads to: what is not encrypted stays in the home network. */
  onlyPrivate?: boolean;
}

/**
 * connection: none came about. closed: it was there and ended before an answer, so that what was sent may have arrived. practice: nothing was sent, because practice reaches this computer alone. clock: a certificate
 * is not valid at this computer's time. certificate-expired: it is over, and others vouch for this computer's time. name-gone: no such name is in the DNS.
 */
export type TransportFault =
  | 'dns'
  | 'name-gone'
  | 'certificate-expired'
  | 'connection'
  | 'tls'
  | 'timeout'
  | 'offline'
  | 'clock'
  | 'closed'
  | 'practice';

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
export type RouterRequest = Pick<HttpRequest, 'url' | 'headers' | 'body' | 'timeoutMs' | 'maxBytes'> & {
  /** The last two are UPnP eventing's (UDA 1.1 §4.1). */
  method: 'GET' | 'POST' | 'SUBSCRIBE' | 'UNSUBSCRIBE';
};

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
