import { createSocket } from 'node:dgram';
import type { Udp } from '../../ports/udp.ts';
import { udpFaultOf } from './udp-fault.ts';

/** Windows binds no group address. Elsewhere doing so keeps out what was sent to this host alone (RFC 6886 §3.2.1). */
const BINDS_GROUPS = process.platform !== 'win32';

/** Hears a multicast group beside the system's own listeners, for as long as the interface stays. */
export const listenToGroup: Udp['listen'] = ({ group, port, own }, hearing) => {
  // Others on this machine listen there as well: mDNSResponder, another client.
  const socket = createSocket({ type: 'udp4', reuseAddr: true });
  let open = true;
  const close = (): void => {
    if (!open) return;
    open = false;
    socket.close();
  };
  socket.on('error', (error) => {
    if (!open) return;
    close();
    hearing.failed(udpFaultOf(error).detail);
  });
  socket.on('message', (heard, { address }) => {
    if (open) hearing.datagram(new Uint8Array(heard), address);
  });
  socket.bind({ port, ...(BINDS_GROUPS ? { address: group } : {}) }, () => {
    if (!open) return;
    try {
      socket.addMembership(group, own);
    } catch {
      // Every host is in the all-hosts group anyway; where the system wants more, only the announcements are missed.
    }
  });
  return close;
};
