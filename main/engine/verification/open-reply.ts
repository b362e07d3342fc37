import { isAccepted, isArrived, leavesOpen, type Outcome, type Reason } from '../../../preload/contract/outcome.ts';
import type { FamilyRecord } from '../../ports/storage/ledger.ts';

const PAGES: ReadonlySet<Reason | undefined> = new Set([
  'html-reply',
  'parked-page',
  'closing-page',
  'empty-reply',
  'truncated',
  'http-status',
  'redirect',
]);

/** Replies of a web server that did not reach the update program, so they concern no host. */
export const isPage = ({ kind, reason }: Outcome): boolean => kind === 'not-confirmed' && PAGES.has(reason);

/**
 * The address that was sent last, where the reply left open whether it was taken: the DNS is asked, and what it shows settles that. A refresh
 * is for the service's own calendar, of which the DNS knows nothing: only where the service never said more of an update, it is settled likewise.
 */
export const openAddress = ({ accepted, comparable, intent, outcome, tried, vouched }: FamilyRecord): string | null => {
  if (outcome === null || intent !== null || !comparable || !leavesOpen(outcome) || !isArrived(outcome)) return null;
  return tried !== accepted || vouched ? tried : null;
};

/** After the DNS was seen to show `address`, sent at `at`: as after an acceptance, with who vouches for it, and to be looked up as after one. */
export const settledRecord = (
  record: FamilyRecord,
  { address, at, now }: { address: string; at: number | null; now: number },
): FamilyRecord => {
  const { outcome, pausedUntil } = record;
  const open = outcome === null || isAccepted(outcome) ? null : outcome;
  return {
    ...record,
    accepted: address,
    acceptedAt: at ?? now,
    intent: null,
    outcome: {
      kind: 'verified',
      ...(open?.reason === undefined ? {} : { reason: open.reason }),
      ...(open?.excerpt === undefined ? {} : { excerpt: open.excerpt }),
    },
    failures: 0,
    failingSince: null,
    notBefore: pausedUntil,
    stopped: false,
    // A page of its web server is no answer of its own that it would give each time.
    vouched: open?.kind === 'not-confirmed' && !isPage(open),
    verification: null,
    beside: [],
    verifiedAt: null,
  };
};
