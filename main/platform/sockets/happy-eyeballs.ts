import { connect, isIP, type Socket } from 'node:net';
import { connectError, noAddressError } from './connect-error.ts';
import { type Family, lookUp as systemLookUp } from './look-up.ts';
import { isPublicPeer, PrivatePeerError, PublicPeerError } from './public-peer.ts';

/** RFC 8305 §3: so long an IPv4 address waits for the IPv6 one, in ms. */
const RESOLUTION_DELAY_MS = 50;
/** RFC 8305 §5: so long the next address waits for the one before, in ms. */
const ATTEMPT_DELAY_MS = 250;

export interface ConnectTarget {
  /** A name or an address. */
  host: string;
  port: number;
  /** Over this family only. */
  family?: Family;
  /** Private, loopback and link-local peers are refused unless this is set. */
  allowPrivate?: boolean;
  /** All but these are refused. */
  onlyPrivate?: boolean;
  /** For all addresses together, in ms. */
  timeoutMs: number;
}

/**
 * A TCP connection to the first address that answers, over either family (RFC 8305): A and AAAA are asked for apart, addresses take turns by
 * family with IPv6 first, each attempt gets a head start, and what lost is closed. Node's own `autoSelectFamily` loses the TLS server name
 * where Saikoro runs on Node 18.15, gives each address a quarter of a second at most, and waits for the slower of the two DNS answers.
 * Rejects with the error of the system; with code ETIMEDOUT when the time is over, ABORT_ERR when `signal` says so.
 */
export const openSocket = (
  { host, port, family, allowPrivate = false, onlyPrivate = false, timeoutMs }: ConnectTarget,
  signal?: AbortSignal,
  lookUp: typeof systemLookUp = systemLookUp,
): Promise<Socket> =>
  new Promise((resolve, reject) => {
    const waiting: Record<Family, string[]> = { 4: [], 6: [] };
    const asked = new Set<Family>();
    const attempts = new Set<Socket>();
    const errors: Error[] = [];
    const noAddress: Error[] = [];
    let turn: Family = 6;
    const tried = new Set<Family>();
    let over = false;
    let delay: NodeJS.Timeout | undefined;

    const end = (): void => {
      over = true;
      clearTimeout(timer);
      clearTimeout(delay);
      signal?.removeEventListener('abort', abort);
      for (const socket of attempts) socket.destroy();
    };
    const fail = (error: Error): void => {
      if (over) return;
      end();
      reject(error);
    };
    const abort = (): void => fail(Object.assign(new Error('aborted'), { code: 'ABORT_ERR' }));
    const timer = setTimeout(() => fail(Object.assign(new Error('no answer'), { code: 'ETIMEDOUT' })), timeoutMs);

    // A process that was held up looks first at what has come meanwhile: timers run before the network is heard.
    const wait = (ms: number): void => {
      clearTimeout(delay);
      delay = setTimeout(() => setImmediate(() => over || proceed()), ms);
    };
    const proceed = (): void => {
      clearTimeout(delay);
      delay = undefined;
      const other = turn === 6 ? 4 : 6;
      const from = waiting[turn].length > 0 ? turn : other;
      const address = waiting[from].shift();
      if (address !== undefined) {
        turn = from === 6 ? 4 : 6;
        attempt(address);
      } else if (asked.size === 0 && attempts.size === 0) {
        // Who asks for one family wants to know of that one.
        const error = family === undefined ? connectError(errors, tried) : connectError(errors, new Set());
        fail(error ?? noAddressError(noAddress));
      }
    };
    const attempt = (address: string): void => {
      tried.add(isIP(address) === 6 ? 6 : 4);
      const socket = connect({ host: address, port });
      attempts.add(socket);
      wait(ATTEMPT_DELAY_MS);
      const lost = (error: Error): void => {
        attempts.delete(socket);
        errors.push(error);
        if (!over) proceed();
      };
      socket.on('error', lost);
      socket.once('connect', () => {
        attempts.delete(socket);
        socket.off('error', lost);
        end();
        resolve(socket);
      });
    };
    const answered = (of: Family, addresses: string[]): void => {
      asked.delete(of);
      if (over) return;
      const allowed = addresses.filter((address) => (isPublicPeer(address) ? !onlyPrivate : allowPrivate));
      if (allowed.length < addresses.length)
        noAddress.push(onlyPrivate ? new PublicPeerError('not a private address') : new PrivatePeerError('not a public address'));
      waiting[of].push(...allowed);
      if (tried.size > 0) {
        // An attempt under way keeps its head start.
        if (delay === undefined) proceed();
      } else if (of === 4 && allowed.length > 0 && asked.has(6)) wait(RESOLUTION_DELAY_MS);
      else proceed();
    };

    if (signal?.aborted) return abort();
    signal?.addEventListener('abort', abort);
    const literal = isIP(host);
    if (literal !== 0) return answered(literal === 6 ? 6 : 4, [host]);
    for (const each of family === undefined ? ([6, 4] as const) : [family]) {
      asked.add(each);
      lookUp(host, each, () => !over).then(
        (addresses) => answered(each, addresses),
        (error) => {
          noAddress.push(error);
          answered(each, []);
        },
      );
    }
  });
