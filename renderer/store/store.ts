import type { Bridge } from '../../preload/contract/api.ts';
import type { AppState, StateDelta } from '../../preload/contract/state.ts';
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

  const tell = (): void => {
    for (const listener of [...listeners]) listener();
  };

  const fetchSnapshot = async (): Promise<void> => {
    const reply = await source['state.get'](undefined).catch(() => null);
    if (ended) return;
    if (!reply?.ok) {
      failed = true;
      tell();
      wait(RETRY_MS, () => void fetchSnapshot());
      return;
    }
    failed = false;
    state = JSON.parse(reply.value) as AppState;
    const waiting = held ?? [];
    held = null;
    for (const delta of waiting.sort((a, b) => a.seq - b.seq)) receive(delta);
    tell();
  };

  const receive = (delta: StateDelta): void => {
    if (held) {
      held.push(delta);
      return;
    }
    if (!state || delta.seq <= state.seq) return;
    if (delta.seq === state.seq + 1) {
      state = applyDelta(state, delta);
      return;
    }
    held = [delta];
    void fetchSnapshot();
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
