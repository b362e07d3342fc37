import { createSocket } from 'node:dgram';
import { decodeMessage, encodeName, uint48 } from '../../../main/providers/code/sign/dns-message.ts';
import { sign, TSIG_ERROR, type TsigKey, verify } from '../../../main/providers/code/sign/tsig.ts';

/** Answers an UPDATE as a case writes it, e.g. NOTAUTH/BADKEY. */
export interface DnsFarSide {
  port: number;
  say: string;
  /** Messages that came, with whether their signature was good. */
  arrived: { message: Uint8Array; signature: string }[];
  close(): void;
}

const RCODE: Readonly<Record<string, number>> = {
  NOERROR: 0,
  FORMERR: 1,
  SERVFAIL: 2,
  NXDOMAIN: 3,
  NOTIMP: 4,
  REFUSED: 5,
  NOTAUTH: 9,
  NOTZONE: 10,
};

export const tsigKeyOf = (name: string, secret: string): TsigKey => ({
  name: encodeName(name) ?? new Uint8Array(),
  algorithm: 'hmac-sha256',
  secret: new Uint8Array(Buffer.from(secret, 'base64')),
});

/** A name server on loopback that verifies what it gets and signs what it says (RFC 8945). */
export const openDnsFarSide = async (key: TsigKey, now: () => number): Promise<DnsFarSide> => {
  const socket = createSocket('udp4');
  const side: DnsFarSide = { port: 0, say: 'NOERROR', arrived: [], close: () => socket.close() };
  socket.on('message', (message, peer) => {
    const seconds = Math.floor(now() / 1000);
    const signature = verify(message, key, undefined, seconds).kind;
    side.arrived.push({ message: new Uint8Array(message), signature });
    const [rcode = '', failure = ''] = side.say.split('/');
    const header = new Uint8Array(12);
    header.set(message.subarray(0, 2), 0);
    header[2] = 0xa8;
    header[3] = RCODE[rcode] ?? 2;
    const requestMac = macOf(message);
    const error = Object.hasOwn(TSIG_ERROR, failure) ? TSIG_ERROR[failure as keyof typeof TSIG_ERROR] : 0;
    const other = error === TSIG_ERROR.BADTIME ? uint48(seconds - 600) : undefined;
    const signed = error !== TSIG_ERROR.BADKEY && error !== TSIG_ERROR.BADSIG;
    socket.send(sign(header, key, seconds, { requestMac, error, other, signed }).message, peer.port, peer.address);
  });
  await new Promise<void>((resolve) => socket.bind(0, '127.0.0.1', resolve));
  side.port = socket.address().port;
  return side;
};

const macOf = (message: Uint8Array): Uint8Array | undefined => {
  const data = decodeMessage(message)?.records.at(-1)?.data;
  if (data === undefined) return undefined;
  const at = data.indexOf(0) + 1 + 8;
  const length = ((data[at] ?? 0) << 8) | (data[at + 1] ?? 0);
  return data.subarray(at + 2, at + 2 + length);
};
