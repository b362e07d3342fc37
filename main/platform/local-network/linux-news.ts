import { createMemory, type NewsReader } from './tools.ts';

/** Network interfaces of containers, virtual machines and overlays: none of them belongs to the line. */
const INNER = /^(?:lo$|veth|docker|br-[0-9a-f]{12}$|virbr|vnet|cni|cali|flannel|lxc|lxd|podman|ifb|dummy|tailscale|zt)/;
const DELETED = 'Deleted ';
const ADDRESS = /^\d+: (\S+)\s+inet6? (\S+) (.*)$/;
const CARD = /^\d+: ([^\s:@]+)(?:@\S+)?: <([A-Z0-9_,-]*)>/;
/** The default route, and the halves a VPN lays over it, in whatever table. */
const WAY_OUT = /^(?:unicast )?(?:default|0\.0\.0\.0\/1|128\.0\.0\.0\/1|::\/1|8000::\/1) /;
/** What changes by itself all the time, or is told on one occasion and not on the other. */
const PASSING = / (?:(?:valid_lft|preferred_lft|expires|pref) \S+|linkdown|dead)(?= |$)/g;

/**
 * Reads `ip -o monitor address route link` (ip-monitor(8)): news of an interface, of an address and of the way out. A router's advertisements and a
 * wireless interface's reports repeat what is known: those are none, nor are temporary addresses (RFC 8981), under which no device is found.
 */
export const readIpMonitor = (): NewsReader => {
  const memory = createMemory();
  const isNews = (key: string, value: string, gone: boolean): boolean => memory.isNew(key, gone ? '' : value);
  return (line) => {
    const gone = line.startsWith(DELETED);
    const told = (gone ? line.slice(DELETED.length) : line).replaceAll('\\', ' ').replace(/\s+/g, ' ').trim();
    const [, holder, address, how = ''] = ADDRESS.exec(told) ?? [];
    if (holder !== undefined) {
      if (INNER.test(holder) || / temporary(?: |$)/.test(` ${how}`)) return false;
      return isNews(`${holder} ${address}`, ` ${how}`.replace(PASSING, ''), gone);
    }
    const [, card, flags = ''] = CARD.exec(told) ?? [];
    if (card !== undefined) return !INNER.test(card) && isNews(card, flags, gone);
    return WAY_OUT.test(`${told} `) && isNews(told.replace(PASSING, ''), 'there', gone);
  };
};
