import { it } from 'vitest';
import { build } from 'esbuild';
import { openLab } from './namespaces.ts';
it('x', async () => {
  const lab = openLab();
  for (const extra of [[], ['--fingerprint'], ['--no-stun-backward-compatibility'], ['--rfc5780', '--aux-server=44.128.0.1:3490']]) {
    const t = lab.inet.start('turnserver', ['-n', '-S', '--listening-ip', '44.128.0.1', '-p', '3478', '--no-tls', '--no-dtls', '--no-cli', '--log-file', 'stdout', '--pidfile', '/tmp/w/lab/turn.pid', ...extra], { stdio: ['ignore', 'pipe', 'pipe'] });
    await new Promise((r) => setTimeout(r, 1500));
    await build({ stdin: { contents: `import {createUdp} from './main/platform/udp.ts'; import {createStun} from './main/sources/stun-source.ts';
      const s=createStun({id:'x',operator:'x',family:'ipv4',host:'44.128.0.1',port:3478},{udp:createUdp()}); s.ask().then((a)=>console.log(JSON.stringify(a)));`, resolveDir: process.cwd(), loader: 'ts' }, bundle: true, platform: 'node', format: 'cjs', outfile: '/tmp/w/lab/stunprobe.cjs' });
    console.log(extra.join(' '), lab.home.run(process.execPath, '/tmp/w/lab/stunprobe.cjs'));
    t.kill();
    await new Promise((r) => t.once('close', r));
  }
  lab.close();
});
