import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { MAX_HEAD, readReply } from '../../../../main/platform/router/reply.ts';

const XML = '<a>1</a>';
const HEAD = 'HTTP/1.1 200 OK\r\nContent-Type: text/xml\r\n';
const bytes = (text: string): Uint8Array => new Uint8Array(Buffer.from(text, 'latin1'));
const read = (text: string, { most = 1000, ended = true } = {}) => {
  const found = readReply(bytes(text), most, ended);
  return typeof found === 'string' ? found : { ...found, body: Buffer.from(found.body).toString('latin1') };
};
const chunks = (...parts: string[]): string => [...parts, ''].map((part) => `${part.length.toString(16)}\r\n${part}\r\n`).join('');

describe('a reply as routers write it', () => {
  it.each([
    ['as the standard has it', `${HEAD}Content-Length: 8\r\n\r\n${XML}`],
    ['with LF alone', `${HEAD}Content-Length: 8\r\n\r\n`.replaceAll('\r', '') + XML],
    ['with LF here and CRLF there', `HTTP/1.1 200 OK\nContent-Length: 8\r\n\n${XML}`],
    ['with no length', `${HEAD}\r\n${XML}`],
    ['with a length that is too short', `${HEAD}Content-Length: 3\r\n\r\n${XML}`],
    ['with a length of nothing', `${HEAD}Content-Length: 0\r\n\r\n${XML}`],
    ['with a length that is too long', `${HEAD}Content-Length: 4711\r\n\r\n${XML}`],
    ['with its length twice', `${HEAD}Content-Length: 8\r\nContent-Length: 8\r\n\r\n${XML}`],
    ['with two lengths', `${HEAD}Content-Length: 3\r\nContent-Length: 8\r\n\r\n${XML}`],
    ['with a length that is none', `${HEAD}Content-Length: many\r\n\r\n${XML}`],
    ['with a blank before the colon', `${HEAD}Content-Length : 8\r\n\r\n${XML}`],
    ['with lines that are no header', `${HEAD}what is this\r\n: nor this\r\n<>\r\nContent-Length: 8\r\n\r\n${XML}`],
    ['in HTTP/1.0', `HTTP/1.0 200 OK\r\n\r\n${XML}`],
    ['in HTTP1.1', `HTTP1.1 200 OK\r\n\r\n${XML}`],
    ['in HTTP/1.1.0', `HTTP/1.1.0  200\tOK\r\n\r\n${XML}`],
    ['in HTTP', `http 200\r\n\r\n${XML}`],
    ['after blank lines', `\r\n\n${HEAD}\r\n${XML}`],
    ['after an interim reply', `HTTP/1.1 100 Continue\r\n\r\n${HEAD}\r\n${XML}`],
    ['after two of them', `HTTP/1.1 100 Continue\r\n\r\nHTTP/1.1 102 Processing\n\n${HEAD}\r\n${XML}`],
    ['in chunks', `${HEAD}Transfer-Encoding: chunked\r\n\r\n${chunks('<a>', '1</a>')}`],
    ['in chunks with LF alone', `${HEAD}Transfer-Encoding: chunked\r\n\r\n${chunks('<a>', '1</a>')}`.replaceAll('\r', '')],
    ['in chunks with a length beside', `${HEAD}Content-Length: 2\r\nTransfer-Encoding: chunked\r\n\r\n${chunks(XML)}`],
    ['in chunks with notes', `${HEAD}Transfer-Encoding: gzip, Chunked\r\n\r\n8;a=b\r\n${XML}\r\n0\r\n\r\n`],
    ['in chunks without the last one', `${HEAD}Transfer-Encoding: chunked\r\n\r\n8\r\n${XML}`],
    ['in chunks that are followed by nonsense', `${HEAD}Transfer-Encoding: chunked\r\n\r\n8\r\n${XML}\r\nnonsense`],
    ['as if in chunks', `${HEAD}Transfer-Encoding: chunked\r\n\r\n${XML}`],
    ['as if in chunks, with its length', `${HEAD}Transfer-Encoding: chunked\r\nContent-Length: 8\r\n\r\n${XML}`],
  ])('is read %s', (_name, text) => {
    expect(read(text)).toMatchObject({ status: 200, body: XML, truncated: false });
  });

  it('has its headers by names in lower case, the first of two, folded ones joined', () => {
    expect(read('HTTP/1.1 412 No\r\nSID: uuid:1\r\nsid: uuid:2\r\nX :\r\n a\r\n\tb\r\nEXT:\r\n\r\n')).toMatchObject({
      status: 412,
      headers: { sid: 'uuid:1', x: 'a b', ext: '' },
    });
  });

  it('may end with its head', () => {
    expect(read('HTTP/1.1 200 OK\r\nSID: uuid:1')).toMatchObject({ status: 200, headers: { sid: 'uuid:1' }, body: '' });
    expect(read('HTTP/1.1 200 OK\r\nSID: uuid:1', { ended: false })).toBe('head');
  });

  it.each([
    ['another protocol', 'SSH-2.0-dropbear\r\n'],
    ['a page without a head', '<html><body>\r\n\r\n</body></html>'],
    ['no status', 'HTTP/1.1 OK\r\n\r\n'],
    ['a status of four digits', 'HTTP/1.1 2000 OK\r\n\r\n'],
    ['an interim reply alone', 'HTTP/1.1 100 Continue\r\n\r\n'],
    ['a head without an end', `HTTP/1.1 200 OK\r\n${'X: y\r\n'.repeat(4000)}`],
    ['nothing', ''],
  ])('is unreadable: %s', (_name, text) => {
    expect(read(text)).toBe('unreadable');
  });

  it('is over where nothing can follow, said where as much is there as was announced, else open', () => {
    const end = (text: string) => {
      const found = readReply(bytes(text), 1000, false);
      return typeof found === 'string' ? found : found.end;
    };
    expect(end(`${HEAD}Content-Length: 8\r\n\r\n${XML}`)).toBe('said');
    expect(end(`${HEAD}Content-Length: 9\r\n\r\n${XML}`)).toBe('open');
    expect(end(`${HEAD}\r\n${XML}`)).toBe('open');
    expect(end(`${HEAD}Transfer-Encoding: chunked\r\n\r\n8\r\n${XML}\r\n`)).toBe('open');
    expect(end(`${HEAD}Transfer-Encoding: chunked\r\n\r\n${chunks(XML)}`)).toBe('over');
  });

  it('is cut where it is longer than may be read', () => {
    for (const more of ['', 'Content-Length: 5000\r\n', 'Transfer-Encoding: chunked\r\n']) {
      const body = more.startsWith('T') ? chunks('x'.repeat(600), 'y'.repeat(600)) : 'x'.repeat(1200);
      expect(read(`${HEAD}${more}\r\n${body}`, { ended: false })).toMatchObject({ truncated: true, end: 'over' });
    }
  });
});

