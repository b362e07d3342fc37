import { type DnsEvent, FAMILIES } from '../../../preload/contract/event.ts';
import type { Scheduler } from '../runtime/scheduler.ts';
import type { World } from '../runtime/world.ts';
import { recoverIntents } from '../verification/intent-recovery.ts';
import { openAddress } from '../verification/open-reply.ts';
import type { Verifier } from '../verification/verifier.ts';
import type { EventMemory } from './event-memory.ts';

/** Takes up what an event's record says of the time before the app started: what was sent, accepted, or left open. */
export const takeUp = (
  event: DnsEvent,
  world: Pick<World, 'clock' | 'ledger'>,
  {
    memory,
    verifier,
    scheduler,
    settled,
  }: {
    memory: Pick<EventMemory, 'recordOf'>;
    verifier: Verifier;
    scheduler: Scheduler;
    /** Called when it is known how a request before a crash ended. */
    settled: () => void;
  },
): void => {
  const { clock, ledger } = world;
  recoverIntents(event, { ledger, verifier, scheduler, clock, settled });
  for (const name of FAMILIES) {
    const family = memory.recordOf(event.id)[name];
    const { accepted, comparable, verification } = family;
    const isOpen = openAddress(family) !== null;
    // What was sent or accepted and not looked up before the app ended is looked up now, not in half an hour.
    if ((accepted !== null && comparable) || isOpen) verifier[verification === null || isOpen ? 'follow' : 'watch'](event, name);
  }
};
