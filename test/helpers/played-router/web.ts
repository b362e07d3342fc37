import { type AddressInfo, createServer, type Socket } from 'node:net';
import { documentAt } from './documents.ts';
import type { Play } from './ways.ts';

const inChunks = (body: string): string => {
  const half = Math.ceil(body.length / 2);
  return [body.slice(0, half), body.slice(half), ''].map((part) => `${part.length.toString(16)}\r\n${part}\r\n`).join('');
};

const lengthLines = ({ ways }: Play, length: number): string[] => {
  const line = `Content-Length: ${length}`;
  if (ways.has('no-length')) return [];
  if (ways.has('length-too-short')) return [`Content-Length: ${Math.floor(length / 2)}`];
  if (ways.has('length-too-long')) return [`Content-Length: ${length + 100}`];
  if (ways.has('length-twice')) return [line, line];
  if (ways.has('two-lengths')) return [`Content-Length: ${Math.floor(length / 3)}`, line];
  if (ways.has('blank-before-colon')) return [`Content-Length : ${length}`];
  return ways.has('length-beside-chunks') ? [line, 'Transfer-Encoding: chunked'] : [line];
};

const replyTo = (play: Play, status: string, body: string): string => {
  const { ways } = play;
  if (ways.has('http-nonsense')) return `\x01\x02${body}`;
  const lines = [
    `${ways.has('odd-version') ? 'HTTP1.1' : 'HTTP/1.1'} ${status}`,
    'Content-Type: text/xml',
    ...(ways.has('line-without-colon') ? ['this is no header'] : []),
    ...lengthLines(play, Buffer.byteLength(body)),
  ];
  const head = `${ways.has('interim-reply') ? 'HTTP/1.1 100 Continue\r\n\r\n' : ''}${lines.join('\r\n')}\r\n\r\n`;
  return `${ways.has('lf-alone') ? head.replaceAll('\r', '') : head}${ways.has('length-beside-chunks') ? inChunks(body) : body}`;
};

const answer = (play: Play, port: number, request: string): string => {
  const [, path = '/'] = /^\w+ (\S+)/.exec(request) ?? [];
  const asked = /^SOAPAction:.*#(\w+)"/m.exec(request)?.[1];
  const action = asked ?? /^soapaction:.*#(\w+)"/im.exec(request)?.[1];
  if (play.ways.has('soapaction-by-spelling') && action !== undefined && asked === undefined)
    return replyTo(play, '501 Not Implemented', '');
  const body = documentAt(play, port, path, action);
  return body === null ? replyTo(play, '404 Not Found', '') : replyTo(play, '200 OK', body);
};

const isWhole = (request: string): boolean => {
  const [head = '', body] = request.split(/\r\n\r\n(.*)/s);
  return body !== undefined && Buffer.byteLength(body) >= Number(/^content-length: *(\d+)/im.exec(head)?.[1] ?? 0);
};

const send = (socket: Socket, { ways }: Play, text: string): void => {
  const end = (): void => void (ways.has('stays-open') || socket.end());
  if (!ways.has('one-byte-at-a-time')) {
    socket.write(text, end);
    return;
  }
  const next = (at: number): void => void (at < text.length ? socket.write(text[at] as string, () => next(at + 1)) : end());
  next(0);
};

/** The router's web server, written out byte for byte: no library would send such things. */
export const startWeb = async (
  play: Play,
  host: string,
  wanted = 0,
): Promise<{ port: number; requests: string[]; close(): Promise<void> }> => {
  const open = new Set<Socket>();
  const requests: string[] = [];
  const server = createServer((socket) => {
    let heard = '';
    open.add(socket);
    socket.setNoDelay(true);
    socket.on('close', () => open.delete(socket));
    socket.on('error', () => {});
    socket.on('data', (part) => {
      heard += part.toString('latin1');
      if (!isWhole(heard)) return;
      requests.push(heard);
      send(socket, play, answer(play, (server.address() as AddressInfo).port, heard));
      heard = '';
    });
  });
  await new Promise<void>((resolve) => server.listen(wanted, host, resolve));
  return {
    port: (server.address() as AddressInfo).port,
    requests,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        for (const socket of open) socket.destroy();
      }),
  };
};
