// The far side of the lab: every echo service there is, on one machine. Lies are read from a file at each request.
import { readFileSync } from 'node:fs';
import { createServer } from 'node:https';
import dnsPacket from 'dns-packet';

const [folder, services] = process.argv.slice(2);
const { echoes, dnsEchoes } = JSON.parse(readFileSync(services, 'utf8'));

const control = () => {
  try {
    return JSON.parse(readFileSync(`${folder}/control.json`, 'utf8'));
  } catch {
    return {};
  }
};
const count = {};

const shapes = {
  plain: (address) => `${address}\n`,
  csv: (address) => `IPv4,${address},v1.1,,,see https://ip4only.me/docs/\n`,
  trace: (address, host) => `fl=1\nh=${host}\nip=${address}\nwarp=off\n`,
};

const server = createServer(
  { key: readFileSync(`${folder}/server.key`), cert: readFileSync(`${folder}/server.pem`) },
  (request, response) => {
    const host = request.headers.host ?? '';
    const { lies = {}, portal = false, dead = false } = control();
    count[host] = (count[host] ?? 0) + 1;
    process.stdout.write(`${host}\n`);
    if (dead) {
      request.socket.destroy();
      return;
    }
    if (portal) {
      response.writeHead(302, { location: 'https://portal.test/login' }).end('<html>Please log in</html>');
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
    const service = echoes.find((each) => new URL(each.url).host === host && each.family === 'ipv4');
    response.writeHead(service === undefined ? 404 : 200, { 'content-type': 'text/plain' });
    response.end(service === undefined ? '' : shapes[service.shape](address, host));
  },
);
server.listen(443, '0.0.0.0', () => process.stdout.write('ready\n'));
