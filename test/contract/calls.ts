import type { Handlers } from '../../main/app/ipc/server.ts';
import type { Arg, CallName } from '../../preload/contract/api.ts';
import type { Channel } from '../../preload/contract/channel.ts';
import type { SaikoroEvent } from '../../preload/contract/event.ts';
import { DEFAULT_SETTINGS, DEFAULT_UI } from '../../preload/contract/settings.ts';
import { appState } from '../unit/app/state.ts';

const event: SaikoroEvent = {
  id: 'e1',
  name: 'Home',
  enabled: true,
  type: 'dns',
  service: 'example',
  hosts: ['home.example.com'],
  settings: { user: 'ann' },
  families: { ipv4: true, ipv6: false },
  address: { kind: 'automatic' },
  schedule: { kind: 'on-change', refresh: 'plugin' },
};

const channel: Channel = {
  id: 'c1',
  kind: 'ntfy',
  name: 'Phone',
  enabled: true,
  settings: { server: 'https://ntfy.sh' },
  severity: 'failures',
  events: null,
  quiet: { from: '22:00', to: '07:00', breakThrough: true },
  weekly: { day: 1, at: '09:00' },
};

/** For every call an argument the contract takes. */
export const GOOD: { [N in CallName]: Arg<N> } = {
  'state.get': undefined,
  'services.list': undefined,
  'services.recognize': { text: 'https://dns.example/update?host=home' },
  'services.guess': { host: 'home.example.com' },
  'interfaces.list': undefined,
  'events.save': { event, secrets: { password: 'open sesame' }, isNew: true },
  'events.rehearse': { event, secrets: { password: 'open sesame' } },
  'events.exchanges': { id: 'e1' },
  'events.propagation': { id: 'e1' },
  'events.remove': { ids: ['e1'] },
  'events.duplicate': { id: 'e1' },
  'events.enable': { ids: ['e1'], enabled: false },
  'events.run': { ids: ['e1'] },
  'events.resume': { ids: ['e1'] },
  'events.confirm': { id: 'e1' },
  'address.check': undefined,
  'address.device': { host: '::5', source: { kind: 'automatic' } },
  'address.copy': { family: 'ipv4' },
  'app.pause': { for: 'hour' },
  'app.openLink': { url: 'https://dns.example/' },
  'settings.save': { settings: DEFAULT_SETTINGS },
  'ui.save': { ui: DEFAULT_UI },
  'login.set': { enabled: true },
  'secrets.choose': { store: 'file' },
  'journal.page': { limit: 50 },
  'notices.read': { ids: [1] },
  'warnings.snooze': { code: 'credentials', event: 'a', for: 'day' },
  'problems.dismiss': { code: 'disk-full' },
  'moves.copyList': { hosts: ['home.dip.jp'], items: [{ text: 'VPN', done: false }] },
  'diagnostics.copy': { hide: true },
  'diagnostics.save': { hide: true },
  'transfer.export': {},
  'transfer.import': {},
  'plugins.offer': { name: 'example.saikoro-plugin.json', bytes: new Uint8Array([123, 125]) },
  'plugins.choose': undefined,
  'plugins.waiting': undefined,
  'plugins.review': { id: 'example' },
  'plugins.install': { token: 'abc' },
  'plugins.discard': { token: 'abc' },
  'plugins.copy': { token: 'abc' },
  'plugins.remove': { id: 'example' },
  'network.adopt': undefined,
  'network.probeOuter': { address: '192.168.0.1' },
  'network.confirmOuter': { address: '192.168.0.1' },
  'network.forgetOuter': undefined,
  'channels.kinds': undefined,
  'channels.save': { channel, secrets: { topic: 'open sesame' }, isNew: true },
  'channels.remove': { id: 'c1' },
  'channels.test': { channel, secrets: { topic: 'open sesame' } },
  'heartbeat.save': { heartbeat: { kind: 'healthchecks' }, url: 'https://hc-ping.com/1' },
  'heartbeat.test': { heartbeat: { kind: 'healthchecks' }, url: 'https://hc-ping.com/1' },
  'practice.change': undefined,
};

