import { createSocket, type Socket } from 'node:dgram';
import { createServer, type Server } from 'node:net';
import dnsPacket from 'dns-packet';

export const PRACTICE_ZONE = 'practice.test';
const NAME_SERVER = `ns.${PRACTICE_ZONE}`;
const TTL = 30;
const AUTHORITATIVE = 1 << 10;

/** An authoritative server for one small zone, UDP and TCP on one loopback port (RFC 1035). */
export interface PracticeDns {
  port: number;
  set(name: string, type: 'A' | 'AAAA', address: string): void;
  get(name: string, type: 'A' | 'AAAA'): string | undefined;
  close(): Promise<void>;
}

const answer = (message: Buffer, records: Map<string, string>): Buffer | null => {
  const query = dnsPacket.decode(message);
  const [question] = query.questions ?? [];
  if (question === undefined) return null;
  const name = question.name.toLowerCase();
  const soa = {
    type: 'SOA' as const,
    name: PRACTICE_ZONE,
    ttl: TTL,
    data: { mname: NAME_SERVER, rname: `hostmaster.${PRACTICE_ZONE}`, serial: 1, refresh: 3600, retry: 600, expire: 86_400, minimum: TTL },
  };
  const answers: object[] = [];
  if (question.type === 'NS' && name === PRACTICE_ZONE) answers.push({ type: 'NS', name, ttl: TTL, data: NAME_SERVER });
  else if (question.type === 'SOA' && name === PRACTICE_ZONE) answers.push(soa);
  else if (question.type === 'A' && name === NAME_SERVER) answers.push({ type: 'A', name, ttl: TTL, data: '127.0.0.1' });
  else if (question.type === 'A' || question.type === 'AAAA') {
    const address = records.get(`${name} ${question.type}`);
    if (address !== undefined) answers.push({ type: question.type, name, ttl: TTL, data: address });
  }
  const reply = {
    type: 'response',
    id: query.id,
    flags: AUTHORITATIVE,
    questions: query.questions,
    answers,
    authorities: answers.length === 0 ? [soa] : [],
  };
  return dnsPacket.encode(reply as Parameters<typeof dnsPacket.encode>[0]);
};

/** A packet that is no question is dropped, as any name server does. */
const tryAnswer = (message: Buffer, records: Map<string, string>): Buffer | null => {
  try {
    return answer(message, records);
  } catch {
    return null;
  }
};

const listenUdp = (records: Map<string, string>): Promise<Socket> =>
  new Promise((resolve, reject) => {
    const socket = createSocket('udp4');
    socket.on('message', (message, peer) => {
      const reply = tryAnswer(message, records);
      if (reply !== null) socket.send(reply, peer.port, peer.address);
    });
    socket.once('error', reject);
    socket.bind(0, '127.0.0.1', () => resolve(socket));
  });

const listenTcp = (records: Map<string, string>, port: number): Promise<Server> =>
  new Promise((resolve, reject) => {
    const server = createServer((connection) => {
      let kept = Buffer.alloc(0);
      connection.on('error', () => connection.destroy());
      connection.on('data', (chunk) => {
        kept = Buffer.concat([kept, chunk]);
        if (kept.length < 2 || kept.length < 2 + kept.readUInt16BE(0)) return;
        const reply = tryAnswer(kept.subarray(2, 2 + kept.readUInt16BE(0)), records);
        if (reply === null) connection.destroy();
        else connection.end(Buffer.concat([Buffer.from([reply.length >> 8, reply.length & 255]), reply]));
      });
    });
    server.once('error', reject);
    server.listen(port, '127.0.0.1', () => resolve(server));
  });

/** The port the system gives for UDP may be some connection's over TCP just now: then another one is tried. */
const listenBoth = async (records: Map<string, string>, triesLeft = 20): Promise<{ udp: Socket; tcp: Server; port: number }> => {
  const udp = await listenUdp(records);
  const { port } = udp.address();
  try {
    return { udp, tcp: await listenTcp(records, port), port };
  } catch (error) {
    udp.close();
    if (triesLeft === 0) throw error;
    return listenBoth(records, triesLeft - 1);
  }
};

export const startPracticeDns = async (): Promise<PracticeDns> => {
  const records = new Map<string, string>();
  const { udp, tcp, port } = await listenBoth(records);
  return {
    port,
    set: (name, type, address) => void records.set(`${name.toLowerCase()} ${type}`, address),
    get: (name, type) => records.get(`${name.toLowerCase()} ${type}`),
    close: async () => {
      udp.close();
      tcp.close();
    },
  };
};
