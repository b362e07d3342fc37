import type { Place } from '../net/network-id.ts';
import type { Answer, Evidence, Source } from './address-source.ts';
import type { Cancel } from './clock.ts';
import type { UpstreamRouter } from './upstream-router.ts';

/** One protocol spoken with the router of the local network. */
export interface RouterVoice {
  source: Pick<Source, 'id' | 'operator' | 'transport'> & { ask(): Promise<Answer> };
  /**
   * Asks again where it told an address before, with one small question and without looking for the router. Null: it told none, or it tells
   * of each change by itself.
   */
  poll(): Promise<Answer | null>;
  /** It told a new address by itself before; left out by those that then answer no poll. */
  announces?(): boolean;
  /** The line's address changed, or may have. */
  onNews(listener: (answer: Answer) => void): Cancel;
  /** After a wake-up or a change of network. */
  renew(): void;
  stop(): void;
}

export interface Surroundings {
  /** The way to the Internet leads through a tunnel. */
  tunnelled: boolean;
  /** There is a way out at all: a default route. */
  routed: boolean;
  /** This machine's address towards the router. */
  own: string | null;
  /** The network this machine is on; null while it is on none. */
  place: Place | null;
}

/** `announces`: it tells of changes by itself, so that a poll is only a second way to hear of one. */
export type Polled = Evidence & { announces?: boolean };

/** What the local network tells: the router's answers, and whether a tunnel owns the default route. */
export interface Nearby {
  /**
   * The router's answer, in the first protocol it speaks; empty when no router answers. Where it stands behind another
   * one, and the user named that, `outer` is asked too.
   */
  ask(outer?: string | null): Promise<Evidence[]>;
  /** The same between two rounds, from the router that owns the line if it reported an address before; empty where no poll is needed. */
  poll(outer?: string | null): Promise<Polled[]>;
  onNews(listener: (evidence: Evidence[]) => void): Cancel;
  /** `identify`: the place is wanted by its surest name, which may take a moment more. */
  surroundings(options?: { identify?: boolean }): Promise<Surroundings>;
  /** What each of these upstream routers answers. */
  probe: UpstreamRouter['probe'];
  renew(): void;
  stop(): void;
}
