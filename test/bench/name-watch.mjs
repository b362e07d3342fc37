// Runs beside the name server: asks it for names, and tells as soon as one of them has the address it should have.
import { createSocket } from 'node:dgram';
import { createInterface } from 'node:readline';
import dnsPacket from 'dns-packet';

const [server, ...names] = process.argv.slice(2);
/** In ms. The server is asked as often as a twentieth of the time since the last change allows: nothing is read off coarser than that. */
const [SHORTEST, LONGEST] = [2, 250];
const socket = createSocket('udp4');
/** Addresses in the order the line had them. */
const order = [];
const reached = names.map(() => -1);
let changedAt = 0;
let next;

socket.on('message', (message) => {
  const { id, answers } = dnsPacket.decode(message);
  const [answer] = answers;
  const step = answers.length === 1 && answer.type === 'A' ? order.lastIndexOf(answer.data) : -1;
  if (step <= (reached[id] ?? Number.POSITIVE_INFINITY)) return;
  reached[id] = step;
  process.stdout.write(`${JSON.stringify({ name: names[id], step, at: Date.now() })}\n`);
});
const ask = () => {
  for (const [id, name] of names.entries())
    if (reached[id] < order.length - 1) socket.send(dnsPacket.encode({ type: 'query', id, questions: [{ type: 'A', name }] }));
  next = setTimeout(ask, Math.min(Math.max((Date.now() - changedAt) / 20, SHORTEST), LONGEST));
};
createInterface({ input: process.stdin })
  .on('line', (address) => {
    order.push(address);
    changedAt = Date.now();
    // Else the first question would come as late as the last pause allows.
    clearTimeout(next);
    ask();
  })
  .on('close', () => process.exit());
socket.connect(53, server, ask);
