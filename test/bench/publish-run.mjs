// Runs in a network namespace of its own that has nothing but lo: no client can reach anybody else.
import { spawnSync } from 'node:child_process';
import { openSession } from '../../scripts/display.mjs';
import { CLIENTS } from './publish-clients.mjs';
import { openService } from './publish-service.mjs';

const LATENCY = 50;
const LONGEST = 300_000;
/** Nothing more came for so long: it is over, or it has given up. */
const QUIET = 15_000;
const SERVICES = {
  'takes 20 hosts a request, as dyndns2 has it': { latencyMs: LATENCY, most: 20 },
  'takes any number of hosts a request': { latencyMs: LATENCY },
};
/** What Saikoro's user says of a service that takes any number: the most that can be said. */
const SAID = 1000;
const pause = (ms) => new Promise((done) => setTimeout(done, ms));

const [count, chosen = ''] = process.argv.slice(2);
const hosts = Array.from({ length: Number(count) }, (_, at) => `h${at}.dyn.example`);

const measure = async (begin, service, env) => {
  const { port, seen, close } = await openService(service);
  const begun = performance.now();
  const client = begin(hosts, port, env, service.most === undefined ? SAID : undefined);
  let ended = false;
  void client.over.then(() => {
    ended = true;
  });
  while (!ended && seen.published.size < hosts.length && performance.now() - begun < LONGEST) {
    await pause(20);
    if (performance.now() - Math.max(seen.last, begun) > QUIET) break;
  }
  await client.stop();
  await close();
  if (process.env.SAIKORO_BENCH_TALK) console.error(client.said().slice(-3000));
  return { ...seen, published: seen.published.size, took: seen.last - seen.first, total: seen.last - begun };
};

const seconds = (ms) => (ms > 0 ? `${(ms / 1000).toFixed(2)} s` : '–');
const row = (cells) => console.log(cells.map((cell, at) => (at === 0 ? cell.padEnd(10) : cell.padStart(14))).join(''));

spawnSync('ip', ['link', 'set', 'lo', 'up'], { stdio: 'inherit' });
const session = await openSession({ quiet: true });
try {
  for (const [name, service] of Object.entries(SERVICES)) {
    if (!name.includes(chosen)) continue;
    console.log(`\n${hosts.length} hosts, a service that ${name}, ${LATENCY} ms a reply`);
    row(['', 'published', 'requests', 'refused', 'at once', 'start to done', 'first to last', 'ratio']);
    let own = 0;
    for (const [client, begin] of Object.entries(CLIENTS)) {
      const found = await measure(begin, service, session.env);
      if (client === 'saikoro') own = found.took;
      const ratio = found.published === hosts.length && own > 0 ? (found.took / own).toFixed(2) : 'not all';
      const { published, requests, refused, atOnce, total, took } = found;
      row([client, ...[published, requests, refused, atOnce].map(String), seconds(total), seconds(took), ratio]);
    }
  }
  console.log(
    '\nddclient puts all hosts of one login into a single request, inadyn each into its own. Saikoro puts 20 into one, as dyndns2 has it, or as many as its user says.',
  );
} finally {
  session.close();
}
