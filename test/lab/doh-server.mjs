// A front of DNS over HTTPS (RFC 8484, by POST) on the lab's Internet: each message goes on to a resolver of this machine, as it came.
// Arguments: key, certificate, port, the resolver's port. One line for each question.
import { createSocket } from 'node:dgram';
import { readFileSync } from 'node:fs';
import { createServer } from 'node:https';

const [key, cert, port, resolverPort] = process.argv.slice(2);
const TYPE = 'application/dns-message';

const resolved = (message) =>
  new Promise((answer, fail) => {
    const socket = createSocket('udp4');
    socket.once('error', fail).once('message', (reply) => {
      socket.close();
      answer(reply);
    });
    socket.send(message, Number(resolverPort), '127.0.0.1');
  });

createServer({ key: readFileSync(key), cert: readFileSync(cert) }, (request, response) => {
  const parts = [];
  request.on('data', (part) => parts.push(part));
  request.on('end', async () => {
    if (request.method !== 'POST' || request.url !== '/dns-query' || request.headers['content-type'] !== TYPE) {
      response.writeHead(400).end();
      return;
    }
    process.stdout.write(`asked ${request.headers.host}\n`);
    response.writeHead(200, { 'content-type': TYPE }).end(await resolved(Buffer.concat(parts)));
  });
}).listen(Number(port), '::', () => process.stdout.write('ready\n'));
