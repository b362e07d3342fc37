import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ensureBuilt } from '../../scripts/build.mjs';
import { HOST, type HomeApp, startHomeApp } from './home-app.ts';
import { type Internet, startInternet } from './internet.ts';
import { type Miniupnpd, startMiniupnpd } from './miniupnpd.ts';
import { type Lab, labLacks, openLab, WAN } from './namespaces.ts';

const lacks = labLacks('named', 'miniupnpd', 'dig', 'openssl');
const pause = (ms: number): Promise<void> => new Promise((done) => setTimeout(done, ms));

describe.skipIf(lacks !== null)(`a home line that changes its address${lacks === null ? '' : ` (${lacks})`}`, () => {
  let lab: Lab;
  let internet: Internet;
  let router: Miniupnpd | null = null;
  let app: HomeApp;
  let wan = WAN;
  let last = 10;

  /** How long until the authoritative server says so, in ms; null: not within the time. */
  const until = async (address: string, withinMs: number): Promise<number | null> => {
    const begun = performance.now();
    while (performance.now() - begun < withinMs) {
      if (internet.record(HOST).join() === address) {
        const took = performance.now() - begun;
        // The app hears of it a moment after the name server has it.
        await pause(500);
        return took;
      }
      await pause(20);
    }
    return null;
  };
  const swap = (): string => {
    last = last >= 200 ? 11 : last + 1;
    const next = `44.128.0.${last}`;
    lab.swap(wan, next);
    wan = next;
    return next;
  };

  beforeAll(async () => {
    await ensureBuilt();
    lab = openLab();
    internet = await startInternet(lab);
    router = await startMiniupnpd(lab.router);
    app = await startHomeApp(lab, internet);
    expect(await until(WAN, 20_000)).not.toBeNull();
  }, 60_000);
  afterAll(async () => {
    await app?.stop();
    await router?.stop();
    internet?.close();
    lab?.close();
  }, 30_000);

  const said = (since: number) => app.journal.slice(since);
  const updates = (since: number): string[] =>
    said(since).flatMap((entry) => (entry.kind === 'update' && entry.outcome === 'updated' && entry.ipv4 ? [entry.ipv4] : []));
  /** Announcements no longer reach the home computer. */
  const muted = (on: boolean): void => {
    if (on) lab.home.run('nft', 'table ip quiet { chain input { type filter hook input priority 0; udp dport 5350 drop; }; }');
    else lab.home.run('nft', 'delete', 'table', 'ip', 'quiet');
  };

  it('is noticed at once where the router announces it', async () => {
    await pause(6000);
    const took: number[] = [];
    for (let change = 0; change < 3; change += 1) {
      took.push((await until(swap(), 20_000)) ?? Number.POSITIVE_INFINITY);
      await pause(5200);
    }
    console.log(`announcing router: ${took.map((ms) => ms.toFixed(0)).join(', ')} ms`);
    expect(Math.max(...took)).toBeLessThan(10_000);
    const decision = app.journal.findLast((entry) => entry.kind === 'address');
    expect(decision).toMatchObject({ address: wan, evidence: [{ transport: 'router', answer: 'address', address: wan }] });
  }, 90_000);

  it('is noticed after a restart of the router, whose count of seconds begins anew', async () => {
    await router?.stop();
    const next = swap();
    await pause(500);
    router = await startMiniupnpd(lab.router);
    expect(await until(next, 30_000)).not.toBeNull();
  }, 60_000);

  it('ends at the last address after twenty changes in a minute', async () => {
    const since = app.journal.length;
    for (let change = 0; change < 20; change += 1) {
      swap();
      await pause(1500);
    }
    expect(await until(wan, 30_000)).not.toBeNull();
    // The service's least gap is held, however often the line changes.
    const times = said(since).flatMap((entry) => (entry.kind === 'update' ? [entry.at] : []));
    for (const [at, time] of times.entries()) if (at > 0) expect(time - (times[at - 1] as number)).toBeGreaterThanOrEqual(4900);
  }, 120_000);

  it('is noticed when the computer wakes up from a sleep across the change', async () => {
    await pause(6000);
    app.signal('SIGSTOP');
    const next = swap();
    await pause(5000);
    expect(internet.record(HOST)).not.toEqual([next]);
    app.signal('SIGCONT');
    expect(await until(next, 70_000)).not.toBeNull();
  }, 100_000);

  it('is published when the name server is back from the dead', async () => {
    await pause(6000);
    lab.inet.run(
      'nft',
      'table ip dead { chain input { type filter hook input priority 0; meta l4proto { tcp, udp } th dport 53 drop; }; }',
    );
    const since = app.journal.length;
    const next = swap();
    await pause(25_000);
    lab.inet.run('nft', 'delete', 'table', 'ip', 'dead');
    expect(await until(next, 90_000)).not.toBeNull();
    expect(said(since).some((entry) => entry.kind === 'update' && entry.outcome === 'network')).toBe(true);
  }, 150_000);

  it('never shows a VPN’s exit, and takes the router’s word while the VPN is up', async () => {
    await pause(6000);
    const since = app.journal.length;
    lab.home.run('ip', 'link', 'add', 'tun0', 'type', 'veth', 'peer', 'name', 'nowhere');
    lab.home.run('ip', 'link', 'set', 'tun0', 'up');
    lab.home.run('ip', 'route', 'add', '44.128.0.1/32', 'via', '192.168.77.1');
    for (const half of ['0.0.0.0/1', '128.0.0.0/1']) lab.home.run('ip', 'route', 'add', half, 'dev', 'tun0');
    internet.control({ lies: Object.fromEntries(internet.hosts.map((host) => [host, '44.128.66.66'])) });
    const next = swap();
    expect(await until(next, 70_000)).not.toBeNull();
    await pause(15_000);
    lab.home.run('ip', 'link', 'delete', 'tun0');
    internet.control({});
    expect(updates(since)).toEqual([next]);
    expect(internet.record(HOST)).toEqual([next]);
  }, 120_000);

  it('is noticed within the minute where the router only answers, whatever two echo services say', async () => {
    await pause(6000);
    const since = app.journal.length;
    muted(true);
    const lie = '44.128.66.66';
    internet.control({ lies: { 'api.ipify.org': lie, 'doh.opendns.com': lie, 'ipv4.icanhazip.com': lie } });
    const next = swap();
    const took = await until(next, 75_000);
    console.log(`answering router: ${took?.toFixed(0)} ms`);
    expect(took).not.toBeNull();
    expect(updates(since)).toEqual([next]);
    internet.control({});
    muted(false);
  }, 100_000);

  it('is noticed without any help from the router, and a login page is never an address', async () => {
    await pause(6000);
    await router?.stop();
    router = null;
    const since = app.journal.length;
    internet.control({ portal: true });
    await pause(62_000);
    expect(updates(since)).toEqual([]);
    internet.control({ lies: { 'v4.ident.me': '44.128.66.66', 'cloudflare-dns.com': '44.128.66.66' } });
    const next = swap();
    const took = await until(next, 140_000);
    console.log(`no help from the router: ${took?.toFixed(0)} ms`);
    expect(took).not.toBeNull();
    expect(updates(since)).toEqual([next]);
    internet.control({});
  }, 240_000);

  it('bothers nobody while nothing changes', async () => {
    const before = internet.requests();
    const since = app.journal.length;
    await pause(31_000);
    expect(internet.requests() - before).toBeLessThanOrEqual(1);
    expect(updates(since)).toEqual([]);
  }, 80_000);
});
