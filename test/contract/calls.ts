import type { Handlers } from '../../main/app/ipc.ts';
import type { Arg, CallName } from '../../preload/contract/api.ts';
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

/** For every call an argument the contract takes. */
export const GOOD: { [N in CallName]: Arg<N> } = {
  'state.get': undefined,
  'services.list': undefined,
  'interfaces.list': undefined,
  'events.save': { event, secrets: { password: 'open sesame' }, isNew: true },
  'events.remove': { ids: ['e1'] },
  'events.duplicate': { id: 'e1' },
  'events.enable': { ids: ['e1'], enabled: false },
  'events.run': { ids: ['e1'] },
  'events.resume': { ids: ['e1'] },
  'address.check': undefined,
  'address.copy': { family: 'ipv4' },
  'app.pause': { for: 'hour' },
  'app.openLink': { url: 'https://dns.example/' },
  'settings.save': { settings: DEFAULT_SETTINGS },
  'ui.save': { ui: DEFAULT_UI },
  'login.set': { enabled: true },
  'secrets.choose': { store: 'file' },
  'journal.page': { limit: 50 },
  'notices.read': { ids: [1] },
  'problems.dismiss': { code: 'disk-full' },
  'transfer.export': {},
  'transfer.import': {},
  'practice.change': undefined,
};

const done = { ok: true as const };

/** Handlers that count how often they were reached and answer as the contract says. */
export const createHandlers = (reached: (call: CallName, arg: unknown) => void): Handlers => {
  const answers: Handlers = {
    'state.get': () => JSON.stringify(appState()),
    'services.list': () => [],
    'interfaces.list': () => [{ name: 'eth0', addresses: ['203.0.113.7'] }],
    'events.save': () => done,
    'events.remove': () => done,
    'events.duplicate': () => ({ ok: true, id: 'e2' }),
    'events.enable': () => done,
    'events.run': () => done,
    'events.resume': () => done,
    'address.check': () => done,
    'address.copy': () => done,
    'app.pause': () => done,
    'app.openLink': () => ({ ok: false, code: 'not-found' }),
    'settings.save': () => done,
    'ui.save': () => done,
    'login.set': () => done,
    'secrets.choose': () => done,
    'journal.page': () => [],
    'notices.read': () => done,
    'problems.dismiss': () => done,
    'transfer.export': () => ({ ok: true, path: '/tmp/x', count: 1 }),
    'transfer.import': async () => ({ ok: true, added: 1, skipped: [], switchedOff: [] }),
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
