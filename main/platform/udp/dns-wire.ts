import { createSocket, type RemoteInfo } from 'node:dgram';
import { getServers } from 'node:dns';
import { lookup } from 'node:dns/promises';
import { connect, isIP } from 'node:net';
import type { DnsWire, DnsWireReply } from '../../ports/dns.ts';
import type { ConnectTo } from '../sockets/public-peer.ts';
import { faultOf } from '../sockets/transport-fault.ts';

/** Where a query really goes, for practice and tests; undefined: port 53, or the query's own. */
export type PortOf = (server: string) => number | undefined;

const TIMEOUT: DnsWireReply = { ok: false, fault: 'timeout', detail: 'TIMEOUT' };
/** UDP is asked again this often within the time there is; the message is the same, so an update happens once. */
const TRIES = 3;

const idOf = (message: Uint8Array): number => ((message[0] ?? 0) << 8) | (message[1] ?? 0);
const isReplyTo = (reply: Uint8Array, query: Uint8Array): boolean =>
  reply.length >= 12 && idOf(reply) === idOf(query) && ((reply[2] ?? 0) & 0x80) !== 0;
const isCut = (reply: Uint8Array): boolean => ((reply[2] ?? 0) & 0x02) !== 0;

type Exchange = (address: string, port: number, message: Uint8Array, timeoutMs: number) => Promise<DnsWireReply>;

/**
 * The socket is connected, so the system drops what comes from elsewhere; but it is bound a moment before, and what came then is queued: who sent a reply
 * is looked at too. A wrong id is passed over.
 */
const byUdp: Exchange = (address, port, message, timeoutMs) =>
  new Promise((resolve) => {
    const socket = createSocket(isIP(address) === 6 ? 'udp6' : 'udp4');
    let done = false;
    const settle = (reply: DnsWireReply): void => {
      if (done) return;
      done = true;
      clearTimeout(timer);
      clearInterval(again);
      socket.close();
      resolve(reply);
    };
    const ask = (): void => socket.send(message, (error) => error && settle(faultOf(error)));
    let server: { port: number; address: string } | null = null;
    const begin = (error?: Error): void => {
      if (error) {
        settle(faultOf(error));
        return;
      }
      server = socket.remoteAddress();
      ask();
    };
    const timer = setTimeout(() => settle(TIMEOUT), timeoutMs);
    const again = setInterval(ask, timeoutMs / TRIES);
    socket.on('error', (error) => settle(faultOf(error)));
    const isFromServer = (from: RemoteInfo): boolean => from.port === server?.port && from.address === server.address;
    socket.on('message', (reply, from) => {
      if (isReplyTo(reply, message) && isFromServer(from)) settle({ ok: true, message: new Uint8Array(reply) });
    });
    socket.connect(port, address, begin as () => void);
  });

/** RFC 1035 §4.2.2: two bytes of length in front. */
const byTcp: Exchange = (address, port, message, timeoutMs) =>
  new Promise((resolve) => {
    const socket = connect({ host: address, port });
    let received = Buffer.alloc(0);
    const settle = (reply: DnsWireReply): void => {
      clearTimeout(timer);
      socket.destroy();
      resolve(reply);
    };
    const timer = setTimeout(() => settle(TIMEOUT), timeoutMs);
    socket.on('error', (error) => settle(faultOf(error)));
    socket.on('close', () => settle({ ok: false, fault: 'closed', detail: 'CLOSED' }));
    socket.on('connect', () => socket.write(Buffer.concat([Buffer.of(message.length >> 8, message.length & 255), message])));
    socket.on('data', (part) => {
      received = Buffer.concat([received, part]);
      if (received.length < 2 || received.length < 2 + received.readUInt16BE(0)) return;
      const reply = new Uint8Array(received.subarray(2, 2 + received.readUInt16BE(0)));
      settle(isReplyTo(reply, message) ? { ok: true, message: reply } : { ok: false, fault: 'closed', detail: 'OTHER_REPLY' });
    });
  });

const addressOf = async (server: string): Promise<string> => (isIP(server) === 0 ? (await lookup(server)).address : server);

/** Raw DNS messages over UDP and TCP. Answers whose source or id is another's are passed over. */
export const createDnsWire = (options: { portOf?: PortOf; connectTo?: ConnectTo; resolvers?: () => string[] } = {}): DnsWire => ({
  exchange: async ({ server, port, message, tcp, timeoutMs }) => {
    const named = options.portOf?.(server) ?? port ?? 53;
    const led = options.connectTo?.(server, named);
    try {
      const address = await addressOf(led?.host ?? server);
      const target = led?.port ?? named;
      if (tcp) return await byTcp(address, target, message, timeoutMs);
      const reply = await byUdp(address, target, message, timeoutMs);
      return reply.ok && isCut(reply.message) ? await byTcp(address, target, message, timeoutMs) : reply;
    } catch (error) {
      return faultOf(error);
    }
  },
  resolvers:
    options.resolvers ??
    (() => getServers().map((server) => server.replace(/^\[(.+)\]:\d+$/, '$1').replace(/^(\d+(?:\.\d+){3}):\d+$/, '$1'))),
});
