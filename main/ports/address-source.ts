import type { Count } from '../../preload/contract/because.ts';
import type { Family } from '../../preload/contract/event.ts';
import type { Testimony } from '../../preload/contract/journal.ts';

/** One source's answer for one family. `unknown` never changes or deletes a record. */
export type Answer =
  /** `seen` is what was seen where it speaks for `address` without being it: another address of this machine on the same network (IPv6). */
  | { kind: 'address'; address: string; seen?: string }
  | { kind: 'absent' }
  | {
      kind: 'unknown';
      why: string;
      /** How it begins where it cannot be read, in a line that may be shown. */
      said?: string;
      /** An address that was found and cannot be used, for the reason given. */
      address?: string;
      banned?: boolean;
      /** The question never left this machine. */
      offline?: boolean;
    };

/** A source of the address. */
export interface Source {
  id: string;
  /** Who runs it: two sources of one operator have one vote. */
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
  /** The router announced it, at the moment of the change. */
  announced?: boolean;
  /** The answer is older; used because too few other sources could be asked to accept a change. */
  early?: boolean;
  /** The router's answer has no vote, since outside sources outvoted it. */
  outvoted?: boolean;
  /** It contradicted the others so often that it is not asked for a day. */
  benched?: boolean;
  /** The answer is from an earlier round and is still used. */
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

/** Sources in the home network: the router and this machine's network interfaces. */
export const isNear = (transport: string): boolean => transport === 'router' || transport === 'interface';

/** Evidence of outside sources: answers of the router or this machine do not show that the Internet is reached. */
const afar = (evidence: Testimony[]): Testimony[] => evidence.filter(({ transport, recalled }) => !isNear(transport) && !recalled);

/** Whether a source beyond the router answered; null where none was asked. */
export const isReached = (evidence: Testimony[]): boolean | null =>
  afar(evidence).length === 0 ? null : afar(evidence).some(({ answer }) => answer !== 'unknown');

const NO_WAY_OUT = new Set<string | undefined>(['offline', 'dns', 'connection', 'unreachable']);

/** No outside source could be reached, because of a missing route or connection and not because of missing answers. */
export const isOffline = (evidence: Testimony[]): boolean =>
  isReached(evidence) === false && afar(evidence).every(({ why }) => NO_WAY_OUT.has(why));
