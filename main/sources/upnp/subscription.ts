import type { AddressRules } from '../../net/address.ts';
import type { Cancel, Clock } from '../../ports/clock.ts';
import type { RouterHttp } from '../../ports/http.ts';
import type { GenaListener, GenaNotify } from '../../ports/udp.ts';
import { nextSeq, readEvent, readSeq, readSid, renew, type SubscribeReply, subscribe, unsubscribe, type WanEvent } from './gena.ts';

/** Events that came before the answer to our SUBSCRIBE did, and are kept until it tells whose they are. */
const MOST_EARLY = 4;
/** After a gap in the numbering a fresh subscription is made, but not more often than this, in ms. */
const GAP_REST_MS = 60_000;

/** no-listener: this machine can't listen; refused: the router wants no subscriber; silent: it does not answer. */
export type SubscriptionEnd = 'no-listener' | 'refused' | 'silent';

export interface SubscriptionNeeds {
  http: RouterHttp;
  clock: Clock;
  gena: GenaListener;
  rules: AddressRules;
  router: string;
  local: string;
  eventUrl: string;
  timeoutMs: number;
  /** Each event, in order. The first one after a subscription holds everything the router tells at all. */
  told: (event: WanEvent) => void;
  /** It ended by itself; nothing more is told. */
  ended: (why: SubscriptionEnd) => void;
}

/** unheard: it holds, but nothing came yet, not even the first event: a firewall may be in the way. */
export type SubscriptionState = 'asking' | 'unheard' | 'heard';

export interface Subscription {
  state(): SubscriptionState;
  /** Unsubscribes without waiting for pending requests. */
  stop(): Promise<void>;
}

/** Keeps one subscription alive: renewed at half its time, made afresh when the router forgot it or an event was missed. */
export const openSubscription = (needs: SubscriptionNeeds): Subscription => {
  const { http, clock, gena, rules, eventUrl, timeoutMs } = needs;
  let port: { callback: string; close(): void } | null = null;
  let sid: string | null = null;
  let expected: number | null = null;
  let early: GenaNotify[] = [];
  let asking = true;
  let over = false;
  let heard = false;
  let freshAt = Number.NEGATIVE_INFINITY;
  let cancelRenewal: Cancel = () => {};

  const close = (): void => {
    over = true;
    cancelRenewal();
    port?.close();
  };
  const end = (why: SubscriptionEnd): void => {
    if (over) return;
    close();
    needs.ended(why);
  };

  /** The statuses are UDA 1.1 §4.3.3's. */
  const receive = (notify: GenaNotify): number => {
    if (over) return 412;
    const { nt, nts } = notify.headers;
    if (nt === undefined || nts === undefined) return 400;
    if (nt.trim() !== 'upnp:event' || nts.trim() !== 'upnp:propchange') return 412;
    const from = readSid(notify.headers.sid);
    if (from === null) return 412;
    if (from !== sid) {
      if (!asking || early.length >= MOST_EARLY) return 412;
      early.push(notify);
      return 200;
    }
    const seq = readSeq(notify.headers.seq);
    const event = readEvent(notify.body, rules);
    if (seq === null || event === null) return 400;
    const missed = expected !== null && seq !== expected;
    expected = nextSeq(seq);
    heard = true;
    needs.told(event);
    if (missed) void afresh();
    return 200;
  };

  const renewAt = (seconds: number): void => {
    cancelRenewal();
    cancelRenewal = clock.wakeAt(clock.now() + seconds * 500, () => void keep());
  };

  const take = (reply: SubscribeReply, began: boolean): void => {
    if (reply.kind !== 'granted') {
      end(reply.kind);
      return;
    }
    sid = reply.sid;
    renewAt(reply.seconds);
    if (!began) return;
    expected = 0;
    for (const notify of early.splice(0)) receive(notify);
  };

  const begin = async (): Promise<void> => {
    if (port === null || over) return;
    asking = true;
    heard = false;
    early = [];
    freshAt = clock.monotonic();
    const reply = await subscribe(http, eventUrl, port.callback, timeoutMs);
    asking = false;
    if (!over) return take(reply, true);
    if (reply.kind === 'granted') await unsubscribe(http, eventUrl, reply.sid, timeoutMs);
  };

  const leave = async (): Promise<void> => {
    const left = sid;
    sid = null;
    cancelRenewal();
    if (left !== null) await unsubscribe(http, eventUrl, left, timeoutMs);
  };

  const afresh = async (): Promise<void> => {
    if (asking || clock.monotonic() - freshAt < GAP_REST_MS) return;
    asking = true;
    await leave();
    await begin();
  };

  const keep = async (): Promise<void> => {
    if (over || sid === null || asking) return;
    const mine = sid;
    const renewed = await renew(http, eventUrl, mine, timeoutMs);
    if (over || sid !== mine) return;
    // Whatever the router holds against the old one (412 above all): a fresh one tells whether it still wants us.
    if (renewed.kind !== 'refused') return take(renewed, false);
    sid = null;
    await begin();
  };

  const open = async (): Promise<void> => {
    const opened = await gena.listen({ local: needs.local, peer: needs.router }, receive);
    if (opened === null) return end('no-listener');
    if (over) return opened.close();
    port = opened;
    await begin();
  };
  void open();

  return {
    state: () => (sid === null ? 'asking' : heard ? 'heard' : 'unheard'),
    async stop() {
      if (over) return;
      close();
      await leave();
    },
  };
};
