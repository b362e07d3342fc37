// The far side of the lab: every echo service there is, on one machine, and the pages by which a login page is told. Lies are read from
// a file at each request.
import { readFileSync } from 'node:fs';
import { createServer as createPlainServer } from 'node:http';
import { createServer } from 'node:https';
import dnsPacket from 'dns-packet';

const [folder, services] = process.argv.slice(2);
const { echoes, dnsEchoes, portalPages } = JSON.parse(readFileSync(services, 'utf8'));

const control = () => {
  try {
    return JSON.parse(readFileSync(`${folder}/control.json`, 'utf8'));
  } catch {
    return {};
  }
};

const shapes = {
  plain: (address) => `${address}\n`,
  csv: (address) => `IPv${address.includes(':') ? 6 : 4},${address},v1.1,,,see https://ip4only.me/docs/\n`,
  trace: (address, host) => `fl=1\nh=${host}\nip=${address}\nwarp=off\n`,
};

const askToLogIn = (response) => response.writeHead(302, { location: 'https://portal.test/login' }).end('<html>Please log in</html>');

const plain = createPlainServer((request, response) => {
  const { portal = false, dead = false } = control();
  const page = portalPages.find((each) => each.url === `http://${request.headers.host}${request.url.split('?')[0]}`);
  if (dead) request.socket.destroy();
  else if (portal) askToLogIn(response);
  else response.writeHead(page?.status ?? 404).end(page?.body);
});

const server = createServer(
  { key: readFileSync(`${folder}/server.key`), cert: readFileSync(`${folder}/server.pem`) },
  (request, response) => {
    const host = request.headers.host ?? '';
    const { lies = {}, portal = false, dead = false } = control();
    process.stdout.write(`${host} ${request.socket.remotePort}\n`);
    if (dead) {
      request.socket.destroy();
      return;
    }
    if (portal) {
      askToLogIn(response);
      return;
    }
    const address = lies[host] ?? (request.socket.remoteAddress ?? '').replace('::ffff:', '');
    if (request.method === 'POST') {
      const parts = [];
      request.on('data', (part) => parts.push(part));
      request.on('end', () => {
        const query = dnsPacket.decode(Buffer.concat(parts));
        const [question] = query.questions;
        const known = dnsEchoes.find((each) => each.question.name === question.name);
        const answers =
          known === undefined ? [] : [{ type: question.type, class: question.class, name: question.name, ttl: 0, data: address }];
        response.writeHead(200, { 'content-type': 'application/dns-message' });
        response.end(dnsPacket.encode({ type: 'response', id: query.id, questions: query.questions, answers }));
      });
      return;
    }
    const service = echoes.find((each) => new URL(each.url).host === host && each.family === (address.includes(':') ? 'ipv6' : 'ipv4'));
    response.writeHead(service === undefined ? 404 : 200, { 'content-type': 'text/plain' });
    response.end(service === undefined ? '' : shapes[service.shape](address, host));
  },
);
plain.listen(80, '::', () => server.listen(443, '::', () => process.stdout.write('ready\n')));
