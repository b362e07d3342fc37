import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readDescription } from '../../../../../main/sources/upnp/messages/description.ts';
import { readXml } from '../../../../../main/sources/upnp/messages/xml.ts';

const AT = 'http://192.168.1.1:5000/desc/root.xml';
const bytes = (text: string): Uint8Array => new Uint8Array(Buffer.from(text));
const service = (type: string, urls: Record<string, string> = { controlURL: '/ctl', eventSubURL: '/evt', SCPDURL: '/scpd.xml' }): string =>
  `<service><serviceType>${type}</serviceType>${Object.entries(urls)
    .map(([name, url]) => `<${name}>${url}</${name}>`)
    .join('')}</service>`;
const IP1 = 'urn:schemas-upnp-org:service:WANIPConnection:1';
const tree = (services: string, more = ''): string =>
  `<root xmlns="urn:schemas-upnp-org:device-1-0">${more}<device><friendlyName>Home</friendlyName><deviceList><device><deviceList>
   <device><deviceType>urn:schemas-upnp-org:device:WANConnectionDevice:1</deviceType><serviceList>${services}</serviceList></device></deviceList></device></deviceList></device></root>`;
const read = (xml: string, at = AT) => readDescription(bytes(xml), at);
const controls = (xml: string): string[] => read(xml)?.services.map((each) => each.controlUrl) ?? [];

describe('a description', () => {
  it('names every WAN connection service, of both kinds and versions, in every device', () => {
    const xml = `<?xml version="1.0"?><root><device><friendlyName>R</friendlyName><deviceList><device><deviceList>
      <device><serviceList>${service(IP1)}${service('urn:schemas-upnp-org:service:WANEthernetLinkConfig:1')}</serviceList></device>
      <device><serviceList>${service('urn:schemas-upnp-org:service:WANPPPConnection:1', { controlURL: '/ppp', eventSubURL: '/pe', SCPDURL: '/ps' })}</serviceList></device>
      <device><serviceList>${service('urn:schemas-upnp-org:service:WANIPConnection:2')}</serviceList></device>
      </deviceList></device></deviceList></device></root>`;
    expect(read(xml)?.services).toEqual([
      {
        type: IP1,
        connection: 'ip',
        version: 1,
        controlUrl: 'http://192.168.1.1:5000/ctl',
        eventUrl: 'http://192.168.1.1:5000/evt',
        scpdUrl: 'http://192.168.1.1:5000/scpd.xml',
      },
      {
        type: 'urn:schemas-upnp-org:service:WANPPPConnection:1',
        connection: 'ppp',
        version: 1,
        controlUrl: 'http://192.168.1.1:5000/ppp',
        eventUrl: 'http://192.168.1.1:5000/pe',
        scpdUrl: 'http://192.168.1.1:5000/ps',
      },
      expect.objectContaining({ connection: 'ip', version: 2 }),
    ]);
  });
  it('takes relative URLs from its own place, with entities decoded once', () => {
    expect(controls(tree(service(IP1, { controlURL: 'ctl?a=1&amp;b=2' })))).toEqual(['http://192.168.1.1:5000/desc/ctl?a=1&b=2']);
    expect(controls(tree(service(IP1, { controlURL: '/ctl?a=&amp;lt;' })))).toEqual(['http://192.168.1.1:5000/ctl?a=&lt;']);
  });
  it('takes them from URLBase where that is on the router, be it another port', () => {
    const base = '<URLBase>http://192.168.1.1:49152/</URLBase>';
    expect(controls(tree(service(IP1, { controlURL: 'ctl' }), base))).toEqual(['http://192.168.1.1:49152/ctl']);
  });
  it.each(['http://203.0.113.9/', 'http://192.168.0.1:5000/', 'https://192.168.1.1/', 'nonsense', ''])(
    'passes over a URLBase elsewhere: %s',
    (base) => {
      expect(controls(tree(service(IP1, { controlURL: '/ctl' }), `<URLBase>${base}</URLBase>`))).toEqual(['http://192.168.1.1:5000/ctl']);
    },
  );
  it.each(['http://203.0.113.9/ctl', '//203.0.113.9/ctl', 'http://192.168.1.1:22/ctl', 'javascript:alert(1)', ''])(
    'leaves out a service that is controlled elsewhere: %s',
    (url) => {
      expect(read(tree(service(IP1, { controlURL: url })))).toEqual({ name: 'Home', services: [] });
    },
  );
  it('keeps a service whose events are elsewhere, without them', () => {
    expect(read(tree(service(IP1, { controlURL: '/ctl', eventSubURL: 'http://203.0.113.9/e' })))?.services).toMatchObject([
      { eventUrl: null, scpdUrl: null },
    ]);
  });
  it('reads what begins with blank lines or a byte order mark, and malformed ends', () => {
    expect(controls(`\n\n  <?xml version="1.0"?>${tree(service(IP1))}`)).toHaveLength(1);
    expect(controls(`\ufeff${tree(service(IP1))}`)).toHaveLength(1);
    expect(controls(tree(service(IP1)).replace('</root>', ''))).toHaveLength(1);
  });
  it('makes the name fit to be shown', () => {
    const named = (name: string) => read(tree(service(IP1)).replace('Home', name))?.name;
    expect(named(' A\n\u202eB &amp; C ')).toBe('A B & C');
    expect(named('x'.repeat(500))).toHaveLength(64);
    expect(named('')).toBeNull();
  });
  it('names no more services than any router has', () => {
    expect(read(tree(service(IP1).repeat(100)))?.services).toHaveLength(16);
  });
});

