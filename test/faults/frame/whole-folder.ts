import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { SaikoroEvent } from '../../../preload/contract/event.ts';
import { ownPlugin } from '../../unit/store/plugins.ts';
import { dnsEvent, type Home, MINUTE, openHome } from './home.ts';
import type { Outside } from './outside.ts';

/** Every file that Saikoro keeps. */
export const FILES = [
  'settings.json',
  'settings.json.bak',
  'secrets.json',
  'ledger.jsonl',
  'journal.jsonl',
  'timeline.jsonl',
  'timeline-today.jsonl',
  'approvals.json',
  'plugins.json',
  'plugin-my-dns.json',
] as const;

export const PROGRAM = '/bin/true';
/** Of the fixed event; the others have the line's. */
export const FIXED = '44.128.1.1';
export const EVENTS: SaikoroEvent[] = [
  dnsEvent(),
  dnsEvent({ id: 'fixed', name: 'Fixed', hosts: ['fixed.ddns.net'], address: { kind: 'fixed', ipv4: FIXED } }),
  dnsEvent({ id: 'other', name: 'Other', hosts: ['other.ddns.net'], settings: { username: 'another' } }),
  {
    id: 'run',
    name: 'Run',
    enabled: true,
    type: 'command',
    call: { program: PROGRAM, args: ['--now'], timeoutSeconds: 60 },
    schedule: { kind: 'on-change', refresh: 'never' },
  },
];

export interface Whole {
  /** The events as the last two writes had them. */
  events: SaikoroEvent[][];
  /** When it was left, ms since 1970. */
  at: number;
}

/** A data folder with all of its files, as it is left after a while. */
export const fillFolder = async (folder: string, outside: Outside): Promise<Whole> => {
  const home: Home = await openHome({ folder, outside, events: EVENTS });
  home.stores.approvals.allow([{ kind: 'program', program: PROGRAM, args: ['--now'] }]);
  const agreed = { id: 'my-dns', name: 'My DNS', host: 'api.dns.example', installedAt: 1000, source: 'my.json' };
  if (!home.stores.plugins.put(agreed, ownPlugin()).ok) throw new Error('no plug-in was put');
  await home.pass(5 * MINUTE);
  outside.seen = '44.128.0.2';
  home.engine.disturbed();
  await home.pass(10 * MINUTE);
  const before = home.engine.eventManager.events();
  const first = home.event().event;
  if (!home.engine.commands.save({ event: { ...first, name: 'Home again' }, secrets: {}, isNew: false }).ok) throw new Error('not saved');
  const after = home.engine.eventManager.events();
  await home.stop();
  writeFileSync(join(folder, 'unknown.txt'), 'of somebody else');
  return { events: [before, after], at: home.clock.now() };
};
