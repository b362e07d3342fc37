import { randomUUID } from 'node:crypto';
import type { Adapters } from './instance/adapters.ts';
import { createBuiltAssets } from './platform/built-assets.ts';
import { createBuiltPlugins } from './platform/built-plugins.ts';
import { createClock } from './platform/clock.ts';
import { createFiles } from './platform/files/files.ts';
import { createFolderCheck } from './platform/files/folder-check.ts';
import { createFolderLock } from './platform/files/folder-lock.ts';
import { createPortability } from './platform/files/portable.ts';
import { createUserFiles } from './platform/files/user-files.ts';
import { createGateway } from './platform/gateway/gateway.ts';
import { createInterfaces } from './platform/local-network/interfaces.ts';
import { createLocalNetwork } from './platform/local-network/local-network.ts';
import { createFeeds } from './platform/process/feeds.ts';
import { createProcessNames } from './platform/process/process-names.ts';
import { createPrograms } from './platform/process/programs.ts';
import { createReleaseNetwork } from './platform/releases/network.ts';
import { createRouterHttp } from './platform/router/http.ts';
import { createGenaListener } from './platform/sockets/gena-listener.ts';
import { createHttp } from './platform/sockets/http.ts';
import { createMailer } from './platform/sockets/mail.ts';
import { createTlsDialer } from './platform/sockets/tls-dialer.ts';
import { createDnsWire } from './platform/udp/dns-wire.ts';
import { createSsdpSocket } from './platform/udp/ssdp-socket.ts';
import { createUdp } from './platform/udp/udp.ts';

/** What the window and the command have alike: all adapters but the secret store and the battery. `built`: the folder of the build. */
export const createAdapters = (built: string): Omit<Adapters, 'sealer' | 'power'> => {
  const interfaces = createInterfaces();
  const programs = createPrograms();
  const feeds = createFeeds();
  const clock = createClock();
  return {
    clock,
    random: Math.random,
    interfaces,
    programs,
    feeds,
    localNetwork: createLocalNetwork({ programs, feeds, clock, interfaces }),
    portability: createPortability({ programs }),
    processNames: createProcessNames({ programs }),
    udp: createUdp(),
    gateway: createGateway({ programs, interfaces }),
    ssdp: createSsdpSocket(),
    gena: createGenaListener(),
    userFiles: createUserFiles(),
    files: createFiles,
    folder: createFolderCheck(),
    lock: createFolderLock(),
    http: createHttp,
    routerHttp: createRouterHttp,
    tls: createTlsDialer,
    mailer: createMailer,
    releaseNetwork: createReleaseNetwork,
    releaseInstaller: null,
    newId: () => randomUUID(),
    dns: ({ port, resolver }) => createDnsWire({ portOf: () => port, ...(resolver === undefined ? {} : { resolvers: () => [resolver] }) }),
    assets: createBuiltAssets(`${built}/renderer`),
    plugins: createBuiltPlugins(`${built}/plugins`),
    print: (line) => void process.stdout.write(`${line}\n`),
    printError: (line) => void process.stderr.write(`${line}\n`),
  };
};
