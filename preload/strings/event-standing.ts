import type { WatchState, WatchStatus } from '../contract/dns/watch.ts';
import { isAccepted, isPractice } from '../contract/outcome.ts';
import type { Publication } from '../contract/publication.ts';
import type { EventView } from '../contract/state.ts';

/** How an event stands, in one word; each has its shape and its text. Ordered from worst to best. */
export const STANDINGS = [
  'needs-you',
  'failing',
  'unseen',
  'waiting',
  'queued',
  'running',
  'verifying',
  'fresh',
  'accepted',
  'watched',
  'well',
  'off',
] as const;
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
  unverified: 'accepted',
  published: 'well',
};

const ofProgram = ({ status: { outcome, needsYou, activity } }: EventView): Standing => {
  if (needsYou || activity === 'stopped') return 'needs-you';
  if (outcome === null) return 'fresh';
  if (isPractice(outcome)) return 'waiting';
  return isAccepted(outcome) ? 'well' : 'failing';
};

const OF_WATCH: Record<WatchState, Standing> = {
  silent: 'unseen',
  failing: 'unseen',
  'no-name': 'unseen',
  'no-address': 'unseen',
  differs: 'unseen',
  beside: 'unseen',
  unjudged: 'waiting',
  asking: 'verifying',
  matches: 'watched',
};

/** While checks fail, the state seen before is not shown as current. */
const ofWatch = ({ state, blind }: WatchStatus, needsYou: boolean): Standing =>
  blind !== null ? 'waiting' : needsYou && OF_WATCH[state] === 'unseen' ? 'needs-you' : OF_WATCH[state];

export const standingOf = (view: EventView): Standing => {
  const { event, status } = view;
  if (!event.enabled) return 'off';
  if (status.activity === 'running') return 'running';
  if (status.activity === 'queued' && status.missingSecrets.length === 0) return 'queued';
  if (event.type === 'command') return ofProgram(view);
  if (event.type === 'watch') return status.watch === undefined ? 'fresh' : ofWatch(status.watch, status.needsYou);
  return status.publication === null ? 'fresh' : OF_PUBLICATION[status.publication];
};

/** Those that something is wrong with, the gravest first; all others are alike. */
const PROBLEMS: Partial<Record<Standing, number>> = { 'needs-you': 0, failing: 1, unseen: 2 };
export const problemRank = (view: EventView): number => PROBLEMS[standingOf(view)] ?? 3;

const ORDER = new Map(STANDINGS.map((standing, index) => [standing, index]));
export const standingRank = (view: EventView): number => ORDER.get(standingOf(view)) ?? 0;
