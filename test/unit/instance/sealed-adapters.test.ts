import { createSocket } from 'node:dgram';
import { subscribe, unsubscribe } from 'node:diagnostics_channel';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { connect, createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Adapters } from '../../../main/instance/adapters.ts';
import { sealedAdapters } from '../../../main/instance/sealed-adapters.ts';
import { createLinuxPower } from '../../../main/platform/battery.ts';
import { createBuiltAssets } from '../../../main/platform/built-assets.ts';
import { createBuiltPlugins } from '../../../main/platform/built-plugins.ts';
import { createClock } from '../../../main/platform/clock.ts';
import { createFiles } from '../../../main/platform/files/files.ts';
import { createFolderCheck } from '../../../main/platform/files/folder-check.ts';
import { createFolderLock } from '../../../main/platform/files/folder-lock.ts';
import { createPortability } from '../../../main/platform/files/portable.ts';
import { createUserFiles } from '../../../main/platform/files/user-files.ts';
import { createGateway } from '../../../main/platform/gateway/gateway.ts';
import { createInterfaces } from '../../../main/platform/local-network/interfaces.ts';
import { createLocalNetwork } from '../../../main/platform/local-network/local-network.ts';
import { createFeeds } from '../../../main/platform/process/feeds.ts';
import { createProcessNames } from '../../../main/platform/process/process-names.ts';
import { createPrograms } from '../../../main/platform/process/programs.ts';
import { createReleaseNetwork } from '../../../main/platform/releases/network.ts';
import { createRouterHttp } from '../../../main/platform/router/http.ts';
import { createGenaListener } from '../../../main/platform/sockets/gena-listener.ts';
import { createHttp } from '../../../main/platform/sockets/http.ts';
import { createMailer } from '../../../main/platform/sockets/mail.ts';
import { createTlsDialer } from '../../../main/platform/sockets/tls-dialer.ts';
import { createSystemSealer } from '../../../main/platform/system-secrets.ts';
import { createDnsWire } from '../../../main/platform/udp/dns-wire.ts';
import { createSsdpSocket } from '../../../main/platform/udp/ssdp-socket.ts';
import { createUdp } from '../../../main/platform/udp/udp.ts';
import { isLoopback } from '../../../main/practice/loopback-only.ts';
import { settle } from '../../helpers/fake-clock.ts';
import { until } from '../../helpers/fake-program.ts';
import { ownAddress } from '../../helpers/own-address.ts';

const own = ownAddress();
const folder = mkdtempSync(join(tmpdir(), 'saikoro-seal-'));
/** Whoever was called, in whatever way, since the last look. */
let contacts: { how: string; from: string }[] = [];
const contacted = (how: string, port?: number): void => void contacts.push({ how, from: `${how} ${port}` });
let [tcpPort, udpPort] = [0, 0];
let close = (): void => {};

beforeAll(async () => {
  const tcp = createServer((socket) => {
    contacted('tcp', socket.remotePort);
    socket.on('error', () => {}).destroy();
  });
  const udp = createSocket('udp4').on('message', (_, { port }) => contacted('udp', port));
  await new Promise<void>((listening) => tcp.listen(0, own, listening));
  await new Promise<void>((bound) => udp.bind(0, own, bound));
  [tcpPort, udpPort] = [(tcp.address() as { port: number }).port, udp.address().port];
  close = () => {
    tcp.close();
    udp.close();
  };
});
afterAll(() => {
  close();
  rmSync(folder, { recursive: true, force: true });
});

/** The adapters as main/index.ts makes them; programs they start are told of. */
const realKit = (): Adapters => {
  const programs = createPrograms();
  const feeds = createFeeds();
  const clock = createClock();
  const interfaces = createInterfaces();
  const told = {
    programs: {
      run(call: Parameters<typeof programs.run>[0]) {
        contacted('program');
        return programs.run(call);
      },
    },
    feeds: {
      follow(feed: Parameters<typeof feeds.follow>[0]) {
        contacted('program');
        return feeds.follow(feed);
      },
    },
  };
  return {
    clock,
    random: Math.random,
    interfaces,
    programs,
    feeds,
    localNetwork: createLocalNetwork({ ...told, clock, interfaces }),
    portability: createPortability({ ...told, platform: 'darwin' }),
    processNames: createProcessNames({ ...told, platform: 'darwin' }),
    power: createLinuxPower(folder),
    gateway: createGateway({ ...told, interfaces, platform: 'darwin' }),
    udp: createUdp(),
    ssdp: createSsdpSocket(),
    gena: createGenaListener(),
    userFiles: createUserFiles(),
    files: createFiles,
    folder: createFolderCheck(),
    lock: createFolderLock(),
    http: createHttp,
    routerHttp: createRouterHttp,
    tls: () => createTlsDialer({ connectTo: (host, port) => ({ host, port }) }),
    mailer: createMailer,
    releaseNetwork: createReleaseNetwork,
    releaseInstaller: null,
    newId: () => 'id',
    dns: () => createDnsWire(),
    sealer: () => createSystemSealer({} as never),
    assets: createBuiltAssets(folder),
    plugins: createBuiltPlugins(folder),
    print: () => {},
    printError: () => {},
  };
};

