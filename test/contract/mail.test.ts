import { type ChildProcess, spawn } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { type AddressInfo, createServer, type Server, type Socket } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { afterAll, describe, expect, it } from 'vitest';
import { sendMail } from '../../main/channels/mail.ts';
import type { Message } from '../../main/channels/message.ts';
import { createMailer } from '../../main/platform/sockets/mail.ts';
import { makeCertificates } from '../providers/replay/certificates.ts';

const folder = mkdtempSync(join(tmpdir(), 'saikoro-mail-'));
const good = makeCertificates(['localhost', '127.0.0.1']);
const over = makeCertificates(['localhost'], -1);
const other = makeCertificates(['elsewhere.example.net']);
const message: Message = {
  id: '123e4567-e89b-42d3-a456-426614174000',
  ...{ severity: 'failure', title: '自宅は対応が必要です', text: 'パスワードが\n違います', count: 1, hosts: [], address: '', at: 0 },
};

type Mode = 'implicit' | 'starttls' | 'plain';
interface Letter {
  from: string;
  to: string[];
  tls: boolean;
  user: boolean;
  content: string;
}
const running: ChildProcess[] = [];
const servers: Server[] = [];
const sockets = new Set<Socket>();

/** A real mail server on loopback. */
const openServer = async (mode: Mode, { cert, key }: { cert: string; key: string } = good) => {
  const files = ['cert', 'key'].map((name) => join(folder, `${mode}-${running.length}-${name}.pem`)) as [string, string];
  writeFileSync(files[0], cert);
  writeFileSync(files[1], key);
  const child = spawn('python3', [join(import.meta.dirname, '../helpers/smtp-server.py'), mode, ...files], {
    stdio: ['ignore', 'pipe', 'inherit'],
    // The system's own Python, which has Debian's packages.
    env: { ...process.env, PATH: `/usr/bin:${process.env.PATH ?? ''}` },
  });
  running.push(child);
  const letters: Letter[] = [];
  const port = await new Promise<number>((resolve, reject) => {
    child.once('exit', (code) => reject(new Error(`the mail server ended with ${code}`)));
    createInterface({ input: child.stdout }).on('line', (line) => {
      if (line.startsWith('{')) letters.push(JSON.parse(line));
      else resolve(Number(line));
    });
  });
  return { port, letters };
};
/** Any server on loopback that is no mail server. */
const openOdd = async (talk: (socket: Socket) => void): Promise<number> => {
  const server = createServer((socket) => {
    sockets.add(socket.on('error', () => {}));
    talk(socket);
  });
  servers.push(server);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return (server.address() as AddressInfo).port;
};
afterAll(() => {
  for (const child of running) child.kill();
  for (const socket of sockets) socket.destroy();
  for (const server of servers) server.close();
  rmSync(folder, { recursive: true, force: true });
});

const settings = (port: number, more: Record<string, string> = {}) => ({
  ...{ server: 'localhost', port, user: 'me', password: 'open sesame', from: 'me@example.com', to: 'you@example.com、her@example.com' },
  ...more,
});
const mailer = createMailer({ ca: [good.ca, over.ca, other.ca] });
/** 465 stands for encryption from the beginning, whatever port the test's server has. */
const implicitly = (port: number) => createMailer({ ca: [good.ca, over.ca, other.ca], connectTo: () => ({ host: '127.0.0.1', port }) });
const send = (port: number, more = {}, what = message) => sendMail(settings(port, more), what, mailer);

/** The server says what it took after it has answered. */
const arrived = (letters: readonly Letter[]) => expect.poll(() => letters.length, { timeout: 60_000 }).toBe(1);

