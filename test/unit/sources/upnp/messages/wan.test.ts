import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { WanService } from '../../../../../main/sources/upnp/messages/description.ts';
import { actionBody, readSoap, type SoapReply } from '../../../../../main/sources/upnp/messages/soap.ts';
import { bestOf, readingOf, readStatus, readWanAddress } from '../../../../../main/sources/upnp/messages/wan.ts';

const rules = { documentation: false };
const bytes = (text: string): Uint8Array => new Uint8Array(Buffer.from(text, 'latin1'));
const envelope = (inner: string): string => `<?xml version="1.0"?><s:Envelope xmlns:s="x"><s:Body>${inner}</s:Body></s:Envelope>`;
const addressXml = (text: string): string =>
  envelope(
    `<u:GetExternalIPAddressResponse xmlns:u="y"><NewExternalIPAddress>${text}</NewExternalIPAddress></u:GetExternalIPAddressResponse>`,
  );
const SERVICE: WanService = {
  type: 'urn:schemas-upnp-org:service:WANIPConnection:1',
  connection: 'ip',
  version: 1,
  controlUrl: 'http://192.168.1.1:5000/ctl',
  eventUrl: null,
  scpdUrl: null,
};
const done = (values: Record<string, string>): SoapReply => ({
  kind: 'done',
  values: new Map(Object.entries(values).map(([name, value]) => [name.toLowerCase(), value])),
});
const status = (word: string, more: Record<string, string> = {}): SoapReply => done({ NewConnectionStatus: word, ...more });
const address = (text: string): SoapReply => done({ NewExternalIPAddress: text });

describe('the WAN address', () => {
  it.each([
    ['44.128.0.1', { kind: 'public', address: '44.128.0.1' }],
    [' 44.128.0.1\r\n', { kind: 'public', address: '44.128.0.1' }],
    ['044.128.000.001', { kind: 'public', address: '44.128.0.1' }],
    ['192.168.0.2', { kind: 'reserved', address: '192.168.0.2' }],
    ['100.64.3.4', { kind: 'reserved', address: '100.64.3.4' }],
    ['192.0.0.2', { kind: 'reserved', address: '192.0.0.2' }],
    ['203.0.113.9', { kind: 'reserved', address: '203.0.113.9' }],
    ['255.255.255.255', { kind: 'reserved', address: '255.255.255.255' }],
    ['', { kind: 'empty' }],
    [' \t ', { kind: 'empty' }],
    ['0.0.0.0', { kind: 'none' }],
    ['schemas.upnp.org', { kind: 'garbage' }],
    ['schemas-upnp-org:control-1-0', { kind: 'garbage' }],
    ['\x02\x80ÿ1.2.3.4', { kind: 'garbage' }],
    ['44.128.0.1 44.128.0.2', { kind: 'garbage' }],
    ['44.128.0', { kind: 'garbage' }],
    ['44.128.0.256', { kind: 'garbage' }],
    ['0x2c.128.0.1', { kind: 'garbage' }],
    ['739246081', { kind: 'garbage' }],
    ['44.128.0.1:80', { kind: 'garbage' }],
    ['44.128.0.1/24', { kind: 'garbage' }],
    ['::ffff:44.128.0.1', { kind: 'garbage' }],
    ['2001:db8::1', { kind: 'garbage' }],
    ['NULL', { kind: 'garbage' }],
  ])('%j', (text, meaning) => {
    expect(readWanAddress(text, rules)).toEqual(meaning);
  });
});

describe('the status', () => {
  it.each([
    ['Connected', 'connected'],
    ['connected ', 'connected'],
    ['Up', 'connected'],
    ['PendingDisconnect', 'connected'],
    ['Connecting', 'connecting'],
    ['Disconnected', 'disconnected'],
    ['Disconnecting', 'disconnected'],
    ['Unconfigured', 'unconfigured'],
    ['Verbunden', 'other'],
    ['constructor', 'other'],
    ['', null],
  ])('%j', (word, meaning) => {
    expect(readStatus(word)).toBe(meaning);
  });
});

