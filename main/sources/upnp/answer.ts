import type { Answer } from '../../ports/address-source.ts';
import type { ConnectionStatus, WanAddress, WanReading } from './messages/wan.ts';
import type { Recalled } from './router-memory.ts';

/** Why there is no address, for the journal; an address, be it reserved, stands for itself. */
const WHY: Readonly<Record<Exclude<WanAddress['kind'], 'public' | 'reserved'>, string>> = {
  empty: 'empty',
  // The zero address: the line is down, whatever the status says; not an address that is kept from us.
  none: 'not-connected',
  garbage: 'not-an-address',
};

const unknown = (why: string): Answer => ({ kind: 'unknown', why });
/** It did answer: another matter than a router that offers nothing. */
const unreadable = (said: string): Answer => ({ kind: 'unknown', why: 'unreadable', said });

/** What one service of the router said. */
export const answerOfReading = ({ wan, status, fault, faultCode, refused, said }: WanReading): Answer => {
  if (status !== null && status !== 'connected') return unknown('not-connected');
  if (wan === null && said !== null) return unreadable(said);
  if (wan === null)
    return unknown(fault ?? (refused !== null ? `http ${refused}` : faultCode === null ? 'malformed' : `upnp ${faultCode}`));
  return wan.kind === 'public' || wan.kind === 'reserved' ? { kind: 'address', address: wan.address } : unknown(WHY[wan.kind]);
};

/** What the watcher makes of it. A line that is down is unknown, never absent: nothing is deleted for it. */
export const answerOf = (recalled: Recalled | null): Answer => {
  if (recalled === null) return { kind: 'unknown', why: 'offline', offline: true };
  if (recalled.kind === 'read') return answerOfReading(recalled.reading);
  return recalled.why === 'unreadable' ? unreadable(recalled.said) : unknown(recalled.why);
};

/** The same for what the router said by itself. */
export const answerOfNews = (address: string | null, status: ConnectionStatus | null): Answer => {
  if (address !== null) return { kind: 'address', address };
  return unknown(status === null || status === 'connected' ? 'no-address-yet' : 'not-connected');
};
