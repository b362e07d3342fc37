import { type AddressInfo, createServer, type Server, type Socket } from 'node:net';
import fc from 'fast-check';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { createRouterHttp } from '../../../../main/platform/router/http.ts';
import { MAX_HEAD } from '../../../../main/platform/router/reply.ts';
import type { RouterReply, RouterRequest } from '../../../../main/ports/http.ts';

vi.setConfig({ testTimeout: 60_000 });

const http = createRouterHttp({ userAgent: 'Saikoro/test' });
const servers: Server[] = [];
afterEach(async () => {
  for (const server of servers.splice(0)) await new Promise((resolve) => server.close(resolve));
});

/** A far side that answers each connection as it is told to, once the request is whole; what it was sent. */
const start = async (answer: (socket: Socket) => void): Promise<{ port: number; heard: string[]; sent: () => number }> => {
  const heard: string[] = [];
  const sockets: Socket[] = [];
  const server = createServer((socket) => {
    sockets.push(socket);
    socket.on('error', () => {});
    socket.once('data', (request) => {
      heard.push(request.toString('latin1'));
      answer(socket);
    });
  });
  servers.push(server);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    port: (server.address() as AddressInfo).port,
    heard,
    sent: () => sockets.reduce((sum, { bytesWritten }) => sum + bytesWritten, 0),
  };
};
const ask = (port: number, more: Partial<RouterRequest> = {}): Promise<RouterReply> =>
  http.send({ method: 'GET', url: `http://127.0.0.1:${port}/d.xml?a=b`, headers: {}, timeoutMs: 20_000, maxBytes: 1000, ...more });
const textOf = (reply: RouterReply) => (reply.ok ? Buffer.from(reply.body).toString() : reply.fault);

describe('talking with a router', () => {
  it('sends one request, whole and with its headers as they were spelt', async () => {
    const far = await start((socket) => socket.end('HTTP/1.1 200 OK\r\n\r\n<a/>'));
    expect(textOf(await ask(far.port, { method: 'POST', headers: { SOAPAction: '"x#y"' }, body: '<b/>' }))).toBe('<a/>');
    expect(far.heard).toEqual([
      `POST /d.xml?a=b HTTP/1.1\r\nHost: 127.0.0.1:${far.port}\r\nUser-Agent: Saikoro/test\r\nSOAPAction: "x#y"\r\nContent-Length: 4\r\nConnection: close\r\n\r\n<b/>`,
    ]);
  });
  it('lets no header begin another', async () => {
    const far = await start((socket) => socket.end('HTTP/1.1 200 OK\r\n\r\n'));
    await ask(far.port, { headers: { SID: 'a\r\nEvil: b' } });
    expect(far.heard[0]).toContain('SID: a Evil: b\r\n');
  });
  it('waits for what comes after the length that was announced, and not for more than that', async () => {
    const far = await start((socket) => {
      socket.write('HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\n<a', () => setImmediate(() => socket.write('>1</a>')));
    });
    expect(textOf(await ask(far.port))).toBe('<a>1</a>');
  });
  it('reads what comes in pieces, be they one byte long', async () => {
    const text = 'HTTP/1.1 100 Continue\r\n\r\nHTTP/1.1 200 OK\nTransfer-Encoding: chunked\n\n3\n<a>\n4\n</a>\n0\n\n';
    const far = await start((socket) => {
      let at = 0;
      const next = (): void => {
        if (at < text.length) socket.write(text[at++] as string, () => setImmediate(next));
      };
      next();
    });
    expect(textOf(await ask(far.port))).toBe('<a></a>');
  });
  it('takes what is there when the connection breaks, or the time is over', async () => {
    const breaks = await start((socket) =>
      socket.write('HTTP/1.1 200 OK\r\nContent-Length: 99\r\n\r\n<a/>', () => setTimeout(() => socket.resetAndDestroy(), 300)),
    );
    expect(textOf(await ask(breaks.port))).toBe('<a/>');
    const hangs = await start((socket) => socket.write('HTTP/1.1 200 OK\r\nContent-Length: 99\r\n\r\n<a/>'));
    expect(textOf(await ask(hangs.port, { timeoutMs: 2_000 }))).toBe('<a/>');
  });
  it('waits for no body where events are subscribed', async () => {
    const far = await start((socket) => socket.write('HTTP/1.1 200 OK\r\nSID: uuid:1\r\n\r\n'));
    expect(await ask(far.port, { method: 'SUBSCRIBE' })).toMatchObject({ ok: true, headers: { sid: 'uuid:1' } });
  });
  it('follows nobody elsewhere', async () => {
    const other = await start((socket) => socket.end('HTTP/1.1 200 OK\r\n\r\nthere'));
    const far = await start((socket) => socket.end(`HTTP/1.1 302 Found\r\nLocation: http://127.0.0.1:${other.port}/\r\n\r\n`));
    expect(await ask(far.port)).toMatchObject({ ok: true, status: 302 });
    expect(other.heard).toEqual([]);
  });
  it.each(['http://localhost:1/', 'http://[::1]:1/', 'http://router.example/'])(
    'asks nobody by another thing than its address: %s',
    async (url) => {
      expect(await ask(1, { url })).toMatchObject({ ok: false, fault: 'connection', detail: 'NO_ADDRESS' });
    },
  );

  it('tells apart who is not there, who says nothing, who hangs up, and who can’t be read', async () => {
    const gone = await start(() => {});
    await new Promise((resolve) => servers.pop()?.close(resolve));
    expect(await ask(gone.port)).toMatchObject({ ok: false, fault: 'connection', detail: 'ECONNREFUSED' });
    const mute = await start(() => {});
    expect(await ask(mute.port, { timeoutMs: 100 })).toMatchObject({ ok: false, fault: 'timeout' });
    const curt = await start((socket) => socket.end());
    expect(await ask(curt.port)).toMatchObject({ ok: false, fault: 'closed' });
    const odd = await start((socket) => socket.end('SSH-2.0-dropbear\r\n'));
    expect(await ask(odd.port)).toMatchObject({
      ok: false,
      fault: 'unreadable',
      said: new Uint8Array(Buffer.from('SSH-2.0-dropbear\r\n')),
    });
  });
});