describe('an action', () => {
  it('is asked as UDA 1.1 §3.2.1 writes it', () => {
    expect(actionBody(SERVICE.type, 'GetStatusInfo')).toContain(
      '<u:GetStatusInfo xmlns:u="urn:schemas-upnp-org:service:WANIPConnection:1"></u:GetStatusInfo>',
    );
  });
  it('is answered with its values', () => {
    expect(readSoap(200, bytes(addressXml('44.128.0.1')), 'GetExternalIPAddress')).toEqual(address('44.128.0.1'));
    expect(readSoap(500, bytes(addressXml('44.128.0.1')), 'GetExternalIPAddress')).toEqual(address('44.128.0.1'));
    expect(readSoap(200, bytes(addressXml('<![CDATA[44.128.0.1]]>')), 'GetExternalIPAddress')).toEqual(address('44.128.0.1'));
  });
  it.each([
    ['names in odd letters', (xml: string) => xml.replaceAll('NewExternalIPAddress', 'newexternalipaddress')],
    ['all of them', (xml: string) => xml.replace(/<(\/?)([\w:]+)/g, (_, slash: string, name: string) => `<${slash}${name.toUpperCase()}`)],
    ['another prefix', (xml: string) => xml.replaceAll('u:', 'ns0:')],
    ['no prefix', (xml: string) => xml.replaceAll('<u:', '<').replaceAll('</u:', '</')],
    ['its first sign lost', (xml: string) => xml.slice(1)],
    ['its declaration and the sign after it lost', (xml: string) => xml.replace(/^<\?xml.*?\?>\s*/, '').slice(1)],
    ['something after its end', (xml: string) => `${xml}\r\n0\r\n\r\n`],
    ['the end of a C string', (xml: string) => `${xml}\0`],
  ])('is read with %s', (_name, mangle) => {
    expect(readSoap(200, bytes(mangle(addressXml('44.128.0.1'))), 'GetExternalIPAddress')).toEqual(address('44.128.0.1'));
  });
  const fault = (code: string): string =>
    envelope(
      `<s:Fault><faultcode>s:Client</faultcode><detail><UPnPError xmlns="z"><errorCode>${code}</errorCode></UPnPError></detail></s:Fault>`,
    );
  it.each([
    ['a fault', 500, fault('501'), { kind: 'fault', code: 501 }],
    ['a fault that came with 200', 200, fault('401'), { kind: 'fault', code: 401 }],
    ['a fault without a number', 500, fault('many'), { kind: 'fault', code: null }],
    ['a bare fault', 500, envelope('<s:Fault><faultstring>x</faultstring></s:Fault>'), { kind: 'fault', code: null }],
    [
      'the answer to another question',
      200,
      envelope('<u:GetStatusInfoResponse><NewUptime>1</NewUptime></u:GetStatusInfoResponse>'),
      { kind: 'unreadable', said: expect.stringContaining('GetStatusInfoResponse') },
    ],
    ['a log-in page', 401, '<html><body>Log in</body></html>', { kind: 'refused', status: 401 }],
    [
      'a bomb',
      200,
      `<!DOCTYPE a [<!ENTITY b "c">]>${addressXml('44.128.0.1')}`,
      { kind: 'unreadable', said: expect.stringMatching(/^<!DOCTYPE/) },
    ],
    ['nothing', 200, '', { kind: 'unreadable', said: '' }],
    [
      'cut off within the address',
      200,
      addressXml('44.128.0.1').slice(0, -140),
      { kind: 'unreadable', said: expect.stringContaining('Envelope') },
    ],
    ['cut off before it', 200, addressXml('').split('</NewExternal')[0] ?? '', { kind: 'unreadable', said: expect.any(String) }],
  ])('or not: %s', (_name, code, xml, reply) => {
    expect(readSoap(code, bytes(xml), 'GetExternalIPAddress')).toEqual(reply);
  });
  it('takes no value that stands there twice or has children', () => {
    const twice = '<NewExternalIPAddress>44.128.0.1</NewExternalIPAddress><NewExternalIPAddress>44.128.0.2</NewExternalIPAddress>';
    const nested = '<NewExternalIPAddress><b>44.128.0.1</b></NewExternalIPAddress>';
    for (const inner of [twice, nested])
      expect(
        readSoap(200, bytes(envelope(`<u:GetExternalIPAddressResponse>${inner}</u:GetExternalIPAddressResponse>`)), 'GetExternalIPAddress'),
      ).toEqual(done({}));
  });
});

