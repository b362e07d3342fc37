import dnsPacket from 'dns-packet';
import { describe, expect, it } from 'vitest';
import { DNS_ECHO_SERVICES, readDnsEcho } from '../../../main/sources/dns-echo.ts';
import { readDnsSd } from '../../../main/sources/dns-sd-words.ts';
import { decodeAddressReply } from '../../../main/sources/gateway/nat-pmp.ts';
import { decodeAnnounce } from '../../../main/sources/gateway/pcp.ts';
import { readEcho } from '../../../main/sources/http-echo.ts';
import { decodeBindingReply } from '../../../main/sources/stun/stun.ts';
import { readEvent, readTimeout } from '../../../main/sources/upnp/gena.ts';
import { readDescription } from '../../../main/sources/upnp/messages/description.ts';
import { readSoap } from '../../../main/sources/upnp/messages/soap.ts';
import { readLocation } from '../../../main/sources/upnp/messages/ssdp-message.ts';
import { readStatus, readWanAddress } from '../../../main/sources/upnp/messages/wan.ts';
import { attribute, ID, reply } from './stun-messages.ts';

/** What real systems say, each in its own way; addresses are changed. */
const bytes = (hex: string): Uint8Array => Uint8Array.from(Buffer.from(hex.replaceAll(/\s/g, ''), 'hex'));
const text = (lines: string): Uint8Array => new TextEncoder().encode(lines);
const rules = { documentation: true };

describe('STUN servers', () => {
  const XOR = attribute(0x0020, bytes('0001a147e112a643'));
  const MAPPED = attribute(0x0001, bytes('00018055c0000201'));
  const SOURCE = attribute(0x0004, bytes('00010d96cb007101'));
  const CHANGED = attribute(0x0005, bytes('00010d97cb007102'));
  const SOFTWARE = attribute(0x8022, text('Coturn-4.6.1 Gorst'));
  const found = { kind: 'mapped', family: 'ipv4', address: '192.0.2.1', port: 32_853 };
  it.each([
    ['coturn', [XOR, SOFTWARE]],
    // RFC 8489 §14.16 and RFC 5780 §7: optional ones.
    [
      'coturn with RFC 5780',
      [XOR, MAPPED, attribute(0x802b, bytes('00010d96cb007101')), attribute(0x802c, bytes('00010d97cb007102')), SOFTWARE],
    ],
    // RFC 3489 §11.2: SOURCE-ADDRESS and CHANGED-ADDRESS stood in every reply of its servers.
    ['coturn, backward compatible', [XOR, MAPPED, SOURCE, CHANGED, SOFTWARE]],
    ['a server of RFC 3489', [MAPPED, SOURCE, CHANGED]],
    ['one that reflects', [MAPPED, SOURCE, CHANGED, attribute(0x000b, bytes('00010d96cb007101'))]],
    [
      'Vovida’s, with its own disguise',
      [MAPPED, SOURCE, CHANGED, attribute(0x8020, bytes('0001a147e112a643')), attribute(0x8022, text('Vovida.org 0.96'))],
    ],
  ])('%s', (_name, attributes) => expect(decodeBindingReply(reply(attributes), ID)).toEqual(found));
  it('that want something are not obeyed', () => {
    for (const type of [0x0002, 0x0003, 0x0019, 0x0026, 0x0027])
      expect(decodeBindingReply(reply([XOR, attribute(type, bytes('00000000'))]), ID)).toMatchObject({ kind: 'useless' });
  });
});

