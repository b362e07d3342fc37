import * as electron from 'electron';
import { boot } from './app/boot.ts';
import { createBuiltAssets } from './platform/built-assets.ts';
import { createClock } from './platform/clock.ts';
import { createDnsWire } from './platform/dns-wire.ts';
import { createFiles } from './platform/files.ts';
import { createGateway } from './platform/gateway.ts';
import { createGenaListener } from './platform/gena-listener.ts';
import { createHttp } from './platform/http.ts';
import { createInterfaces } from './platform/interfaces.ts';
import { createPrograms } from './platform/programs.ts';
import { createSsdpSocket } from './platform/ssdp-socket.ts';
import { createSystemSealer } from './platform/system-secrets.ts';
import { createTlsDialer } from './platform/tls-dialer.ts';
import { createUdp } from './platform/udp.ts';
import { createUserFiles } from './platform/user-files.ts';

const interfaces = createInterfaces();
const programs = createPrograms();

boot(
  electron,
  {
    clock: createClock(),
    random: Math.random,
    interfaces,
    programs,
    udp: createUdp(),
    gateway: createGateway({ programs, interfaces }),
    ssdp: createSsdpSocket(),
    gena: createGenaListener(),
    userFiles: createUserFiles(),
    files: createFiles,
    http: createHttp,
    tls: createTlsDialer,
    dns: ({ port, resolver }) => createDnsWire({ portOf: () => port, ...(resolver === undefined ? {} : { resolvers: () => [resolver] }) }),
    sealer: () => createSystemSealer(electron.safeStorage),
    assets: createBuiltAssets(`${__dirname}/renderer`),
    print: (line) => void process.stdout.write(`${line}\n`),
    printError: (line) => void process.stderr.write(`${line}\n`),
  },
  process,
);
