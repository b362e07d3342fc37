import { publicationOf, publicationOfAll } from '../../main/engine/publication/publication-state.ts';
import { publicationView } from '../../main/engine/publication/view.ts';
import { createEventCount } from '../../main/engine/runtime/event-count.ts';
import { NO_PUBLICATION } from '../../main/engine/runtime/initial-state.ts';
import type { PublicationView } from '../../preload/contract/publication.ts';
import type { AppState, EventView, FamilyStatus } from '../../preload/contract/state.ts';

/** What the engine says of these events and fields. */
export const publicationOfState = (fields: Omit<AppState, 'publication' | 'events' | 'health'>, events: EventView[]): PublicationView => {
  const count = createEventCount();
  for (const view of events) count.add(view);
  return publicationView(count, { ...fields, publication: NO_PUBLICATION });
};

/** The line's address in these tests. */
const LINE = '203.0.113.7';

/** The view of a test with the words the engine gives it; where the test names no target, what was accepted is the address of now, else the line's. */
export const withPublication = (view: EventView, paused = false): EventView => {
  const { event, status } = view;
  if (!event.enabled || event.type !== 'dns') return view;
  const failing = status.outcome !== null && status.outcome.kind !== 'updated' && status.outcome.kind !== 'unchanged';
  const of = (family: FamilyStatus): FamilyStatus => {
    const target = family.target ?? family.accepted ?? LINE;
    if (!family.wanted || family.publication !== null) return family;
    const publication = publicationOf({
      record: {
        accepted: family.accepted,
        failingSince: failing ? 1 : null,
        outcome: status.outcome,
        verification: family.verification === 'pending' ? null : family.verification,
      },
      target: { kind: 'address', address: target },
      needsYou: status.needsYou || status.missingSecrets.length > 0,
      running: status.activity === 'running',
      held: status.held !== null,
      paused,
      followsChange: event.schedule.kind === 'on-change' || event.schedule.kind === 'every',
      comes: status.nextAt !== null,
    });
    return { ...family, target, publication };
  };
  const families = { ipv4: of(status.ipv4), ipv6: of(status.ipv6) };
  const publication = publicationOfAll([families.ipv4.publication, families.ipv6.publication].filter((each) => each !== null));
  return { ...view, status: { ...status, ...families, publication: status.publication ?? publication } };
};
