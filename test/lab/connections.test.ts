import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { JournalEntry } from '../../preload/contract/journal.ts';
import { type Daemon, startDaemon } from './daemon.ts';
import { eventFor, HOST } from './home-app.ts';
import { ipv6HomeOf } from './ipv6-home.ts';
import { ISP, labLacks, ROUTER, WAN } from './namespaces.ts';
import { openScene, pause, SCENE_NEEDS, type Scene } from './scene.ts';
import { eventAt, hostAt, idAt, namesOf, PASSWORD, startTlsServices, type TlsService, type TlsServices } from './tls-services.ts';

const lacks = labLacks(...SCENE_NEEDS, 'nsupdate');
const NETWORK = '2600:db8:1:2';
/** dyndns2's services may be told something new once a minute; and a little, in ms. */
const INTERVAL = 62_000;

const V4_ONLY: TlsService = { id: 'xlhost', name: 'nsupdate.xlhost.de', families: [4] };
const V6_ONLY: TlsService = { id: 'ovh', name: 'www.ovh.com', families: [6] };
const DEAD_6: TlsService = { id: 'strato', name: 'dyndns.strato.com', dead: 6 };
const DEAD_4: TlsService = { id: 'dnsomatic', name: 'updates.dnsomatic.com', dead: 4 };
const LATE_6: TlsService = { id: 'hosting.de', name: 'ddns.hosting.de' };
const NEVER_6: TlsService = { id: 'domopoli', name: 'dyndns.domopoli.de' };
const NEVER_6_EITHER: TlsService = { id: 'luadns', name: 'app.luadns.com' };
const LATE_4: TlsService = { id: 'dyndns.it', name: 'update.dyndns.it' };
const OLD_TLS: TlsService = { id: 'websupport', name: 'dyndns.websupport.sk', versions: ['TLSv1.2', 'TLSv1.2'] };
const OWN: TlsService = { id: 'dyndns2', name: 'dyn.my-nas.net', certificate: 'self-signed', trusted: true };
const GOOD = [V4_ONLY, V6_ONLY, DEAD_6, DEAD_4, LATE_6, NEVER_6, NEVER_6_EITHER, LATE_4, OLD_TLS, OWN];

const OTHER_NAME: TlsService = { id: 'joker', name: 'svc.joker.com', certificate: 'other-name' };
const EXPIRED: TlsService = { id: 'inwx', name: 'dyndns.inwx.com', certificate: 'expired' };
const SELF_SIGNED: TlsService = { id: 'do.de', name: 'ddns.do.de', certificate: 'self-signed' };
const TOO_OLD: TlsService = { id: 'schokokeks', name: 'dyndns.schokokeks.org', versions: ['TLSv1', 'TLSv1.1'] };
const BAD = [OTHER_NAME, EXPIRED, SELF_SIGNED, TOO_OLD];

const LATE_MS = 4000;
const LATE_ANSWERS = {
  [LATE_6.name]: { AAAA: LATE_MS },
  [NEVER_6.name]: { AAAA: -1 },
  [NEVER_6_EITHER.name]: { AAAA: -1 },
  [LATE_4.name]: { A: LATE_MS },
};

const label = ({ name, dead, families = [4, 6], certificate, versions }: TlsService): string =>
  [
    name,
    families.length === 1 ? `IPv${families[0]} only` : '',
    dead === undefined ? '' : `IPv${dead} dead`,
    certificate,
    versions?.join(' to '),
  ]
    .filter(Boolean)
    .join(', ');
const named = (services: TlsService[]): [string, TlsService][] => services.map((service) => [label(service), service]);

