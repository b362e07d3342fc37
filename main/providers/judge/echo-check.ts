import { findAddresses, parseAddress } from '../../net/address.ts';
import type { Scope } from '../grammar/template.ts';

/** A full stop is no part of the address before it. */
const withoutStops = (text: string): string => text.replace(/\.(?=\s|<|$)/g, ' ');

/** Whether a text tells every address of this sending, however it writes them. False when there is none. */
export const tellsAll = (text: string, scope: Scope): boolean => {
  const sent = (['ipv4', 'ipv6'] as const).flatMap((family) => {
    const address = scope(family);
    return typeof address === 'string' ? [{ family, address }] : [];
  });
  return (
    sent.length > 0 &&
    sent.every(({ family, address }) => {
      const told = findAddresses(withoutStops(text), family).map((one) => parseAddress(one, family));
      return told.includes(parseAddress(address, family));
    })
  );
};
