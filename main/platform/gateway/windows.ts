import { parseIpv4 } from '../../net/address.ts';
import { halfOf, type Route, routerOf } from './route.ts';

const LENGTHS: Readonly<Record<string, number>> = { '0.0.0.0': 0, '128.0.0.0': 1 };

/**
 * Reads `route print -4` in any language: only a line of the active routes is made of two addresses, a router's address or words ("On-link",
 * "リンク上", "Auf Verbindung"), this machine's address and a number. Persistent routes lack this machine's address.
 */
export const parseRoutePrint = (text: string): Route[] =>
  text.split('\n').flatMap((line) => {
    const words = line.trim().split(/\s+/);
    const [destination = '', mask = ''] = words;
    const own = parseIpv4(words.at(-2) ?? '');
    const metric = words.at(-1) ?? '';
    const half = halfOf(destination, LENGTHS[mask] ?? Number.NaN);
    if (words.length < 5 || half === undefined || own === null || !/^\d{1,9}$/.test(metric)) return [];
    return [{ half, gateway: words.length === 5 ? routerOf(words[2] ?? '') : null, by: { own }, metric: Number(metric) }];
  });