describe.skipIf(lacks !== null)(`services by their names over TLS${lacks === null ? '' : ` (${lacks})`}`, () => {
  let scene: Scene;
  let far: TlsServices;
  let resolver: Daemon;
  const services = [...GOOD, ...BAD];
  const secrets = Object.fromEntries(services.map((service) => [idAt(service), { password: PASSWORD }]));

  beforeAll(async () => {
    scene = await openScene({
      ipv6: true,
      names: namesOf(services),
      app: { events: [eventFor(HOST), ...services.map((service) => eventAt(service))], secrets },
      prepare: async (lab, internet) => {
        const home = ipv6HomeOf(lab);
        home.announce(NETWORK);
        await home.ready();
        far = await startTlsServices(lab, internet, services);
        const script = `${import.meta.dirname}/late-resolver.mjs`;
        resolver = await startDaemon(lab.router, process.execPath, [script, ISP, JSON.stringify(LATE_ANSWERS)], { ready: 'ready' });
        lab.home.resolveBy(ROUTER);
      },
    });
  }, 120_000);
  afterAll(() => scene?.close(), 30_000);

  type Update = Extract<JournalEntry, { kind: 'update' }>;
  const updatesOf = (service: TlsService, since = 0): Update[] =>
    scene.said(since).flatMap((entry) => (entry.kind === 'update' && entry.event === idAt(service) ? [entry] : []));
  const updateOf = async (service: TlsService, since = 0): Promise<Update> => {
    await expect.poll(() => updatesOf(service, since).length, { timeout: 40_000, interval: 50 }).toBeGreaterThan(0);
    return updatesOf(service, since)[0] as Update;
  };
  const answeredAt = (name: string, type: 'A' | 'AAAA'): number | undefined =>
    resolver
      .log()
      .split('\n')
      .filter((line) => line.startsWith('{'))
      .map((line) => JSON.parse(line))
      .find((each) => each.kind === 'answered' && each.name === name && each.type === type)?.at;
  const requestAt = ({ name }: TlsService): number => far.heard(name).find(({ kind }) => kind === 'request')?.at ?? Number.NaN;

  it.each(named(GOOD))(
    'have the address: %s',
    async (_, service) => {
      expect(await updateOf(service)).toMatchObject({ outcome: 'updated', ipv4: WAN });
      expect(scene.internet.record(hostAt(service))).toEqual([WAN]);
      const [request, ...more] = far.heard(service.name).filter(({ kind }) => kind === 'request');
      expect(request?.line).toMatch(/^GET \/[\w/.-]*\?/);
      expect(request?.line).toContain(`hostname=${hostAt(service)}&myip=${WAN}`);
      expect([request?.host, request?.signedIn]).toEqual([service.name, `Basic ${btoa(`lab:${PASSWORD}`)}`]);
      expect(more).toEqual([]);
      expect(far.heard(service.name).find(({ kind }) => kind === 'hello')?.asked).toBe(service.name);
    },
    60_000,
  );

  it('are reached over the family that lives, the silent one tried before', () => {
    expect(far.swallowed(6)).toBeGreaterThan(0);
    expect(far.heard(DEAD_6.name)[0]?.from).toBe(`::ffff:${WAN}`);
    expect(far.heard(DEAD_4.name)[0]?.from).toMatch(`${NETWORK}:`);
  });
  it('are reached before the DNS has told of the other family', async () => {
    for (const [service, type] of [
      [LATE_6, 'AAAA'],
      [LATE_4, 'A'],
    ] as const) {
      await expect.poll(() => answeredAt(service.name, type), { timeout: 20_000 }).toBeDefined();
      expect(requestAt(service)).toBeLessThan(answeredAt(service.name, type) ?? 0);
    }
    for (const { name } of [NEVER_6, NEVER_6_EITHER]) expect(answeredAt(name, 'AAAA')).toBeUndefined();
  }, 30_000);
  it('are spoken to in TLS 1.2 where they know no later one', () => {
    const version = ({ name }: TlsService) => far.heard(name).find(({ kind }) => kind === 'open')?.version;
    expect([version(OLD_TLS), version(V4_ONLY)]).toEqual(['TLSv1.2', 'TLSv1.3']);
  });

  it.each(named(BAD))('are told nothing where it is not they: %s', async (_, service) => {
    expect(await updateOf(service)).toMatchObject({ outcome: 'network', reason: service === EXPIRED ? 'certificate-expired' : 'tls' });
    expect(far.heard(service.name)).toContainEqual(expect.objectContaining({ kind: 'connection' }));
    expect(far.heard(service.name).filter(({ kind }) => kind === 'request' || kind === 'bytes')).toEqual([]);
    expect(scene.internet.record(hostAt(service))).toEqual([]);
  });

  it('have the next address soon after the line has it, the silent and the late among them', async ({ annotate }) => {
    const first = Math.max(...GOOD.map((service) => updatesOf(service)[0]?.at ?? Number.NaN));
    await pause(Math.max(first + INTERVAL - Date.now(), 0));
    const since = scene.app.journal.length;
    const changedAt = Date.now();
    const next = scene.swap();
    for (const service of GOOD) {
      const { outcome, ipv4, tookMs } = await updateOf(service, since);
      expect({ outcome, ipv4 }).toEqual({ outcome: 'updated', ipv4: next });
      // One address that says nothing would cost ten seconds if it were waited for, as would the DNS.
      expect(tookMs).toBeLessThan(10_000);
      expect(scene.internet.record(hostAt(service))).toEqual([next]);
      const arrivedAt = far.heard(service.name).findLast(({ kind }) => kind === 'request')?.at ?? Number.NaN;
      await annotate(`${label(service)}: told ${arrivedAt - changedAt} ms after the change`);
    }
    expect(far.heard(SELF_SIGNED.name).filter(({ kind }) => kind === 'request')).toEqual([]);
  }, 150_000);

  it('have an IPv4 address from a line that has no other, and one that has IPv6 alone does not mean that the line is down', async () => {
    const { home } = scene.lab;
    home.ip('-6', 'route', 'delete', 'default');
    home.ip('-6', 'address', 'flush', 'scope', 'global', 'dev', 'eth0');
    const wan = scene.internet.record(HOST);
    await scene.restartApp({ events: [V6_ONLY, NEVER_6, OWN].map((service) => eventAt(service)), secrets });
    for (const service of [NEVER_6, OWN]) {
      expect(await updateOf(service)).toMatchObject({ outcome: 'updated', ipv4: wan[0] });
      expect(far.heard(service.name).findLast(({ kind }) => kind === 'connection')?.from).toBe(`::ffff:${wan[0]}`);
      expect(scene.internet.record(hostAt(service))).toEqual(wan);
    }
    const sent = far.heard(V6_ONLY.name).length;
    expect(await updateOf(V6_ONLY)).toMatchObject({ outcome: 'network', reason: 'connection' });
    expect(far.heard(V6_ONLY.name)).toHaveLength(sent);
  }, 90_000);

  it('have an IPv6 address from a line that has no other', async ({ annotate }) => {
    const { home } = scene.lab;
    const own = ipv6HomeOf(scene.lab);
    const lasting = own.lasting(NETWORK);
    scene.lab.router.ip('-6', 'address', 'flush', 'to', `${NETWORK}::/64`, 'dev', 'lan0');
    own.announce(NETWORK);
    await own.ready();
    home.resolveBy(`${NETWORK}::1`);
    home.ip('-4', 'address', 'flush', 'dev', 'eth0');
    const before = Date.now();
    await scene.restartApp({ events: [V6_ONLY, OWN].map((service) => eventAt(service, { ipv4: false, ipv6: true })), secrets });
    for (const service of [V6_ONLY, OWN]) {
      expect(await updateOf(service)).toMatchObject({ outcome: 'updated', ipv6: lasting });
      expect(scene.internet.record(hostAt(service), 'AAAA')).toEqual([lasting]);
      const { line, at = 0 } = far.heard(service.name).findLast(({ kind }) => kind === 'request') ?? {};
      expect(decodeURIComponent(line ?? '')).toContain(`myip=${lasting}`);
      await annotate(`${service.name}: ${at - before} ms after the app's start on a line with IPv6 alone`);
    }
  }, 90_000);
});
