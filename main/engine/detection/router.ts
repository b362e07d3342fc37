import type { AddressRules } from '../../net/address.ts';
import type { Place } from '../../net/network-id.ts';
import type { Answer, Evidence, Source } from '../../ports/address-source.ts';
import type { Cancel } from '../../ports/ports.ts';
import { isBehindAnother, type UpstreamRouter } from '../../ports/upstream-router.ts';

/** One way to talk to the router next door. */
export interface RouterVoice {
  source: Pick<Source, 'id' | 'operator' | 'transport'> & { ask(): Promise<Answer> };
  /**
   * Asks again where it told an address before, with one small question and without looking for the router. Null: it told none, or it tells
   * of each change by itself.
   */
  poll(): Promise<Answer | null>;
  /** It told a new address by itself before; left out by those that then answer no poll. */
  announces?(): boolean;
  /** The line's address changed, or may have. */
  onNews(listener: (answer: Answer) => void): Cancel;
  /** After a wake-up or a change of network. */
  renew(): void;
  stop(): void;
}

export interface Surroundings {
  /** The way to the Internet leads through a tunnel. */
  tunnelled: boolean;
  /** There is a way out at all: a default route. */
  routed: boolean;
  /** This machine's address towards the router. */
  own: string | null;
  /** The network this machine is on; null while it is on none. */
  place: Place | null;
}

/** The box beyond the router, and what counts as public there. */
export interface Beyond {
  box: UpstreamRouter;
  rules: AddressRules;
}

/** `announces`: it tells of changes by itself, so that a poll is only a second way to hear of one. */
export type Polled = Evidence & { announces?: boolean };

/** What the machine's own surroundings tell: the router's word, and whether a tunnel owns the way out. */
export interface Nearby {
  /**
   * The router's word, in the first protocol it answers in; nothing when there is no router that answers. Where it stands behind another
   * one, and the user named that, `outer` is asked too.
   */
  ask(outer?: string | null): Promise<Evidence[]>;
  /** The same between two rounds, of whoever owns the line and told an address before; nothing where that need not be asked. */
  poll(outer?: string | null): Promise<Polled[]>;
  onNews(listener: (evidence: Evidence[]) => void): Cancel;
  /** `identify`: the place is wanted by its surest name, which may take a moment more. */
  surroundings(options?: { identify?: boolean }): Promise<Surroundings>;
  /** What each of these boxes beyond the router answers. */
  probe: UpstreamRouter['probe'];
  renew(): void;
  stop(): void;
}

export const createNearby = (voices: RouterVoice[], surroundings: Nearby['surroundings'], beyond: Beyond | null = null): Nearby => ({
  async ask(outer = null) {
    const heard: Evidence[] = [];
    for (const { source } of voices) {
      const evidence = { source, answer: await source.ask() };
      heard.push(evidence);
      // One router, one word: a second protocol would only be asked what the first one said.
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

/** Where nobody is asked: practice, and tests of the rest. */
export const NOBODY_NEARBY: Nearby = createNearby([], async () => ({ tunnelled: false, routed: true, own: null, place: null }));
