import { describe, expect, it } from 'vitest';
import type { RouterHttp } from '../../../../main/ports/http.ts';
import { answerOfReading } from '../../../../main/sources/upnp/answer.ts';
import { readDescription } from '../../../../main/sources/upnp/messages/description.ts';
import { readBest } from '../../../../main/sources/upnp/router-finder.ts';

/** What a WAN service says of itself; a number is the status of a web server that refuses. */
type Word = { address: string; status?: string } | number;

interface Make {
  location: string;
  xml: string;
  /** By the whole control URL, as it must be asked. */
  says: Record<string, Word>;
  /** The service whose word counts, and that word. */
  picked: string;
  answer: { kind: 'address'; address: string } | { kind: 'unknown'; why: string };
}

const UPNP = 'urn:schemas-upnp-org';
const DSL = 'urn:dslforum-org';
const PUBLIC = '44.128.0.10';
const told = { kind: 'address', address: PUBLIC } as const;

type Urls = { control: string; event?: string; scpd?: string };
const service = (type: string, { control, event = '/e', scpd = '/s.xml' }: Urls): string =>
  `<service><serviceType>${type}</serviceType><serviceId>id</serviceId><SCPDURL>${scpd}</SCPDURL><controlURL>${control}</controlURL><eventSubURL>${event}</eventSubURL></service>`;
/** The same in the order that others have it. */
const serviceUrlsFirst = (type: string, { control, event = '/e', scpd = '/s.xml' }: Urls): string =>
  `<service><serviceId>id</serviceId><controlURL>${control}</controlURL><eventSubURL>${event}</eventSubURL><SCPDURL>${scpd}</SCPDURL><serviceType>${type}</serviceType></service>`;
const device = (type: string, services: string[], devices: string[] = []): string =>
  `<device><deviceType>${type}</deviceType><friendlyName>Home</friendlyName><serialNumber></serialNumber>${
    services.length === 0 ? '' : `<serviceList>${services.join('')}</serviceList>`
  }${devices.length === 0 ? '' : `<deviceList>${devices.join('')}</deviceList>`}</device>`;
const LAYER3 = service(`${UPNP}:service:Layer3Forwarding:1`, { control: '/l3f' });
const COMMON = service(`${UPNP}:service:WANCommonInterfaceConfig:1`, { control: '/cic' });
/** Each list is a WAN device, each list in it a connection device with its services. */
const tree = (wans: string[][][], { of = UPNP, version = 1, base = '', more = [LAYER3] } = {}): string =>
  `<?xml version="1.0"?><root xmlns="${of}:device-1-0"><specVersion><major>1</major><minor>0</minor></specVersion>${
    base === '' ? '' : `<URLBase>${base}</URLBase>`
  }${device(
    `${of}:device:InternetGatewayDevice:${version}`,
    more,
    wans.map((connections) =>
      device(
        `${of}:device:WANDevice:${version}`,
        [COMMON],
        connections.map((services) => device(`${of}:device:WANConnectionDevice:${version}`, services)),
      ),
    ),
  )}</root>`;
const ip = (control: string, more: Partial<Urls> = {}): string => service(`${UPNP}:service:WANIPConnection:1`, { control, ...more });
const ppp = (control: string, more: Partial<Urls> = {}): string => service(`${UPNP}:service:WANPPPConnection:1`, { control, ...more });
const at = (path = '', port = 5000): string => `http://192.168.1.1:${port}${path}`;
const up = { address: PUBLIC };
const down: Word = { address: '0.0.0.0', status: 'Disconnected' };
const unused: Word = { address: '', status: 'Unconfigured' };

