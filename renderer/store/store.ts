import type { Bridge } from '../../preload/contract/api.ts';
import type { AppState, StateDelta } from '../../preload/contract/state.ts';
import { loadedStrings, loadStrings } from './catalogue.ts';
import { applyDelta } from './delta.ts';

/** What the store needs of the bridge. */
export type StateSource = Pick<Bridge, 'state.get'> & { listen: Pick<Bridge['listen'], 'state.delta'> };

export interface Store {
  /** null until the first snapshot is here. */
  get(): AppState | null;
  /** The snapshot could not be had; it is being tried again. */
  failed(): boolean;
  subscribe(listener: () => void): () => void;
  /** Listens first, then takes the snapshot, so that nothing falls between. Returns what ends it. */
  start(): () => void;
}

const RETRY_MS = 1000;

const hasWords = ({ language }: AppState): boolean => loadedStrings(language) !== undefined;

/** The window's copy of the state that lives in main. */
export const createStore = (
  source: StateSource,
  wait: (ms: number, call: () => void) => void = (ms, call) => setTimeout(call, ms),
): Store => {
  const listeners = new Set<() => void>();
  let state: AppState | null = null;
  let failed = false;
  let ended = false;
  /** Deltas that came while a snapshot was on its way; null while the state is in sequence. */
  let held: StateDelta[] | null = null;

  const getWords = ({ language }: AppState): Promise<boolean> =>
    loadStrings(language).then(
      () => true,
      () => false,
    );

  const tell = (): void => {
    for (const listener of [...listeners]) listener();
  };

  const retry = (): void => {
    if (ended) return;
    failed = true;
    tell();
    wait(RETRY_MS, () => void fetchSnapshot());
  };

  /** What was held is applied in its order; a gap among it holds the rest again. */
  const release = (): void => {
    const waiting = held ?? [];
    held = null;
    for (const delta of waiting.sort((a, b) => a.seq - b.seq)) receive(delta);
    tell();
  };

  const fetchSnapshot = async (): Promise<void> => {
    const reply = await source['state.get'](undefined).catch(() => null);
    if (ended) return;
    if (!reply?.ok) return retry();
    const snapshot = JSON.parse(reply.value) as AppState;
    if (!hasWords(snapshot) && !(await getWords(snapshot))) return retry();
    if (ended) return;
    failed = false;
    state = snapshot;
    release();
  };

  const receive = (delta: StateDelta): void => {
    if (held) {
      held.push(delta);
      return;
    }
    if (!state || delta.seq <= state.seq) return;
    if (delta.seq !== state.seq + 1) {
      held = [delta];
      void fetchSnapshot();
      return;
    }
    const next = applyDelta(state, delta);
    if (hasWords(next)) {
      state = next;
      return;
    }
    // The page goes on as it stands, and changes whole once the other language's words are here.
    held = [delta];
    void getWords(next).then((here) => (ended ? undefined : here ? release() : retry()));
  };

  return {
    get: () => state,
    failed: () => failed,
    subscribe(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    start() {
      ended = false;
      held = [];
      const stop = source.listen['state.delta']((delta) => {
        const before = state;
        receive(delta);
        if (state !== before) tell();
      });
      void fetchSnapshot();
      return () => {
        ended = true;
        stop();
      };
    },
  };
};
