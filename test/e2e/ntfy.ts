import { createServer } from 'node:https';
import type { AddressInfo } from 'node:net';
import { onTestFinished } from 'vitest';
import { makeCertificates } from '../providers/replay/certificates.ts';

export const TOPIC = 's3cret-topic';

/** A server that takes notices as ntfy does, behind a certificate of the test's own authority. */
export const openNtfy = async () => {
  const certificates = makeCertificates(['localhost']);
  const got: { title: string; message: string; topic: string; priority: number }[] = [];
  const server = createServer({ key: certificates.key, cert: certificates.cert }, (request, response) => {
    let body = '';
    request.on('data', (part) => {
      body += part;
    });
    request.on('end', () => {
      got.push(JSON.parse(body));
      response.setHeader('content-type', 'application/json');
      response.end(JSON.stringify({ id: 'x', event: 'message', topic: TOPIC }));
    });
  });
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
  onTestFinished(() => {
    server.closeAllConnections();
    server.close();
  });
  return { got, ca: certificates.ca, port: (server.address() as AddressInfo).port };
};
