import type { AddressSource, Family, SaikoroEvent } from '../../../preload/contract/event.ts';
import { readUrl } from '../../net/url.ts';
import type { Source } from '../../ports/address-source.ts';
import type { Approvals, EventWish } from '../../ports/storage/approvals.ts';

export const wishOf = (source: AddressSource): EventWish | null => {
  if (source.kind === 'command') return { kind: 'program', program: source.call.program, args: source.call.args };
  return source.kind === 'url' ? { kind: 'host', origin: readUrl(source.url)?.origin ?? source.url } : null;
};

/** What of an event needs the user's approval: its program, or its address source (`fallback` where the event names none). */
export const wishesOf = (event: SaikoroEvent, fallback: AddressSource): EventWish[] => {
  if (event.type === 'command') return [{ kind: 'program', program: event.call.program, args: event.call.args }];
  // A watch event compares with addresses that are known already, so it asks no source and needs no approval.
  if (event.type === 'watch') return [];
  const wish = wishOf(event.address.kind === 'automatic' ? fallback : event.address);
  return wish === null ? [] : [wish];
};

/** What of the event the user has not approved yet. */
export const lackingOf = (event: SaikoroEvent, fallback: AddressSource, approvals: Pick<Approvals, 'allows'>): EventWish[] =>
  wishesOf(event, fallback).filter((wish) => !approvals.allows(wish));

type OwnSources = (from: Exclude<AddressSource, { kind: 'automatic' }>, family: Family) => Source;

/** No program is run and no host is asked for the address before the user has allowed it, whether it came from the form, a file or an import. */
export const onlyAllowed =
  ({ ownSource, approvals }: { ownSource: OwnSources; approvals: Pick<Approvals, 'allows'> }): OwnSources =>
  (from, family) => {
    const source = ownSource(from, family);
    const wish = wishOf(from);
    if (wish === null) return source;
    return { ...source, ask: async (known) => (approvals.allows(wish) ? source.ask(known) : { kind: 'unknown', why: 'not-allowed' }) };
  };
