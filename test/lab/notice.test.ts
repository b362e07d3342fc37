import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ensureBuilt } from '../../scripts/build.mjs';
import { HOST, type HomeApp, startHomeApp } from './home-app.ts';
import { type Internet, startInternet } from './internet.ts';
import { type Miniupnpd, startMiniupnpd } from './miniupnpd.ts';
import { labLacks, type Lab, openLab, WAN } from './namespaces.ts';

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
      if (internet.record(HOST).join() === address) return performance.now() - begun;
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

  it('is noticed at once where the router announces it', async () => {
    await pause(6000);
    const took: number[] = [];
    for (let change = 0; change < 5; change += 1) {
      took.push((await until(swap(), 20_000)) ?? Number.POSITIVE_INFINITY);
      await pause(6000);
    }
    console.log(`announcing router: ${took.map((ms) => ms.toFixed(0)).join(', ')} ms`);
    expect(Math.max(...took)).toBeLessThan(10_000);
  }, 90_000);
});
