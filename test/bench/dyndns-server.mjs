// A small DDNS service beside the name server, for clients that speak dyndns2: tells the caller's address, and takes updates.
import { execFile } from 'node:child_process';
import { createServer } from 'node:http';

/** Beside the echo services, on the same machine. */
const PORT = 8080;
const [server, zone, key, authorization] = process.argv.slice(2);
const say = (word, who) => process.stdout.write(`${word} ${who}\n`);

const update = (name, address) =>
  new Promise((done) => {
    const child = execFile('nsupdate', ['-y', key], (error) => done(error === null));
    child.stdin.end(`server ${server}\nzone ${zone}\nupdate delete ${name} A\nupdate add ${name} 30 A ${address}\nsend\n`);
  });

createServer(async (request, response) => {
  const { pathname, searchParams } = new URL(request.url, 'http://service.test');
  // Not every client says the port here.
  const [host] = (request.headers.host ?? '').split(':');
  // In one piece: ddclient 3.10 takes the length of a chunk for the service's answer.
  const reply = (status, text) =>
    response.writeHead(status, { 'content-type': 'text/plain', 'content-length': text.length, connection: 'close' }).end(text);
  if (pathname !== '/nic/update') {
    say('checkip', host);
    reply(200, `Current IP Address: ${request.socket.remoteAddress.replace('::ffff:', '')}\n`);
    return;
  }
  const [name, address] = [searchParams.get('hostname') ?? '', searchParams.get('myip') ?? ''];
  say('update', name);
  const known = request.headers.authorization === `Basic ${Buffer.from(authorization).toString('base64')}`;
  if (!known) reply(401, 'badauth\n');
  else if (!/^[\w.-]+$/.test(name) || !/^\d+(\.\d+){3}$/.test(address)) reply(200, 'notfqdn\n');
  else reply(200, (await update(name, address)) ? `good ${address}\n` : 'dnserr\n');
}).listen(PORT, () => say('ready', ''));
