import { execFileSync } from 'node:child_process';
import { createHash, generateKeyPairSync, type KeyObject, sign } from 'node:crypto';
import { mkdirSync, readFileSync } from 'node:fs';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { createServer, type Server } from 'node:https';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { CHANNEL_FILE, type ReleaseFeed, SIGNATURE_FILE } from '../../main/app/releases/feed';

export interface KeyPair {
  secret: KeyObject;
  /** 32 bytes, in Base64. */
  key: string;
}
export const newKeyPair = (): KeyPair => {
  const { privateKey, publicKey } = generateKeyPairSync('ed25519');
  return { secret: privateKey, key: publicKey.export({ format: 'der', type: 'spki' }).subarray(-32).toString('base64') };
};
export const signed = (body: Buffer, { secret }: KeyPair): string => `${sign(null, body, secret).toString('base64')}\n`;
export const sha512 = (body: Buffer): string => createHash('sha512').update(body).digest('hex');

/** A certificate for 127.0.0.1 with the authority that vouches for it, both made now. */
const certificate = (folder: string): { ca: string; cert: string; key: string } => {
  const openssl = (...args: string[]): void => void execFileSync('openssl', args, { cwd: folder, stdio: 'ignore' });
  openssl(
    'req',
    '-x509',
    '-newkey',
    'rsa:2048',
    '-nodes',
    '-keyout',
    'key.pem',
    '-out',
    'cert.pem',
    '-days',
    '2',
    ...[...['-subj', '/CN=127.0.0.1', '-addext', 'subjectAltName=IP:127.0.0.1']],
  );
  const cert = readFileSync(join(folder, 'cert.pem'), 'utf8');
  return { ca: cert, cert, key: readFileSync(join(folder, 'key.pem'), 'utf8') };
};

export type Answer = Buffer | string | ((request: IncomingMessage, response: ServerResponse) => void);

/** A server of versions on loopback, over real HTTPS, which answers what a test puts on it. */
export interface ReleaseServer {
  feed: ReleaseFeed;
  host: string;
  /** PEM. */
  ca: string;
  caFile: string;
  keys: KeyPair;
  answers: Map<string, Answer>;
  /** What was asked for, in order. */
  asked: { path: string; headers: IncomingMessage['headers'] }[];
  /** Puts a channel file there, and its signature. */
  offer(channel: unknown, by?: KeyPair): void;
  close(): Promise<void>;
}

export const startReleaseServer = async (folder: string): Promise<ReleaseServer> => {
  mkdirSync(folder, { recursive: true });
  const { ca, cert, key } = certificate(folder);
  const answers = new Map<string, Answer>();
  const asked: ReleaseServer['asked'] = [];
  const server: Server = createServer({ cert, key }, (request, response) => {
    const path = request.url ?? '';
    asked.push({ path, headers: request.headers });
    const answer = answers.get(path.slice(1));
    if (answer === undefined) response.writeHead(404).end();
    else if (typeof answer === 'function') answer(request, response);
    else response.writeHead(200).end(answer);
  });
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
  const host = `127.0.0.1:${(server.address() as AddressInfo).port}`;
  const keys = newKeyPair();
  return {
    feed: { feed: `https://${host}/`, hosts: [host], page: 'https://saikoro.app/download', keys: [keys.key], macSigned: false },
    ...{ host, ca, keys, answers, asked, caFile: join(folder, 'cert.pem') },
    offer(channel, by = keys) {
      const body = Buffer.from(typeof channel === 'string' ? channel : JSON.stringify(channel));
      answers.set(CHANNEL_FILE, body);
      answers.set(SIGNATURE_FILE, signed(body, by));
    },
    close: () =>
      new Promise((closed) => {
        server.close(() => closed());
        server.closeAllConnections();
      }),
  };
};