const node = (script: string) => ({ program: process.execPath, args: ['-e', script], env: {}, timeoutMs: 5000, maxBytes: 100 });
const calling = (): string => `require('net').connect(${tcpPort}, '${own}').on('error', () => {}).on('connect', () => process.exit())`;
/** Whatever left before this is taken in after it: a call and a datagram of our own, which leave later, have been. */
const heard = async (): Promise<void> => {
  const datagrams = createSocket('udp4');
  await new Promise<void>((bound) => datagrams.bind(0, own, bound));
  const call = connect(tcpPort, own).on('error', () => {});
  const callPort = await new Promise((found) => call.once('connect', () => found(call.localPort)));
  datagrams.send('mark', udpPort, own);
  const marks = [`tcp ${callPort}`, `udp ${datagrams.address().port}`];
  await until(() => marks.every((mark) => contacts.some(({ from }) => from === mark)));
  contacts = contacts.filter(({ from }) => !marks.includes(from));
  datagrams.close();
  call.destroy();
};
const gateway = { address: own ?? '', own: own ?? '', interface: 'eth0' };
/** 239.255.77.7, as Linux lists the groups it has joined. */
const [GROUP, LISTED] = ['239.255.77.7', '074DFFEF'];

/** How each adapter reaches somebody else; null: it cannot. A new adapter has no place here until its way is known. */
const ATTEMPTS: { readonly [K in keyof Adapters]: ((adapter: Adapters[K]) => Promise<unknown>) | null } = {
  http: (open) =>
    open({ userAgent: 'seal' }).send({
      method: 'GET',
      url: `http://${own}:${tcpPort}/`,
      headers: {},
      timeoutMs: 2000,
      maxBytes: 10,
      allowPrivate: true,
    }),
  routerHttp: (open) =>
    open({ userAgent: 'seal' }).send({ method: 'GET', url: `http://${own}:${tcpPort}/`, headers: {}, timeoutMs: 2000, maxBytes: 10 }),
  tls: (open) => open({}).dial(own ?? '', tcpPort, 2000),
  mailer: (open) =>
    open({}).send({
      ...{ server: own ?? '', port: tcpPort, user: '', password: '', from: 'a@example.com', to: ['b@example.com'] },
      ...{ subject: '', text: '', id: 'id' },
    }),
  releaseNetwork: (open) => {
    const host = `${own}:${tcpPort}`;
    return open({}).read(`https://${host}/`, [host]);
  },
  releaseInstaller: null,
  newId: null,
  dns: async (open) => {
    const query = { server: own ?? '', message: new Uint8Array(12), timeoutMs: 100 };
    await open({}).exchange({ ...query, port: udpPort });
    await open({}).exchange({ ...query, port: tcpPort, tcp: true });
  },
  udp: async (udp) => {
    const end = udp.listen({ group: GROUP, port: 0, own: '127.0.0.1' }, { datagram: () => {}, failed: () => {} });
    await udp.ask({
      host: own ?? '',
      port: udpPort,
      family: 4,
      datagram: new Uint8Array(1),
      waitsMs: [50],
      accept: () => false,
      allowPrivate: true,
    });
    if (process.platform === 'linux' && readFileSync('/proc/net/igmp', 'utf8').includes(LISTED)) contacted('group');
    end();
  },
  ssdp: async (ssdp) => {
    for (const local of [own ?? '', '127.0.0.1']) {
      const link = ssdp.open(local, { heard: () => {}, failed: () => {} });
      link.send({ address: own ?? '', port: udpPort }, 'M-SEARCH');
      await heard();
      link.close();
    }
    if ((await ssdp.localFor(own ?? '')) !== null) contacted('route');
  },
  gena: async (gena) => {
    const listening = await gena.listen({ local: own ?? '', peer: own ?? '' }, () => 200);
    if (listening !== null) contacted('listening');
    listening?.close();
  },
  programs: (programs) => programs.run(node(calling())),
  async feeds(feeds) {
    let begun = false;
    const spawned = (): void => {
      begun = true;
    };
    subscribe('child_process', spawned);
    const { program, args } = node(calling());
    const ended = new Promise<void>((done) => void feeds.follow({ program, args, line: () => {}, ended: () => done() }));
    await settle();
    unsubscribe('child_process', spawned);
    // What was not even started has no end to wait for.
    if (begun) await ended;
  },
  localNetwork: async (network) => {
    network.onChange(() => {})();
    await network.addresses();
  },
  portability: (portability) => portability.isPortable(),
  processNames: (names) => names(),
  gateway: async (router) => [await router.find(), await router.macOf(gateway)],
  clock: null,
  random: null,
  interfaces: null,
  userFiles: null,
  files: null,
  folder: null,
  lock: null,
  sealer: null,
  assets: null,
  plugins: null,
  print: null,
  printError: null,
  power: null,
};

