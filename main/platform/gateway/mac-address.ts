import { parseMac } from '../../net/network-id.ts';

/** A neighbour as a system's table has it. */
export interface Neighbour {
  address: string;
  mac: string;
  /** Null where the table doesn't say. */
  card: string | null;
}
const neighbour = (address: string, found: string, card: string | null): Neighbour[] => {
  const mac = parseMac(found);
  return mac === null ? [] : [{ address, mac, card }];
};

/** ATF_COM of <linux/if_arp.h>: the entry is complete. */
const COMPLETE = 0x2;
/** Reads /proc/net/arp (proc(5)): IP address, HW type, Flags, HW address, Mask, Device. */
export const parseProcArp = (text: string): Neighbour[] =>
  text.split('\n').flatMap((line) => {
    const [address = '', , flags = '', mac = '', , card = ''] = line.trim().split(/\s+/);
    return (Number.parseInt(flags, 16) & COMPLETE) === 0 ? [] : neighbour(address, mac, card);
  });

const MAC_LINE = /\((\d{1,3}(?:\.\d{1,3}){3})\) at ([0-9a-f:]+) on (\S+)/i;
/** Reads macOS' `arp -n`: "? (192.168.1.1) at 0:11:22:33:44:55 on en0 ifscope [ethernet]". What is incomplete, or no entry, has no such line. */
export const parseMacArp = (text: string): Neighbour[] =>
  text.split('\n').flatMap((line) => {
    const [, address, mac, card] = MAC_LINE.exec(line) ?? [];
    return address === undefined || mac === undefined || card === undefined ? [] : neighbour(address, mac, card);
  });

/** Reads Windows' `arp -a` in any language: an address, six pairs with dashes, and a word for the kind. */
export const parseWindowsArp = (text: string): Neighbour[] =>
  text.split('\n').flatMap((line) => {
    const [address = '', mac = '', kind] = line.trim().split(/\s+/);
    return kind === undefined || !/^\d{1,3}(?:\.\d{1,3}){3}$/.test(address) ? [] : neighbour(address, mac, null);
  });

/** The one of this address, on this interface where interfaces are named. Two different ones say nothing. */
export const macOf = (neighbours: Neighbour[], address: string, card: string): string | null => {
  const found = neighbours.filter((each) => each.address === address && (each.card === null || each.card === card));
  const macs = new Set(found.map(({ mac }) => mac));
  return macs.size === 1 ? (found[0]?.mac ?? null) : null;
};
