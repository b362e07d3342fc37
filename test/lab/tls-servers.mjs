// Dynamic-DNS services of the lab's Internet, each under its own name over TLS, that enter what they are told into BIND. One line of JSON
// for each thing that happens: `hello` the name asked for, `open` once encrypted, `request`, `bytes` that are no request, `refused`.
import { spawn } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { createServer } from 'node:https';
import { createSecureContext } from 'node:tls';

const { server: nameServer, zone, key, services } = JSON.parse(readFileSync(process.argv[2], 'utf8'));
const say = (service, kind, more = {}) => process.stdout.write(`${JSON.stringify({ service, kind, at: Date.now(), ...more })}\n`);

/** RFC 2136, by BIND's own tool. */
const enter = (host, addresses) =>
  new Promise((done) => {
    const tool = spawn('nsupdate', ['-y', key]);
    tool.once('exit', done);
    const lines = addresses.flatMap((address) => {
      const type = address.includes(':') ? 'AAAA' : 'A';
      return [`update delete ${host} ${type}`, `update add ${host} 30 ${type} ${address}`];
    });
    tool.stdin.end([`server ${nameServer}`, `zone ${zone}`, ...lines, 'send', ''].join('\n'));
  });

/** dyndns2: `good` once the name server has it. */
const update = async (request, response) => {
  const { searchParams } = new URL(request.url, 'https://lab');
  const addresses = (searchParams.get('myip') ?? '').split(',').filter(Boolean);
  const hosts = (searchParams.get('hostname') ?? '').split(',');
  const codes = await Promise.all(hosts.map((host) => enter(host, addresses)));
  response.end(codes.every((code) => code === 0) ? `${hosts.map(() => `good ${addresses.join(',')}`).join('\n')}\n` : '911\n');
};

const open = ({ name, port, key: keyFile, cert, versions: [minVersion, maxVersion] }) =>
  new Promise((ready) => {
    // Old versions of TLS are otherwise switched off on this side, too.
    const ciphers = maxVersion === 'TLSv1.1' ? 'DEFAULT@SECLEVEL=0' : undefined;
    const versions = { minVersion, maxVersion, ciphers };
    const known = createSecureContext({ key: readFileSync(keyFile), cert: readFileSync(cert), ...versions });
    // There is no certificate but for the service's own name: without a name no handshake comes about.
    const server = createServer({
      ...versions,
      SNICallback: (asked, answer) => {
        say(name, 'hello', { asked });
        if (asked === name) answer(null, known);
        else answer(new Error(`not ${asked}`));
      },
    });
    server.on('connection', ({ remoteAddress, localAddress }) => say(name, 'connection', { from: remoteAddress, to: localAddress }));
    server.on('secureConnection', (socket) => say(name, 'open', { version: socket.getProtocol() }));
    server.on('tlsClientError', ({ code }) => say(name, 'refused', { code }));
    server.on('clientError', ({ rawPacket }, socket) => {
      if (rawPacket?.length) say(name, 'bytes', { length: rawPacket.length });
      socket.destroy();
    });
    server.on('request', (request, response) => {
      const { method, url, headers } = request;
      say(name, 'request', { line: `${method} ${url}`, host: headers.host, agent: headers['user-agent'], signedIn: headers.authorization });
      void update(request, response);
    });
    server.listen(port, '::', ready);
  });

await Promise.all(services.map(open));
process.stdout.write('ready\n');