describe('Cloudflare’s trace page', () => {
  const page = (ip: string, more = ''): string =>
    `fl=123f45\nh=api.cloudflare.com\nip=${ip}\nts=1767225600.123\nvisit_scheme=https\nuag=x\ncolo=NRT\nsliver=none\nhttp=http/1.1\nloc=JP\ntls=TLSv1.3\nsni=plaintext\nwarp=off\ngateway=off\nrbi=off\nkex=X25519\n${more}`;
  const read = (body: string, family: 'ipv4' | 'ipv6' = 'ipv4') => readEcho(body, { shape: 'trace', family, host: 'api.cloudflare.com' });
  it('tells the address, whatever else it tells', () => {
    expect(read(page('198.51.100.7'))).toEqual({ kind: 'address', address: '198.51.100.7' });
    expect(read(page('198.51.100.7').replaceAll('\n', '\r\n'))).toEqual({ kind: 'address', address: '198.51.100.7' });
    expect(read(page('2400:4050::7'), 'ipv6')).toEqual({ kind: 'address', address: '2400:4050::7' });
  });
  // cloudflare.com/ips: first and last of each.
  it.each([
    ...['173.245.48.0', '173.245.63.255', '103.21.244.0', '103.21.247.255', '103.22.200.0', '103.22.203.255', '103.31.4.0', '103.31.7.255'],
    ...[
      '141.101.64.0',
      '141.101.127.255',
      '108.162.192.0',
      '108.162.255.255',
      '190.93.240.0',
      '190.93.255.255',
      '188.114.96.0',
      '188.114.111.255',
    ],
    ...[
      '197.234.240.0',
      '197.234.243.255',
      '198.41.128.0',
      '198.41.255.255',
      '162.158.0.0',
      '162.159.255.255',
      '104.16.0.0',
      '104.23.255.255',
    ],
    ...['104.24.0.0', '104.27.255.255', '172.64.0.0', '172.71.255.255', '131.0.72.0', '131.0.75.255'],
    ...['2400:cb00::1', '2606:4700::1', '2803:f800::1', '2405:b500::1', '2405:8100::1', '2a06:98c0::1', '2c0f:f248::1'],
  ])('does not tell the proxy’s own address %s', (ip) =>
    expect(read(page(ip), ip.includes(':') ? 'ipv6' : 'ipv4')).toEqual({ kind: 'unknown', why: 'address-of-the-proxy-network' }),
  );
  it.each([
    '173.245.47.255',
    '173.245.64.0',
    '104.15.255.255',
    '104.28.0.0',
    '172.63.255.255',
    '172.72.0.0',
    '162.157.255.255',
    '162.160.0.0',
    '131.0.76.0',
    '2606:4701::1',
    '2a06:98c8::1',
  ])('tells its neighbour %s', (ip) =>
    expect(read(page(ip), ip.includes(':') ? 'ipv6' : 'ipv4')).toEqual({ kind: 'address', address: ip }),
  );
  it.each([
    [page('198.51.100.7').replace('warp=off', 'warp=on'), 'through-a-tunnel'],
    [page('198.51.100.7').replace('warp=off', 'warp=plus'), 'through-a-tunnel'],
    [page('198.51.100.7').replace('gateway=off', 'gateway=on'), 'through-a-tunnel'],
    [page('198.51.100.7', 'ip=198.51.100.8\n'), 'too-many-addresses'],
    [page('198.51.100.7', 'h=other.example\n'), 'host-mismatch'],
    [page(''), 'not-an-address'],
    [page('198.51.100.7 198.51.100.8'), 'not-an-address'],
    [page('2001:db8::7'), 'wrong-family'],
    ['', 'host-mismatch'],
    ['<!DOCTYPE html><title>Just a moment...</title>', 'host-mismatch'],
  ])('tells nothing by %j', (body, why) => expect(read(body)).toEqual({ kind: 'unknown', why }));
});

describe('echo pages', () => {
  const plain = (body: string) => readEcho(body, { shape: 'plain', family: 'ipv4', host: 'x' });
  it.each(['203.0.113.7', '203.0.113.7\n', '203.0.113.7\r\n', '\ufeff203.0.113.7'])('plain: %j', (body) =>
    expect(plain(body)).toEqual({ kind: 'address', address: '203.0.113.7' }),
  );
  it.each([
    '203.0.113.7,',
    '"203.0.113.7"',
    '{"ip":"203.0.113.7"}',
    'Current IP Address: 203.0.113.7',
    '203.0.113.7\n203.0.113.7',
    '203.0.113.7%',
    '<captcha>',
    '203.0.113.7:1234',
  ])('that is another shape tells nothing: %j', (body) => expect(plain(body)).toEqual({ kind: 'unknown', why: 'not-an-address' }));
  const csv = (body: string) => readEcho(body, { shape: 'csv', family: 'ipv4', host: 'x' });
  it('in fields', () => {
    expect(csv('IPv4,203.0.113.7,Remaining fields reserved for future use,,,')).toEqual({ kind: 'address', address: '203.0.113.7' });
    for (const body of ['IPv6,203.0.113.7', 'IPv4,2001:db8::7', 'IPv4', ',203.0.113.7', 'IPv4;203.0.113.7', 'error,203.0.113.7'])
      expect(csv(body)).toEqual({ kind: 'unknown', why: 'not-an-address' });
  });
});

