import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { JournalEntry } from '../../preload/contract/journal.ts';
import type { HomeApp } from './home-app.ts';
import { labLacks } from './hosts.ts';
import { pause } from './scene.ts';
import { REFUSALS, REFUSED_AT, UNCLEAR } from './services/refusals.ts';
import type { Service } from './services/service.ts';
import { SERVICES } from './services/service-list.ts';
import { greet } from './services/service-world.ts';
import { eventsOf, idOf, openServices, SERVICES_NEED, type ServicesScene, secretsOf } from './services/services-scene.ts';
import { tableOf } from './services/services-table.ts';
import { wirePairs } from './services/wire-rows.ts';
import { wrongSecret } from './services/wrong-secret.ts';

type Update = Extract<JournalEntry, { kind: 'update' }>;
const lacks = labLacks(...SERVICES_NEED);
const rows = SERVICES.map((service) => [service.id, service] as const);
/** The others let a host rest for five minutes: a change within them has to wait. */
const SHORT = 60;
const isPrompt = ({ restsSeconds }: Service): boolean => restsSeconds <= SHORT;
const PROMPT = SERVICES.filter(isPrompt);
/** Far beyond what a busy machine takes, in ms. */
const LATEST = 120_000;

describe.skipIf(lacks !== null)(`services by their own names over TLS${lacks === null ? '' : ` (${lacks})`}`, { retry: 0 }, () => {
  let scene: ServicesScene;
  let app: HomeApp;
  const begun = { first: 0, refused: 0, change: Number.POSITIVE_INFINITY };

  beforeAll(async () => {
    scene = await openServices(['neighbour']);
    begun.first = Date.now();
    app = await scene.startApp(scene.lab.home);
  }, 120_000);
  afterAll(() => scene?.close(), 30_000);

  const until = async (done: () => boolean): Promise<void> => {
    for (const end = Date.now() + LATEST; !done() && Date.now() < end; ) await pause(250);
  };
  const updatesOf = ({ journal }: HomeApp, service: Service): Update[] =>
    journal.flatMap((entry) => (entry.kind === 'update' && entry.event === idOf(service) ? [entry] : []));
  const isUnclear = ({ id }: Service): boolean => UNCLEAR.includes(id);
  const wantedOf = ({ ipv6 }: Service): string[] => (ipv6 ? [scene.addresses.ipv4, scene.addresses.ipv6] : [scene.addresses.ipv4]);
  const isAccepted = (service: Service): boolean => {
    const accepted = updatesOf(app, service).filter(({ outcome }) => outcome === 'updated' || outcome === 'unchanged');
    return wantedOf(service).every((address) => accepted.some(({ ipv4, ipv6 }) => ipv4 === address || ipv6 === address));
  };
  /** What BIND says of each name. */
  const held = (services: Service[]): Record<string, string[]> =>
    Object.fromEntries(
      services.map(({ id, host, ipv6 }) => [id, [...scene.internet.record(host), ...(ipv6 ? scene.internet.record(host, 'AAAA') : [])]]),
    );
  const wanted = (services: Service[]): Record<string, string[]> => Object.fromEntries(services.map((one) => [one.id, wantedOf(one)]));
  const arrivals = (id: string, from: number, to: number) => scene.world.arrivals(id).filter(({ at }) => at >= from && at < to);
  const isByteForByte = (service: Service, came: ReturnType<typeof arrivals>): void => {
    expect(came.length).toBeGreaterThan(0);
    for (const pair of wirePairs(service, came, scene.addresses)) expect(pair.came).toBe(pair.wanted);
  };

  it('have the line’s addresses in the DNS', async () => {
    await until(() => SERVICES.every(isAccepted));
    begun.refused = Date.now();
    expect(held(SERVICES)).toEqual(wanted(SERVICES));
    expect(scene.world.faults()).toEqual([]);
  }, 180_000);
  it.each(rows)('%s was sent what its wire case says, byte for byte', (id, service) => {
    isByteForByte(service, arrivals(id, begun.first, begun.refused));
  });

  it.each(rows)('%s speaks to nobody who does not call it by its name', (_, { servers: [server = ''], tier }) => {
    const [address, port] = scene.world.at(tier);
    expect(greet(scene.lab.home, scene.internet, address, port, ['-servername', server])).toContain('Verification: OK');
    for (const way of [['-noservername'], ['-servername', `not-${server}`]])
      expect(greet(scene.lab.home, scene.internet, address, port, way)).toContain('no peer certificate available');
  });

  it('refuse a wrong password in their own words, and are not asked again', async () => {
    const [neighbour] = scene.lab.others;
    if (neighbour === undefined) throw new Error('no neighbour');
    const published = scene.world.publications().length;
    const events = eventsOf(SERVICES).map((event) => ({ ...event, families: { ipv4: true, ipv6: false } }));
    const stranger = await scene.startApp(neighbour, { events, secrets: secretsOf(SERVICES, wrongSecret) });
    await until(() => SERVICES.every((service) => updatesOf(stranger, service).some(({ stopped }) => stopped || isUnclear(service))));
    const ends = SERVICES.map((service) => [
      service.id,
      updatesOf(stranger, service).map(({ outcome, excerpt, stopped }) => ({ outcome, excerpt, stopped })),
    ]);
    expect(Object.fromEntries(ends)).toEqual(
      Object.fromEntries(
        SERVICES.map((service) => [
          service.id,
          [
            isUnclear(service)
              ? { outcome: 'not-confirmed', excerpt: REFUSALS[service.id], stopped: undefined }
              : { outcome: 'auth-failed', excerpt: REFUSALS[service.id], stopped: true },
          ],
        ]),
      ),
    );
    for (const { id } of SERVICES) {
      const came = arrivals(id, begun.refused, Number.POSITIVE_INFINITY).filter(({ text }) => text !== 'LOGOUT\n.\n');
      expect(came, id).toHaveLength(REFUSED_AT[id] ?? 1);
    }
    expect(scene.world.publications()).toHaveLength(published);
    for (const secret of Object.values(secretsOf(SERVICES, wrongSecret)).flatMap((each) => Object.values(each)))
      expect(JSON.stringify(stranger.journal)).not.toContain(JSON.stringify(secret).slice(1, -1));
    // Who was not told that the password is wrong would tell the next address too.
    await stranger.stop();
  }, 180_000);

  it('have the line’s next address in the DNS, once they may be told again', async () => {
    const last = Math.max(...PROMPT.flatMap(({ id }) => arrivals(id, begun.first, begun.refused).map(({ at }) => at)));
    await pause(Math.max(0, last + SHORT * 1000 + 1500 - Date.now()));
    begun.change = Date.now();
    scene.swap();
    await until(() => PROMPT.every(isAccepted));
    expect(held(PROMPT)).toEqual(wanted(PROMPT));
    expect(scene.world.faults()).toEqual([]);
  }, 300_000);
  it.each(rows.filter(([, service]) => isPrompt(service)))('%s was sent its wire case again, with the new address', (id, service) => {
    isByteForByte(service, arrivals(id, begun.change, Number.POSITIVE_INFINITY));
  });
  it('are not told of the change where they want a longer rest', async ({ annotate }) => {
    for (const { id } of SERVICES.filter((service) => !isPrompt(service)))
      expect(arrivals(id, begun.change, Number.POSITIVE_INFINITY), id).toEqual([]);
    for (const line of tableOf(scene.world, begun)) await annotate(line);
  });
});
