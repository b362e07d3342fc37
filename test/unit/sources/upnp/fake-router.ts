import { createSocket, type Socket } from 'node:dgram';
import { createServer, type IncomingMessage, request, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { LeadSearch } from '../../../../main/platform/udp/ssdp-socket.ts';

/** One WAN connection service of the router, and how it answers. */
export interface FakeService {
  connection: 'IP' | 'PPP';
  version: 1 | 2;
  address: string;
  status: string;
  uptime: string;
  lastError: string;
  /** UPnP error instead of the address. */
  addressFault?: number;
  /** UPnP error instead of the status. */
  statusFault?: number;
}
export const service = (more: Partial<FakeService> = {}): FakeService => ({
  connection: 'IP',
  version: 1,
  address: '44.128.0.1',
  status: 'Connected',
  uptime: '1000',
  lastError: 'ERROR_NONE',
  ...more,
});

type Subscribing = 'grant' | 'hang' | number;

/** A router with a real web server and a real UDP socket on loopback, and the faults that firmwares have. */
export interface FakeIgd {
  services: FakeService[];
  /** What SUBSCRIBE gets: a subscription, silence, or a status. */
  subscribing: Subscribing;
  renewing: Subscribing;
  timeout: string;
  firstSeq: number;
  /** Whether the first event comes before the answer to SUBSCRIBE. */
  eager: boolean;
  /** Grants subscriptions and tells nothing. */
  mute: boolean;
  silentSearch: boolean;
  location: (url: string) => string;
  description: (xml: string) => string;
  soap: (xml: string) => string;
  subscribers: Map<string, { callback: string; seq: number }>;
  /** What was asked of it, in order. */
  log: string[];
  headers: Record<string, string>[];
  /** Names of the headers of each request, as they were written. */
  headerNames: string[][];
  port: () => number;
  lead: LeadSearch;
  /** Tells every subscriber; gives the statuses they answered. */
  notify(values: Record<string, string>, options?: { skip?: number }): Promise<number[]>;
  /** Comes back on another port and has forgotten everything. */
  reboot(): Promise<void>;
  down(): Promise<void>;
  close(): Promise<void>;
}

const path = (at: number): string => `/s${at}`;

const descriptionOf = (services: FakeService[]): string => `<?xml version="1.0"?>
<root xmlns="urn:schemas-upnp-org:device-1-0"><specVersion><major>1</major><minor>0</minor></specVersion>
<device><deviceType>urn:schemas-upnp-org:device:InternetGatewayDevice:1</deviceType><friendlyName>Fake &amp; Router</friendlyName>
<serviceList><service><serviceType>urn:schemas-upnp-org:service:Layer3Forwarding:1</serviceType><controlURL>/l3f</controlURL></service></serviceList>
<deviceList><device><deviceType>urn:schemas-upnp-org:device:WANDevice:1</deviceType><friendlyName>WANDevice</friendlyName>
<deviceList>${services
  .map(
    (
      { connection, version },
      at,
    ) => `<device><deviceType>urn:schemas-upnp-org:device:WANConnectionDevice:${version}</deviceType><serviceList>
<service><serviceType>urn:schemas-upnp-org:service:WAN${connection}Connection:${version}</serviceType><serviceId>urn:upnp-org:serviceId:${at}</serviceId>
<SCPDURL>${path(at)}/scpd.xml</SCPDURL><controlURL>${path(at)}/control</controlURL><eventSubURL>${path(at)}/events</eventSubURL></service></serviceList></device>`,
  )
  .join('')}</deviceList></device></deviceList></device></root>`;

const envelope = (inner: string): string =>
  `<?xml version="1.0"?><s:Envelope xmlns:s="http://schemas.xmlsoap.org/soap/envelope/"><s:Body>${inner}</s:Body></s:Envelope>`;
export const faultXml = (code: number): string =>
  envelope(
    `<s:Fault><faultcode>s:Client</faultcode><faultstring>UPnPError</faultstring><detail><UPnPError xmlns="urn:schemas-upnp-org:control-1-0"><errorCode>${code}</errorCode></UPnPError></detail></s:Fault>`,
  );
export const propertySet = (values: Record<string, string>): string =>
  `<e:propertyset xmlns:e="urn:schemas-upnp-org:event-1-0">${Object.entries(values)
    .map(([name, value]) => `<e:property><${name}>${value}</${name}></e:property>`)
    .join('')}</e:propertyset>`;

const answerTo = (action: string, one: FakeService): { status: number; xml: string } => {
  const type = `urn:schemas-upnp-org:service:WAN${one.connection}Connection:${one.version}`;
  const fault = action === 'GetStatusInfo' ? one.statusFault : one.addressFault;
  if (fault !== undefined) return { status: 500, xml: faultXml(fault) };
  const values =
    action === 'GetStatusInfo'
      ? { NewConnectionStatus: one.status, NewLastConnectionError: one.lastError, NewUptime: one.uptime }
      : { NewExternalIPAddress: one.address };
  const inner = Object.entries(values)
    .map(([name, value]) => `<${name}>${value}</${name}>`)
    .join('');
  return { status: 200, xml: envelope(`<u:${action}Response xmlns:u="${type}">${inner}</u:${action}Response>`) };
};

/** Sends a NOTIFY as a router does; the status, or 0 if the other side hung up. */
export const sendNotify = (callback: string, headers: Record<string, string>, body: string): Promise<number> =>
  new Promise((resolve) => {
    const sent = request(callback, { method: 'NOTIFY', headers: { 'content-type': 'text/xml', ...headers } }, (reply) => {
      reply.resume().on('end', () => resolve(reply.statusCode ?? 0));
    });
    sent.on('error', () => resolve(0));
    sent.end(body);
  });
const eventHeaders = (sid: string, seq: number): Record<string, string> => ({
  nt: 'upnp:event',
  nts: 'upnp:propchange',
  sid,
  seq: `${seq}`,
});

const listen = (server: Server): Promise<number> =>
  new Promise((resolve) => server.listen(0, '127.0.0.1', () => resolve((server.address() as AddressInfo).port)));

export const openFakeRouter = async (services: FakeService[] = [service()]): Promise<FakeIgd> => {
  let server: Server | null = null;
  let port = 0;
  let sids = 0;
  const udp: Socket = createSocket('udp4');

  const valuesOf = ({ address, status }: FakeService): Record<string, string> => ({
    ExternalIPAddress: address,
    ConnectionStatus: status,
    PortMappingNumberOfEntries: '0',
  });
  const tell = (sid: string, values: Record<string, string>): Promise<number> => {
    const subscriber = router.subscribers.get(sid);
    if (subscriber === undefined || router.mute) return Promise.resolve(0);
    const { seq } = subscriber;
    subscriber.seq += 1;
    return sendNotify(subscriber.callback, eventHeaders(sid, seq), propertySet(values));
  };
  const subscribed = async (message: IncomingMessage, response: ServerResponse, one: FakeService): Promise<void> => {
    const { sid, callback } = message.headers as Record<string, string | undefined>;
    const way = sid === undefined ? router.subscribing : router.renewing;
    if (way === 'hang') return;
    const end = (status: number, headers: Record<string, string> = {}): void =>
      void response.writeHead(status, { 'content-length': '0', ...headers }).end();
    if (typeof way === 'number') return end(way);
    if (sid !== undefined && (callback !== undefined || message.headers.nt !== undefined)) return end(400);
    if (sid !== undefined) return router.subscribers.has(sid) ? end(200, { sid, timeout: router.timeout }) : end(412);
    sids += 1;
    const own = `uuid:${sids}`;
    router.subscribers.set(own, { callback: (callback ?? '').replace(/^<|>$/g, ''), seq: router.firstSeq });
    if (router.eager) await tell(own, valuesOf(one));
    end(200, { sid: own, timeout: router.timeout });
    if (!router.eager) setTimeout(() => void tell(own, valuesOf(one)), 5);
  };
  const serve = (message: IncomingMessage, response: ServerResponse): void => {
    const body: Buffer[] = [];
    message.on('data', (part: Buffer) => body.push(part));
    message.on('end', () => {
      const { method = '', url = '' } = message;
      const action = /#(\w+)"/.exec(String(message.headers.soapaction))?.[1] ?? '';
      router.log.push(`${method} ${url}${action === '' ? '' : ` ${action}`}`);
      router.headers.push(message.headers as Record<string, string>);
      router.headerNames.push(message.rawHeaders.filter((_, at) => at % 2 === 0));
      if (url === '/root.xml') return void response.end(router.description(descriptionOf(router.services)));
      const one = router.services[Number(/^\/s(\d+)\//.exec(url)?.[1] ?? -1)];
      if (one === undefined) return void response.writeHead(404).end();
      if (method === 'SUBSCRIBE') return void subscribed(message, response, one);
      if (method === 'UNSUBSCRIBE') {
        const known = router.subscribers.delete(String(message.headers.sid));
        return void response.writeHead(known ? 200 : 412).end();
      }
      const { status, xml } = answerTo(action, one);
      return void response.writeHead(status, { 'content-type': 'text/xml' }).end(router.soap(xml));
    });
  };
  const up = async (): Promise<void> => {
    server = createServer(serve);
    port = await listen(server);
  };

  const router: FakeIgd = {
    services,
    subscribing: 'grant',
    renewing: 'grant',
    timeout: 'Second-1800',
    firstSeq: 0,
    eager: false,
    mute: false,
    silentSearch: false,
    location: (url) => url,
    description: (xml) => xml,
    soap: (xml) => xml,
    subscribers: new Map(),
    log: [],
    headers: [],
    headerNames: [],
    port: () => port,
    lead: () => ({ address: '127.0.0.1', port: udp.address().port }),
    notify: (values, { skip = 0 } = {}) =>
      Promise.all(
        [...router.subscribers].map(([sid, subscriber]) => {
          subscriber.seq += skip;
          return tell(sid, values);
        }),
      ),
    async down() {
      server?.closeAllConnections();
      await new Promise((resolve) => (server === null ? resolve(null) : server.close(resolve)));
      server = null;
      router.subscribers.clear();
    },
    async reboot() {
      const old = port;
      await router.down();
      do await up();
      while (port === old);
    },
    async close() {
      udp.close();
      await router.down();
    },
  };
  udp.on('message', (message, from) => {
    const target = /\r\nST: (.*)\r\n/.exec(message.toString())?.[1] ?? '';
    router.log.push(`M-SEARCH ${target}`);
    if (router.silentSearch || server === null || !/InternetGatewayDevice:1|rootdevice/.test(target)) return;
    const location = router.location(`http://127.0.0.1:${port}/root.xml`);
    udp.send(
      `HTTP/1.1 200 OK\r\nCACHE-CONTROL: max-age=120\r\nST: ${target}\r\nUSN: uuid:1::${target}\r\nEXT:\r\nSERVER: x UPnP/1.1 y\r\nLOCATION: ${location}\r\n\r\n`,
      from.port,
      from.address,
    );
  });
  await new Promise<void>((resolve) => udp.bind(0, '127.0.0.1', resolve));
  await up();
  return router;
};
