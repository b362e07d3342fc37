import { createEngine, type Engine } from '../../../main/engine/engine.ts';
import type { World } from '../../../main/engine/runtime/world.ts';
import type { SaikoroEvent } from '../../../preload/contract/event.ts';
import type { NoticeView } from '../../../preload/contract/state.ts';
import { createFakeClock, type FakeClock } from '../fake-clock.ts';
import { createDisk, type Disk, type EarlierLife, storageOf } from './disk.ts';
import { dnsOf } from './dns.ts';
import { dnsEvent } from './events.ts';
import { createOutside, type Outside } from './outside.ts';
import { nearbyOf } from './router.ts';
import { createSecrets, type FakeSecrets } from './secrets.ts';
import { type ServiceOptions, servicesOf } from './services.ts';
import { sourcesOf } from './sources.ts';

/** The far side of the engine's ports, in memory and scripted: what the Internet, the disk and the clock would do. */
export interface FakeWorld extends Outside, Disk, Pick<FakeSecrets, 'typed'> {
  world: World;
  clock: FakeClock;
  saikoro: Engine;
  notices: NoticeView[];
}

const INITIAL: World['initial'] = {
  version: '0.0.0',
  platform: 'linux',
  practice: false,
  runtime: { electron: '45.4.1', builtFor: '45.4.1', age: 'current' },
  language: 'en',
  secretStore: 'file',
  loginItem: { supported: false, enabled: false, needsApproval: false },
  plugins: [],
  problems: [],
};

export interface WorldOptions extends EarlierLife, ServiceOptions {
  /** One that goes on from an earlier life. */
  clock?: FakeClock;
  practice?: boolean;
}

export const createFakeWorld = (events: SaikoroEvent[] = [dnsEvent()], options: WorldOptions = {}): FakeWorld => {
  const { clock = createFakeClock(), practice = false } = options;
  const { secrets, typed } = createSecrets(events);
  const notices: NoticeView[] = [];
  // One object that tests write to and the world reads from, so that what a test changes is what is answered next.
  const played = Object.assign(createOutside(), createDisk(events, options), { clock, notices, typed });
  const world: World = {
    clock,
    random: () => 0.5,
    dns: dnsOf(played),
    dnsOverHttps: { exchange: async () => ({ ok: false, fault: 'connection', detail: 'none here' }) },
    publicResolvers: [],
    interfaces: { list: () => [] },
    localNetwork: { addresses: async () => structuredClone(played.local), onChange: () => () => {}, tells: () => false },
    programs: { run: async () => ({ ended: 'exit', exitCode: 0, output: 'ok', stdout: 'ok' }) },
    hideSecrets: (text) => text,
    secrets,
    ...storageOf(played, clock, options),
    services: servicesOf(played, options),
    ...sourcesOf(played),
    rules: { documentation: false },
    nearby: nearbyOf(played),
    portability: { isPortable: async () => played.portable },
    power: { onBattery: () => played.onBattery },
    approvals: { allows: () => true, allow: () => ({ ok: true }), listen: () => {} },
    probe: {
      async ask() {
        played.probed += 1;
        return played.portal;
      },
    },
    initial: { ...INITIAL, practice },
    showNotice: (notice) => void notices.push(notice),
  };
  return Object.assign(played, { world, saikoro: createEngine(world) });
};