/** Shapes of descriptions that makes are known for, written anew: no make's own text. */
const MAKES: Record<string, Make> = {
  'miniupnpd as IGD 2 (OpenWrt, pfSense, Google): the second version, and a service more': {
    location: at('/rootDesc.xml'),
    xml: tree([[[service(`${UPNP}:service:WANIPConnection:2`, { control: '/ctl/IPConn' })]]], {
      version: 2,
      more: [LAYER3, service(`${UPNP}:service:DeviceProtection:1`, { control: '/ctl/DP' })],
    }),
    says: { [at('/ctl/IPConn')]: up },
    picked: at('/ctl/IPConn'),
    answer: told,
  },
  'MikroTik: a WAN device for each interface, the first one down': {
    location: at('/gateway.xml', 2828),
    xml: tree([[[ip('/c/a1b2/wanip-1')]], [[ip('/c/c3d4/wanip-7')]]]),
    says: { [at('/c/a1b2/wanip-1', 2828)]: down, [at('/c/c3d4/wanip-7', 2828)]: up },
    picked: at('/c/c3d4/wanip-7', 2828),
    answer: told,
  },
  'MikroTik, the first one connected to another router': {
    location: at('/gateway.xml', 2828),
    xml: tree([[[ip('/c/1')]], [[ip('/c/7')]]]),
    says: { [at('/c/1', 2828)]: { address: '10.9.8.7' }, [at('/c/7', 2828)]: up },
    picked: at('/c/7', 2828),
    answer: told,
  },
  'MikroTik, all of them connected to other routers': {
    location: at('/gateway.xml', 2828),
    xml: tree([[[ip('/c/1')]], [[ip('/c/7')]]]),
    says: { [at('/c/1', 2828)]: { address: '10.9.8.7' }, [at('/c/7', 2828)]: { address: '10.1.2.3' } },
    picked: at('/c/1', 2828),
    answer: { kind: 'address', address: '10.9.8.7' },
  },
  'FRITZ!Box, igddesc.xml: the link and a firewall beside it, and a status of its own': {
    location: at('/igddesc.xml', 49000),
    xml: tree([
      [
        [
          service(`${UPNP}:service:WANDSLLinkConfig:1`, { control: '/igdupnp/control/dsl' }),
          ip('/igdupnp/control/ip'),
          service(`${UPNP}:service:WANIPv6FirewallControl:1`, { control: '/igd2/v6' }),
        ],
      ],
    ]),
    says: { [at('/igdupnp/control/ip', 49000)]: { address: PUBLIC, status: 'Up' } },
    picked: at('/igdupnp/control/ip', 49000),
    answer: told,
  },
  'FRITZ!Box, tr64desc.xml: the same for those who have the password': {
    location: at('/tr64desc.xml', 49000),
    xml: tree([[[service(`${DSL}:service:WANPPPConnection:1`, { control: '/upnp/control/ppp' })]]], { of: DSL }),
    says: { [at('/upnp/control/ppp', 49000)]: 401 },
    picked: at('/upnp/control/ppp', 49000),
    answer: { kind: 'unknown', why: 'http 401' },
  },
  'Huawei: the DSL Forum’s names, without a password': {
    location: at('/desc.xml', 37215),
    xml: tree([[[service(`${DSL}:service:WANPPPConnection:1`, { control: '/ctrlt/WANPPP_1' })]]], { of: DSL }),
    says: { [at('/ctrlt/WANPPP_1', 37215)]: up },
    picked: at('/ctrlt/WANPPP_1', 37215),
    answer: told,
  },
  'Netgear: IP and PPP side by side, one of them in use': {
    location: at('/Public_UPNP_gatedesc.xml'),
    xml: tree([[[ip('/c/WANIP'), ppp('/c/WANPPP')]]]),
    says: { [at('/c/WANIP')]: unused, [at('/c/WANPPP')]: up },
    picked: at('/c/WANPPP'),
    answer: told,
  },
  'TP-Link: the same the other way round, URLBase on an address of its own that is another': {
    location: at('/igd.xml', 1900),
    xml: tree([[[ppp('/ppp'), ip('/ip')]]], { base: 'http://192.168.0.254:1900' }),
    says: { [at('/ppp', 1900)]: down, [at('/ip', 1900)]: up },
    picked: at('/ip', 1900),
    answer: told,
  },
  'D-Link: no declaration, no namespace, URLs before the type': {
    location: at('/igd.xml', 80),
    xml: tree([[[serviceUrlsFirst(`${UPNP}:service:WANIPConnection:1`, { control: '/WANIPConnection' })]]], { base: at('', 80) })
      .replace(/^<\?xml.*?\?>/, '')
      .replace(/ xmlns="[^"]*"/, ''),
    says: { 'http://192.168.1.1/WANIPConnection': up },
    picked: 'http://192.168.1.1/WANIPConnection',
    answer: told,
  },
  'Linksys: relative URLs below URLBase, with a question mark': {
    location: at('/rootDesc.xml', 49152),
    xml: tree([[[ip('upnp/control?WANIPConnection')]]], { base: at('/igd/', 49152) }),
    says: { [at('/igd/upnp/control?WANIPConnection', 49152)]: up },
    picked: at('/igd/upnp/control?WANIPConnection', 49152),
    answer: told,
  },
  'Zyxel: entities in URLs': {
    location: at('/d.xml'),
    xml: tree([[[ip('/soap.cgi?service=WANIPConn1&amp;if=0')]]]),
    says: { [at('/soap.cgi?service=WANIPConn1&if=0')]: up },
    picked: at('/soap.cgi?service=WANIPConn1&if=0'),
    answer: told,
  },
  'Sagemcom: a place of its own for each start, URLs relative to that': {
    location: at('/69aa/gatedesc.xml', 49153),
    xml: tree([[[ip('ctl/ip')]]]),
    says: { [at('/69aa/ctl/ip', 49153)]: up },
    picked: at('/69aa/ctl/ip', 49153),
    answer: told,
  },
  'Cisco: line breaks and tabs wherever they may stand': {
    location: at('/IGDdevicedesc_brlan0.xml', 49152),
    xml: tree([[[ip('\n\t/upnp/control/WANIPConnection0\r\n ')]]]).replaceAll('><', '>\r\n\t<'),
    says: { [at('/upnp/control/WANIPConnection0', 49152)]: up },
    picked: at('/upnp/control/WANIPConnection0', 49152),
    answer: told,
  },
  'Technicolor: absolute URLs, and services for lines that nobody has': {
    location: at('/a8b7/IGD/upnp/root.xml', 8000),
    xml: tree([[[ppp(at('/ctl/ppp0', 8000))], [ppp(at('/ctl/ppp1', 8000))], [ip(at('/ctl/ip0', 8000))]]]),
    says: { [at('/ctl/ppp0', 8000)]: unused, [at('/ctl/ppp1', 8000)]: { address: PUBLIC }, [at('/ctl/ip0', 8000)]: unused },
    picked: at('/ctl/ppp1', 8000),
    answer: told,
  },
  'Belkin: absolute URLs by a name of its own, attributes of data types': {
    location: at('/setup.xml', 8080),
    xml: tree([[[ip('http://router.home.arpa:8080/c/ip')]]])
      .replaceAll('<serviceType>', '<serviceType xmlns:dt="urn:schemas-microsoft-com:datatypes" dt:dt="string">')
      .replaceAll('<controlURL>', '<controlURL dt:dt="uri">'),
    says: { [at('/c/ip', 8080)]: up },
    picked: at('/c/ip', 8080),
    answer: told,
  },
  'Actiontec: ten connections, one of them in use': {
    location: at('/upnp/igd.xml', 2555),
    xml: tree([Array.from({ length: 10 }, (_, number) => [number % 2 === 0 ? ip(`/c/${number}`) : ppp(`/c/${number}`)])]),
    says: { ...Object.fromEntries(Array.from({ length: 10 }, (_, number) => [at(`/c/${number}`, 2555), unused])), [at('/c/8', 2555)]: up },
    picked: at('/c/8', 2555),
    answer: told,
  },
  'ASUS: a second line that is down, and its own word for an address it hasn’t got': {
    location: at('/rootDesc.xml', 1990),
    xml: tree([[[ip('/ctl/1'), ip('/ctl/2')]]]),
    says: { [at('/ctl/1', 1990)]: { address: 'schemas.upnp.org', status: 'Connected' }, [at('/ctl/2', 1990)]: up },
    picked: at('/ctl/2', 1990),
    answer: told,
  },
  'linux-igd: one service, no status told': {
    location: at('/gatedesc.xml', 49152),
    xml: tree([[[ip('/upnp/control/WANIPConn1')]]]),
    says: { [at('/upnp/control/WANIPConn1', 49152)]: { address: PUBLIC, status: '' } },
    picked: at('/upnp/control/WANIPConn1', 49152),
    answer: told,
  },
  'Buffalo, NEC: PPPoE under way, whose stale address counts for nothing': {
    location: at('/rootdesc.xml', 2869),
    xml: tree([[[ppp('/upnp/ppp', { event: '' })]]]),
    says: { [at('/upnp/ppp', 2869)]: { address: PUBLIC, status: 'Connecting' } },
    picked: at('/upnp/ppp', 2869),
    answer: { kind: 'unknown', why: 'not-connected' },
  },
  'an Intel kit: all names in capitals': {
    location: at('/igd.xml', 52869),
    xml: tree([[[ip('/ctl')]]]).replace(/<(\/?)(\w+)/g, (_, slash: string, name: string) => `<${slash}${name.toUpperCase()}`),
    says: { [at('/ctl', 52869)]: up },
    picked: at('/ctl', 52869),
    answer: told,
  },
  'whatever make: nothing connected': {
    location: at('/d.xml'),
    xml: tree([[[ip('/1')], [ip('/2')]]]),
    says: { [at('/1')]: down, [at('/2')]: down },
    picked: at('/1'),
    answer: { kind: 'unknown', why: 'not-connected' },
  },
};

