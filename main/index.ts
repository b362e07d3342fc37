import * as electron from 'electron';
import { boot } from './app/boot.ts';
import { createBuiltAssets } from './platform/built-assets.ts';
import { createClock } from './platform/clock.ts';
import { createDnsWire } from './platform/dns-wire.ts';
import { createFiles } from './platform/files.ts';
import { createHttp } from './platform/http.ts';
import { createInterfaces } from './platform/interfaces.ts';
import { createPrograms } from './platform/programs.ts';
import { createSystemSealer } from './platform/system-secrets.ts';
import { createTlsDialer } from './platform/tls-dialer.ts';
import { createUserFiles } from './platform/user-files.ts';

boot(
  electron,
  {
    clock: createClock(),
    random: Math.random,
    interfaces: createInterfaces(),
    programs: createPrograms(),
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
