import { type AddressSource, FAMILIES } from '../../../preload/contract/event.ts';
import type { AppState } from '../../../preload/contract/state.ts';
import { sourceKey, type TrackedAddresses } from '../detection/tracked-addresses.ts';

/** Everything a round can change for the events, as one comparable text: the events are planned again only when it differs. */
export const publishableOf = (
  sources: readonly AddressSource[],
  tracked: Pick<TrackedAddresses, 'of'>,
  { hold, vpn }: Pick<AppState, 'hold' | 'vpn'>,
): string => {
  const distinct = new Map(sources.map((source) => [sourceKey(source), source]));
  const known = [...distinct].map(([key, source]) => {
    const line = tracked.of(source);
    return [key, ...FAMILIES.flatMap((family) => [line[family].kind, line[family].address])];
  });
  return JSON.stringify([hold?.why ?? null, vpn, known]);
};
