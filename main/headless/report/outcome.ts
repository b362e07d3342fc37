import { isTroubled, isUnseen } from '../../../preload/contract/dns/watch.ts';
import { isSettled, type Publication } from '../../../preload/contract/publication.ts';
import type { EventView } from '../../../preload/contract/state.ts';
import { EXIT, type ExitCode } from '../command-line/exit-code.ts';

/** done: nothing more is under way; waits: it goes on by itself. */
type Progress = { kind: 'waits' } | { kind: 'done'; code: ExitCode };
const done = (code: ExitCode): Progress => ({ kind: 'done', code });
const WAITS: Progress = { kind: 'waits' };

/** What a command that runs once makes of how an event stands. */
const OF_PUBLICATION: Record<Publication, Progress> = {
  'needs-you': done(EXIT.config),
  contradicted: WAITS,
  beside: done(EXIT.ok),
  retrying: done(EXIT.unavailable),
  held: done(EXIT.tryLater),
  pending: WAITS,
  'address-unknown': WAITS,
  scheduled: done(EXIT.ok),
  outdated: done(EXIT.ok),
  none: done(EXIT.ok),
  checking: WAITS,
  unverified: done(EXIT.ok),
  published: done(EXIT.ok),
};

export const progressOf = ({ event, status }: EventView): Progress => {
  if (!event.enabled) return done(EXIT.ok);
  if (status.watch !== undefined) {
    if (isUnseen(status.watch)) return status.watch.state === 'unjudged' ? done(EXIT.tryLater) : WAITS;
    return done(isTroubled(status.watch) ? EXIT.unavailable : EXIT.ok);
  }
  if (status.needsYou || status.activity === 'stopped') return done(status.missingSecrets.length > 0 ? EXIT.config : EXIT.notAllowed);
  if (['queued', 'running', 'verifying'].includes(status.activity)) return WAITS;
  if (event.type === 'command') return status.outcome === null && status.nextWhy !== 'never' ? WAITS : done(EXIT.ok);
  return status.publication === null ? done(EXIT.ok) : OF_PUBLICATION[status.publication];
};

/** When the time is up: what is not settled may be so later. */
export const codeAtEnd = (view: EventView): ExitCode => {
  const progress = progressOf(view);
  if (progress.kind === 'done') return progress.code;
  return view.status.publication !== null && isSettled(view.status.publication) ? EXIT.ok : EXIT.tryLater;
};

/** The gravest first: what only a person can mend says more than what may mend itself. */
const GRAVITY: readonly ExitCode[] = [EXIT.config, EXIT.notAllowed, EXIT.unavailable, EXIT.tryLater, EXIT.ok];
export const gravest = (codes: readonly ExitCode[]): ExitCode => GRAVITY.find((code) => codes.includes(code)) ?? EXIT.ok;
