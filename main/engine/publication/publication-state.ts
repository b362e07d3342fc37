import { isPractice } from '../../../preload/contract/outcome.ts';
import { PUBLICATIONS, type Publication } from '../../../preload/contract/publication.ts';
import type { FamilyRecord } from '../../ports/storage/ledger.ts';
import type { Target } from './target.ts';

/** All that one family of an enabled DNS event stands by. */
export interface FamilyInput {
  record: Pick<FamilyRecord, 'accepted' | 'failingSince' | 'outcome' | 'verification'>;
  target: Target;
  /** A person has to act for this family. */
  needsYou: boolean;
  /** Queued, or being sent. */
  running: boolean;
  /** Held back by a budget, by its account's pause, or for want of the other address. */
  held: boolean;
  /** All events are paused, or nothing may be written. */
  paused: boolean;
  /** Sent when the address changes; false where only the schedule's own times count. */
  followsChange: boolean;
  /** It runs again at some time. */
  comes: boolean;
}

const differs = ({ record, target }: FamilyInput): boolean => target.kind === 'address' && record.accepted !== target.address;
/** By what the service asked for, or by practice: neither is a failure. */
const isPutOff = ({ outcome }: FamilyInput['record']): boolean =>
  outcome !== null && (outcome.kind === 'rate-limited' || isPractice(outcome));
const fails = ({ record }: FamilyInput): boolean => record.failingSince !== null && record.outcome !== null;

/** The first rule that holds. What none of them holds for is published: accepted, the address of now, and shown by the DNS. */
const RULES: readonly (readonly [Publication, (input: FamilyInput) => boolean])[] = [
  ['needs-you', ({ needsYou }) => needsYou],
  ['held', (input) => input.target.kind === 'on-hold' || (input.paused && differs(input))],
  ['pending', ({ running }) => running],
  ['address-unknown', ({ target }) => target.kind === 'unknown'],
  ['outdated', ({ target, record }) => target.kind === 'absent' && record.accepted !== null],
  ['none', ({ target }) => target.kind === 'absent'],
  ['held', (input) => input.held || (fails(input) && isPutOff(input.record))],
  ['retrying', fails],
  ['scheduled', (input) => differs(input) && !input.followsChange && input.comes],
  ['outdated', (input) => differs(input) && !input.followsChange],
  ['pending', differs],
  ['contradicted', ({ record }) => record.verification === 'mismatch'],
  ['beside', ({ record }) => record.verification === 'beside'],
  ['checking', ({ record }) => record.verification === null],
  ['unverified', ({ record }) => record.verification === 'unknown'],
];

/** How one wanted family of an enabled DNS event stands. Pure. */
export const publicationOf = (input: FamilyInput): Publication => RULES.find(([, holds]) => holds(input))?.[0] ?? 'published';

/** The state of an event from those of its wanted families; `none` counts only where no family has another state. */
export const publicationOfAll = (families: readonly Publication[]): Publication | null => {
  const first = PUBLICATIONS.find((each) => each !== 'none' && families.includes(each));
  return first ?? (families.length > 0 ? 'none' : null);
};
