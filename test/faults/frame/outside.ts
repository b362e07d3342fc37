import { createServer, type Server, type Socket } from 'node:net';
import dnsPacket from 'dns-packet';
import { DNS_ECHO_SERVICES } from '../../../main/sources/dns-echo.ts';
import { ECHO_SERVICES } from '../../../main/sources/http-echo.ts';
import { type Certificates, makeCertificates } from '../../providers/replay/certificates.ts';
import { type Answering, type FarSide, openFarSide } from '../../providers/replay/far-side.ts';
import { type NameServer, openNameServer } from './name-server.ts';

/** The services of the rows, by the host they are spoken to at. */
export const NOIP_HOST = 'dynupdate.no-ip.com';
export const DDNS_NOW_HOST = 'f5.si';
const SERVICE_HOSTS = [NOIP_HOST, DDNS_NOW_HOST];
/** Of the app's own sources those that answer with the address alone, over both transports that the quorum asks for. */
export const ECHOES = ECHO_SERVICES.filter(({ family, shape }) => family === 'ipv4' && shape === 'plain');
export const DNS_ECHOES = DNS_ECHO_SERVICES.filter(({ family }) => family === 'ipv4');
const ECHO_HOSTS = [...ECHOES, ...DNS_ECHOES].map(({ url }) => new URL(url).host);

/** What reached a service, by what it says. */
export interface Received {
  hosts: string[];
  addresses: string[];
  password: string;
}

/** The Internet of a row, on loopback: services over TLS, echo services, a name server. */
export interface Outside {
  /** Authorities the app trusts, in PEM. */
  trusted: string[];
  /** Where a connection to the service leads. */
  service: { host: string; port: number };
  /** Where all connections lead while the line is down. */
  cut: { host: string; port: number } | null;
  /** What it answers; as it comes: it takes the address, and the name server shows it. */
  answer: Answering;
  /** Each request that reached the service whole. */
  received: Received[];
  /** Called with each of them, before it is answered. */
  heard: (one: Received) => void;
  echo: FarSide;
  /** What each echo sees. */
  seen: string;
  /** Instead of what it sees, by host of the echo. */
  echoAnswers: Map<string, Answering>;
  names: NameServer;
  /** Well again. */
  heal(): void;
  connectTo(host: string): { host: string; port: number };
  close(): Promise<void>;
}

/** A name's certificates: one that is over, one for another name, and one of an authority that is trusted by nobody here. */
export const BAD_CERTIFICATES = {
  expired: () => makeCertificates(SERVICE_HOSTS, -1),
  'wrong-name': () => makeCertificates(['elsewhere.example.net']),
  'unknown-authority': () => makeCertificates([...SERVICE_HOSTS, 'unknown.example.net']),
} satisfies Record<string, () => Certificates>;

const receivedOf = ({ query, headers }: Parameters<Answering>[0]): Received => {
  const basic = Buffer.from((headers.authorization ?? '').replace(/^Basic /, ''), 'base64').toString();
  return {
    hosts: (query.hostname ?? `${query.domain}.f5.si`).split(','),
    addresses: [query.myip ?? '', query.ip ?? '', query.ipv6 ?? ''].flatMap((text) => text.split(',')).filter(Boolean),
    password: query.password ?? basic.slice(basic.indexOf(':') + 1),
  };
};
const whoami = (host: string, data: string): Uint8Array => {
  const question = DNS_ECHOES.find(({ url }) => new URL(url).host === host)?.question;
  return dnsPacket.encode({ type: 'response', id: 0, questions: [question], answers: [{ ...question, ttl: 0, data }] } as never);
};

export const openOutside = async (): Promise<Outside> => {
  const certificates = makeCertificates([...SERVICE_HOSTS, ...ECHO_HOSTS]);
  const [far, echo, names] = await Promise.all([openFarSide(certificates), openFarSide(certificates), openNameServer()]);
  const well: Answering = ({ host }, _raw) => {
    const { hosts, addresses } = outside.received.at(-1) as Received;
    for (const name of hosts)
      for (const address of addresses) names.records.set(`${name} ${address.includes(':') ? 'AAAA' : 'A'}`, address);
    const body = host === NOIP_HOST ? hosts.map(() => `good ${addresses.join(',')}`).join('\n') : '{"result":"OK"}';
    return { status: 200, body };
  };
  const outside: Outside = {
    trusted: [certificates.ca, BAD_CERTIFICATES.expired().ca, BAD_CERTIFICATES['wrong-name']().ca],
    service: { host: '127.0.0.1', port: far.port },
    answer: well,
    received: [],
    heard: () => {},
    echo,
    seen: '44.128.0.1',
    echoAnswers: new Map(),
    names,
    heal() {
      outside.service = { host: '127.0.0.1', port: far.port };
      outside.answer = well;
      names.dead = false;
      outside.cut = null;
    },
    cut: null,
    connectTo: (host) => outside.cut ?? (SERVICE_HOSTS.includes(host) ? outside.service : { host: '127.0.0.1', port: echo.port }),
    close: async () => {
      names.close();
      await Promise.all([far.close(), echo.close()]);
    },
  };
  far.answer = (request, raw) => {
    const received = receivedOf(request);
    outside.received.push(received);
    outside.heard(received);
    const answer = outside.answer(request, raw);
    // Minutes of a row pass within the seconds for which a connection is kept: the next request comes anew, as it would.
    return answer && { ...answer, headers: { ...answer.headers, connection: 'close' } };
  };
  echo.answer = (request, raw) => {
    const other = outside.echoAnswers.get(request.host) ?? outside.echoAnswers.get('*');
    if (other !== undefined) return other(request, raw);
    const body = request.path === '/dns-query' ? whoami(request.host, outside.seen) : `${outside.seen}\n`;
    return { status: 200, body, headers: { 'content-type': 'text/plain', connection: 'close' } };
  };
  return outside;
};

/** A TCP server of another kind, on loopback: what it does with each connection. */
export const openTcp = async (take: (socket: Socket) => void): Promise<{ host: string; port: number; close(): void }> => {
  const sockets = new Set<Socket>();
  const server: Server = createServer((socket) => {
    sockets.add(socket.on('error', () => {}));
    take(socket);
  });
  await new Promise<void>((ready) => server.listen(0, '127.0.0.1', ready));
  const { port } = server.address() as { port: number };
  const close = (): void => {
    for (const socket of sockets) socket.destroy();
    server.close();
  };
  return { host: '127.0.0.1', port, close };
};