describe('DNS echoes', () => {
  const [whoami4, , opendns4, opendns6] = DNS_ECHO_SERVICES as [
    (typeof DNS_ECHO_SERVICES)[0],
    unknown,
    (typeof DNS_ECHO_SERVICES)[0],
    (typeof DNS_ECHO_SERVICES)[0],
  ];
  const packet = (answers: object[], more: object = {}): Uint8Array =>
    dnsPacket.encode({ type: 'response', id: 0, answers, ...more } as never);
  const a = (data: string, name = 'myip.opendns.com') => ({ type: 'A', name, ttl: 0, data });
  it('are read in either case of letters, with a question or without', () => {
    expect(readDnsEcho(packet([a('203.0.113.9', 'MyIP.OpenDNS.com')]), opendns4)).toEqual({ kind: 'address', address: '203.0.113.9' });
    expect(readDnsEcho(packet([{ ...a('2001:db8::9'), type: 'AAAA' }]), opendns6)).toEqual({ kind: 'address', address: '2001:db8::9' });
    const questions = [{ name: 'whoami.cloudflare', type: 'TXT', class: 'CH' }];
    expect(
      readDnsEcho(packet([{ type: 'TXT', class: 'CH', name: 'whoami.cloudflare', data: ['203.0', '.113.9'] }], { questions }), whoami4),
    ).toEqual({
      kind: 'address',
      address: '203.0.113.9',
    });
  });
  it.each([
    ['NXDOMAIN with an answer', packet([a('203.0.113.9')], { flags: 3 })],
    ['SERVFAIL with an answer', packet([a('203.0.113.9')], { flags: 2 })],
    ['REFUSED with an answer', packet([a('203.0.113.9')], { flags: 5 })],
    ['an answer that was cut', packet([a('203.0.113.9')], { flags: 0x0200 })],
    ['a question', dnsPacket.encode({ type: 'query', id: 0, answers: [a('203.0.113.9')] } as never)],
    ['another type', packet([{ type: 'CNAME', name: 'myip.opendns.com', data: 'x.example' }])],
    ['one in the additional part', packet([], { additionals: [a('203.0.113.9')] })],
  ])('tell nothing by %s', (_name, message) => expect(readDnsEcho(message, opendns4).kind).toBe('unknown'));
});

describe('NAT-PMP and PCP', () => {
  it.each([
    ['an AirMac in the home (RFC 6886 §3.2)', '0080 0000 00012345 cb007109', { kind: 'address', address: '203.0.113.9', epoch: 0x12345 }],
    ['an AirMac whose NAT-PMP is off', '0080 0002 00000007 00000000', { kind: 'refusal', why: 'disabled', epoch: 7 }],
    ['miniupnpd before its line is up', '0080 0003 00000007 00000000', { kind: 'refusal', why: 'no-address-yet', epoch: 7 }],
    // RFC 6887 §9: its answer to a request of version 0.
    [
      'a PCP server without NAT-PMP',
      `0280 0001 00000000 00000007 ${'00'.repeat(12)}`,
      { kind: 'refusal', why: 'unsupported-version', epoch: null },
    ],
    ['numbers the wrong way round', '0080 0000 45230100 097100cb', { kind: 'address', address: '9.113.0.203', epoch: 0x45230100 }],
    ['its own question', '0000', null],
    ['an answer about a port', '0081 0000 00000007 1f901f90 00000e10', null],
    ['an answer that was cut', '0080 0000 00000007 cb0071', null],
    ['an answer with more to it', '0080 0000 00000007 cb007109 00', null],
    ['a version to come', '0180 0000 00000007 cb007109', null],
  ])('%s', (_name, hex, want) => expect(decodeAddressReply(bytes(hex))).toEqual(want));
  it.each([
    // RFC 6887 §14.1.3: what a server sends by itself.
    ['an announcement', `0280 0000 00000000 0000002a ${'00'.repeat(12)}`, { kind: 'announce', result: 'success', epoch: 42 }],
    ['a NAT between us', `0280 000c 00000384 0000002a ${'00'.repeat(12)}`, { kind: 'announce', result: 'address-mismatch', epoch: 42 }],
    ['an answer about a port', `0281 0000 00000384 0000002a ${'00'.repeat(48)}`, null],
    ['our own question', `0200 0000 00000000 ${'00'.repeat(10)}ffff c0a80102`, null],
    ['nothing', '', null],
  ])('%s', (_name, hex, want) => expect(decodeAnnounce(bytes(hex))).toEqual(want));
});

