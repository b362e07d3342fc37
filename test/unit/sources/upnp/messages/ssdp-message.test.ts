import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  deviceUrl,
  readAnswer,
  readLocation,
  SEARCH_TARGETS,
  searchMessage,
} from '../../../../../main/sources/upnp/messages/ssdp-message.ts';

const PEER = '192.168.1.1';
const bytes = (text: string): Uint8Array => new Uint8Array(Buffer.from(text, 'latin1'));
const answer = (...lines: string[]): Uint8Array => bytes(['HTTP/1.1 200 OK', ...lines, '', ''].join('\r\n'));
const ST = 'ST: urn:schemas-upnp-org:device:InternetGatewayDevice:1';

describe('a search', () => {
  it('is what UDA 1.1 §1.3.2 asks for', () => {
    expect(searchMessage('upnp:rootdevice', '239.255.255.250')).toBe(
      'M-SEARCH * HTTP/1.1\r\nHOST: 239.255.255.250:1900\r\nMAN: "ssdp:discover"\r\nMX: 1\r\nST: upnp:rootdevice\r\n\r\n',
    );
  });
  it('asks for both versions of the gateway and of its connections', () => {
    expect(SEARCH_TARGETS.map((each) => each.split(':').slice(-2).join(':'))).toEqual([
      'WANIPConnection:2',
      'WANIPConnection:1',
      'WANPPPConnection:1',
      'InternetGatewayDevice:2',
      'InternetGatewayDevice:1',
      'upnp:rootdevice',
    ]);
  });
});

describe('the answer to a search', () => {
  it.each([
    ['as the standard writes it', [ST, 'LOCATION: http://192.168.1.1:5000/rootDesc.xml']],
    [
      'in any case, without blanks',
      ['st:urn:schemas-upnp-org:device:InternetGatewayDevice:1', 'Location:http://192.168.1.1:5000/rootDesc.xml'],
    ],
    ['with blanks and tabs around', [`${ST}  `, 'LOCATION \t:\t http://192.168.1.1:5000/rootDesc.xml \t']],
    ['folded', [ST, 'LOCATION:\r\n  http://192.168.1.1:5000/rootDesc.xml']],
    ['said twice alike', [ST, 'LOCATION: http://192.168.1.1:5000/rootDesc.xml', 'LOCATION: http://192.168.1.1:5000/rootDesc.xml']],
    ['with lines that are no header', [ST, 'what is this', ': none', 'SERVER: a\x01b', 'LOCATION: http://192.168.1.1:5000/rootDesc.xml']],
    [
      'with what the vendor adds',
      [ST, 'EXT:', '01-NLS: 1', 'OPT: "http://schemas.upnp.org/upnp/1/0/"; ns=01', 'LOCATION: http://192.168.1.1:5000/rootDesc.xml'],
    ],
  ])('%s', (_name, lines) => {
    expect(readLocation(answer(...lines), PEER)).toEqual({
      location: 'http://192.168.1.1:5000/rootDesc.xml',
      target: 'urn:schemas-upnp-org:device:InternetGatewayDevice:1',
    });
  });

  const lines = ['HTTP/1.1 200 OK', ST, 'LOCATION: http://192.168.1.1:5000/rootDesc.xml'];
  it.each([
    ['LF alone', [...lines, '', ''].join('\n')],
    ['LF here and CRLF there', `${lines[0]}\n${lines[1]}\r\n${lines[2]}\n\r\n`],
    ['no empty line at its end', lines.join('\r\n')],
    ['an odd version', [...lines, '', ''].join('\r\n').replace('HTTP/1.1', 'HTTP1.1')],
    ['nothing after its number', [...lines, '', ''].join('\r\n').replace('200 OK', '200')],
  ])('is read with %s', (_name, message) => {
    expect(readLocation(bytes(message), PEER)?.location).toBe('http://192.168.1.1:5000/rootDesc.xml');
  });

  const good = 'LOCATION: http://192.168.1.1:5000/';
  it.each([
    ['no success', bytes(`HTTP/1.1 404 Not Found\r\n${ST}\r\n${good}\r\n\r\n`)],
    ['a search, not an answer', bytes(`M-SEARCH * HTTP/1.1\r\n${ST}\r\n${good}\r\n\r\n`)],
    ['an announcement', bytes(`NOTIFY * HTTP/1.1\r\n${ST}\r\n${good}\r\n\r\n`)],
    ['two different places', answer(ST, good, 'LOCATION: http://192.168.1.1:5001/')],
    ['too long', answer(ST, good, `SERVER: ${'x'.repeat(9_000)}`)],
    ['something that was not asked for', answer('ST: urn:schemas-upnp-org:device:MediaServer:1', good)],
    ['no place', answer(ST)],
    ['empty', bytes('')],
  ])('is refused: %s', (_name, message) => {
    expect(readLocation(message, PEER)).toBeNull();
  });
});

