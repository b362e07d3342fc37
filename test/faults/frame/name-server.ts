import { createSocket } from 'node:dgram';
import dnsPacket from 'dns-packet';

/** A resolver and the authoritative server of every zone at once, over UDP on loopback. */
export interface NameServer {
  port: number;
  /** By name and type the addresses, with blanks between them. */
  records: Map<string, string>;
  /** What it says instead where it is asked as a resolver. */
  resolved: Map<string, string>;
  /** Names that are gone: NXDOMAIN, as their zone's own server says it. */
  gone: Set<string>;
  /** It answers nobody. */
  dead: boolean;
  questions: number;
  /** Called with each question as it arrives. */
  asked: () => void;
  close(): void;
}

const soaOf = (zone: string): object => ({
  type: 'SOA',
  name: zone,
  ttl: 60,
  data: { mname: `ns.${zone}`, rname: `hostmaster.${zone}`, serial: 1, refresh: 1, retry: 1, expire: 1, minimum: 60 },
});
const NXDOMAIN = 3;
const zoneOf = (name: string): string => name.toLowerCase().split('.').slice(-2).join('.');

const heldOf = ({ records, resolved }: NameServer, key: string, recursive: boolean | undefined): string | undefined =>
  (recursive === true ? resolved.get(key) : undefined) ?? records.get(key);

export const openNameServer = async (): Promise<NameServer> => {
  const socket = createSocket('udp4');
  const server: NameServer = {
    port: 0,
    records: new Map(),
    resolved: new Map(),
    gone: new Set(),
    dead: false,
    questions: 0,
    asked: () => {},
    close: () => socket.close(),
  };
  socket.on('message', (message, peer) => {
    server.questions += 1;
    server.asked();
    if (server.dead) return;
    const query = dnsPacket.decode(message);
    const [{ name, type } = { name: '', type: 'A' }] = query.questions ?? [];
    const zone = zoneOf(name);
    const found = name.startsWith('ns.') && type === 'A' ? '127.0.0.1' : heldOf(server, `${name.toLowerCase()} ${type}`, query.flag_rd);
    const answers: object[] = (found ?? '')
      .split(' ')
      .filter(Boolean)
      .map((data) => ({ type, name, ttl: 60, data }));
    if (type === 'NS' && name.toLowerCase() === zone) answers.push({ type, name, ttl: 60, data: `ns.${zone}` });
    if (type === 'SOA' && name.toLowerCase() === zone) answers.push(soaOf(zone));
    const authorities = answers.length === 0 ? [soaOf(zone)] : [];
    const flags = dnsPacket.AUTHORITATIVE_ANSWER | dnsPacket.RECURSION_AVAILABLE | (server.gone.has(name.toLowerCase()) ? NXDOMAIN : 0);
    const reply = { type: 'response', id: query.id ?? 0, flags, questions: query.questions ?? [], answers, authorities };
    socket.send(dnsPacket.encode(reply as never), peer.port, peer.address);
  });
  await new Promise<void>((ready) => socket.bind(0, '127.0.0.1', ready));
  server.port = socket.address().port;
  return server;
};
