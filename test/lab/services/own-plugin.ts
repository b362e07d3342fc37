import { createHash } from 'node:crypto';
import type { WireCase } from '../../providers/replay/wire-case.ts';
import type { Service } from './service.ts';

const SERVER = 'api.lab-dns.test';

/** As docs/plugins.md says to write one. */
const PLUGIN = {
  $schema: 'saikoro-plugin-1',
  id: 'lab-dns',
  name: 'Lab DNS',
  nameJa: 'ラボ DNS',
  homepage: 'https://lab-dns.test/',
  host: SERVER,
  hostExample: 'home.lab-dns.test',
  limits: { minIntervalSeconds: 60 },
  settings: [{ key: 'key', kind: 'secret', label: { ja: 'キー', en: 'Key' }, required: true }],
  request: { path: '/v1/address', query: { name: '{host}', ip: '{ipv4}', key: '{key}' } },
  replies: [
    { equals: 'stored', is: 'updated' },
    { equals: 'as before', is: 'unchanged' },
    { status: 401, is: 'auth-failed' },
    { status: 404, is: 'bad-host' },
  ],
};

const CASE: WireCase = {
  id: 'lab-dns-1',
  provider: 'lab-dns',
  config: { key: 'key1', hosts: ['home.lab-dns.test'] },
  ip: { v4: '192.0.2.10', v6: null },
  expect_requests: [
    {
      method: 'GET',
      scheme: 'https',
      host: SERVER,
      path: '/v1/address',
      query: { name: 'home.lab-dns.test', ip: '192.0.2.10', key: 'key1' },
      body: null,
    },
  ],
  replies: [],
};

const service: Service = {
  id: 'lab-dns',
  plugin: 'lab-dns',
  tier: 'installed',
  cases: [CASE],
  zone: 'lab-dns.test',
  host: 'home.lab-dns.test',
  ipv6: false,
  servers: [SERVER],
  settings: { key: 'key1' },
  secrets: ['key'],
  restsSeconds: 60,
  open: {},
};

const text = `${JSON.stringify(PLUGIN, null, 2)}\n`;
const entry = {
  id: PLUGIN.id,
  name: PLUGIN.name,
  nameJa: PLUGIN.nameJa,
  host: SERVER,
  hash: createHash('sha256').update(text).digest('hex'),
  installedAt: Date.parse('2026-01-01T00:00:00Z'),
  source: 'lab-dns.saikoro-plugin.json',
};

/** A service nobody built in, and the files of the data folder once the user agreed to its plug-in (docs/architecture.md). */
export const ownPlugin = {
  service,
  files: { 'plugins.json': JSON.stringify({ version: 1, plugins: [entry] }), 'plugin-lab-dns.json': text },
};
