import type { Count } from '../../preload/contract/because.ts';
import type { Family } from '../../preload/contract/event.ts';
import type { Testimony } from '../../preload/contract/journal.ts';

/** What one source says of one family. Unknown never writes and never deletes. */
export type Answer =
  /** `seen` is what was seen where it speaks for `address` without being it: another address of this machine on the same network (IPv6). */
  | { kind: 'address'; address: string; seen?: string }
  | { kind: 'absent' }
  | {
      kind: 'unknown';
      why: string;
      /** How it begins where it cannot be read, in a line that may be shown. */
      said?: string;
      /** One that was found, and is no answer for the reason given. */
      address?: string;
      banned?: boolean;
      /** The question never reached anybody. */
      offline?: boolean;
    };

/** Something that can tell the address. */
export interface Source {
  id: string;
  /** Who runs it: two sources of one operator are one voice. */
  operator: string;
  transport: 'https' | 'doh' | 'stun' | 'router' | 'interface' | 'command' | 'fixed';
  family: Family;
  /** Least time between two questions, in ms. */
  minIntervalMs: number;
  /** `known` is the address held so far, for a source that has several equally good ones to name. */
  ask(known?: string | null): Promise<Answer>;
}

export const ofFamily = (sources: Source[], family: Family): Source[] => sources.filter((source) => source.family === family);

export interface Evidence {
  source: Pick<Source, 'id' | 'operator' | 'transport'>;
  answer: Answer;
  /** The router said it by itself, at the moment it changed. */
  announced?: boolean;
  /** Said when too few others could be asked to believe anything new. */
  early?: boolean;
  /** The router's, while its word goes for nothing: it was outvoted by those who see the line from outside. */
  outvoted?: boolean;
  /** It contradicted the others so often that it is not asked for a day. */
  benched?: boolean;
  /** It was asked a while ago, and its word still stands. */
  recalled?: boolean;
}

/** `counted`: what became of the address that was named. */
export const testimonyOf = ({ source, answer, recalled = false }: Evidence, counted?: Count): Testimony => ({
  source: source.id,
  operator: source.operator,
  transport: source.transport,
  answer: answer.kind,
  ...(answer.kind !== 'absent' && answer.address !== undefined ? { address: answer.address } : {}),
  ...(answer.kind === 'address' && answer.seen !== undefined ? { seen: answer.seen } : {}),
  ...(answer.kind === 'unknown' ? { why: answer.why } : {}),
  ...(answer.kind === 'unknown' && answer.said !== undefined ? { said: answer.said } : {}),
  ...(recalled ? { recalled } : {}),
  ...(counted === undefined ? {} : { counted }),
});

/** At home, where no stranger comes between: the router, and this machine's own network interfaces. */
export const isNear = (transport: string): boolean => transport === 'router' || transport === 'interface';

/** Those on the Internet: what the router, or this machine, says of itself is no sign of anybody out there. */
const afar = (evidence: Testimony[]): Testimony[] => evidence.filter(({ transport, recalled }) => !isNear(transport) && !recalled);

/** Whether anybody beyond the router was heard; null where nobody was asked. */
export const isReached = (evidence: Testimony[]): boolean | null =>
  afar(evidence).length === 0 ? null : afar(evidence).some(({ answer }) => answer !== 'unknown');

const NO_WAY_OUT = new Set<string | undefined>(['offline', 'dns', 'connection', 'unreachable']);

/** Nobody on the Internet could be reached, and for want of a way there rather than of an answer. */
export const isOffline = (evidence: Testimony[]): boolean =>
  isReached(evidence) === false && afar(evidence).every(({ why }) => NO_WAY_OUT.has(why));
