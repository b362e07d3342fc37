import type { Answer } from '../../engine/evidence.ts';
import type { RouterWord } from '../../engine/nat-depth.ts';
import type { Recalled } from './router-memory.ts';
import type { ConnectionStatus, WanAddress, WanReading } from './wan.ts';

/** Why there is no address, for the journal; an address, be it reserved, stands for itself. */
const WHY: Readonly<Record<Exclude<WanAddress['kind'], 'public' | 'reserved'>, string>> = {
  empty: 'empty',
  none: 'no-address-yet',
  garbage: 'not-an-address',
};

const unknown = (why: string): Answer => ({ kind: 'unknown', why });

const ofReading = ({ wan, status, fault, faultCode }: WanReading): Answer => {
  if (status !== null && status !== 'connected') return unknown('not-connected');
  if (wan === null) return unknown(fault ?? (faultCode === null ? 'malformed' : `upnp ${faultCode}`));
  return wan.kind === 'public' || wan.kind === 'reserved' ? { kind: 'address', address: wan.address } : unknown(WHY[wan.kind]);
};

/** What the watcher makes of it. A line that is down is unknown, never absent: nothing is deleted for it. */
export const answerOf = (recalled: Recalled | null): Answer => {
  if (recalled === null) return { kind: 'unknown', why: 'offline', offline: true };
  return recalled.kind === 'absent' ? unknown(recalled.why) : ofReading(recalled.reading);
};

/** The same for what the router said by itself. */
export const answerOfNews = (address: string | null, status: ConnectionStatus | null): Answer => {
  if (address !== null) return { kind: 'address', address };
  return unknown(status === null || status === 'connected' ? 'no-address-yet' : 'not-connected');
};

/** What it says of the NAT, for natDepth. `reading` is that of IgdDetails. */
export const routerWordOf = (reading: WanReading | null): RouterWord => {
  if (reading === null) return { kind: 'silent' };
  const { wan, status } = reading;
  if (status !== null && status !== 'connected') return { kind: 'down' };
  switch (wan?.kind) {
    case 'public':
    case 'reserved':
      return { kind: 'address', address: wan.address };
    case 'empty':
      return { kind: 'empty' };
    case 'none':
      return { kind: 'down' };
    case 'garbage':
    case undefined:
      return { kind: 'unsupported' };
  }
};
