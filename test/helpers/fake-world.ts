import dnsPacket from 'dns-packet';
import { createNearby } from '../../main/engine/detection/router.ts';
import { createEngine, type Engine } from '../../main/engine/engine.ts';
import type { World } from '../../main/engine/runtime/world.ts';
import type { LocalAddress } from '../../main/net/local-address.ts';
import { type Place, placeAt } from '../../main/net/network-id.ts';
import type { Answer, Source } from '../../main/ports/address-source.ts';
import type { DnsWire } from '../../main/ports/dns.ts';
import { type Job, type JobResult, NO_LIMITS, type ServiceLimits, type Services } from '../../main/ports/dns-service.ts';
import type { PortalWord } from '../../main/ports/network.ts';
import type { HealthStore, KeptHealth } from '../../main/ports/storage/health.ts';
import type { Journal } from '../../main/ports/storage/journal.ts';
import type { EventRecord, Ledger } from '../../main/ports/storage/ledger.ts';
import type { Secrets } from '../../main/ports/storage/secrets.ts';
import type { Document, DocumentStore } from '../../main/ports/storage/settings.ts';
import { UPSTREAM_SOURCES } from '../../main/ports/upstream-router.ts';
import { openTimeline } from '../../main/store/timeline/timeline-file.ts';
import type { AddressSource, DnsEvent, Family, SaikoroEvent, WatchEvent } from '../../preload/contract/event.ts';
import type { JournalEntry } from '../../preload/contract/journal.ts';
import type { ServiceInfo } from '../../preload/contract/service.ts';
import { DEFAULT_SETTINGS, DEFAULT_UI } from '../../preload/contract/settings.ts';
import type { NoticeView } from '../../preload/contract/state.ts';
import { createFakeClock, type FakeClock } from './fake-clock.ts';
import { memoryFiles } from './memory-files.ts';

/** The far side of the engine's ports, in memory and scripted: what the Internet, the disk and the clock would do. */
export interface FakeWorld {
  world: World;
  clock: FakeClock;
  saikoro: Engine;
  /** What each echo answers, by operator. */
  echo: Map<string, string | Answer>;
  /** What each echo answers over IPv6, by operator; those not named don't answer. */
  echo6: Map<string, string | Answer>;
  /** This machine's own addresses; null: the system doesn't tell. */
  local: LocalAddress[] | null;
  asked: string[];
  /** Records at the authoritative server: by name and type the addresses, with blanks between them. */
  zone: Map<string, string>;
  dnsDead: boolean;
  /** What the DNS says of a name instead: a fault, that there is none, nothing at all, or the name it is an alias of. */
  odd: Map<string, 'NXDOMAIN' | 'SERVFAIL' | 'silent' | { alias: string }>;
  /** Questions that the DNS was asked. */
  questions: number;
  /** The TTL of its records, in seconds. */
  ttl: number;
  /** What the router answers; null: there is none that does. */
  router: Answer | null;
  /** It told an address, so it is polled; and how often it was. */
  polls: boolean;
  routerPolled: number;
  /** The router told a new address by itself before. */
  announces: boolean;
  onBattery: boolean;
  /** The router speaks by itself. */
  announce: (answer: Answer) => void;
  vpn: boolean;
  /** There is a default route. */
  routed: boolean;
  /** The network this machine is on, by its router; null: on none. */
  place: Place | null;
  /** What an event's own source answers. */
  own: (from: Exclude<AddressSource, { kind: 'automatic' }>, family: Family) => Promise<Answer>;
  /** Whether it is carried about; null: the system doesn't tell. */
  portable: boolean | null;
  /** What the page for portals answers, and how often it was asked. */
  portal: PortalWord;
  probed: number;
  /** What the box beyond the router answers, and the addresses under which it was asked. */
  outer: Answer | null;
  outerAsked: string[];
  sent: Job[];
  /** How the service answers; by default it takes the address and the zone shows it. */
  service: (job: Job) => JobResult | Promise<JobResult>;
  journal: JournalEntry[];
  records: Map<string, EventRecord>;
  /** What was wrong, as it is kept for the next start. */
  health: KeptHealth;
  notices: NoticeView[];
  saved: Document;
  /** What was typed for an event before; '' drops it. */
  typed: (event: string, values: Record<string, string>) => void;
}

