import type { Cancel } from '../../ports/clock.ts';
import type { WanEvent } from './gena.ts';
import type { ConnectionStatus, WanReading } from './messages/wan.ts';

/** The router's public address (null: it has none, or did not tell), and its connection (null: not told). */
export type WanListener = (address: string | null, status: ConnectionStatus | null) => void;

interface Said {
  address: string | null;
  status: ConnectionStatus | null;
}

/** Tells what is new from what was said before, whether the router announced it or was asked. */
export interface WanNews {
  listen(listener: WanListener): Cancel;
  hasListeners(): boolean;
  /** An announcement. The first word of all is news too. Whether it told of a change. */
  announced(event: WanEvent): boolean;
  /** A reading; whether the line was made anew since the last one, which its falling uptime shows. The first reading is no news. */
  read(reading: WanReading): boolean;
  /** What was said before counts no longer. */
  forget(): void;
  end(): void;
}

/** What it comes to: a connection that is down has no address, whatever stale one is still told with it. */
const join = (before: Said | null, { wan, status }: WanEvent): Said => {
  const known = status ?? before?.status ?? null;
  if (status !== null && status !== 'connected') return { address: null, status };
  if (wan === null) return { address: before?.address ?? null, status: known };
  return { address: wan.kind === 'public' ? wan.address : null, status: known };
};

export const createWanNews = (): WanNews => {
  const listeners = new Set<WanListener>();
  let before: Said | null = null;
  let uptime: number | null = null;

  const isNew = (said: Said): boolean => before?.address !== said.address || before.status !== said.status;
  const tell = (said: Said): void => {
    before = said;
    for (const listener of [...listeners]) listener(said.address, said.status);
  };

  return {
    listen(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    hasListeners: () => listeners.size > 0,
    announced(event) {
      const said = join(before, event);
      const changed = before !== null && isNew(said);
      if (before === null || changed) tell(said);
      return changed;
    },
    read(reading) {
      const anew = reading.uptime !== null && uptime !== null && reading.uptime < uptime;
      uptime = reading.uptime ?? uptime;
      // A missing answer does not mean that there is no address.
      const said = reading.wan === null && reading.status === null ? before : join(before, reading);
      if (said === null) return anew;
      if (anew || (before !== null && isNew(said))) tell(said);
      else before = said;
      return anew;
    },
    forget() {
      before = null;
      uptime = null;
    },
    end: () => listeners.clear(),
  };
};