const contactsOf = async (attempt: (adapter: never) => Promise<unknown>, adapter: unknown): Promise<string[]> => {
  contacts = [];
  await attempt(adapter as never);
  await heard();
  return [...new Set(contacts.map(({ how }) => how))].sort();
};

const speaking = Object.entries(ATTEMPTS).filter(([, attempt]) => attempt !== null) as [
  keyof Adapters,
  (adapter: never) => Promise<unknown>,
][];
const silent = Object.entries(ATTEMPTS).flatMap(([name, attempt]) => (attempt === null ? [name as keyof Adapters] : []));

describe.skipIf(own === undefined)('practice reaches this computer alone', () => {
  it.each(speaking)('%s reaches somebody in earnest, and nobody in practice', async (name, attempt) => {
    const kit = realKit();
    expect(await contactsOf(attempt, kit[name]), 'in earnest').not.toEqual([]);
    expect(await contactsOf(attempt, sealedAdapters(kit)[name]), 'in practice').toEqual([]);
  });

  it.each(silent)('%s is the real one', (name) => {
    const kit = realKit();
    expect(sealedAdapters(kit)[name]).toBe(kit[name]);
  });

  it('every adapter is there, and none besides', () => {
    const kit = realKit();
    expect(Object.keys(sealedAdapters(kit)).sort()).toEqual(Object.keys(kit).sort());
    expect(Object.keys(ATTEMPTS).sort()).toEqual(Object.keys(kit).sort());
  });
});

describe('what is refused is told as that', () => {
  const { http, tls, dns, udp } = sealedAdapters(realKit());
  const refused = { ok: false, fault: 'practice', detail: 'PRACTICE' };
  const ask = { method: 'GET', headers: {}, timeoutMs: 1000, maxBytes: 10 } as const;

  it.each([
    '192.0.2.1',
    '10.0.0.1',
    '[2001:db8::1]',
    '0.0.0.0',
    '[::]',
    'localhost',
    'localhost.example',
    '127.0.0.1.example',
    '127.0.0.1@192.0.2.1',
  ])('http to %s', async (host) => {
    expect(await http({ userAgent: 'x' }).send({ ...ask, url: `http://${host}:${tcpPort}/` })).toEqual(refused);
  });

  it('names are not even looked up', async () => {
    expect(await tls({}).dial('localhost', tcpPort, 1000)).toEqual(refused);
    expect(await dns({}).exchange({ server: 'localhost', message: new Uint8Array(12), timeoutMs: 1000 })).toEqual(refused);
    expect(
      await udp.ask({ host: 'localhost', port: 9, family: 4, datagram: new Uint8Array(1), waitsMs: [10], accept: () => true }),
    ).toEqual(refused);
  });

  it.each(['127.0.0.1', '127.9.9.9', '::1', '[::1]', '::ffff:127.0.0.1'])('%s is this computer', (host) => {
    expect(isLoopback(host)).toBe(true);
  });
  it.each(['', '127.1', '2130706433', '0x7f.0.0.1', '128.0.0.1', '::ffff:192.0.2.1', '::', 'fe80::1'])('%s is not', (host) => {
    expect(isLoopback(host)).toBe(false);
  });
});
