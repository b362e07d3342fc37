// Answers the address request of NAT-PMP (RFC 6886 §3.2) with the address it was given, and nothing else.
import { createSocket } from 'node:dgram';

const [address] = process.argv.slice(2);
const begun = Date.now();
const socket = createSocket('udp4');
socket.on('message', (request, { port, address: asker }) => {
  if (request.length !== 2 || request[0] !== 0 || request[1] !== 0) return;
  const reply = Buffer.alloc(12);
  reply[1] = 128;
  reply.writeUInt32BE(Math.floor((Date.now() - begun) / 1000), 4);
  for (const [at, part] of address.split('.').entries()) reply[8 + at] = Number(part);
  socket.send(reply, port, asker);
});
socket.bind(5351, '0.0.0.0', () => process.stdout.write('ready\n'));
