import { lookup } from 'node:dns/promises';
import { isIP } from 'node:net';
import type { Udp, UdpCall, UdpReply } from '../../ports/udp.ts';
import { isPublicPeer } from '../sockets/public-peer.ts';
import { udpFaultOf } from './udp-fault.ts';
import { listenToGroup } from './udp-group.ts';
import { openUdpLine, type UdpLine } from './udp-line.ts';

/** A line that is kept for further questions is closed when none came for so long, in ms. */
const KEPT = 90_000;

/** Looking up a name may take as long as the whole exchange, not longer: the system's own timeout is far longer. */
const lookUp = ({ host, family, waitsMs }: UdpCall): Promise<string | UdpReply> => {
  const patience = waitsMs.reduce((sum, wait) => sum + wait, 0);
  return new Promise((resolve) => {
    const timer = setTimeout(() => resolve({ ok: false, fault: 'dns', detail: 'TIMEOUT' }), patience);
    lookup(host, { family })
      .then(
        ({ address }) => resolve(address),
        (error: unknown) => resolve(udpFaultOf(error)),
      )
      .finally(() => clearTimeout(timer));
  });
};

/** Lines that answered, each until it is used again: opening a socket is what a question to the router costs most of. */
const createKeptLines = () => {
  const lines = new Map<string, { line: UdpLine; timer: NodeJS.Timeout }>();
  const take = (name: string): UdpLine | null => {
    const kept = lines.get(name);
    if (kept === undefined) return null;
    clearTimeout(kept.timer);
    lines.delete(name);
    return kept.line.isOpen() ? kept.line : null;
  };
  return {
    take,
    keep(name: string, line: UdpLine): void {
      take(name)?.close();
      line.idle();
      const timer = setTimeout(() => take(name)?.close(), KEPT);
      timer.unref();
      lines.set(name, { line, timer });
    },
  };
};

/** Questions over UDP, each from a socket and a port of its own unless it may be kept, and an ear for multicast. */
export const createUdp = (): Udp => {
  const kept = createKeptLines();
  const ask = async (call: UdpCall): Promise<UdpReply> => {
    const found = isIP(call.host) === 0 ? await lookUp(call) : call.host;
    if (typeof found !== 'string') return found;
    if (isIP(found) !== call.family) return { ok: false, fault: 'dns', detail: 'OTHER_FAMILY' };
    if (!call.allowPrivate && !isPublicPeer(found)) return { ok: false, fault: 'private', detail: 'PRIVATE_PEER' };
    const name = call.keepFor === undefined ? null : `${call.keepFor} ${found} ${call.port}`;
    const before = name === null ? null : kept.take(name);
    const line = before ?? openUdpLine(found, call.port);
    const reply = await line.ask(call);
    if (reply.ok && name !== null) kept.keep(name, line);
    else line.close();
    // What held when the line was opened may hold no longer: another route, or a system that slept.
    return before !== null && !reply.ok && reply.fault !== 'timeout' ? ask(call) : reply;
  };
  return { ask, listen: listenToGroup };
};