const done = { ok: true as const };

/** Handlers that count how often they were reached and answer as the contract says. */
export const createHandlers = (reached: (call: CallName, arg: unknown) => void): Handlers => {
  const answers: Handlers = {
    'state.get': () => JSON.stringify(appState()),
    'services.list': () => [],
    'services.recognize': () => [{ service: 'example', hosts: ['home.example.com'], values: { token: 't' }, siteOnly: false }],
    'services.guess': () => ({ ok: true, services: ['example'], nameServers: ['ns1.example.com'] }),
    'interfaces.list': () => [{ name: 'eth0', addresses: ['203.0.113.7'] }],
    'events.save': () => done,
    'events.rehearse': () => ({ ok: false, code: 'would-not-send', outcome: { kind: 'bad-host' } }),
    'events.exchanges': () => ({
      at: 1,
      exchanges: [
        {
          transport: 'http',
          request: 'GET https://dns.example/',
          headers: [['Accept', '*/*']],
          sent: '',
          reply: { status: 200, text: 'good' },
        },
      ],
    }),
    'events.propagation': () => ({ ok: true, propagation: { at: 1, hosts: [], more: 0 } }),
    'events.remove': () => done,
    'events.duplicate': () => ({ ok: true, id: 'e2' }),
    'events.enable': () => done,
    'events.run': () => done,
    'events.resume': () => done,
    'events.confirm': () => done,
    'address.check': () => done,
    'address.device': () => ({ ok: true, address: '2001:db8::5' }),
    'address.copy': () => done,
    'app.pause': () => done,
    'app.openLink': () => ({ ok: false, code: 'not-found' }),
    'settings.save': () => done,
    'ui.save': () => done,
    'login.set': () => done,
    'secrets.choose': () => done,
    'journal.page': () => [],
    'notices.read': () => done,
    'warnings.snooze': () => done,
    'moves.copyList': () => done,
    'problems.dismiss': () => done,
    'diagnostics.copy': () => done,
    'diagnostics.save': () => done,
    'transfer.export': () => ({ ok: true, path: '/tmp/x', count: 1 }),
    'transfer.import': async () => ({ ok: true, added: 1, skipped: [], switchedOff: [], ended: [] }),
    'plugins.offer': () => ({ ok: false, code: 'plugin-installed', file: 'example.saikoro-plugin.json' }),
    'plugins.choose': () => ({ ok: false, code: 'cancelled' }),
    'plugins.waiting': () => [],
    'plugins.review': () => ({ ok: false, code: 'plugin-gone' }),
    'plugins.install': () => ({ ok: true, id: 'example' }),
    'plugins.discard': () => done,
    'plugins.copy': () => done,
    'plugins.remove': () => done,
    'network.adopt': () => done,
    'network.probeOuter': async () => ({
      ok: true,
      boxes: [{ address: '192.168.0.1', answered: 'upnp', external: '203.0.113.7', name: 'Modem' }],
    }),
    'network.confirmOuter': () => done,
    'network.forgetOuter': () => done,
    'channels.kinds': () => [],
    'channels.save': () => done,
    'channels.remove': () => done,
    'channels.test': async () => ({ ok: true, exchanges: [], outcome: { kind: 'updated' } }),
    'heartbeat.save': () => done,
    'heartbeat.test': async () => ({ ok: true, exchanges: [], outcome: { kind: 'updated' } }),
    'practice.change': () => done,
  };
  const counted = Object.entries(answers).map(([name, answer]) => [
    name,
    (arg: never) => {
      reached(name as CallName, arg);
      return (answer as (arg: never) => unknown)(arg);
    },
  ]);
  return Object.fromEntries(counted) as Handlers;
};
