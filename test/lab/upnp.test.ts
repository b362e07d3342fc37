import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Miniupnpd, startMiniupnpd } from './miniupnpd.ts';
import { type Lab, labLacks, openLab, ROUTER, WAN } from './namespaces.ts';
import { startUpnpProbe, type UpnpProbe } from './upnp-run.ts';

const lacks = labLacks('miniupnpd');
// The probe asks nobody by itself: whatever it hears, it was told. How soon, is only printed.

describe.skipIf(lacks !== null)(`a real router with UPnP in a lab${lacks === null ? '' : ` (${lacks})`}`, () => {
  let lab: Lab;
  let daemon: Miniupnpd;
  let probe: UpnpProbe;
  let address = WAN;
  beforeAll(async () => {
    lab = openLab();
    daemon = await startMiniupnpd(lab.router, { notify_interval: 2 });
    probe = await startUpnpProbe(lab.home);
  });
  afterAll(async () => {
    probe?.close();
    await daemon?.stop();
    lab?.close();
  });
  const swap = (next: string): number => {
    const from = Date.now();
    lab.swap(address, next);
    address = next;
    return from;
  };

  it('tells its public address', async () => {
    expect(await probe.ask()).toMatchObject({
      kind: 'address',
      address: WAN,
      details: { router: ROUTER, name: expect.any(String), reading: { grade: 1, status: 'connected', uptime: expect.any(Number) } },
    });
  });
  it('takes us as a subscriber', async () => {
    await probe.reach('heard');
  });
  it('tells a new address as soon as it looks at it', async () => {
    const took: number[] = [];
    for (const next of ['44.128.0.20', '44.128.0.30', '44.128.0.40']) {
      const from = swap(next);
      // It says nothing of what changes while it still tells of the change before: it is made to look until it has said so.
      const looks = setInterval(() => daemon.signal('SIGUSR1'), 200);
      daemon.signal('SIGUSR1');
      took.push((await probe.news(next).finally(() => clearInterval(looks))).at - from);
    }
    console.info(`a new address was told after ${took.join(', ')} ms, the swap itself included`);
  });
  it('tells it by itself within its notify_interval', async () => {
    const from = swap('44.128.0.50');
    const { at } = await probe.news('44.128.0.50');
    console.info(`a new address was told after ${at - from} ms without a signal`);
  });
  it('is found again on another port after it restarted, and told of us anew', async () => {
    await daemon.stop();
    daemon = await startMiniupnpd(lab.router, { notify_interval: 2, http_port: 5001 });
    expect(await probe.ask()).toMatchObject({
      kind: 'address',
      address,
      details: { reading: { service: { controlUrl: expect.stringContaining(':5001/') } } },
    });
    await probe.reach('heard');
    swap('44.128.0.60');
    daemon.signal('SIGUSR1');
    expect((await probe.news('44.128.0.60')).what).toEqual({ address: '44.128.0.60', status: 'connected' });
  });
  it('is found again by itself as soon as it says that it is there, on another port and with another address', async () => {
    await daemon.stop();
    swap('44.128.0.65');
    const from = Date.now();
    daemon = await startMiniupnpd(lab.router, { notify_interval: 2, http_port: 5002 });
    const { at } = await probe.news('44.128.0.65');
    console.info(`a daemon that was started again was found after ${at - from} ms, its start included`);
    await probe.reach('heard');
  });
  it('is subscribed to afresh after sleep', async () => {
    await probe.act('disturbed');
    await probe.reach('heard');
    swap('44.128.0.70');
    daemon.signal('SIGUSR1');
    await probe.news('44.128.0.70');
  });
  it('says nothing of a private address: there is another router beyond', async () => {
    swap('192.168.100.2');
    daemon.signal('SIGUSR1');
    await probe.news(null);
    expect(await probe.ask()).toMatchObject({ kind: 'unknown', why: 'empty', details: { reading: { grade: 2 } } });
  });
  it('is left properly, and missed when it is gone', async () => {
    await probe.act('stop');
    await daemon.stop();
    expect(await probe.ask()).toMatchObject({ kind: 'unknown', why: 'no-igd' });
  });
});
