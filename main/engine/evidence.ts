import type { Family } from '../../preload/contract/event.ts';
import type { Testimony } from '../../preload/contract/journal.ts';

/** What one source says of one family. Unknown never writes and never deletes. */
export type Answer =
  | { kind: 'address'; address: string }
  | { kind: 'absent' }
  | { kind: 'unknown'; why: string; banned?: boolean; offline?: boolean };

/** Something that can tell the address. */
export interface Source {
  id: string;
  /** Who runs it: two sources of one operator are one voice. */
  operator: string;
  transport: 'https' | 'doh' | 'stun' | 'router' | 'interface' | 'command' | 'fixed';
  family: Family;
  /** Least time between two questions, in ms. */
  minIntervalMs: number;
  ask(): Promise<Answer>;
}

export interface Evidence {
  source: Pick<Source, 'id' | 'operator' | 'transport'>;
  answer: Answer;
  /** The router said it by itself, at the moment it changed. */
  announced?: boolean;
}

export const testimonyOf = ({ source, answer }: Evidence): Testimony => ({
  source: source.id,
  operator: source.operator,
  transport: source.transport,
  answer: answer.kind,
  ...(answer.kind === 'address' ? { address: answer.address } : {}),
  ...(answer.kind === 'unknown' ? { why: answer.why } : {}),
});
