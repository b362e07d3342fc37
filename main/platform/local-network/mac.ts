import { parseIpv4, parseIpv6 } from '../../net/address.ts';
import type { LocalAddress } from '../../net/local-address.ts';
import { readRouteMonitor } from './mac-news.ts';
import type { NetworkTools } from './tools.ts';

/** An interface's own lines are indented by a tab; its name stands at the margin. */
const CARD = /^([a-z][\w.-]*): flags=[0-9a-f]+<([A-Z0-9_,]*)>/i;
/** clat46: kept for translating IPv4 where a network has none (RFC 6877); it accepts no connections. */
const UNUSABLE = ['tentative', 'duplicated', 'detached', 'clat46'];

interface Card {
  name: string;
  up: boolean;
  /** Null for interfaces that have no cable to tell of. */
  active: boolean | null;
  addresses: Omit<LocalAddress, 'interface' | 'usable'>[];
  unusable: Set<string>;
}

/** 0xffffff00: a run of ones. Null for what is no mask. */
const lengthOf = (mask: string | undefined): number | null => {
  if (mask === undefined || !/^0x[0-9a-f]{8}$/i.test(mask)) return null;
  const bits = Number(mask).toString(2).padStart(32, '0');
  return /^1*0*$/.test(bits) ? bits.replaceAll('0', '').length : null;
};

/** The word after a name; ifconfig writes pairs among single words. */
const after = (words: string[], name: string): string | undefined => {
  const at = words.indexOf(name);
  return at < 0 ? undefined : words[at + 1];
};

const readIpv4 = (words: string[], card: Card): boolean => {
  const address = parseIpv4(words[1] ?? '');
  const prefixLength = lengthOf(after(words, 'netmask'));
  if (address === null || prefixLength === null) return false;
  card.addresses.push({ address, family: 4, prefixLength, temporary: false, deprecated: false, validSeconds: null });
  return true;
};

const readIpv6 = (words: string[], card: Card): boolean => {
  const address = parseIpv6((words[1] ?? '').split('%')[0] ?? '');
  const length = after(words, 'prefixlen');
  const valid = after(words, 'vltime');
  if (address === null || length === undefined || !/^\d{1,3}$/.test(length) || Number(length) > 128) return false;
  if (valid !== undefined && valid !== 'infty' && !/^\d+$/.test(valid)) return false;
  if (UNUSABLE.some((word) => words.includes(word))) card.unusable.add(address);
  card.addresses.push({
    address,
    family: 6,
    prefixLength: Number(length),
    temporary: words.includes('temporary'),
    deprecated: words.includes('deprecated'),
    validSeconds: valid === undefined || valid === 'infty' ? null : Number(valid),
  });
  return true;
};

/** Reads `ifconfig -L` (ifconfig(8)): lifetimes are seconds or `infty`. Link-local addresses carry their zone, which is taken off. */
export const readIfconfig = (stdout: string): LocalAddress[] | null => {
  // A whole output ends its last line.
  if (!stdout.endsWith('\n')) return null;
  const cards: Card[] = [];
  for (const line of stdout.split('\n')) {
    const [, name, flags = ''] = CARD.exec(line) ?? [];
    if (name !== undefined) {
      const running = ['UP', 'RUNNING'].every((flag) => flags.split(',').includes(flag));
      cards.push({ name, up: running, active: null, addresses: [], unusable: new Set() });
      continue;
    }
    const words = line.trim().split(/\s+/);
    const card = cards.at(-1);
    if (card === undefined) {
      if (line.trim() !== '') return null;
      continue;
    }
    if (words[0] === 'status:') card.active = words[1] === 'active';
    if (words[0] === 'inet' && !readIpv4(words, card)) return null;
    if (words[0] === 'inet6' && !readIpv6(words, card)) return null;
  }
  return cards.flatMap(({ name, up, active, addresses, unusable }) =>
    addresses.map((each) => ({ ...each, interface: name, usable: up && active !== false && !unusable.has(each.address) })),
  );
};

export const macTools = (ifconfig = '/sbin/ifconfig', route = '/sbin/route'): NetworkTools => ({
  list: { program: ifconfig, args: ['-L'], timeoutMs: 5000, holdsMs: 0, read: readIfconfig },
  news: { program: route, args: ['-n', 'monitor'], holdsMs: 0, reader: readRouteMonitor },
});
