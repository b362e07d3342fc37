import dnsPacket from 'dns-packet';
import type { Document, DocumentStore } from '../../main/engine/document.ts';
import type { Answer, Source } from '../../main/engine/evidence.ts';
import type { Journal } from '../../main/engine/journal.ts';
import { createNearby } from '../../main/engine/nearby.ts';
import type { DnsWire, Secrets } from '../../main/engine/ports.ts';
import type { EventRecord, Ledger } from '../../main/engine/record.ts';
import { createSaikoro, type Saikoro, type World } from '../../main/engine/saikoro.ts';
import type { Job, JobResult, Services } from '../../main/engine/service.ts';
import type { DnsEvent } from '../../preload/contract/event.ts';
import type { JournalEntry } from '../../preload/contract/journal.ts';
import type { ServiceInfo } from '../../preload/contract/service.ts';
import { DEFAULT_SETTINGS, DEFAULT_UI } from '../../preload/contract/settings.ts';
import type { NoticeView } from '../../preload/contract/state.ts';
import { createFakeClock, type FakeClock } from './fake-clock.ts';

/** The far side of the engine's ports, in memory and scripted: what the Internet, the disk and the clock would do. */
export interface FakeWorld {
  world: World;
  clock: FakeClock;
  saikoro: Saikoro;
  /** What each echo answers, by operator. */
  echo: Map<string, string | Answer>;
  asked: string[];
  /** Records at the authoritative server. */
  zone: Map<string, string>;
  dnsDead: boolean;
  /** What the router answers; null: there is none that does. */
  router: Answer | null;
  /** The router speaks by itself. */
  announce: (answer: Answer) => void;
  vpn: boolean;
  sent: Job[];
  /** How the service answers; by default it takes the address and the zone shows it. */
  service: (job: Job) => JobResult | Promise<JobResult>;
  journal: JournalEntry[];
  records: Map<string, EventRecord>;
  notices: NoticeView[];
  saved: Document;
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
  async exchange({ message }) {
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
      answers.push({ type, name, ttl: 60, data: fake.zone.get(`${name} ${type}`) });
    const reply = { type: 'response', id: query.id, questions: query.questions, answers, authorities: type === 'SOA' ? [soa] : [] };
    return { ok: true, message: new Uint8Array(dnsPacket.encode(reply as never)) };
  },
});

export const createFakeWorld = (
  events: DnsEvent[] = [dnsEvent()],
  options: { records?: Map<string, EventRecord>; clock?: FakeClock } = {},
): FakeWorld => {
  const clock = options.clock ?? createFakeClock();
  const fake = {
    clock,
    echo: new Map<string, string | Answer>(),
    asked: [],
    zone: new Map(),
    dnsDead: false,
    router: null,
    vpn: false,
    sent: [],
    journal: [],
    notices: [],
    records: options.records ?? new Map(),
  } as unknown as FakeWorld;
  for (const operator of ['a', 'b', 'c', 'd']) fake.echo.set(operator, '44.128.0.1');
  fake.service = (job) => {
    for (const host of job.hosts) {
      if (job.ipv4 !== null) fake.zone.set(`${host} A`, job.ipv4);
      if (job.ipv6 !== null) fake.zone.set(`${host} AAAA`, job.ipv6);
    }
    return { outcome: { kind: 'updated' } };
  };
  const sources: Source[] = ['a', 'b', 'c', 'd'].map((operator) => ({
    id: `echo-${operator}`,
    operator,
    transport: operator === 'a' || operator === 'b' ? 'https' : 'doh',
    family: 'ipv4',
    minIntervalMs: 1000,
    async ask() {
      fake.asked.push(operator);
      const answer = fake.echo.get(operator) ?? { kind: 'unknown', why: 'timeout' };
      return typeof answer === 'string' ? { kind: 'address', address: answer } : answer;
    },
  }));
  const ledger: Ledger = {
    get: (id) => fake.records.get(id),
    put: (record) => void fake.records.set(record.id, structuredClone(record)),
    remove: (id) => void fake.records.delete(id),
  };
  const listeners = new Set<(entry: JournalEntry) => void>();
  const journal: Journal = {
    add(fact) {
      const entry = { ...fact, seq: fake.journal.length + 1, at: clock.now() };
      fake.journal.push(entry);
      for (const listener of listeners) listener(entry);
      return entry;
    },
    page: ({ limit }) => fake.journal.slice(-limit).reverse(),
    listen(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
  const values = new Map<string, Record<string, string>>(events.map((event) => [event.id, { token: 't0p' }]));
  const secrets: Secrets = {
    get: (id, key) => values.get(id)?.[key] ?? null,
    keys: (id) => Object.keys(values.get(id) ?? {}),
    set(id, more) {
      values.set(id, { ...values.get(id), ...more });
      return { ok: true };
    },
    setAll(given) {
      for (const [id, more] of given) values.set(id, { ...values.get(id), ...more });
      return { ok: true };
    },
    forget: (id) => void values.delete(id),
  };
  const services: Services = {
    list: () => [INFO],
    find: (id) =>
      id === 'example'
        ? {
            info: INFO,
            limits: { minIntervalSeconds: 60, refreshDays: 28, together: 'no', maxHosts: 20, sourceAddressOnly: false, inDns: true },
          }
        : undefined,
    async update(job) {
      fake.sent.push(structuredClone(job));
      return fake.service(job);
    },
  };
  fake.saved = { settings: DEFAULT_SETTINGS, ui: DEFAULT_UI, events };
  const documents: DocumentStore = {
    document: fake.saved,
    readOnly: false,
    save(document) {
      fake.saved = structuredClone(document);
      return { ok: true };
    },
  };
  fake.world = {
    clock,
    random: () => 0.5,
    dns: fakeDns(fake),
    interfaces: { list: () => [] },
    programs: { run: async () => ({ ended: 'exit', exitCode: 0, output: 'ok', stdout: 'ok' }) },
    secrets,
    ledger,
    journal,
    services,
    documents,
    sources,
    ownSource: (from, family) => ({
      id: from.kind,
      operator: 'own',
      transport: 'fixed',
      family,
      minIntervalMs: 0,
      ask: async () => (from.kind === 'fixed' && from[family] ? { kind: 'address', address: from[family] as string } : { kind: 'absent' }),
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
          onNews(listener) {
            fake.announce = listener;
            return () => {};
          },
          renew() {},
          stop() {},
        },
      ],
      async () => ({ tunnelled: fake.vpn, own: '192.168.1.2' }),
    ),
    initial: {
      version: '0.0.0',
      platform: 'linux',
      practice: false,
      language: 'en',
      secretStore: 'file',
      loginItem: { supported: false, enabled: false, needsApproval: false },
      problems: [],
    },
    showNotice: (notice) => void fake.notices.push(notice),
  };
  fake.saikoro = createSaikoro(fake.world);
  return fake;
};
