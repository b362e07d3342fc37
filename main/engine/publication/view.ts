import type { NatVerdict } from '../../../preload/contract/because.ts';
import type { Family } from '../../../preload/contract/event.ts';
import { type Claim, OBSTACLES, type Obstacle, type PublicationView } from '../../../preload/contract/publication.ts';
import type { AppState } from '../../../preload/contract/state.ts';
import type { EventCount } from '../runtime/event-count.ts';

/** Verdicts that claim nothing, or that nothing stands in the way, are no obstacles. */
export const obstacleOf = (verdict: NatVerdict | undefined): Obstacle | null => OBSTACLES.find((each) => each === verdict) ?? null;

export type PublicationFields = Pick<AppState, 'addresses' | 'hold' | 'nat' | 'pausedUntil' | 'publication'>;

const claimOf = (family: Family, count: Pick<EventCount, 'holding'>, { addresses, hold, pausedUntil }: PublicationFields): Claim => {
  const { kind, address } = addresses[family];
  if (address === null) return 'none';
  const { accepted, shown } = count.holding(family, address);
  // While no checks are made, the present address is not known.
  if (shown > 0 && kind === 'known' && hold === null && pausedUntil === null) return 'published';
  return accepted > 0 ? 'accepted' : 'none';
};

/** Views are compared as text after every change of the state; that of the last one is kept. */
const texts = new WeakMap<PublicationView, string>();
const textOf = (view: PublicationView): string => {
  const text = texts.get(view) ?? JSON.stringify(view);
  texts.set(view, text);
  return text;
};

/** What is known of all events together; the same object as before where nothing of it changed. Costs the same for any number of events. */
export const publicationView = (count: Pick<EventCount, 'sums' | 'holding'>, fields: PublicationFields): PublicationView => {
  const { wanted, overLine, ...sums } = count.sums();
  // Away from home the verdict of before says nothing of this network.
  const verdict = fields.hold === null || fields.hold.why === 'vpn' ? obstacleOf(fields.nat?.verdict) : null;
  const line = (family: Family): PublicationView['line'][Family] => ({ claim: claimOf(family, count, fields), wanted: wanted[family] });
  const view: PublicationView = {
    ...sums,
    counts: { ...sums.counts },
    programs: { ...sums.programs },
    watches: { ...sums.watches },
    line: { ipv4: line('ipv4'), ipv6: line('ipv6') },
    obstacle: verdict === null ? null : { verdict, events: overLine },
  };
  return textOf(view) === textOf(fields.publication) ? fields.publication : view;
};
