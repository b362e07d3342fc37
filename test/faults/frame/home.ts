import '../../unit/store/no-electron.ts';

import { boundTo } from '../../../main/engine/approvals/secret-binding.ts';
import { createEngine, type Engine } from '../../../main/engine/engine.ts';
import type { Adapters } from '../../../main/instance/adapters.ts';
import { createStoredMask } from '../../../main/instance/stored-mask.ts';
import { openStores, type Stores } from '../../../main/instance/stores.ts';
import { createFiles } from '../../../main/platform/files/files.ts';
import { createHttp } from '../../../main/platform/sockets/http.ts';
import { createTlsDialer } from '../../../main/platform/sockets/tls-dialer.ts';
import { createSystemSealer, type SafeStorage } from '../../../main/platform/system-secrets.ts';
import { createDnsWire } from '../../../main/platform/udp/dns-wire.ts';
import type { Clock } from '../../../main/ports/clock.ts';
import type { Http } from '../../../main/ports/http.ts';
import { createServices } from '../../../main/providers/index.ts';
import { sourceBuiltIns } from '../../../main/providers/source-built-ins.ts';
import { createDnsEcho } from '../../../main/sources/dns-echo.ts';
import { createEcho } from '../../../main/sources/http-echo.ts';
import type { DataFolder } from '../../../main/store/data-folder.ts';
import type { DnsEvent, SaikoroEvent } from '../../../preload/contract/event.ts';
import { DEFAULT_SETTINGS, DEFAULT_UI } from '../../../preload/contract/settings.ts';
import type { EventView } from '../../../preload/contract/state.ts';
import { createFakeClock, type FakeClock, settle } from '../../helpers/fake-clock.ts';
import { newKeychain } from './keychain.ts';
import { type Line, openLine } from './line.ts';
import { DNS_ECHOES, ECHOES, type Outside } from './outside.ts';
import { createReader, type Reader } from './reader.ts';

export const MINUTE = 60_000;
export const HOUR = 60 * MINUTE;
export const DAY = 24 * HOUR;
export const PASSWORD = 'c0rrect-h0rse';

export const dnsEvent = (more: Partial<DnsEvent> = {}): DnsEvent => ({
  id: 'home',
  name: 'Home',
  enabled: true,
  type: 'dns',
  service: 'noip',
  hosts: ['home.ddns.net'],
  settings: { username: 'me' },
  families: { ipv4: true, ipv6: false },
  address: { kind: 'automatic' },
  schedule: { kind: 'on-change', refresh: 'plugin' },
  ...more,
});

export interface HomeOptions {
  folder: string;
  outside: Outside;
  /** Written before the first start; none: the folder is as it is. */
  events?: SaikoroEvent[];
  checkMinutes?: number;
  /** When it starts, ms since 1970. */
  at?: number;
  /** A clock that runs by itself, instead of one that is let pass. */
  runs?: Clock;
  keychain?: SafeStorage;
  line?: Line;
  /** Plug-ins of the user. */
  installed?: Readonly<Record<string, unknown>>;
  /** In front of the real adapters. */
  files?: (files: DataFolder) => DataFolder;
  through?: (http: Http) => Http;
}

/** The real engine with the real stores on a real disk, real services over real sockets; only time and the line are played. */
export interface Home {
  clock: FakeClock;
  engine: Engine;
  stores: Stores;
  line: Line;
  outside: Outside;
  folder: string;
  /** What the user is told and shows, in both languages. */
  reader: Reader;
  /** The most that was under way at the same time. */
  most: { dns: number };
  event(id?: string): EventView;
  pass(ms: number): Promise<void>;
  /** Lets time pass until it is so; false: it was not within `most`, in ms. */
  until(holds: () => boolean, most: number, step?: number): Promise<boolean>;
  stop(): Promise<void>;
  /** Quits and starts again. */
  restart(): Promise<void>;
}

const secretsOf = (event: SaikoroEvent): Record<string, string> => (event.type === 'dns' ? { password: PASSWORD } : {});

const writeFirst = (stores: Stores, services: Parameters<typeof boundTo>[1], events: SaikoroEvent[], checkMinutes: number): void => {
  const changes = events.map((event) => [event.id, { values: secretsOf(event), from: null, boundTo: boundTo(event, services) }] as const);
  const drafted = stores.secrets.draft(new Map(changes));
  if (!drafted.ok) throw new Error(drafted.detail);
  const document = { settings: { ...DEFAULT_SETTINGS, checkMinutes }, ui: DEFAULT_UI, events, secretSlots: drafted.draft.slots };
  if (!stores.documents.save(document).ok) throw new Error('not saved');
  drafted.draft.adopt();
};

