import { halfOf, type Route, routerOf } from './route.ts';

const UP = 0x1;
const REJECT = 0x200;
const WORD = /^[0-9A-F]{8}$/i;

/** The kernel prints addresses as words of its own byte order, which is little-endian wherever Electron runs. */
const addressOf = (word: string): string => [6, 4, 2, 0].map((at) => Number.parseInt(word.slice(at, at + 2), 16)).join('.');
const bitsOf = (word: string): number => Number.parseInt(word, 16).toString(2).replaceAll('0', '').length;

/** Reads /proc/net/route (proc(5)): Iface Destination Gateway Flags RefCnt Use Metric Mask … Lines that are something else are passed over. */
export const parseProcRoute = (text: string): Route[] =>
  text.split('\n').flatMap((line) => {
    const [name = '', destination = '', gateway = '', flagWord = '', , , metric = '', mask = ''] = line.trim().split(/\s+/);
    if (![destination, gateway, mask].every((word) => WORD.test(word)) || !/^\d+$/.test(metric)) return [];
    const flags = Number.parseInt(flagWord, 16);
    const half = halfOf(addressOf(destination), bitsOf(mask));
    if (half === undefined || (flags & UP) === 0 || (flags & REJECT) !== 0) return [];
    return [{ half, gateway: routerOf(addressOf(gateway)), by: { interface: name }, metric: Number(metric) }];
  });