const ENVELOPE = (inside: string): Uint8Array =>
  new Uint8Array(Buffer.from(`<s:Envelope xmlns:s="x"><s:Body>${inside}</s:Body></s:Envelope>`));
/** The router, whatever is between: each service answers for itself, and only where it is. */
const routerOf = ({ says }: Make): RouterHttp => ({
  async send({ url, headers }) {
    const word = says[url];
    const action = /#(\w+)"/.exec(headers.SOAPAction ?? '')?.[1] ?? '';
    if (word === undefined) throw new Error(`asked at ${url}, where nobody is`);
    const reply = (status: number, body: Uint8Array) => ({ ok: true as const, status, headers: {}, body, truncated: false });
    if (typeof word === 'number') return reply(word, new Uint8Array());
    const { address, status = 'Connected' } = word;
    const inside =
      action === 'GetStatusInfo'
        ? `<NewConnectionStatus>${status}</NewConnectionStatus>`
        : `<NewExternalIPAddress>${address}</NewExternalIPAddress>`;
    return reply(200, ENVELOPE(`<u:${action}Response xmlns:u="y">${inside}</u:${action}Response>`));
  },
});

describe('a description of its make’s shape', () => {
  it.each(Object.entries(MAKES))('%s', async (_name, make) => {
    const description = readDescription(new Uint8Array(Buffer.from(make.xml)), make.location);
    expect(description?.services.map(({ controlUrl }) => controlUrl).toSorted()).toEqual(Object.keys(make.says).toSorted());
    const reading = await readBest(routerOf(make), description?.services ?? [], { documentation: false }, 1000);
    expect(reading?.service.controlUrl).toBe(make.picked);
    expect(reading === null ? null : answerOfReading(reading)).toEqual(make.answer);
  });
});