describe('any bytes at all', () => {
  const piece = fc.oneof(
    fc.constantFrom(
      'HTTP/1.1 200 OK\r\n',
      'HTTP/1.1 100 x\r\n\r\n',
      '\r\n',
      '\n',
      '\r\n\r\n',
      'Content-Length: 9',
      'Transfer-Encoding: chunked',
    ),
    fc.constantFrom('\r\n5\r\n', '0\r\n\r\n', 'ffffffff\r\n', ': ', ' ', '<a>', '</a>', '\0'),
    fc.string({ unit: 'binary', maxLength: 20 }),
    fc.integer({ min: 0, max: 3000 }).map((length) => 'z'.repeat(length)),
  );
  const anything = fc.array(piece, { maxLength: 30 }).map((pieces) => pieces.join(''));
  it('never throw, never give more than may be read, and are told the same in one piece as in many', () => {
    fc.assert(
      fc.property(anything, fc.integer({ min: 0, max: 500 }), fc.boolean(), (text, most, ended) => {
        const found = readReply(bytes(text), most, ended);
        if (typeof found === 'string') return;
        expect(found.body.length).toBeLessThanOrEqual(most);
        expect(found.status).toBeGreaterThanOrEqual(200);
        // What is over stays so, whatever follows.
        if (found.end !== 'over') return;
        expect(readReply(bytes(`${text}more`), most, ended)).toEqual(found);
      }),
      { numRuns: 3_000 },
    );
  });
  it('are no head for ever', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', minLength: MAX_HEAD, maxLength: MAX_HEAD + 100 }), (text) => {
        expect(readReply(bytes(text), 10, false)).not.toBe('head');
      }),
      { numRuns: 20 },
    );
  });
});
