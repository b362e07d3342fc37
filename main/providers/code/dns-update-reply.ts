import type { Outcome } from '../../../preload/contract/outcome.ts';
import { decodeMessage } from './sign/dns-message.ts';
import { TSIG_ERROR, type TsigKey, type TsigResult, verify } from './sign/tsig.ts';

const RCODE = { FORMERR: 1, NOTIMP: 4, REFUSED: 5, YXRRSET: 7, NOTAUTH: 9 } as const;

/** RFC 2136 §2.2, in answer to a good signature: then the key is right, whatever it may do, and NOTAUTH means that the server does not have the zone. */
const RCODES: Readonly<Record<number, Outcome>> = {
  0: { kind: 'updated' },
  [RCODE.FORMERR]: { kind: 'bad-config' },
  2: { kind: 'server-error' },
  3: { kind: 'bad-host' },
  [RCODE.NOTIMP]: { kind: 'bad-config' },
  [RCODE.REFUSED]: { kind: 'auth-failed', reason: 'not-permitted', excerpt: 'REFUSED' },
  // The one prerequisite is that the name is no alias.
  [RCODE.YXRRSET]: { kind: 'bad-config', reason: 'host-is-alias', excerpt: 'YXRRSET' },
  [RCODE.NOTAUTH]: { kind: 'bad-config', reason: 'zone-not-found', setting: 'zone' },
  10: { kind: 'bad-host', reason: 'host-outside-zone' },
};
/** To a message without a good signature: that a key is wanted is by far the likeliest (Knot says NOTAUTH, BIND says REFUSED). */
const UNSIGNED: Readonly<Record<number, Outcome>> = { [RCODE.REFUSED]: { kind: 'auth-failed', setting: 'tsigName', excerpt: 'REFUSED' } };
const WITHOUT_KEY: Readonly<Record<number, Outcome>> = {
  ...UNSIGNED,
  [RCODE.NOTAUTH]: { kind: 'auth-failed', setting: 'tsigName', excerpt: 'NOTAUTH' },
};
const UNREAD: Outcome = { kind: 'not-confirmed', reason: 'no-rule' };

/** How a refused signature ends; the offset is positive when this machine's clock is ahead. */
const refusal = (verdict: Extract<TsigResult, { kind: 'refused' }>, now: number): Outcome => {
  // Name and algorithm together make a key; Knot says so of one that may not write there, too.
  if (verdict.error === TSIG_ERROR.BADKEY) return { kind: 'auth-failed', reason: 'key-unknown', setting: 'tsigName' };
  if (verdict.error !== TSIG_ERROR.BADTIME) return { kind: 'auth-failed', setting: 'tsigSecret' };
  const offset = verdict.serverTime === undefined ? undefined : now - verdict.serverTime;
  return { kind: 'auth-failed', reason: 'clock', clockOffsetSeconds: offset };
};

/** How the server took an UPDATE. `now`: in seconds. */
export const judgeUpdate = (reply: Uint8Array, id: number, signed: { key: TsigKey; mac: Uint8Array } | null, now: number): Outcome => {
  const message = decodeMessage(reply);
  if (message === null || message.id !== id || !message.isReply || message.opcode !== 5) return UNREAD;
  const outcome = RCODES[message.rcode] ?? UNREAD;
  if (signed === null) return WITHOUT_KEY[message.rcode] ?? outcome;
  const verdict = verify(reply, signed.key, signed.mac, now);
  if (verdict.kind === 'refused') return refusal(verdict, now);
  if (verdict.kind === 'forged') return UNREAD;
  if (verdict.kind === 'good') return outcome;
  return outcome.kind === 'updated' ? UNREAD : (UNSIGNED[message.rcode] ?? outcome);
};

/** A server that knows no prerequisites; nothing was changed. */
export const lacksPrerequisites = (reply: Uint8Array): boolean => {
  const rcode = decodeMessage(reply)?.rcode;
  return rcode === RCODE.FORMERR || rcode === RCODE.NOTIMP;
};