describe('mail', () => {
  it('goes over STARTTLS, signed in, with a Japanese subject', async () => {
    const { port, letters } = await openServer('starttls');
    const { outcome, exchanges } = await send(port);
    expect(outcome).toEqual({ kind: 'updated' });
    await arrived(letters);
    expect(letters).toMatchObject([{ from: 'me@example.com', to: ['you@example.com', 'her@example.com'], tls: true, user: true }]);
    const content = Buffer.from(letters[0]?.content ?? '', 'base64').toString();
    // RFC 2047: an encoded word, and nothing but ASCII in the head.
    expect(content).toMatch(/^Subject: =\?UTF-8\?[BQ]\?/m);
    expect(content.split('\r\n\r\n', 1)[0]).toMatch(/^[\x20-\x7e\r\n\t]+$/);
    expect(content).toContain('Message-ID: <123e4567-e89b-42d3-a456-426614174000@example.com>');
    expect(content).toContain('Auto-Submitted: auto-generated');
    const word = /^Subject: (.*(?:\r\n[ \t].*)*)/m.exec(content)?.[1] ?? '';
    const read = [...word.matchAll(/=\?UTF-8\?B\?([^?]*)\?=/gi)].map(([, text]) => Buffer.from(text ?? '', 'base64'));
    expect(Buffer.concat(read).toString()).toBe(message.title);
    expect(JSON.stringify(exchanges)).not.toContain('open sesame');
    expect(exchanges[0]?.reply?.text).toContain('kept');
  });
  it('goes encrypted from the beginning over 465', async () => {
    const { port, letters } = await openServer('implicit');
    const { outcome } = await sendMail(settings(465), message, implicitly(port));
    await arrived(letters);
    expect([outcome.kind, letters.length, letters[0]?.tls]).toEqual(['updated', 1, true]);
  });
  it('needs no sign-in where the server wants none', async () => {
    const { port, letters } = await openServer('starttls');
    const { outcome } = await send(port, { user: '', password: '' });
    await arrived(letters);
    expect([outcome.kind, letters[0]?.user]).toEqual(['updated', false]);
  });
  it('sends nothing to a server without encryption', async () => {
    const { port, letters } = await openServer('plain');
    const { outcome } = await send(port);
    expect(outcome).toMatchObject({ kind: 'bad-config', setting: 'port' });
    expect(letters).toEqual([]);
  });
  it('says that the password was refused, and shows it nowhere', async () => {
    const { port } = await openServer('starttls');
    const sent = await send(port, { password: 'wrong horse' });
    expect(sent.outcome).toMatchObject({ kind: 'auth-failed', setting: 'password' });
    expect(JSON.stringify(sent)).not.toContain('wrong horse');
  });
  it.each([
    ['of another name', other, 'tls'],
    ['that is over', over, 'clock'],
    ['of an unknown authority', null, 'tls'],
  ] as const)('refuses a certificate %s', async (_, certificates, reason) => {
    for (const mode of ['starttls', 'implicit'] as const) {
      const { port, letters } = await openServer(mode, certificates ?? good);
      const by = createMailer({
        ...(certificates === null ? {} : { ca: [certificates.ca] }),
        connectTo: () => ({ host: '127.0.0.1', port }),
      });
      const { outcome } = await sendMail(settings(mode === 'implicit' ? 465 : 587), message, by);
      expect(outcome).toMatchObject({ kind: 'network', reason });
      expect(letters).toEqual([]);
    }
  });
  it.each([
    ['refuse me', { kind: 'bad-config' }, 'not wanted here'],
    ['later', { kind: 'server-error' }, 'greylisted'],
  ])('reads what the server says of “%s”', async (text, outcome, said) => {
    const { port } = await openServer('starttls');
    const sent = await send(port, {}, { ...message, text });
    expect(sent.outcome).toMatchObject(outcome);
    expect(sent.outcome.excerpt).toContain(said);
  });
  it('bears a server that speaks nonsense, says nothing, floods, or takes and drops', async () => {
    const nonsense = await openOdd((socket) => socket.end('HTTP/1.1 400 Bad Request\r\n\r\n'));
    expect((await send(nonsense)).outcome.kind).toMatch(/^(?:not-confirmed|network)$/);
    const drops = await openOdd((socket) => {
      socket.write('220 hello\r\n');
      socket.on('data', () => socket.destroy());
    });
    expect((await send(drops)).outcome).toMatchObject({ kind: 'network', reason: 'closed' });
    const flood = await openOdd((socket) => {
      socket.write(`220 ${'x'.repeat(3 * 2 ** 20)}\r\n`);
      socket.end();
    });
    const flooded = await send(flood);
    expect(flooded.outcome.kind).not.toBe('updated');
    expect(JSON.stringify(flooded).length).toBeLessThan(5000);
    const closed = await openOdd(() => {});
    const [server] = servers.slice(-1);
    await new Promise<void>((done) => server?.close(() => done()));
    expect((await send(closed)).outcome).toMatchObject({ kind: 'network' });
  });
  it.each([
    [{ from: 'me@example.com\r\nBcc: all@example.com' }, 'from'],
    [{ to: 'you@example.com\nher@example.com' }, 'to'],
    [{ to: 'you' }, 'to'],
    [{ to: Array(11).fill('a@example.com').join(',') }, 'to'],
    [{ server: 'mail.example.com\r\nX' }, 'server'],
    [{ port: '0' }, 'port'],
  ])('takes no %j', async (more, setting) => {
    expect((await sendMail(settings(1, more as never), message, mailer)).outcome).toMatchObject({ kind: 'not-sent', setting });
  });
  it('lets no line end into the subject', async () => {
    const { port, letters } = await openServer('starttls');
    await send(port, {}, { ...message, title: 'a\r\nBcc: all@example.com\r\n\r\nb' });
    await arrived(letters);
    const content = Buffer.from(letters[0]?.content ?? '', 'base64').toString();
    expect(content).not.toMatch(/^Bcc:/im);
    expect(content).toMatch(/^Subject: a Bcc: all@example.com b/m);
  });
});
