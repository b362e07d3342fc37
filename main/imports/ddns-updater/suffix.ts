import { LEAST_PREFIX, MOST_PREFIX } from '../../net/ipv6-suffix.ts';

/**
 * ddns-updater's suffix names with `/n` how many bits of it are taken, from its own end; here the number is that of the bits before them.
 * Null: it names no part that a home's device could have.
 */
export const deviceOf = (suffix: string): string | null => {
  const [address = '', bits = '64'] = suffix.trim().split('/');
  if (!/^[0-9a-f:.]+$/i.test(address) || !/^\d{1,3}$/.test(bits)) return null;
  const prefix = 128 - Number(bits);
  if (prefix < LEAST_PREFIX || prefix > MOST_PREFIX) return null;
  return prefix === MOST_PREFIX ? address : `${address}/${prefix}`;
};
