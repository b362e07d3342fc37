import { createNearby } from '../../../main/engine/detection/router.ts';
import type { World } from '../../../main/engine/runtime/world.ts';
import { type Place, placeAt } from '../../../main/net/network-id.ts';
import type { Answer } from '../../../main/ports/address-source.ts';
import type { PortalWord } from '../../../main/ports/network.ts';

const placeOf = (router: string, mac: string): Place => placeAt({ address: router, own: '192.168.1.2' }, mac, []);
export const HOME_PLACE = placeOf('192.168.1.1', '02:00:00:00:00:01');

/** What stands between this computer and the Internet, as a row plays it. */
export interface Line {
  /** What the router answers; null: it does not. */
  router: Answer | null;
  vpn: boolean;
  routed: boolean;
  place: Place | null;
  portable: boolean;
  portal: PortalWord;
  world: Pick<World, 'interfaces' | 'localNetwork' | 'programs' | 'ownSource' | 'nearby' | 'portability' | 'power' | 'probe'>;
}

const SILENT: Answer = { kind: 'unknown', why: 'timeout' };

export const openLine = (): Line => {
  const line = { router: null, vpn: false, routed: true, place: HOME_PLACE, portable: false, portal: 'open' } as unknown as Line;
  const voice = {
    source: { id: 'router', operator: 'router', transport: 'router', ask: async () => line.router ?? SILENT } as const,
    poll: async () => line.router,
    onNews: () => () => {},
    renew() {},
    stop() {},
  };
  line.world = {
    interfaces: { list: () => [] },
    localNetwork: { addresses: async () => [], onChange: () => () => {}, tells: () => false },
    programs: { run: async () => ({ ended: 'exit', exitCode: 0, output: '', stdout: '' }) },
    ownSource: (from, family) => ({
      id: from.kind,
      operator: 'own',
      transport: 'fixed',
      family,
      minIntervalMs: 0,
      ask: async () => {
        const address = from.kind === 'fixed' ? from[family] : undefined;
        return address === undefined ? { kind: 'absent' } : { kind: 'address', address };
      },
    }),
    nearby: createNearby([voice], async () => ({ tunnelled: line.vpn, routed: line.routed, own: '192.168.1.2', place: line.place }), {
      rules: { documentation: false },
      box: { ask: async () => [], poll: async () => [], probe: async () => [], renew() {}, stop() {} },
    }),
    portability: { isPortable: async () => line.portable },
    power: { onBattery: () => false },
    probe: { ask: async () => line.portal },
  };
  return line;
};