export const INFO: ServiceInfo = {
  id: 'example',
  name: 'Example DNS',
  homepage: 'https://dns.example',
  status: 'live',
  ipv4: true,
  ipv6: true,
  suffixes: ['dyn.example'],
  hostExample: 'home.dyn.example',
  fields: [{ key: 'token', kind: 'secret', label: { ja: 'トークン', en: 'Token' }, required: true }],
  refreshDays: 28,
  maxHosts: 20,
  quality: 'tested',
};

/** Of the service `example`. */
export const LIMITS: ServiceLimits = {
  ...NO_LIMITS,
  minIntervalSeconds: 60,
  refreshDays: 28,
  hostBudget: { perHour: 6, perDay: 24 },
  maxHosts: 20,
};

export const dnsEvent = (more: Partial<DnsEvent> = {}): DnsEvent => ({
  id: 'home',
  name: 'Home',
  enabled: true,
  type: 'dns',
  service: 'example',
  hosts: ['home.dyn.example'],
  settings: {},
  families: { ipv4: true, ipv6: false },
  address: { kind: 'automatic' },
  schedule: { kind: 'on-change', refresh: 'plugin' },
  ...more,
});

const fakeDns = (fake: FakeWorld): DnsWire => ({
  resolvers: () => ['127.0.0.53'],
  async exchange({ message, server }) {
    fake.questions += 1;
    if (fake.dnsDead) return { ok: false, fault: 'timeout', detail: 'dead' };
    const query = dnsPacket.decode(Buffer.from(message));
    const [{ name, type }] = query.questions as [{ name: string; type: string }];
    const answers: object[] = [];
    const soa = {
      type: 'SOA',
      name: 'dyn.example',
      ttl: 60,
      data: { mname: 'ns.dyn.example', rname: 'r.dyn.example', serial: 1, refresh: 1, retry: 1, expire: 1, minimum: 1 },
    };
    if (type === 'NS') answers.push({ type: 'NS', name, ttl: 60, data: 'ns.dyn.example' });
    else if (type === 'A' && name === 'ns.dyn.example') answers.push({ type: 'A', name, ttl: 60, data: '127.0.0.1' });
    else if ((type === 'A' || type === 'AAAA') && fake.zone.has(`${name} ${type}`))
      for (const data of (fake.zone.get(`${name} ${type}`) ?? '').split(' ')) answers.push({ type, name, ttl: fake.ttl, data });
    const odd = type === 'A' || type === 'AAAA' ? fake.odd.get(name) : undefined;
    if (odd === 'silent' && server !== '127.0.0.53') return { ok: false, fault: 'timeout', detail: 'silent' };
    const flags = odd === 'NXDOMAIN' ? 3 : odd === 'SERVFAIL' || odd === 'silent' ? 2 : 0;
    if (typeof odd === 'object') answers.unshift({ type: 'CNAME', name, ttl: fake.ttl, data: odd.alias });
    const reply = {
      type: 'response',
      id: query.id,
      flags,
      questions: query.questions,
      answers: flags === 0 ? answers : [],
      authorities: type === 'SOA' ? [soa] : [],
    };
    return { ok: true, message: new Uint8Array(dnsPacket.encode(reply as never)) };
  },
});

export const watchEvent = (more: Partial<WatchEvent> = {}): WatchEvent => ({
  id: 'friend',
  name: '',
  enabled: true,
  type: 'watch',
  hosts: ['friend.dyn.example'],
  families: { ipv4: true, ipv6: false },
  expects: { kind: 'any' },
  ...more,
});

export const placeOf = (router: string, mac: string): Place => placeAt({ address: router, own: '192.168.1.2' }, mac, []);
export const HOME_PLACE = placeOf('192.168.1.1', '02:00:00:00:00:01');