describe('dns-sd -X', () => {
  it.each([
    ['DATE: ---Fri 07 Aug 2026---', null],
    [' 9:41:00.123  ...STARTING...', null],
    ['Timestamp     if   External Address     Protocol        Internal Port   External Port   TTL   ', null],
    [
      ' 9:41:03.624  0    203.0.113.9          0               0               0               0     ',
      { kind: 'address', address: '203.0.113.9' },
    ],
    [
      '21:41:03.624  -1   203.0.113.9          0               0               0               7200  ',
      { kind: 'address', address: '203.0.113.9' },
    ],
    [
      ' 9:41:03.624  4    192.168.0.9          0               0               0               0      Double NAT',
      { kind: 'address', address: '192.168.0.9' },
    ],
    [' 9:41:03.624  0    0.0.0.0              0               0               0               0     ', { kind: 'unknown', why: 'timeout' }],
    [' 9:41:03.624  Error code -65570', { kind: 'unknown', why: 'local-network-denied' }],
    [' 9:41:03.624  Error code -65537', { kind: 'unknown', why: 'failed' }],
    ['DNSService call failed -65563 (Service Not Running)', null],
  ])('%j', (line, want) => expect(readDnsSd(line)).toEqual(want));
});

describe('answers to a search', () => {
  const PEER = '192.168.1.1';
  const st = 'urn:schemas-upnp-org:device:InternetGatewayDevice:1';
  const where = { location: 'http://192.168.1.1:5000/rootDesc.xml', target: st };
  /** Asked where it answered from: a name is looked up nowhere. */
  const named = { location: 'http://192.168.1.1:49000/igddesc.xml', target: st };
  it.each([
    [
      'miniupnpd',
      `HTTP/1.1 200 OK\r\nCACHE-CONTROL: max-age=120\r\nST: ${st}\r\nUSN: uuid:0-0::${st}\r\nEXT:\r\nSERVER: Debian/12 UPnP/1.1 MiniUPnPd/2.3.1\r\nLOCATION: http://192.168.1.1:5000/rootDesc.xml\r\nOPT: "http://schemas.upnp.org/upnp/1/0/"; ns=01\r\n01-NLS: 1\r\nBOOTID.UPNP.ORG: 1\r\nCONFIGID.UPNP.ORG: 1337\r\n\r\n`,
      where,
    ],
    ['one that writes small', `HTTP/1.0 200 OK\r\nst:${st}\r\nlocation:http://192.168.1.1:5000/rootDesc.xml\r\n\r\n`, where],
    ['one that ends without a blank line', `HTTP/1.1 200 OK\r\nST: ${st}\r\nLOCATION: http://192.168.1.1:5000/rootDesc.xml`, where],
    [
      'one with a word of Japanese in its name',
      `HTTP/1.1 200 OK\r\nSERVER: ルーター\r\nST: ${st}\r\nLOCATION: http://192.168.1.1:5000/rootDesc.xml\r\n\r\n`,
      where,
    ],
    ['an announcement', `NOTIFY * HTTP/1.1\r\nNT: ${st}\r\nLOCATION: http://192.168.1.1:5000/rootDesc.xml\r\n\r\n`, null],
    ['our own question', `M-SEARCH * HTTP/1.1\r\nST: ${st}\r\n\r\n`, null],
    ['another’s description', `HTTP/1.1 200 OK\r\nST: ${st}\r\nLOCATION: http://192.168.1.2:5000/rootDesc.xml\r\n\r\n`, null],
    ['one with a name for its address', `HTTP/1.1 200 OK\r\nST: ${st}\r\nLOCATION: http://fritz.box:49000/igddesc.xml\r\n\r\n`, named],
    ['one on IPv6', `HTTP/1.1 200 OK\r\nST: ${st}\r\nLOCATION: http://[fe80::1]:5000/rootDesc.xml\r\n\r\n`, null],
    ['a printer', 'HTTP/1.1 200 OK\r\nST: urn:schemas-upnp-org:device:Printer:1\r\nLOCATION: http://192.168.1.1:5000/x.xml\r\n\r\n', null],
  ])('%s', (_name, message, want) => expect(readLocation(text(message), PEER)).toEqual(want));
});

