import { createServer } from 'node:http';

/**
 * A dyndns2 service on loopback: one word a host, each reply after `latencyMs`. `most`: hosts it takes in one request; a longer list is
 * answered with numhost, as the protocol has it.
 */
export const openService = async ({ latencyMs, most = Number.POSITIVE_INFINITY }) => {
  const seen = { requests: 0, refused: 0, published: new Set(), first: 0, last: 0, longest: 0, atOnce: 0 };
  let open = 0;
  const server = createServer({ maxHeaderSize: 1 << 20 }, (request, response) => {
    const { pathname, searchParams } = new URL(request.url, 'http://service');
    const hosts = (searchParams.get('hostname') ?? '').split(',').filter(Boolean);
    const now = performance.now();
    if (pathname !== '/nic/update') {
      response.writeHead(404).end();
      return;
    }
    open += 1;
    seen.atOnce = Math.max(seen.atOnce, open);
    seen.requests += 1;
    seen.first ||= now;
    seen.longest = Math.max(seen.longest, hosts.length);
    setTimeout(() => {
      open -= 1;
      const taken = hosts.length <= most;
      if (taken) for (const host of hosts) seen.published.add(host);
      else seen.refused += 1;
      response.writeHead(200, { 'content-type': 'text/plain' });
      response.end(taken ? hosts.map(() => `good ${searchParams.get('myip')}\n`).join('') : 'numhost\n');
      seen.last = performance.now();
    }, latencyMs);
  });
  await new Promise((done) => server.listen(0, '127.0.0.1', done));
  const close = () =>
    new Promise((done) => {
      server.close(done);
      server.closeAllConnections();
    });
  return { port: server.address().port, seen, close };
};
