import { connect } from 'node:net';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { createGenaListener } from '../../../../main/platform/sockets/gena-listener.ts';
import { propertySet, sendNotify } from './fake-router.ts';
import { type Home, openHome } from './home.ts';

// Real sockets on a busy machine: patience, not speed, is what is wanted.
vi.setConfig({ testTimeout: 60_000 });

let home: Home;
afterEach(() => home?.close());
const open = async (): Promise<[sid: string, callback: string]> => {
  home = await openHome();
  home.listen();
  await home.reach('heard');
  const [sid = '', { callback = '' } = {}] = [...home.router.subscribers][0] ?? [];
  return [sid, callback];
};

describe('the listener', () => {
  const good = (sid: string, seq: number) => ({ nt: 'upnp:event', nts: 'upnp:propchange', sid, seq: `${seq}` });
  const body = propertySet({ ExternalIPAddress: '44.128.0.66' });
  it.each([
    ['another SID', 412, (sid: string) => ({ headers: good(`${sid}x`, 1) })],
    ['no SID', 412, () => ({ headers: { nt: 'upnp:event', nts: 'upnp:propchange', seq: '1' } })],
    ['no NT', 400, (sid: string) => ({ headers: { nts: 'upnp:propchange', sid, seq: '1' } })],
    ['no NTS', 400, (sid: string) => ({ headers: { nt: 'upnp:event', sid, seq: '1' } })],
    ['another NT', 412, (sid: string) => ({ headers: { ...good(sid, 1), nt: 'upnp:x' } })],
    ['no SEQ', 400, (sid: string) => ({ headers: { nt: 'upnp:event', nts: 'upnp:propchange', sid } })],
    ['a SEQ that is no number', 400, (sid: string) => ({ headers: { ...good(sid, 1), seq: 'one' } })],
    ['no property set', 400, (sid: string) => ({ headers: good(sid, 1), body: '<x/>' })],
    ['a bomb', 400, (sid: string) => ({ headers: good(sid, 1), body: `<!DOCTYPE a [<!ENTITY b "c">]>${body}` })],
    ['another path', 404, (sid: string) => ({ headers: good(sid, 1), path: '/' })],
    ['the path and more', 404, (sid: string, path: string) => ({ headers: good(sid, 1), path: `${path}/x` })],
  ])(
    'refuses %s',
    async (_name, status, make: (sid: string, path: string) => { headers: Record<string, string>; body?: string; path?: string }) => {
      const [sid, callback] = await open();
      const given = make(sid, new URL(callback).pathname);
      expect(await sendNotify(new URL(given.path ?? '', callback).href, given.headers, given.body ?? body)).toBe(status);
      expect(home.heard).toEqual([]);
    },
  );
  it('hangs up on everybody but the router', async () => {
    let received = 0;
    const receive = (): number => {
      received += 1;
      return 200;
    };
    const hears = (peer: string) => createGenaListener().listen({ local: '127.0.0.1', peer }, receive);
    const [strange, own] = [await hears('127.0.0.9'), await hears('127.0.0.1')];
    expect(await sendNotify(strange?.callback ?? '', good('a', 0), body)).toBe(0);
    expect(received).toBe(0);
    expect(await sendNotify(own?.callback ?? '', good('a', 0), body)).toBe(200);
    expect((await fetch(own?.callback ?? '')).status).toBe(405);
    expect(received).toBe(1);
    strange?.close();
    own?.close();
  });
  it('ends a request that comes too slowly, and hears the next one', async () => {
    const own = await createGenaListener().listen({ local: '127.0.0.1', peer: '127.0.0.1' }, () => 200);
    const { port, pathname } = new URL(own?.callback ?? '');
    const slow = connect(Number(port), '127.0.0.1');
    slow.on('error', () => {});
    slow.write(`NOTIFY ${pathname} HTTP/1.1\r\n`);
    const drip = setInterval(() => slow.write('X: y\r\n'), 200);
    await new Promise((done) => slow.once('close', done));
    clearInterval(drip);
    expect(await sendNotify(own?.callback ?? '', good('a', 0), body)).toBe(200);
    own?.close();
  });
  it('tells every path apart, and has another one each time', async () => {
    const listen = () => createGenaListener().listen({ local: '127.0.0.1', peer: '127.0.0.1' }, () => 200);
    const [one, other] = [await listen(), await listen()];
    expect(new URL(one?.callback ?? '').pathname).not.toBe(new URL(other?.callback ?? '').pathname);
    one?.close();
    other?.close();
  });
  it('says so when it cannot listen, and the router is asked all the same', async () => {
    expect(await createGenaListener().listen({ local: '192.0.2.77', peer: '192.0.2.1' }, () => 200)).toBeNull();
    home = await openHome(undefined, { gena: { listen: async () => null } });
    home.listen();
    await home.reach('no-listener');
    expect(await home.wait(home.igd.ask())).toMatchObject({ kind: 'address' });
  });
  it('reads no body longer than any router sends', async () => {
    const [sid, callback] = await open();
    expect([413, 0]).toContain(await sendNotify(callback, good(sid, 1), body + ' '.repeat(70_000)));
    expect(home.heard).toEqual([]);
    expect(await sendNotify(callback, good(sid, 1), body)).toBe(200);
    expect(home.heard).toEqual([['44.128.0.66', 'connected']]);
  });
});
