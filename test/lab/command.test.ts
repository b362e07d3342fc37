import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { HomeApp } from './home-app.ts';
import { labLacks } from './hosts.ts';
import { pause } from './scene.ts';
import type { Service } from './services/service.ts';
import { SERVICES } from './services/service-list.ts';
import { openServices, SERVICES_NEED, type ServicesScene } from './services/services-scene.ts';
import { wirePairs } from './services/wire-rows.ts';

const lacks = labLacks(...SERVICES_NEED);
/** Far beyond what a busy machine takes, in ms. */
const LATEST = 120_000;

describe.skipIf(lacks !== null)(
  `the command without a window, at services by their own names over TLS${lacks === null ? '' : ` (${lacks})`}`,
  () => {
    let scene: ServicesScene;
    let command: HomeApp;
    let begun = 0;

    beforeAll(async () => {
      scene = await openServices([]);
      begun = Date.now();
      command = await scene.startApp(scene.lab.home, { command: true });
    }, 120_000);
    afterAll(() => scene?.close(), 30_000);

    const wantedOf = ({ ipv6 }: Service): string[] => (ipv6 ? [scene.addresses.ipv4, scene.addresses.ipv6] : [scene.addresses.ipv4]);
    /** What BIND says of each name. */
    const held = (): Record<string, string[]> =>
      Object.fromEntries(
        SERVICES.map(({ id, host, ipv6 }) => [id, [...scene.internet.record(host), ...(ipv6 ? scene.internet.record(host, 'AAAA') : [])]]),
      );
    const isHeld = (): boolean => {
      const now = held();
      return SERVICES.every((service) => now[service.id]?.join() === wantedOf(service).join());
    };

    it('has the line’s addresses published as the DNS sees it, and knows that it is so', async () => {
      for (const end = Date.now() + LATEST; !isHeld() && Date.now() < end; ) await pause(2000);
      expect(held()).toEqual(Object.fromEntries(SERVICES.map((one) => [one.id, wantedOf(one)])));
      const hosts = new Set(SERVICES.map(({ host }) => host));
      const matching = (): Set<string> =>
        new Set(command.journal.flatMap((entry) => (entry.kind === 'verification' && entry.verification === 'match' ? [entry.host] : [])));
      for (const end = Date.now() + LATEST; matching().size < hosts.size && Date.now() < end; ) await pause(500);
      expect([...matching()].sort()).toEqual([...hosts].sort());
    }, 300_000);
    it('sent each what its wire case says, byte for byte', () => {
      for (const service of SERVICES) {
        const came = scene.world.arrivals(service.id).filter(({ at }) => at >= begun);
        expect(came.length, service.id).toBeGreaterThan(0);
        for (const pair of wirePairs(service, came, scene.addresses)) expect(pair.came).toBe(pair.wanted);
      }
      expect(scene.world.faults()).toEqual([]);
    });
  },
);
