import { createSocket } from 'node:dgram';

/** A documentation address (RFC 5737): only a default route leads there. */
const FAR_AWAY = '192.0.2.1';
/** RFC 863. Nothing is sent there. */
const DISCARD_PORT = 9;

/**
 * This machine's address that what goes out would have, as the system itself decides it: tables and rules that no list of routes shows count,
 * too. Binding a socket to a far side sends nothing. Null where there is no way out.
 */
export const ownOnTheWayOut = (): Promise<string | null> =>
  new Promise((done) => {
    const socket = createSocket('udp4');
    const end = (own: string | null): void => {
      socket.close();
      done(own);
    };
    socket.once('error', () => end(null));
    socket.once('connect', () => end(socket.address().address));
    socket.connect(DISCARD_PORT, FAR_AWAY);
  });
