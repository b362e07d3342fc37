import type { AddressRules } from '../../net/address.ts';
import type { Evidence } from '../../ports/address-source.ts';
import type { Nearby, RouterVoice } from '../../ports/router.ts';
import { isBehindAnother, type UpstreamRouter } from '../../ports/upstream-router.ts';

/** The upstream router, and which addresses count as public there. */
export interface Beyond {
  box: UpstreamRouter;
  rules: AddressRules;
}

export const createNearby = (voices: RouterVoice[], surroundings: Nearby['surroundings'], beyond: Beyond | null = null): Nearby => ({
  async ask(outer = null) {
    const heard: Evidence[] = [];
    for (const { source } of voices) {
      const evidence = { source, answer: await source.ask() };
      heard.push(evidence);
      // All protocols lead to the same router, so the first answer is enough.
      if (evidence.answer.kind === 'address') break;
    }
    if (outer !== null && beyond !== null && isBehindAnother(heard, beyond.rules)) heard.push(...(await beyond.box.ask(outer)));
    return heard;
  },
  async poll(outer = null) {
    const beyondIt = outer === null || beyond === null ? [] : await beyond.box.poll(outer);
    if (beyondIt.length > 0) return beyondIt;
    for (const { source, poll, announces } of voices) {
      const answer = await poll();
      if (answer !== null) return [{ source, answer, announces: announces?.() ?? false }];
    }
    return [];
  },
  onNews(listener) {
    const cancels = voices.map(({ source, onNews }) => onNews((answer) => listener([{ source, answer, announced: true }])));
    return () => {
      for (const cancel of cancels) cancel();
    };
  },
  surroundings,
  probe: async (addresses) => beyond?.box.probe(addresses) ?? [],
  renew() {
    for (const voice of voices) voice.renew();
    beyond?.box.renew();
  },
  stop() {
    for (const voice of voices) voice.stop();
    beyond?.box.stop();
  },
});

/** A router that is never asked: for practice, and for tests of other modules. */
export const NOBODY_NEARBY: Nearby = createNearby([], async () => ({ tunnelled: false, routed: true, own: null, place: null }));
