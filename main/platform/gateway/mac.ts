import { halfOf, type Route, routerOf } from './route.ts';

/** Routes scoped to one interface rank after unscoped ones. */
const SCOPED = 1000;
const SHORT = new Map([
  ['default', '0.0.0.0/0'],
  ['0/1', '0.0.0.0/1'],
  ['128.0/1', '128.0.0.0/1'],
]);

/**
 * Reads `netstat -rn -f inet`: Destination Gateway Flags [Refs Use] Netif Expire, with a heading that says where Netif stands. macOS has no
 * metrics: the first route wins.
 */
export const parseNetstat = (text: string): Route[] => {
  let netif = -1;
  return text.split('\n').flatMap((line, at) => {
    const words = line.trim().split(/\s+/);
    if (words[0] === 'Destination') netif = words.indexOf('Netif');
    const [destination = '', gateway = '', flags = ''] = words;
    const [address = '', length = ''] = (SHORT.get(destination) ?? destination).split('/');
    const half = halfOf(address, Number(length || Number.NaN));
    const name = words[netif];
    if (half === undefined || name === undefined || !flags.startsWith('U') || /[RB]/.test(flags)) return [];
    return [{ half, gateway: routerOf(gateway), by: { interface: name }, metric: at + (flags.includes('I') ? SCOPED : 0) }];
  });
};
