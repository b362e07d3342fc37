import { createSocket } from 'node:dgram';
import { createInterface } from 'node:readline';
import dnsPacket from 'dns-packet';
import { createHttp } from '../../../main/platform/sockets/http.ts';

/** In a network of its own, whose one resolver plays a fault: the app's HTTP, asked by lines of JSON. */
const [fault] = process.argv.slice(2);
const RCODE: Record<string, number> = { nxdomain: 3, servfail: 2 };

const resolver = createSocket('udp4');
resolver.on('message', (message, peer) => {
  const rcode = RCODE[fault ?? ''];
  if (rcode === undefined) return;
  const { id, questions } = dnsPacket.decode(message);
  const reply = dnsPacket.encode({ type: 'response', id, flags: dnsPacket.RECURSION_AVAILABLE | rcode, questions } as never);
  resolver.send(reply, peer.port, peer.address);
});
resolver.bind(53, '127.0.0.1', () => {
  const http = createHttp({ userAgent: 'Saikoro/0.0.0' });
  process.stdout.write('"ready"\n');
  createInterface({ input: process.stdin }).on('line', (line) => {
    const { id, request } = JSON.parse(line);
    void http.send(request).then((reply) => process.stdout.write(`${JSON.stringify({ id, reply })}\n`));
  });
});
