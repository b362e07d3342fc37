import type { Bridge } from '../../preload/contract/api.ts';

type Wish = Parameters<Parameters<Bridge['listen']['show']>[0]>[0];

/** What main wants shown. Heard from the first moment: it may come before there is anything on the page to show it. */
export interface PendingNavigation {
  /** A request that arrived before the first listener is delivered at once; only the last one. */
  follow(listener: (wish: Wish) => void): () => void;
}

export const createPendingNavigation = (bridge: { listen: Pick<Bridge['listen'], 'show'> }): PendingNavigation => {
  let kept: Wish | null = null;
  let follower: ((wish: Wish) => void) | null = null;
  bridge.listen.show((wish) => {
    if (follower === null) kept = wish;
    else follower(wish);
  });
  return {
    follow(listener) {
      follower = listener;
      const wish = kept;
      kept = null;
      if (wish !== null) listener(wish);
      return () => {
        if (follower === listener) follower = null;
      };
    },
  };
};
