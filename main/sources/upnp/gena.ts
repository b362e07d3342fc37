import type { AddressRules } from '../../net/address.ts';
import type { RouterHttp } from '../../ports/http.ts';
import { type ConnectionStatus, readStatus, readWanAddress, type WanAddress } from './messages/wan.ts';
import { element, elements, readXml, texts } from './messages/xml.ts';

/** What is asked for, in seconds; the router decides (UDA 1.1 §4.1.2). */
export const WISHED_SECONDS = 1_800;
/** A grant outside of these is taken for the nearer one: less would be a storm, more would leave a forgotten subscription unnoticed. */
const SHORTEST_SECONDS = 60;
const LONGEST_SECONDS = 1_800;

/** Seconds a subscription holds, from the TIMEOUT header: `Second-1800`, and what firmwares make of it (`Second1800`, `infinite`). */
export const readTimeout = (header: string | undefined): number => {
  const seconds = Number(/^(?:second\s*-?\s*)?(\d{1,9})$/i.exec((header ?? '').trim())?.[1] ?? WISHED_SECONDS);
  return Math.min(LONGEST_SECONDS, Math.max(SHORTEST_SECONDS, seconds));
};

const MAX_SID = 256;
export const readSid = (header: string | undefined): string | null => {
  const sid = (header ?? '').trim();
  return sid !== '' && sid.length <= MAX_SID && /^[\x21-\x7e]+$/.test(sid) ? sid : null;
};

const MAX_SEQ = 0xffff_ffff;
/** The number of an event; null for what is none (UDA 1.1 §4.3.2). */
export const readSeq = (header: string | undefined): number | null => {
  const word = (header ?? '').trim();
  return /^\d{1,10}$/.test(word) && Number(word) <= MAX_SEQ ? Number(word) : null;
};
/** The number that follows; the largest one wraps to 1, because 0 is the first event alone. */
export const nextSeq = (seq: number): number => (seq === MAX_SEQ ? 1 : seq + 1);

/** What an event told; null where it told nothing of that. */
export interface WanEvent {
  wan: WanAddress | null;
  status: ConnectionStatus | null;
}

/** Reads a property set (UDA 1.1 §4.3.2). Null for what is none. */
export const readEvent = (body: Uint8Array, rules: AddressRules): WanEvent | null => {
  const set = element(readXml(body), 'propertyset');
  if (set === null) return null;
  const values = new Map(elements(set, 'property').flatMap((property) => [...texts(property)]));
  const address = values.get('externalipaddress');
  return { wan: address === undefined ? null : readWanAddress(address, rules), status: readStatus(values.get('connectionstatus') ?? '') };
};

/** refused: the router knows us, but not this subscription (412), or wants none; silent: it did not answer. */
export type SubscribeReply = { kind: 'granted'; sid: string; seconds: number } | { kind: 'refused'; status: number } | { kind: 'silent' };

const sendTo = async (
  http: RouterHttp,
  method: 'SUBSCRIBE' | 'UNSUBSCRIBE',
  url: string,
  headers: Record<string, string>,
  timeoutMs: number,
): Promise<SubscribeReply> => {
  const reply = await http.send({
    method,
    url,
    headers,
    timeoutMs,
    maxBytes: 4_096,
  });
  if (!reply.ok) return { kind: 'silent' };
  const sid = readSid(reply.headers.sid ?? headers.SID);
  return reply.status === 200 && sid !== null
    ? { kind: 'granted', sid, seconds: readTimeout(reply.headers.timeout) }
    : { kind: 'refused', status: reply.status };
};

/** A new subscription (UDA 1.1 §4.1.2). */
export const subscribe = (http: RouterHttp, url: string, callback: string, timeoutMs: number): Promise<SubscribeReply> =>
  sendTo(http, 'SUBSCRIBE', url, { CALLBACK: `<${callback}>`, NT: 'upnp:event', TIMEOUT: `Second-${WISHED_SECONDS}` }, timeoutMs);

/** Renews one: SID alone, since CALLBACK or NT beside it is an error 400 (UDA 1.1 §4.1.3). */
export const renew = (http: RouterHttp, url: string, sid: string, timeoutMs: number): Promise<SubscribeReply> =>
  sendTo(http, 'SUBSCRIBE', url, { SID: sid, TIMEOUT: `Second-${WISHED_SECONDS}` }, timeoutMs);

/** Ends one (UDA 1.1 §4.1.4). Whether it is heard doesn't matter: it would run out by itself. */
export const unsubscribe = async (http: RouterHttp, url: string, sid: string, timeoutMs: number): Promise<void> => {
  await sendTo(http, 'UNSUBSCRIBE', url, { SID: sid }, timeoutMs);
};
