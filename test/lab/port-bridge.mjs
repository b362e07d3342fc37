// Runs on one of the lab's computers: hands what comes to a socket in the file system, which all networks share, to a port of its loopback.
import { connect, createServer } from 'node:net';

const [path, port] = process.argv.slice(2);
createServer((outside) => {
  const inside = connect(Number(port), '127.0.0.1');
  inside.pipe(outside).pipe(inside);
  for (const [one, other] of [
    [inside, outside],
    [outside, inside],
  ])
    one.on('error', () => {}).on('close', () => other.destroy());
}).listen(path, () => process.stdout.write('ready\n'));
