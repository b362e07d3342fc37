import { describe, expect, it } from 'vitest';
import { createNearby, NOBODY_NEARBY } from '../../../main/engine/detection/router.ts';
import type { GatewayView } from '../../../main/net/local-address.ts';
import type { Answer, Evidence } from '../../../main/ports/address-source.ts';
import { createLocalPermission } from '../../../main/sources/local-permission.ts';

const HOME: GatewayView = { address: '192.168.1.1', own: '192.168.1.10', interface: 'en0' };
const MAC = '02:00:5e:10:00:01';
const unknown = (why: string): Answer => ({ kind: 'unknown', why });
const UNREACHABLE = unknown('unreachable');

const set = () => {
  const answers = new Map<string, Answer>();
  let mac: string | null = MAC;
  let gateway: GatewayView | null = HOME;
  let looks = 0;
  const permission = createLocalPermission({
    gateway: {
      find: async () => ({ gateway, tunnelled: false }),
      async macOf() {
        looks += 1;
        return mac;
      },
    },
  });
  const voices = ['dns-sd', 'router', 'upnp'].map((id) => ({
    source: { id, operator: 'router', transport: 'router' as const, ask: async () => answers.get(id) ?? unknown('timeout') },
    poll: async () => null,
    onNews: () => () => {},
    renew() {},
    stop() {},
  }));
  const told: boolean[] = [];
  const cancel = permission.onChange((denied) => void told.push(denied));
  const nearby = permission.watch(createNearby(voices, NOBODY_NEARBY.surroundings));
  const ask = (given: Record<string, Answer>): Promise<Evidence[]> => {
    answers.clear();
    for (const [id, answer] of Object.entries(given)) answers.set(id, answer);
    return nearby.ask(null);
  };
  return {
    ask,
    told,
    cancel,
    looks: () => looks,
    unseen: () => {
      mac = null;
    },
    away: () => {
      gateway = null;
    },
  };
};

describe('leave to use the home network', () => {
  it('is denied where the system speaks with the router and we cannot, until we can', async () => {
    const { ask, told, looks } = set();
    for (let turn = 0; turn < 3; turn += 1) await ask({ router: UNREACHABLE });
    expect(told).toEqual([true]);
    expect(looks()).toBe(1);
    await ask({ router: unknown('timeout') });
    expect(told).toEqual([true, false]);
    await ask({ router: UNREACHABLE });
    await ask({ router: { kind: 'address', address: '44.128.0.10' } });
    expect(told).toEqual([true, false, true, false]);
  });
  it('is denied where macOS’ own service says so', async () => {
    const { ask, told } = set();
    await ask({ 'dns-sd': unknown('local-network-denied') });
    expect(told).toEqual([true]);
  });
  it('is not in question where the router is not there either', async () => {
    const { ask, told, unseen } = set();
    unseen();
    await ask({ router: UNREACHABLE });
    const { ask: askAway, told: toldAway, away } = set();
    away();
    await askAway({ router: UNREACHABLE });
    expect([...told, ...toldAway]).toEqual([]);
  });
  it('is as it was where nobody was asked, or nothing could be sent for another reason', async () => {
    const { ask, told } = set();
    await ask({ router: UNREACHABLE });
    for (const why of ['offline', 'no-route', 'failed']) await ask({ router: unknown(why) });
    await ask({ 'dns-sd': { kind: 'address', address: '192.168.0.2' } });
    expect(told).toEqual([true]);
  });
  it('changes nothing of what is heard, and tells nobody who left', async () => {
    const { ask, told, cancel } = set();
    cancel();
    const heard = await ask({ 'dns-sd': unknown('only-a-memory'), router: UNREACHABLE, upnp: unknown('no-igd') });
    expect(heard.map(({ source, answer }) => [source.id, answer])).toEqual([
      ['dns-sd', unknown('only-a-memory')],
      ['router', UNREACHABLE],
      ['upnp', unknown('no-igd')],
    ]);
    expect(told).toEqual([]);
  });
});