const description = (services: string, { before = '', after = '' } = {}): Uint8Array =>
  text(`${before}<?xml version="1.0"?>
<root xmlns="urn:schemas-upnp-org:device-1-0"><specVersion><major>1</major><minor>0</minor></specVersion>
<device><deviceType>urn:schemas-upnp-org:device:InternetGatewayDevice:1</deviceType><friendlyName>Router &amp; Co</friendlyName>
<deviceList><device><deviceType>urn:schemas-upnp-org:device:WANDevice:1</deviceType>
<deviceList><device><serviceList>${services}</serviceList></device></deviceList></device></deviceList></device></root>${after}`);
const service = (type: string, path: string): string =>
  `<service><serviceType>urn:schemas-upnp-org:service:${type}</serviceType><controlURL>${path}</controlURL><eventSubURL>${path}/e</eventSubURL><SCPDURL>/s.xml</SCPDURL></service>`;

describe('descriptions', () => {
  const at = 'http://192.168.1.1:5000/d/rootDesc.xml';
  const controls = (body: Uint8Array) => readDescription(body, at)?.services.map(({ controlUrl }) => controlUrl) ?? null;
  it('are read with an end that C left in it', () => {
    expect(controls(description(service('WANIPConnection:1', '/ctl'), { after: '\0' }))).toEqual(['http://192.168.1.1:5000/ctl']);
    expect(controls(description(service('WANIPConnection:1', '/ctl'), { after: '\r\n\0\0' }))).toEqual(['http://192.168.1.1:5000/ctl']);
  });
  it.each([
    ['a relative one', 'ctl', 'http://192.168.1.1:5000/d/ctl'],
    ['a question', '/ctl?s=1&amp;t=2', 'http://192.168.1.1:5000/ctl?s=1&t=2'],
    ['blanks around it', '\n /ctl \n', 'http://192.168.1.1:5000/ctl'],
  ])('name %s', (_name, path, want) => expect(controls(description(service('WANPPPConnection:1', path)))).toEqual([want]));
  it('of other things name none', () => {
    for (const type of [
      'Layer3Forwarding:1',
      'WANCommonInterfaceConfig:1',
      'WANIPv6FirewallControl:1',
      'WANIPConnection:3',
      'WANIPConnection',
      'WANDSLLinkConfig:1',
    ])
      expect(controls(description(service(type, '/ctl')))).toEqual([]);
  });
});