describe('the place of a description', () => {
  it.each([
    'http://192.168.1.1/igd.xml',
    'http://192.168.1.1:80/igd.xml',
    'http://192.168.1.1:1900/igd.xml',
    'http://192.168.1.1:49000/igddesc.xml',
    'http://192.168.1.1:65535/',
  ])('%s is taken', (url) => {
    expect(deviceUrl(url, PEER)).not.toBeNull();
  });
  it.each([
    ['another host of the network', 'http://192.168.1.2:5000/rootDesc.xml'],
    ['the Internet', 'http://203.0.113.7/rootDesc.xml'],
    ['this machine', 'http://127.0.0.1:5000/rootDesc.xml'],
    ['a user before the host', 'http://192.168.1.1@203.0.113.7/'],
    ['a password', 'http://u:p@192.168.1.1:5000/'],
    ['another scheme', 'https://192.168.1.1/rootDesc.xml'],
    ['a file', 'file:///etc/passwd'],
    ['IPv6', 'http://[::ffff:192.168.1.1]:5000/'],
    ['port 0', 'http://192.168.1.1:0/'],
    ['a port too large', 'http://192.168.1.1:70000/'],
    ['the port of SSH', 'http://192.168.1.1:22/'],
    ['the port of mail', 'http://192.168.1.1:25/'],
    ['a blank', 'http://192.168.1.1:5000/a b'],
    ['too long', `http://192.168.1.1:5000/${'a'.repeat(600)}`],
    ['nothing', ''],
  ])('is refused: %s', (_name, url) => {
    expect(deviceUrl(url, PEER)).toBeNull();
  });
  it.each(['router.home.arpa', 'fritz.box', '192.168.1.1.evil.example', 'localhost', 'www.example.com'])(
    'is on the device itself where it names %s: nobody is asked for the name',
    (name) => {
      expect(deviceUrl(`http://${name}:5000/rootDesc.xml`, PEER)).toBe('http://192.168.1.1:5000/rootDesc.xml');
    },
  );
  it('keeps no fragment, and reads other notations of the same address', () => {
    expect(deviceUrl('http://192.168.1.1:5000/a#b', PEER)).toBe('http://192.168.1.1:5000/a');
    expect(deviceUrl('http://0xc0.0xa8.1.1:5000/a', PEER)).toBe('http://192.168.1.1:5000/a');
  });
});

describe('any bytes at all', () => {
  const noise = fc.oneof(
    fc.uint8Array({ maxLength: 600 }),
    fc.string({ unit: 'binary', maxLength: 300 }).map((text) => answer(ST, `LOCATION: ${text}`)),
    fc.webUrl({ validSchemes: ['http', 'https', 'ftp'] }).map((url) => answer(ST, `LOCATION: ${url}`)),
    fc
      .tuple(fc.string({ maxLength: 20 }), fc.ipV4(), fc.integer({ min: -1, max: 70_000 }))
      .map(([path, host, port]) => answer(ST, `LOCATION: http://${host}:${port}/${path}`)),
  );
  it('never lead anywhere but to the peer', () => {
    fc.assert(
      fc.property(noise, fc.ipV4(), (message, peer) => {
        readAnswer(message);
        const found = readLocation(message, peer);
        if (found !== null) expect(new URL(found.location)).toMatchObject({ protocol: 'http:', hostname: peer, username: '', hash: '' });
      }),
      { numRuns: 2_000 },
    );
  });
});
