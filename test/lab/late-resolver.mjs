// A home router's DNS that is late with some answers, or never gives them. Says each question and each answer as a line of JSON.
import { createSocket } from 'node:dgram';
import dnsPacket from 'dns-packet';

const [upstream, late] = process.argv.slice(2);
/** By name and type: so long the answer is kept, in ms; -1: for ever. */
const delays = JSON.parse(late);
const say = (kind, name, type) => process.stdout.write(`${JSON.stringify({ kind, name, type, at: Date.now() })}\n`);

const front = createSocket('udp6');
front.on('message', (query, asker) => {
  const [{ name, type }] = dnsPacket.decode(query).questions;
  say('asked', name, type);
  const delay = delays[name.toLowerCase()]?.[type] ?? 0;
  if (delay < 0) return;
  const back = createSocket('udp4');
  back.on('message', (answer) => {
    back.close();
    setTimeout(() => {
      front.send(answer, asker.port, asker.address);
      say('answered', name, type);
    }, delay);
  });
  back.send(query, 53, upstream);
});
front.bind(53, '::', () => process.stdout.write('ready\n'));
