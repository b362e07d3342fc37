import { createSocket } from 'node:dgram';
import { isIP } from 'node:net';
import type { UdpCall, UdpReply } from '../../ports/udp.ts';
import { udpFaultOf } from './udp-fault.ts';

const TIMEOUT: UdpReply = { ok: false, fault: 'timeout', detail: 'TIMEOUT' };

/** A socket that is connected to one peer: the system drops what comes from elsewhere, and reports a closed port. */
export interface UdpLine {
  /** One question at a time. */
  ask(call: Pick<UdpCall, 'datagram' | 'waitsMs' | 'accept'>): Promise<UdpReply>;
  /** The idle socket must not keep the process alive. */
  idle(): void;
  isOpen(): boolean;
  close(): void;
}

export const openUdpLine = (address: string, port: number): UdpLine => {
  const socket = createSocket(isIP(address) === 6 ? 'udp6' : 'udp4');
  let own: string | null = null;
  let open = true;
  /** Of the question under way. A datagram without a pending question is a late answer and is dropped. */
  let heard: ((reply: Uint8Array) => void) | null = null;
  let failed: ((error: Error) => void) | null = null;

  const close = (): void => {
    if (!open) return;
    open = false;
    socket.close();
  };
  const fail = (error: Error): void => {
    close();
    failed?.(error);
  };
  socket.on('error', fail);
  // It is bound a moment before it is connected, and what came then is queued: who sent a datagram is looked at too.
  let peer: { port: number; address: string } | null = null;
  socket.on('message', (message, from) => {
    if (from.port === peer?.port && from.address === peer.address) heard?.(new Uint8Array(message));
  });

  return {
    ask: ({ datagram, waitsMs, accept }) =>
      new Promise((resolve) => {
        let timer: NodeJS.Timeout | undefined;
        const settle = (reply: UdpReply): void => {
          clearTimeout(timer);
          heard = null;
          failed = null;
          resolve(reply);
        };
        failed = (error) => settle(udpFaultOf(error));
        const send = (message: Uint8Array, sent = 0): void => {
          const wait = waitsMs[sent];
          if (wait === undefined) {
            settle(TIMEOUT);
            return;
          }
          timer = setTimeout(() => send(message, sent + 1), wait);
          socket.send(message, (error) => error && fail(error));
        };
        const begin = (from: string): void => {
          heard = (reply) => {
            if (accept(reply)) settle({ ok: true, datagram: reply, own: from });
          };
          send(typeof datagram === 'function' ? datagram(from) : datagram);
        };
        if (own !== null) {
          socket.ref();
          begin(own);
          return;
        }
        socket.connect(port, address, ((error?: Error) => {
          if (!open) return;
          if (error) {
            fail(error);
            return;
          }
          peer = socket.remoteAddress();
          own = socket.address().address;
          begin(own);
        }) as () => void);
      }),
    idle: () => socket.unref(),
    isOpen: () => open,
    close,
  };
};
