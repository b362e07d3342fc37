import { createNearby } from '../../../main/engine/detection/router.ts';
import type { Source } from '../../../main/ports/address-source.ts';
import type { Nearby, RouterVoice } from '../../../main/ports/router.ts';
import { UPSTREAM_SOURCES, type UpstreamRouter } from '../../../main/ports/upstream-router.ts';
import type { Outside } from './outside.ts';

const SILENT = { kind: 'unknown', why: 'timeout' } as const;
const RULES = { documentation: false };

const voiceOf = (outside: Outside): RouterVoice => ({
  source: { id: 'router', operator: 'router', transport: 'router', ask: async () => outside.router ?? SILENT },
  async poll() {
    if (outside.router?.kind === 'address') outside.polls = true;
    if (!outside.polls) return null;
    outside.routerPolled += 1;
    return outside.router ?? SILENT;
  },
  announces: () => outside.announces,
  onNews(listener) {
    outside.announce = listener;
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
const boxOf = (outside: Outside): UpstreamRouter => ({
  async ask(address) {
    outside.outerAsked.push(address);
    return [{ source: BEYOND, answer: outside.outer ?? SILENT }];
  },
  async poll(address) {
    if (outside.outer?.kind !== 'address' || !outside.outerAsked.includes(address)) return [];
    return [{ source: BEYOND, answer: outside.outer }];
  },
  async probe(addresses) {
    outside.outerAsked.push(...addresses);
    return addresses.map((address) => ({ address, answered: null, external: null, name: null }));
  },
  renew() {},
  stop() {},
});

/** The router next door, the box it may stand behind, and the way out. */
export const nearbyOf = (outside: Outside): Nearby =>
  createNearby(
    [voiceOf(outside)],
    async () => ({ tunnelled: outside.vpn, routed: outside.routed, own: '192.168.1.2', place: outside.place }),
    {
      rules: RULES,
      box: boxOf(outside),
    },
  );
