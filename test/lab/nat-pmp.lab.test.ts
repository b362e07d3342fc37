import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Miniupnpd, startMiniupnpd } from './miniupnpd.ts';
import { HOME, type Lab, labLacks, openLab, ROUTER, WAN } from './namespaces.ts';
import { type Probe, startProbe } from './nat-pmp.lab-run.ts';

const lacks = labLacks('miniupnpd');
/** A router's announcements come in bursts: two changes within a second are as many as a storm, so here time is the subject. In ms. */
const SETTLED = 1500;
const pause = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));

describe.skipIf(lacks !== null)(`a real router in a lab${lacks === null ? '' : ` (${lacks})`}`, () => {
  let lab: Lab;
  let daemon: Miniupnpd;
  let probe: Probe;
  let address = WAN;
  beforeAll(async () => {
    lab = openLab();
    daemon = await startMiniupnpd(lab.router);
    probe = await startProbe(lab.home);
  });
  afterAll(async () => {
    probe?.stop();
    await daemon?.stop();
    lab?.close();
  });
  const ask = () => probe.ask<{ kind: string; address?: string; why?: string; epoch: number | null; restarted: boolean }>('ask');

  it('is found as the default gateway', async () =>
    expect(await probe.ask('gateway')).toEqual({ gateway: { address: ROUTER, own: HOME, interface: 'eth0' }, tunnelled: false }));
  it('tells its public address', async () =>
    expect(await ask()).toMatchObject({ kind: 'address', address: WAN, router: ROUTER, protocol: 'nat-pmp' }));
  it('answers a greeting in PCP', async () => expect(await probe.ask('pcp')).toMatchObject({ kind: 'announce', result: 'success' }));
  it('announces a new address, which is heard at once', async () => {
    const took: number[] = [];
    for (const next of ['44.128.0.20', '44.128.0.30', '44.128.0.40', '44.128.0.50', WAN]) {
      await pause(SETTLED);
      const from = Date.now();
      lab.swap(address, next);
      const { at } = await probe.news((answer) => answer.address === next);
      took.push(at - from);
      address = next;
    }
    console.info(`a new address was heard of after ${took.join(', ')} ms, the swap itself included`);
    // The probe asks nobody by itself: whatever it hears was announced.
    expect(await probe.ask('hearing')).toMatchObject({ fault: null, strangers: 0, malformed: 0, dropped: 0 });
  });
  it('is kept up with when it changes faster than it is listened to', async () => {
    for (const next of ['44.128.0.21', '44.128.0.22', '44.128.0.23', '44.128.0.24', '44.128.0.25', '44.128.0.26']) {
      lab.swap(address, next);
      address = next;
    }
    expect((await probe.news((answer) => answer.address === address)).what).toMatchObject({ kind: 'address', router: ROUTER });
  });
  it('has started again: its count of seconds tells', async () => {
    for (;;) {
      const { epoch } = await ask();
      if ((epoch ?? 0) >= 6) break;
      await pause(250);
    }
    await daemon.stop();
    daemon = await startMiniupnpd(lab.router);
    const { what } = await probe.news((answer) => answer.restarted === true);
    expect(what).toMatchObject({ kind: 'address', address });
  });
  it('has no address when its own is a private one: there is another router beyond', async () => {
    lab.swap(address, '192.168.100.2');
    address = '192.168.100.2';
    await daemon.stop();
    daemon = await startMiniupnpd(lab.router);
    // A question that its last announcement led to may have met nobody; whoever asks meanwhile shares that answer.
    await ask();
    expect(await ask()).toMatchObject({ kind: 'unknown', why: 'no-address-yet' });
  });
  it('can have its mapping protocol switched off', async () => {
    await daemon.stop();
    await ask();
    expect(await ask()).toMatchObject({ kind: 'unknown', why: 'refused', protocol: null });
  });
});
