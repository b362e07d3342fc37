import { createNearby } from '../../../main/engine/detection/router.ts';
import type { Source } from '../../../main/ports/address-source.ts';
import type { Nearby, RouterVoice } from '../../../main/ports/router.ts';
import { UPSTREAM_SOURCES, type UpstreamRouter } from '../../../main/ports/upstream-router.ts';
import type { FarSide } from './far-side.ts';

const SILENT = { kind: 'unknown', why: 'timeout' } as const;
const RULES = { documentation: false };

const voiceOf = (far: FarSide): RouterVoice => ({
  source: { id: 'router', operator: 'router', transport: 'router', ask: async () => far.router ?? SILENT },
  async poll() {
    if (far.router?.kind === 'address') far.polls = true;
    if (!far.polls) return null;
    far.routerPolled += 1;
    return far.router ?? SILENT;
  },
  announces: () => far.announces,
  onNews(listener) {
    far.announce = listener;
    return () => {};
  },
  renew() {},
  stop() {},
});

const BEYOND: Pick<Source, 'id' | 'operator' | 'transport'> = {
  id: UPSTREAM_SOURCES['nat-pmp'],
  operator: 'router',
  transport: 'router',
};

/** Answers to any address: which it was asked under is what the test looks at. */
const boxOf = (far: FarSide): UpstreamRouter => ({
  async ask(address) {
    far.outerAsked.push(address);
    return [{ source: BEYOND, answer: far.outer ?? SILENT }];
  },
  async poll(address) {
    if (far.outer?.kind !== 'address' || !far.outerAsked.includes(address)) return [];
    return [{ source: BEYOND, answer: far.outer }];
  },
  async probe(addresses) {
    far.outerAsked.push(...addresses);
    return addresses.map((address) => ({ address, answered: null, external: null, name: null }));
  },
  renew() {},
  stop() {},
});

/** The router next door, the box it may stand behind, and the way out. */
export const nearbyOf = (far: FarSide): Nearby =>
  createNearby([voiceOf(far)], async () => ({ tunnelled: far.vpn, routed: far.routed, own: '192.168.1.2', place: far.place }), {
    rules: RULES,
    box: boxOf(far),
  });
