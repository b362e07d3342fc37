import * as v from 'valibot';
import { parseIpv4, parseIpv6 } from '../../net/address.ts';
import type { LocalAddress } from '../../net/local-address.ts';
import { readIpMonitor } from './linux-news.ts';
import type { NetworkTools } from './tools.ts';

/** How iproute2 writes that an address never ends. */
const FOR_EVER = 4_294_967_295;

/**
 * The kernel tells of each address that comes, goes, ages or is prolonged (rtnetlink(7)). Starting a program copies the page tables of the whole
 * app, which costs more than all else of a round. In ms.
 */
const HOLDS_WHILE_TOLD = 5 * 60_000;

const flag = v.optional(v.boolean(), false);
const Info = v.object({
  family: v.string(),
  local: v.optional(v.string(), ''),
  prefixlen: v.optional(v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(128)), 128),
  temporary: flag,
  deprecated: flag,
  tentative: flag,
  dadfailed: flag,
  valid_life_time: v.optional(v.pipe(v.number(), v.integer(), v.minValue(0)), FOR_EVER),
});
/** Older versions leave an empty object for an interface, or an address, they have nothing to say of. */
const Gap = v.strictObject({});
const Card = v.object({ ifname: v.string(), flags: v.array(v.string()), addr_info: v.array(v.union([Info, Gap])) });
const Cards = v.array(v.union([Card, Gap]));

const parsed = (text: string): unknown => {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
};

const addressOf = (info: v.InferOutput<typeof Info>, card: v.InferOutput<typeof Card>): LocalAddress | null => {
  const family = info.family === 'inet' ? 4 : 6;
  const address = family === 4 ? parseIpv4(info.local) : parseIpv6(info.local);
  if (address === null || (family === 4 && info.prefixlen > 32)) return null;
  return {
    address,
    family,
    prefixLength: info.prefixlen,
    interface: card.ifname,
    temporary: info.temporary,
    deprecated: info.deprecated,
    usable: !info.tentative && !info.dadfailed && card.flags.includes('UP') && !card.flags.includes('NO-CARRIER'),
    validSeconds: info.valid_life_time >= FOR_EVER ? null : info.valid_life_time,
  };
};

/** Reads `ip -j address` (ip-address(8)). */
export const readIpAddress = (stdout: string): LocalAddress[] | null => {
  const cards = v.safeParse(Cards, parsed(stdout));
  if (!cards.success) return null;
  const found = cards.output.flatMap((card) =>
    'ifname' in card
      ? card.addr_info.flatMap((info) => ('family' in info && /^inet6?$/.test(info.family) ? [addressOf(info, card)] : []))
      : [],
  );
  return found.every((address) => address !== null) ? found : null;
};

export const linuxTools = (ip = 'ip'): NetworkTools => ({
  list: { program: ip, args: ['-j', 'address'], timeoutMs: 5000, holdsMs: 0, read: readIpAddress },
  news: { program: ip, args: ['-o', 'monitor', 'address', 'route', 'link'], holdsMs: HOLDS_WHILE_TOLD, reader: readIpMonitor },
});