describe('a router that floods', () => {
  it.each([
    ['a head without an end', 'HTTP/1.1 200 OK\r\nX: '],
    ['a body without an end', 'HTTP/1.1 200 OK\r\n\r\n'],
    ['interim replies without an end', 'HTTP/1.1 100 Continue\r\n\r\n'.repeat(10)],
    ['chunks of one byte without an end', 'HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n'],
  ])('is hung up on: %s', async (name, begin) => {
    const more = name.includes('chunks') ? '1\r\nx\r\n'.repeat(10_000) : name.includes('interim') ? begin.repeat(1000) : 'x'.repeat(60_000);
    let closed = false;
    const far = await start((socket) => {
      socket.write(begin);
      const flood = (): void => {
        if (!socket.destroyed && socket.write(more)) setImmediate(flood);
      };
      socket.on('drain', flood);
      socket.on('close', () => {
        closed = true;
      });
      flood();
    });
    const reply = await ask(far.port);
    if (reply.ok) expect([reply.truncated, reply.body.length <= 1000]).toEqual([true, true]);
    else expect(reply.fault).toBe('unreadable');
    while (!closed) await new Promise((resolve) => setTimeout(resolve, 5));
  });
  it('is never read further than is allowed, whatever it sends', () =>
    fc.assert(
      fc.asyncProperty(
        fc.array(
          fc.oneof(
            fc.uint8Array({ maxLength: 300 }),
            fc.constantFrom('HTTP/1.1 200 OK\r\n', '\r\n\r\n', '4\r\n').map((text) => Buffer.from(text)),
          ),
          { maxLength: 8 },
        ),
        fc.integer({ min: 0, max: 200 }),
        async (pieces, maxBytes) => {
          const far = await start((socket) => {
            for (const piece of pieces) socket.write(piece);
            socket.end();
          });
          const reply = await ask(far.port, { maxBytes });
          if (reply.ok) expect(reply.body.length).toBeLessThanOrEqual(maxBytes);
          else if (reply.fault === 'unreadable') expect(reply.said.length).toBeLessThanOrEqual(MAX_HEAD);
          else expect(reply.fault).toBe('closed');
          for (const server of servers.splice(0)) server.close();
        },
      ),
      { numRuns: 150 },
    ));
});
