import type { Answer, Evidence, Source } from './evidence.ts';
import type { Cancel } from './ports.ts';

/** One way to talk to the router next door. */
export interface RouterVoice {
  source: Pick<Source, 'id' | 'operator' | 'transport'> & { ask(): Promise<Answer> };
  /** The line's address changed, or may have. */
  onNews(listener: (answer: Answer) => void): Cancel;
  /** After a wake-up or a change of network. */
  renew(): void;
  stop(): void;
}

export interface Surroundings {
  /** The way to the Internet leads through a tunnel. */
  tunnelled: boolean;
  /** This machine's address towards the router. */
  own: string | null;
}

/** What the machine's own surroundings tell: the router's word, and whether a tunnel owns the way out. */
export interface Nearby {
  /** The router's word, in the first protocol it answers in; nothing when there is no router that answers. */
  ask(): Promise<Evidence[]>;
  onNews(listener: (evidence: Evidence[]) => void): Cancel;
  surroundings(): Promise<Surroundings>;
  renew(): void;
  stop(): void;
}

export const createNearby = (voices: RouterVoice[], surroundings: () => Promise<Surroundings>): Nearby => ({
  async ask() {
    const heard: Evidence[] = [];
    for (const { source } of voices) {
      const evidence = { source, answer: await source.ask() };
      heard.push(evidence);
      // One router, one word: a second protocol would only be asked what the first one said.
      if (evidence.answer.kind === 'address') break;
    }
    return heard;
  },
  onNews(listener) {
    const cancels = voices.map(({ source, onNews }) => onNews((answer) => listener([{ source, answer, announced: true }])));
    return () => {
      for (const cancel of cancels) cancel();
    };
  },
  surroundings,
  renew() {
    for (const voice of voices) voice.renew();
  },
  stop() {
    for (const voice of voices) voice.stop();
  },
});

/** Where nobody is asked: practice, and tests of the rest. */
export const NOBODY_NEARBY: Nearby = createNearby([], async () => ({ tunnelled: false, own: null }));
