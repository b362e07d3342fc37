import { networkInterfaces } from 'node:os';
import type { Family } from './look-up.ts';
import { PrivatePeerError, PublicPeerError } from './public-peer.ts';

const NO_WAY = ['ENETUNREACH', 'EHOSTUNREACH', 'EADDRNOTAVAIL', 'EAFNOSUPPORT'];
const LOCAL = /^(127\.|169\.254\.|::1$|fe80:)/i;

/** Whether this computer has an address of that family by which it could reach others. */
const hasFamily = (family: Family): boolean =>
  Object.values(networkInterfaces()).some((addresses) =>
    addresses?.some((each) => each.family === `IPv${family}` && !each.internal && !LOCAL.test(each.address)),
  );

const isUnreachable = ({ code }: NodeJS.ErrnoException): boolean => code === 'ENETUNREACH';

/**
 * Why no attempt came to a connection. What went wrong over the family that the line has tells more than that it lacks the other; and where a
 * name has addresses of the lacking one only, the line is not down for that: `NO_IPV4` or `NO_IPV6`.
 */
export const connectError = (
  errors: readonly NodeJS.ErrnoException[],
  tried: ReadonlySet<Family>,
  has: (family: Family) => boolean = hasFamily,
): Error | undefined => {
  const telling = errors.find(({ code = '' }) => !NO_WAY.includes(code)) ?? errors[0];
  const [family, ...others] = tried;
  if (telling === undefined || family === undefined || others.length > 0 || !isUnreachable(telling)) return telling;
  return has(family === 6 ? 4 : 6) && !has(family) ? Object.assign(new Error('no such family'), { code: `NO_IPV${family}` }) : telling;
};

/** Why there was no address to try: that there were only such as may not be spoken to, else what the system said. */
export const noAddressError = (errors: readonly Error[]): Error =>
  errors.find((error) => error instanceof PrivatePeerError || error instanceof PublicPeerError) ?? errors[0] ?? new Error('no address');
