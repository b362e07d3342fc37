// The services of the world, as one process: TLS by each one's own name, its own protocol behind it, and the DNS fed by what it accepts.
// Whatever arrives is written down byte for byte.
import { appendFileSync, readFileSync } from 'node:fs';
import { createSecureContext, createServer } from 'node:tls';
import { DYNDNS2 } from './dyndns2.mjs';
import { speakLines } from './lines.mjs';
import { OWN_SERVERS } from './own-servers.mjs';
import { createRecords } from './records.mjs';
import { CLOUDS } from './rest-clouds.mjs';
import { HOSTERS } from './rest-hosters.mjs';
import { BY_HMAC } from './signed-hmac.mjs';
import { SIGNED_OTHERWISE } from './signed-otherwise.mjs';
import { ABROAD } from './url-abroad.mjs';
import { JAPAN } from './url-japan.mjs';

const [folder, plan] = process.argv.slice(2);
const { services, dns, ports, arrivals } = JSON.parse(readFileSync(plan, 'utf8'));
const SPEAKERS = { ...DYNDNS2, ...JAPAN, ...ABROAD, ...CLOUDS, ...HOSTERS, ...BY_HMAC, ...SIGNED_OTHERWISE, ...OWN_SERVERS };

const note = (entry) => appendFileSync(arrivals, `${JSON.stringify({ at: Date.now(), ...entry })}\n`);
const records = createRecords(dns, note);
const key = readFileSync(`${folder}/server.key`);
const byName = new Map(
  services.flatMap((service) =>
    service.servers.map((name) => [
      name,
      { service, context: createSecureContext({ key, cert: readFileSync(`${folder}/service-${name}.pem`) }) },
    ]),
  ),
);

/** No certificate but for a name that was asked for: whoever sends no server name, or a strange one, gets no further. */
const tls = {
  SNICallback: (name, answer) => {
    const known = byName.get(name);
    if (known === undefined) answer(new Error(`unrecognized name ${name}`));
    else answer(null, known.context);
  },
};

const HEAD_END = Buffer.from('\r\n\r\n');
const REASONS = {
  200: 'OK',
  201: 'Created',
  204: 'No Content',
  400: 'Bad Request',
  401: 'Unauthorized',
  403: 'Forbidden',
  404: 'Not Found',
};

/** The first whole request of what came; null: not all of it is there. */
const cutRequest = (bytes) => {
  const end = bytes.indexOf(HEAD_END);
  if (end === -1) return null;
  const [line, ...lines] = bytes.subarray(0, end).toString('latin1').split('\r\n');
  const headers = Object.fromEntries(
    lines.map((each) => [each.slice(0, each.indexOf(':')).toLowerCase(), each.slice(each.indexOf(':') + 1).trim()]),
  );
  const size = end + HEAD_END.length + Number(headers['content-length'] ?? 0);
  if (bytes.length < size) return null;
  const [method, target] = line.split(' ');
  const url = new URL(target, 'https://here');
  const body = bytes.subarray(end + HEAD_END.length, size).toString('utf8');
  return { size, request: { method, path: decodeURIComponent(url.pathname), target, query: url.searchParams, headers, body } };
};

const written = ({ status, body = '', headers = {} }) => {
  const bytes = Buffer.from(body);
  const lines = Object.entries({ ...headers, ...(status === 204 ? {} : { 'Content-Length': bytes.length }) });
  const head = `HTTP/1.1 ${status} ${REASONS[status] ?? 'Status'}\r\n${lines.map(([name, value]) => `${name}: ${value}\r\n`).join('')}\r\n`;
  return Buffer.concat([Buffer.from(head), bytes]);
};

const web = createServer(tls, (socket) => {
  const { service } = byName.get(socket.servername);
  let waiting = Buffer.alloc(0);
  let turn = Promise.resolve();
  socket.on('error', () => {});
  socket.on('data', (part) => {
    waiting = Buffer.concat([waiting, part]);
    for (let cut = cutRequest(waiting); cut !== null; cut = cutRequest(waiting)) {
      const { size, request } = cut;
      note({ service: service.id, name: socket.servername, bytes: waiting.subarray(0, size).toString('base64') });
      waiting = waiting.subarray(size);
      turn = turn.then(async () => {
        const reply =
          request.headers.host === socket.servername
            ? await SPEAKERS[service.id]({ ...request, from: socket.remoteAddress.replace(/^::ffff:/, '') }, service, records)
            : { status: 421, body: 'this name is served elsewhere' };
        socket.write(written(reply));
      });
      turn.catch((error) => {
        note({ service: service.id, fault: String(error.stack) });
        socket.destroy();
      });
    }
  });
});

const lines = createServer(tls, (socket) => {
  const { service } = byName.get(socket.servername);
  socket.on('error', () => {});
  speakLines(socket, service, records, (command) =>
    note({ service: service.id, name: socket.servername, bytes: Buffer.from(command).toString('base64') }),
  );
});

for (const server of [web, lines]) server.on('tlsClientError', (error) => note({ refused: error.code ?? error.message }));
web.listen(ports.web, '::', () => lines.listen(ports.lines, '::', () => process.stdout.write('ready\n')));
