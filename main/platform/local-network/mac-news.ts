import { parseIpv4, parseIpv6 } from '../../net/address.ts';
import type { NewsReader } from './tools.ts';
import { createMemory } from './tools.ts';

/** AirDrop, hotspots of a phone, tunnels that every Mac has, and the like: they come and go all day, and none is the line's. */
const INNER = /^(?:lo|llw|awdl|ap|utun|ipsec|gif|stf|XHC|anpi|bridge|vmenet|vmnet|feth)\d/;
const ADDRESS_WORDS = new Map([
  ['RTM_NEWADDR', true],
  ['RTM_DELADDR', false],
]);
const ROUTE_WORDS = new Map([
  ['RTM_ADD', true],
  ['RTM_CHANGE', true],
  ['RTM_DELETE', false],
]);
/** The default route, and the halves a VPN lays over it; masks stand apart. */
const WAY_OUT = new Set(['default', '0.0.0.0', '128.0.0.0', '::', '8000::']);

interface Message {
  word: string;
  scope: string;
  names: string[] | null;
}

/**
 * Reads `route -n monitor` (route(8)): a heading, "RTM_…: …", then which addresses follow, in "sockaddrs: <…>", then these. Neighbours come
 * and go as host routes, and status words of interfaces name none: neither is news. Of routes only the way out counts.
 */
export const readRouteMonitor = (): NewsReader => {
  const memory = createMemory();
  let message: Message | null = null;

  const isNews = ({ word, scope, names }: Message, values: string[]): boolean => {
    const of = (name: string): string => values[names?.indexOf(name) ?? -1] ?? '';
    // "en0:a4.83.e7.1.2.3" where it has a hardware address.
    const card = of('IFP').split(':')[0] ?? '';
    const added = ADDRESS_WORDS.get(word);
    if (added !== undefined) {
      const address = parseIpv4(of('IFA')) ?? parseIpv6(of('IFA').split('%')[0] ?? '');
      if (address === null || card === '' || INNER.test(card) || /^(?:fe80:|169\.254\.|127\.)/.test(address)) return false;
      return memory.isNew(`${card} ${address}`, String(added));
    }
    const there = ROUTE_WORDS.get(word);
    if (there === undefined || !WAY_OUT.has(of('DST'))) return false;
    const via = of('GATEWAY');
    // Every tunnel of a Mac has a way out of its own, which only its own traffic takes.
    if (scope !== '' && (INNER.test(card) || INNER.test(via.split('%')[1] ?? ''))) return false;
    return memory.isNew(`${of('DST')} ${of('NETMASK')} ${via} ${scope}`, String(there));
  };

  return (line) => {
    const [, word] = /^(RTM_[A-Z]+): /.exec(line) ?? [];
    if (word !== undefined) {
      const isNeighbour = /flags:<[^>]*\b(?:HOST|LLINFO)\b/.test(line);
      message = isNeighbour ? null : { word, scope: /\bifscope (\d+)/.exec(line)?.[1] ?? '', names: null };
      return false;
    }
    if (message === null) return false;
    const [, names] = /^sockaddrs: <([A-Z0-9,]+)>$/.exec(line) ?? [];
    if (names !== undefined) {
      message.names = names.split(',');
      return false;
    }
    if (message.names === null) return false;
    const whole = message;
    message = null;
    return isNews(whole, line.trim().split(' '));
  };
};