describe('a reading', () => {
  const silent: SoapReply = { kind: 'silent', fault: 'timeout' };
  const refused: SoapReply = { kind: 'fault', code: 501 };
  it.each([
    ['connected, public', address('44.128.0.1'), status('Connected'), 1],
    ['FRITZ!Box is up', address('44.128.0.1'), status('Up'), 1],
    ['no status known, public', address('44.128.0.1'), { kind: 'fault', code: 401 } as SoapReply, 1],
    ['connected, private', address('192.168.0.2'), status('Connected'), 2],
    ['connected, carrier', address('100.64.3.4'), status('Connected'), 2],
    ['connected, empty as miniupnpd says it', address(''), status('Connected'), 2],
    ['a stale address while down', address('44.128.0.1'), status('Disconnected'), 3],
    ['connected without an address', address('0.0.0.0'), status('Connected'), 3],
    ['garbage while down', address('schemas.upnp.org'), status('Connected'), 3],
    ['connected, but refuses', refused, status('Connected'), 3],
    ['connected, but answers without the value', done({}), status('Connected'), 3],
    ['nothing at all', silent, silent, 4],
    ['refuses everything', refused, refused, 4],
  ])('%s', (_name, first, second, grade) => {
    expect(readingOf(SERVICE, first, second, rules).grade).toBe(grade);
  });
  it('keeps what the doctor wants to know', () => {
    const told = status('Disconnected', { NewLastConnectionError: 'ERROR_AUTHENTICATION_FAILURE', NewUptime: ' 4242 ' });
    expect(readingOf(SERVICE, refused, told, rules)).toMatchObject({
      status: 'disconnected',
      lastError: 'ERROR_AUTHENTICATION_FAILURE',
      uptime: 4242,
      faultCode: 501,
    });
    const odd = status('Connected', { NewLastConnectionError: 'a b <c>', NewUptime: '-1' });
    expect(readingOf(SERVICE, address('44.128.0.1'), odd, rules)).toMatchObject({ lastError: null, uptime: null });
    expect(readingOf(SERVICE, address('44.128.0.1'), status('Connected', { NewUpTime: '7' }), rules).uptime).toBe(7);
  });
  it('is best where it is connected and public, wherever it stands', () => {
    const at = (first: SoapReply, second: SoapReply) => readingOf(SERVICE, first, second, rules);
    const order = [
      at(address('44.128.0.1'), status('Connected')),
      at(address('44.128.0.2'), refused),
      at(address('10.0.0.1'), status('Connected')),
      at(address('0.0.0.0'), status('Connected')),
      at(address('44.128.0.3'), status('Disconnected')),
      at(silent, silent),
    ];
    fc.assert(
      fc.property(fc.shuffledSubarray(order, { minLength: 1 }), (some) => {
        expect(bestOf(some)).toBe(order.find((each) => some.includes(each)));
      }),
    );
    expect(bestOf([])).toBeNull();
  });
});

describe('any answer at all', () => {
  const piece = fc.oneof(
    fc.string({ unit: 'binary', maxLength: 40 }),
    fc.ipV4(),
    fc.ipV6(),
    fc.domain(),
    fc.constantFrom('</', '<x>', ']]>', '&#x31;', '<![CDATA['),
  );
  it('never throws, and yields an IPv4 address or none', () => {
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 5 }), fc.boolean(), fc.integer({ min: 100, max: 599 }), (pieces, whole, code) => {
        const xml = whole ? pieces.join('') : addressXml(pieces.join(''));
        const reply = readSoap(code, bytes(xml), 'GetExternalIPAddress');
        const { wan } = readingOf(SERVICE, reply, reply, rules);
        if (wan !== null && 'address' in wan) expect(wan.address).toMatch(/^(?:(?:0|[1-9]\d?|1\d\d|2[0-4]\d|25[0-5])(?:\.(?!$)|$)){4}$/);
      }),
      { numRuns: 2_000 },
    );
  });
});