describe('what is no description', () => {
  const bomb = `<!DOCTYPE lolz [<!ENTITY a "ha"><!ENTITY b "${'&a;'.repeat(10)}"><!ENTITY c "${'&b;'.repeat(10)}">]>`;
  it.each([
    ['a billion laughs', `<?xml version="1.0"?>${bomb}${tree(service(IP1)).replace('Home', '&c;')}`],
    ['an external entity', `<!DOCTYPE r [<!ENTITY x SYSTEM "file:///etc/passwd">]>${tree(service(IP1)).replace('Home', '&x;')}`],
    ['a doctype in odd letters', `<!dOcTyPe root>${tree(service(IP1))}`],
    ['a stray entity declaration', `<root><!ENTITY x "y">${tree(service(IP1))}</root>`],
    ['nested too deep', `${'<device>'.repeat(60)}`],
    ['more tags than any', `<root><device>${'<x/>'.repeat(20_000)}</device></root>`],
    ['NUL bytes', tree(service(IP1)).replace('Home', 'a\0b')],
    ['UTF-16', Buffer.from(tree(service(IP1)), 'utf16le').toString('latin1')],
    ['a reserved name', '<root><__proto__><device/></__proto__></root>'],
    ['a log-in page', '<html><body>login</body></html>'],
    ['two roots', '<root/><root/>'],
    ['text', 'hello'],
    ['nothing', ''],
    ['cut off', '<root><device'],
  ])('%s', (_name, xml) => {
    expect(read(xml)).toBeNull();
  });
  it('expands no entity, not even harmless ones of its own', () => {
    expect(read(tree(service(IP1)).replace('Home', '&who; &#65;'))?.name).toBe('&who; &#65;');
  });
});

describe('any document at all', () => {
  const name = fc.constantFrom(
    'root',
    'device',
    'deviceList',
    'serviceList',
    'service',
    'serviceType',
    'controlURL',
    'URLBase',
    'x',
    's:y',
    'constructor',
    '__proto__',
    '#text',
  );
  const { node } = fc.letrec<{ node: string }>((tie) => ({
    node: fc.oneof(
      { maxDepth: 8 },
      fc.string({ maxLength: 12 }),
      fc.constantFrom(IP1, '/ctl', 'http://203.0.113.9/', '<![CDATA[x]]>', '<!-- -->', '<?pi?>', '&amp;'),
      fc.tuple(name, fc.array(tie('node'), { maxLength: 4 })).map(([tag, inner]) => `<${tag}>${inner.join('')}</${tag}>`),
      fc.tuple(name, fc.array(tie('node'), { maxLength: 3 })).map(([tag, inner]) => `<${tag} a="b">${inner.join('')}`),
    ),
  }));
  it('never throws and never leaves the router', () => {
    fc.assert(
      fc.property(fc.oneof(node, fc.string({ maxLength: 200 }), fc.string({ unit: 'binary', maxLength: 200 })), (xml) => {
        readXml(bytes(xml));
        for (const found of read(`<root><device>${xml}</device></root>`)?.services ?? [])
          for (const url of [found.controlUrl, found.eventUrl ?? AT, found.scpdUrl ?? AT])
            expect(new URL(url).hostname).toBe('192.168.1.1');
      }),
      { numRuns: 1_500 },
    );
  }, 60_000);
});
