import { isAccepted, isPractice } from '../../preload/contract/outcome.ts';
import type { Publication } from '../../preload/contract/publication.ts';
import type { EventView } from '../../preload/contract/state.ts';

/** How an event stands, in one word; each has its shape and its text. Ordered from worst to best. */
export const STANDINGS = ['needs-you', 'failing', 'unseen', 'waiting', 'running', 'verifying', 'fresh', 'accepted', 'well', 'off'] as const;
export type Standing = (typeof STANDINGS)[number];

const OF_PUBLICATION: Record<Publication, Standing> = {
  'needs-you': 'needs-you',
  contradicted: 'unseen',
  beside: 'needs-you',
  retrying: 'failing',
  held: 'waiting',
  pending: 'waiting',
  'address-unknown': 'waiting',
  scheduled: 'waiting',
  outdated: 'unseen',
  none: 'fresh',
  checking: 'verifying',
  unconfirmed: 'accepted',
  published: 'well',
};

const ofProgram = ({ status: { outcome, needsYou, activity } }: EventView): Standing => {
  if (needsYou || activity === 'stopped') return 'needs-you';
  if (outcome === null) return 'fresh';
  if (isPractice(outcome)) return 'waiting';
  return isAccepted(outcome) ? 'well' : 'failing';
};

export const standingOf = (view: EventView): Standing => {
  const { event, status } = view;
  if (!event.enabled) return 'off';
  if (status.activity === 'running') return 'running';
  if (event.type === 'command') return ofProgram(view);
  return status.publication === null ? 'fresh' : OF_PUBLICATION[status.publication];
};

const ORDER = new Map(STANDINGS.map((standing, index) => [standing, index]));
export const standingRank = (view: EventView): number => ORDER.get(standingOf(view)) ?? 0;