export const openHome = async (options: HomeOptions): Promise<Home> => {
  const { folder, outside, keychain = newKeychain(), through = (http) => http } = options;
  const busy = new Set<Promise<unknown>>();
  const tracked =
    <A extends unknown[], T>(work: (...args: A) => Promise<T>) =>
    (...args: A): Promise<T> => {
      const done = work(...args);
      const forget = (): void => void busy.delete(done);
      busy.add(done);
      done.then(forget, forget);
      return done;
    };
  const rest = async (): Promise<void> => {
    do {
      await Promise.all(busy);
      await settle();
    } while (busy.size > 0);
  };
  const clock = (options.runs ?? createFakeClock(options.at, rest)) as FakeClock;
  const connectTo = outside.connectTo;
  const plain = createHttp({ ca: outside.trusted, connectTo, userAgent: 'Saikoro/0.0.0 (+https://saikoro.app)' });
  const http: Http = { send: tracked(through(plain).send) };
  const wire = createDnsWire({ portOf: () => outside.cut?.port ?? outside.names.port, resolvers: () => ['127.0.0.1'] });
  const most = { dns: 0 };
  let asking = 0;
  const exchange = tracked(async (query: Parameters<typeof wire.exchange>[0]) => {
    asking += 1;
    most.dns = Math.max(most.dns, asking);
    const reply = await wire.exchange(query);
    asking -= 1;
    return reply;
  });
  const dns = { ...wire, exchange };
  const tls = createTlsDialer({ ca: outside.trusted, connectTo });
  const wait = (ms: number): Promise<void> => new Promise((done) => void clock.wakeAt(clock.now() + ms, done));
  const services = createServices({ http, tls, dns, now: () => clock.now(), wait }, sourceBuiltIns(), options.installed);
  const line = options.line ?? openLine();
  const kit = {
    clock,
    files: (dir: string) => (options.files ?? ((files) => files))(createFiles(dir)),
    plugins: sourceBuiltIns(),
    sealer: () => createSystemSealer(keychain),
  } as unknown as Adapters;

  const home = { clock, most, line, outside, folder } as unknown as Home;
  let runs = false;
  const open = async (): Promise<void> => {
    const stores = await openStores(kit, folder, { found: [] });
    home.stores = stores;
    if (options.events !== undefined && !stores.documents.document.events.length)
      writeFirst(stores, services, options.events, options.checkMinutes ?? 5);
    const { secrets, ledger, journal, health, timeline, documents, approvals } = stores;
    const ids = (): string[] => home.engine.eventManager.events().map(({ id }) => id);
    home.engine = createEngine({
      ...line.world,
      clock,
      // No spread: the table is the same in each run.
      random: () => 0.5,
      dns,
      dnsOverHttps: { exchange: async () => ({ ok: false, fault: 'connection', detail: 'none here' }) },
      publicResolvers: [],
      hideSecrets: createStoredMask({ secrets, ids }),
      secrets,
      health,
      timeline,
      ledger,
      journal,
      services,
      documents,
      approvals,
      sources: [...ECHOES.map((each) => createEcho(each, { http })), ...DNS_ECHOES.map((each) => createDnsEcho(each, { http }))],
      rules: { documentation: false },
      initial: {
        version: '0.0.0',
        platform: 'linux',
        practice: false,
        runtime: { electron: '45.4.1', builtFor: '45.4.1', age: 'current' },
        language: 'en',
        secretStore: secrets.store,
        loginItem: { supported: false, enabled: false, needsApproval: false },
        plugins: [],
        problems: stores.problems,
      },
      showNotice: (notice) => home.reader.notice(notice),
    });
    stores.tellTo(home.engine.problem);
    stores.onCaughtUp((codes) => codes.map(home.engine.commands.dismiss));
    home.engine.start();
    runs = true;
  };
  home.reader = createReader({ clock, services, state: () => home.engine.state });
  home.event = (id = 'home') => {
    const view = home.engine.state.event(id);
    if (view === undefined) throw new Error(`there is no event ${id}`);
    return view;
  };
  home.pass = clock.pass;
  home.until = async (holds, most, step = 1000) => {
    for (let left = most; !holds() && left > 0; left -= step) await clock.pass(step);
    return holds();
  };
  home.stop = async () => {
    if (!runs) return;
    runs = false;
    home.engine.stop();
    home.stores.stop();
    await rest();
    await home.stores.secrets.settled();
  };
  home.restart = async () => {
    await home.stop();
    await open();
  };
  await open();
  await rest();
  return home;
};
