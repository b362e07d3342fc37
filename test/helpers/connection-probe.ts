// Runs on any Node: connects as the app does, and prints what came of it.

import { openSocket } from '../../main/platform/sockets/happy-eyeballs.ts';
import { createHttp } from '../../main/platform/sockets/http.ts';
import { createTlsDialer } from '../../main/platform/sockets/tls-dialer.ts';

export interface ProbeTask {
  ca: string;
  /** The service, which answers to this name only, at this port of `localhost`. */
  name: string;
  port: number;
  /** A port at which 127.0.0.1 answers, and ::1 does what it likes. */
  halfPort: number;
}
export interface ProbeResult {
  node: string;
  http: string;
  lines: string;
  otherName: string;
  half: string | undefined;
}

const task: ProbeTask = JSON.parse(process.argv[2] ?? '');
const connectTo = () => ({ host: 'localhost', port: task.port });

const main = async (): Promise<ProbeResult> => {
  const http = createHttp({ ca: [task.ca], connectTo, userAgent: 'Saikoro/0.0.0' });
  const get = async (host: string): Promise<string> => {
    const reply = await http.send({ method: 'GET', url: `https://${host}/`, headers: {}, timeoutMs: 20_000, maxBytes: 100 });
    return reply.ok ? `${reply.status} ${Buffer.from(reply.body)}` : `${reply.fault} ${reply.detail}`;
  };
  const dialed = await createTlsDialer({ ca: [task.ca], connectTo }).dial(task.name, 65_010, 20_000);
  let lines = dialed.ok ? '' : `${dialed.fault} ${dialed.detail}`;
  if (dialed.ok) {
    dialed.link.write(`GET / HTTP/1.0\r\nHost: ${task.name}\r\n\r\n`);
    lines = (await dialed.link.readUntil('\r\n', 20_000)) ?? 'nothing';
    dialed.link.close();
  }
  const lookUp = async (_: string, family: 4 | 6): Promise<string[]> => (family === 6 ? ['::1'] : ['127.0.0.1']);
  const target = { host: 'half.test', port: task.halfPort, allowPrivate: true, timeoutMs: 20_000 };
  const half = await openSocket(target, undefined, lookUp);
  const result = {
    node: process.versions.node,
    http: await get(task.name),
    lines: lines.trim(),
    otherName: await get(`not-${task.name}`),
    half: half.remoteAddress,
  };
  half.destroy();
  await http.close();
  return result;
};

void main().then((result) => process.stdout.write(JSON.stringify(result)));
