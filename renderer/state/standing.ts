import { isAccepted } from '../../preload/contract/outcome.ts';
import type { EventStatus, EventView, FamilyStatus } from '../../preload/contract/state.ts';

/** How an event stands, in one word; each has its shape and its text. Ordered from worst to best. */
export const STANDINGS = ['needs-you', 'failing', 'unseen', 'running', 'verifying', 'fresh', 'accepted', 'well', 'off'] as const;
export type Standing = (typeof STANDINGS)[number];

const wanted = (status: EventStatus): FamilyStatus[] => [status.ipv4, status.ipv6].filter((family) => family.wanted);

/** Published means more than accepted: the DNS itself was asked and agrees. */
const afterAcceptance = (view: EventView): Standing => {
  if (view.event.type === 'command') return 'well';
  const looks = wanted(view.status)
    .filter((family) => family.accepted !== null)
    .map((family) => family.verification);
  if (looks.includes('mismatch')) return 'unseen';
  if (looks.includes('pending')) return 'verifying';
  return looks.length > 0 && looks.every((look) => look === 'match') ? 'well' : 'accepted';
};

export const standingOf = (view: EventView): Standing => {
  const { status } = view;
  if (!view.event.enabled || status.activity === 'disabled') return 'off';
  if (status.activity === 'running') return 'running';
  if (status.needsYou || status.activity === 'stopped' || status.missingSecrets.length > 0) return 'needs-you';
  if (status.held !== null) return 'failing';
  if (status.outcome === null) return 'fresh';
  return isAccepted(status.outcome) ? afterAcceptance(view) : 'failing';
};

const ORDER = new Map(STANDINGS.map((standing, index) => [standing, index]));
export const standingRank = (view: EventView): number => ORDER.get(standingOf(view)) ?? 0;

export interface Tally {
  total: number;
  enabled: number;
  needYou: number;
  failing: number;
  busy: number;
  /** DNS events whose address a service has accepted. */
  published: number;
  missingSecrets: number;
}

export const tally = (events: EventView[]): Tally => {
  const sum: Tally = { total: events.length, enabled: 0, needYou: 0, failing: 0, busy: 0, published: 0, missingSecrets: 0 };
  for (const view of events) {
    const standing = standingOf(view);
    if (standing !== 'off') sum.enabled += 1;
    if (standing === 'needs-you') sum.needYou += 1;
    if (standing === 'failing' || standing === 'unseen') sum.failing += 1;
    if (standing === 'running') sum.busy += 1;
    if (view.status.missingSecrets.length > 0) sum.missingSecrets += 1;
    if (view.event.type === 'dns' && standing !== 'off' && (view.status.ipv4.accepted ?? view.status.ipv6.accepted) !== null)
      sum.published += 1;
  }
  return sum;
};