describe('SOAP answers', () => {
  const envelope = (inside: string, { after = '' } = {}): Uint8Array =>
    text(
      `<?xml version="1.0"?>\n<s:Envelope xmlns:s="http://schemas.xmlsoap.org/soap/envelope/" s:encodingStyle="http://schemas.xmlsoap.org/soap/encoding/"><s:Body>${inside}</s:Body></s:Envelope>${after}`,
    );
  const answer = (value: string): string =>
    `<u:GetExternalIPAddressResponse xmlns:u="urn:schemas-upnp-org:service:WANIPConnection:1">${value}</u:GetExternalIPAddressResponse>`;
  const wan = (body: Uint8Array, status = 200) => {
    const read = readSoap(status, body, 'GetExternalIPAddress');
    return read.kind === 'done' ? readWanAddress(read.values.get('newexternalipaddress') ?? '?', rules) : read;
  };
  it.each([
    ['miniupnpd', '<NewExternalIPAddress>203.0.113.9</NewExternalIPAddress>', { kind: 'public', address: '203.0.113.9' }],
    [
      'one that names its types',
      '<NewExternalIPAddress xmlns:dt="urn:schemas-microsoft-com:datatypes" dt:dt="string">203.0.113.9</NewExternalIPAddress>',
      { kind: 'public', address: '203.0.113.9' },
    ],
    [
      'one that wraps it',
      '<NewExternalIPAddress><![CDATA[203.0.113.9]]></NewExternalIPAddress>',
      { kind: 'public', address: '203.0.113.9' },
    ],
    [
      'one that breaks the line',
      '<NewExternalIPAddress>\n203.0.113.9\n</NewExternalIPAddress>',
      { kind: 'public', address: '203.0.113.9' },
    ],
    ['a line behind a carrier', '<NewExternalIPAddress>100.64.1.2</NewExternalIPAddress>', { kind: 'reserved', address: '100.64.1.2' }],
    ['miniupnpd with a private line', '<NewExternalIPAddress></NewExternalIPAddress>', { kind: 'empty' }],
    ['the same, short', '<NewExternalIPAddress/>', { kind: 'empty' }],
    ['a line that is down', '<NewExternalIPAddress>0.0.0.0</NewExternalIPAddress>', { kind: 'none' }],
    ['AsusWRT-Merlin while it is down', '<NewExternalIPAddress>schemas.upnp.org</NewExternalIPAddress>', { kind: 'garbage' }],
    ['one with an IPv6 line', '<NewExternalIPAddress>2001:db8::1</NewExternalIPAddress>', { kind: 'garbage' }],
    ['one with a mask', '<NewExternalIPAddress>203.0.113.9/24</NewExternalIPAddress>', { kind: 'garbage' }],
    ['one with words', '<NewExternalIPAddress>(null)</NewExternalIPAddress>', { kind: 'garbage' }],
    ['one in disguise', '<NewExternalIPAddress>203.0.113.&#57;</NewExternalIPAddress>', { kind: 'garbage' }],
  ])('%s', (_name, inside, want) => {
    expect(wan(envelope(answer(inside)))).toEqual(want);
    expect(wan(envelope(answer(inside), { after: '\0' }))).toEqual(want);
  });
  it('of a firmware that prints what lies about are garbage', () =>
    expect(
      wan(text(`<s:Envelope><s:Body>${answer('<NewExternalIPAddress>\u0001\u0002�P�</NewExternalIPAddress>')}</s:Body></s:Envelope>`)),
    ).toEqual({ kind: 'garbage' }));
  it('refuse with a code, be it with 200 or 500', () => {
    const fault =
      '<s:Fault><faultcode>s:Client</faultcode><faultstring>UPnPError</faultstring><detail><UPnPError xmlns="urn:schemas-upnp-org:control-1-0"><errorCode>501</errorCode><errorDescription>Action Failed</errorDescription></UPnPError></detail></s:Fault>';
    for (const status of [200, 500]) expect(wan(envelope(fault), status)).toEqual({ kind: 'fault', code: 501 });
  });
  it.each([
    ['Connected', 'connected'],
    ['Up', 'connected'],
    ['Connecting', 'connecting'],
    ['Authenticating', 'connecting'],
    ['PendingDisconnect', 'connected'],
    ['Disconnected', 'disconnected'],
    ['Unconfigured', 'unconfigured'],
    ['constructor', 'other'],
    ['', null],
  ])('status %j', (word, want) => expect(readStatus(word)).toBe(want));
});

describe('events', () => {
  it('tell the address with whatever else changed', () => {
    const set = (inside: string, after = ''): Uint8Array =>
      text(`<?xml version="1.0"?><e:propertyset xmlns:e="urn:schemas-upnp-org:event-1-0">${inside}</e:propertyset>${after}`);
    const property = (name: string, value: string): string => `<e:property><${name}>${value}</${name}></e:property>`;
    const all = [
      ['PossibleConnectionTypes', 'IP_Routed'],
      ['ConnectionStatus', 'Connected'],
      ['ExternalIPAddress', '203.0.113.9'],
      ['PortMappingNumberOfEntries', '0'],
    ];
    const told = { wan: { kind: 'public', address: '203.0.113.9' }, status: 'connected' };
    expect(readEvent(set(all.map(([name = '', value = '']) => property(name, value)).join('')), rules)).toEqual(told);
    expect(readEvent(set(all.map(([name = '', value = '']) => property(name, value)).join(''), '\0'), rules)).toEqual(told);
    expect(readEvent(set(property('PortMappingNumberOfEntries', '3')), rules)).toEqual({ wan: null, status: null });
  });
  it.each([
    ['Second-1800', 1800],
    ['second-300', 300],
    ['Second-infinite', 1800],
    ['infinite', 1800],
    ['Second-0', 60],
    ['Second--5', 1800],
    ['Second-86400', 1800],
    ['1800s', 1800],
    [undefined, 1800],
  ])('stand for %j', (header, seconds) => expect(readTimeout(header)).toBe(seconds));
});
