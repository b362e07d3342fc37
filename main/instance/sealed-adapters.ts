import { sealedDns, sealedGena, sealedHttp, sealedRouterHttp, sealedSsdp, sealedTls, sealedUdp } from '../practice/loopback-only.ts';
import type { Adapters } from './adapters.ts';

/** This adapter reaches neither the network nor another program by itself. */
const asItIs = <T>(adapter: T): T => adapter;

const offLimits = () => Promise.resolve({ ok: false, code: 'unreachable', detail: 'practice' } as const);

/** What each adapter becomes in practice. A new adapter does not compile until this table says what it may reach. */
const SEALS: { readonly [K in keyof Adapters]: (adapter: Adapters[K]) => Adapters[K] } = {
  http: (open) => (options) => sealedHttp(open(options)),
  routerHttp: (open) => (options) => sealedRouterHttp(open(options)),
  tls: (open) => (options) => sealedTls(open(options)),
  mailer: () => () => ({ send: async () => ({ ok: false, fault: 'practice', said: '' }) }),
  releaseNetwork: () => () => ({ read: offLimits, fetch: offLimits, check: offLimits, clear() {} }),
  releaseInstaller: () => null,
  newId: asItIs,
  dns: (open) => (options) => sealedDns(open(options)),
  udp: sealedUdp,
  ssdp: sealedSsdp,
  gena: sealedGena,
  // A program of the user could contact any host, and a system tool reports the real network, which practice does not use.
  programs: (programs) => ({
    run: async () => ({ ended: 'practice', exitCode: null, output: '', stdout: '' }),
    stop: () => programs.stop(),
  }),
  feeds: (feeds) => ({ follow: () => () => {}, stop: () => feeds.stop() }),
  gateway: () => ({ find: async () => ({ gateway: null, tunnelled: false }), macOf: async () => null }),
  localNetwork: () => ({ addresses: async () => null, onChange: () => () => {}, tells: () => false }),
  portability: () => ({ isPortable: async () => false }),
  processNames: () => async () => [],
  power: asItIs,
  clock: asItIs,
  random: asItIs,
  interfaces: asItIs,
  userFiles: asItIs,
  files: asItIs,
  folder: asItIs,
  lock: asItIs,
  sealer: asItIs,
  assets: asItIs,
  plugins: asItIs,
  print: asItIs,
  printError: asItIs,
};

const seal = <K extends keyof Adapters>(kit: Adapters, name: K): Pick<Adapters, K> =>
  ({ [name]: SEALS[name](kit[name]) }) as Pick<Adapters, K>;

/** The adapters of the practice world: below the plug-ins nothing leaves this computer. */
export const sealedAdapters = (kit: Adapters): Adapters => {
  const names = Object.keys(SEALS) as (keyof Adapters)[];
  return Object.assign({}, ...names.map((name) => seal(kit, name))) as Adapters;
};
