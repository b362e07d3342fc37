import { createSocket } from 'node:dgram';
import { lookup } from 'node:dns/promises';
import { isIP } from 'node:net';
import type { Udp, UdpCall, UdpReply } from '../engine/ports.ts';
import { isPublicPeer } from './public-peer.ts';
import { udpFaultOf } from './udp-fault.ts';
import { listenToGroup } from './udp-group.ts';

const TIMEOUT: UdpReply = { ok: false, fault: 'timeout', detail: 'TIMEOUT' };

const addressOf = async (host: string, family: 4 | 6): Promise<string> =>
  isIP(host) === 0 ? (await lookup(host, { family })).address : host;

/** The socket is connected: the system drops what comes from elsewhere, and tells of a port where nobody listens. */
const exchange = (address: string, { port, datagram, waitsMs, accept }: UdpCall): Promise<UdpReply> =>
  new Promise((resolve) => {
    const socket = createSocket(isIP(address) === 6 ? 'udp6' : 'udp4');
    let timer: NodeJS.Timeout | undefined;
    let done = false;
    const settle = (reply: UdpReply): void => {
      if (done) return;
      done = true;
      clearTimeout(timer);
      socket.close();
      resolve(reply);
    };
    const send = (message: Uint8Array, sent = 0): void => {
      const wait = waitsMs[sent];
      if (done) return;
      if (wait === undefined) {
        settle(TIMEOUT);
        return;
      }
      timer = setTimeout(() => send(message, sent + 1), wait);
      socket.send(message, (error) => error && settle(udpFaultOf(error)));
    };
    const begin = (error?: Error): void => {
      if (done) return;
      if (error) {
        settle(udpFaultOf(error));
        return;
      }
      const own = socket.address().address;
      socket.on('message', (heard) => {
        const reply = new Uint8Array(heard);
        if (!done && accept(reply)) settle({ ok: true, datagram: reply, own });
      });
      send(typeof datagram === 'function' ? datagram(own) : datagram);
    };
    socket.on('error', (error) => settle(udpFaultOf(error)));
    socket.connect(port, address, begin as () => void);
  });

/** Looking up a name may take as long as the whole exchange, not longer: the system's own patience is far greater. */
const lookUp = (call: UdpCall): Promise<string | UdpReply> => {
  const patience = call.waitsMs.reduce((sum, wait) => sum + wait, 0);
  return new Promise((resolve) => {
    const timer = setTimeout(() => resolve({ ok: false, fault: 'dns', detail: 'TIMEOUT' }), patience);
    addressOf(call.host, call.family)
      .then(resolve, (error: unknown) => resolve(udpFaultOf(error)))
      .finally(() => clearTimeout(timer));
  });
};

/** Questions over UDP, each from a socket and a port of its own, and an ear for multicast. */
export const createUdp = (): Udp => ({
  async ask(call) {
    const found = await lookUp(call);
    if (typeof found !== 'string') return found;
    if (isIP(found) !== call.family) return { ok: false, fault: 'dns', detail: 'OTHER_FAMILY' };
    if (!call.allowPrivate && !isPublicPeer(found)) return { ok: false, fault: 'private', detail: 'PRIVATE_PEER' };
    return exchange(found, call);
  },
  listen: listenToGroup,
});