export const createFakeWorld = (
  events: SaikoroEvent[] = [dnsEvent()],
  options: {
    records?: Map<string, EventRecord>;
    health?: KeptHealth;
    /** The files of the timeline, as an earlier run left them. */
    timeline?: Map<string, string>;
    journal?: JournalEntry[];
    clock?: FakeClock;
    services?: Record<string, Partial<ServiceLimits>>;
    info?: Partial<ServiceInfo>;
  } = {},
): FakeWorld => {
  const clock = options.clock ?? createFakeClock();
  const fake = {
    clock,
    echo: new Map<string, string | Answer>(),
    echo6: new Map<string, string | Answer>(),
    local: [],
    asked: [],
    zone: new Map(),
    dnsDead: false,
    odd: new Map(),
    questions: 0,
    ttl: 60,
    router: null,
    vpn: false,
    routed: true,
    polls: false,
    routerPolled: 0,
    announces: false,
    onBattery: false,
    place: HOME_PLACE,
    own: async (from: { kind: string } & Partial<Record<Family, string>>, family: Family) =>
      from.kind === 'fixed' && from[family] ? { kind: 'address', address: from[family] } : { kind: 'absent' },
    portable: null,
    portal: 'silent',
    probed: 0,
    outer: null,
    outerAsked: [],
    sent: [],
    journal: [...(options.journal ?? [])],
    notices: [],
    records: options.records ?? new Map(),
    health: options.health ?? { aliveAt: null, warnings: [] },
  } as unknown as FakeWorld;
  for (const operator of ['a', 'b', 'c', 'd']) fake.echo.set(operator, '44.128.0.1');
  fake.service = (job) => {
    for (const host of job.hosts) {
      if (job.ipv4 !== null) fake.zone.set(`${host} A`, job.ipv4);
      if (job.ipv6 !== null) fake.zone.set(`${host} AAAA`, job.ipv6);
    }
    return { outcome: { kind: 'updated' } };
  };
  const sourceOf = (operator: string, family: Family, said: FakeWorld['echo'], mark: string): Source => ({
    id: `echo-${operator}${mark}`,
    operator,
    transport: operator === 'a' || operator === 'b' ? 'https' : 'doh',
    family,
    minIntervalMs: 1000,
    async ask() {
      fake.asked.push(`${operator}${mark}`);
      const answer = said.get(operator) ?? { kind: 'unknown', why: 'timeout' };
      return typeof answer === 'string' ? { kind: 'address', address: answer } : answer;
    },
  });
  const sources = ['a', 'b', 'c', 'd'].flatMap((operator) => [
    sourceOf(operator, 'ipv4', fake.echo, ''),
    sourceOf(operator, 'ipv6', fake.echo6, '6'),
  ]);
  const ledger: Ledger = {
    get: (id) => fake.records.get(id),
    put: (record) => void fake.records.set(record.id, structuredClone(record)),
    putAll: (records) => {
      for (const record of records) fake.records.set(record.id, structuredClone(record));
    },
    remove: (id) => void fake.records.delete(id),
  };
  const health: HealthStore = {
    kept: structuredClone(fake.health),
    save(kept) {
      fake.health = structuredClone(kept);
    },
  };
  const listeners = new Set<(entry: JournalEntry) => void>();
  const journal: Journal = {
    add(fact) {
      const entry = { ...fact, seq: fake.journal.length + 1, at: clock.now() };
      fake.journal.push(entry);
      for (const listener of listeners) listener(entry);
      return entry;
    },
    page: ({ before = Number.POSITIVE_INFINITY, limit, kinds }) =>
      fake.journal
        .filter(({ kind, seq }) => seq < before && (kinds?.includes(kind) ?? true))
        .slice(-limit)
        .reverse(),
    listen(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
  const values = new Map<string, Record<string, string>>(
    events.flatMap((event) => (event.type === 'watch' ? [] : [[event.id, { token: 't0p' }]])),
  );
  fake.typed = (id, more) =>
    void values.set(id, Object.fromEntries(Object.entries({ ...values.get(id), ...more }).filter(([, value]) => value !== '')));
  const secrets: Secrets = {
    get: (id, key) => values.get(id)?.[key] ?? null,
    keys: (id) => Object.keys(values.get(id) ?? {}),
    draft: (changes) => ({
      ok: true,
      draft: {
        slots: {},
        adopt() {
          for (const [id, { values: more, from }] of changes) {
            const before = from === null ? {} : (values.get(from) ?? {});
            values.delete(id);
            fake.typed(id, { ...before, ...more });
          }
        },
        discard: () => {},
      },
    }),
    settle: ({ slots }) => slots,
    forget: (id) => void values.delete(id),
  };
  const services: Services = {
    list: () => [INFO],
    find: (id) => {
      const own = options.services?.[id] ?? (id === 'example' ? {} : undefined);
      return own === undefined ? undefined : { info: { ...INFO, ...options.info, id }, limits: { ...LIMITS, ...own } };
    },
    async update(job) {
      const { isWanted: _, ...told } = job;
      fake.sent.push(structuredClone(told));
      return fake.service(job);
    },
    rehearse: async () => ({ ok: true, exchanges: [] }),
    recognize: () => [],
    withNameServers: () => [],
  };
  fake.saved = { settings: DEFAULT_SETTINGS, ui: DEFAULT_UI, events };
  const documents: DocumentStore = {
    document: fake.saved,
    readOnly: false,
    intact: true,
    save(document) {
      fake.saved = structuredClone(document);
      return { ok: true };
    },
  };
  fake.world = {
    clock,
    random: () => 0.5,
    dns: fakeDns(fake),
    dnsOverHttps: { exchange: async () => ({ ok: false, fault: 'connection', detail: 'none here' }) },
    publicResolvers: [],
    interfaces: { list: () => [] },
    localNetwork: { addresses: async () => structuredClone(fake.local), onChange: () => () => {}, tells: () => false },
    programs: { run: async () => ({ ended: 'exit', exitCode: 0, output: 'ok', stdout: 'ok' }) },
    hideSecrets: (text) => text,
    secrets,
    ledger,
    journal,
    health,
    timeline: openTimeline({ files: memoryFiles(options.timeline), now: () => clock.now(), report: () => {} }),
    services,
    documents,
    sources,
    ownSource: (from, family) => ({
      id: from.kind,
      operator: 'own',
      transport: 'fixed',
      family,
      minIntervalMs: 0,
      ask: () => fake.own(from, family),
    }),
    rules: { documentation: false },
    nearby: createNearby(
      [
        {
          source: {
            id: 'router',
            operator: 'router',
            transport: 'router',
            ask: async () => fake.router ?? { kind: 'unknown', why: 'timeout' },
          },
          async poll() {
            if (fake.router?.kind === 'address') fake.polls = true;
            if (!fake.polls) return null;
            fake.routerPolled += 1;
            return fake.router ?? { kind: 'unknown', why: 'timeout' };
          },
          announces: () => fake.announces,
          onNews(listener) {
            fake.announce = listener;
            return () => {};
          },
          renew() {},
          stop() {},
        },
      ],
      async () => ({ tunnelled: fake.vpn, routed: fake.routed, own: '192.168.1.2', place: fake.place }),
      {
        rules: { documentation: false },
        box: {
          async ask(address) {
            fake.outerAsked.push(address);
            const source = { id: UPSTREAM_SOURCES['nat-pmp'], operator: 'router', transport: 'router' } as const;
            return [{ source, answer: fake.outer ?? { kind: 'unknown', why: 'timeout' } }];
          },
          async poll(address) {
            if (fake.outer?.kind !== 'address' || !fake.outerAsked.includes(address)) return [];
            return [{ source: { id: UPSTREAM_SOURCES['nat-pmp'], operator: 'router', transport: 'router' }, answer: fake.outer }];
          },
          async probe(addresses) {
            fake.outerAsked.push(...addresses);
            return addresses.map((address) => ({ address, answered: null, external: null, name: null }));
          },
          renew() {},
          stop() {},
        },
      },
    ),
    portability: { isPortable: async () => fake.portable },
    power: { onBattery: () => fake.onBattery },
    approvals: { allows: () => true, allow: () => ({ ok: true }), listen: () => {} },
    probe: {
      async ask() {
        fake.probed += 1;
        return fake.portal;
      },
    },
    initial: {
      version: '0.0.0',
      platform: 'linux',
      practice: false,
      runtime: { electron: '45.4.1', builtFor: '45.4.1', age: 'current' },
      language: 'en',
      secretStore: 'file',
      loginItem: { supported: false, enabled: false, needsApproval: false },
      plugins: [],
      problems: [],
    },
    showNotice: (notice) => void fake.notices.push(notice),
  };
  fake.saikoro = createEngine(fake.world);
  return fake;
};
