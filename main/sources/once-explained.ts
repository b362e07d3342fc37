import type { Nearby } from '../ports/router.ts';

/**
 * The same neighbourhood, of which nothing is asked before `mayAsk`: macOS puts its question about the local network when the first packet
 * leaves for it, and the user is to know by then what it is for. Until then it is as if no router answered.
 */
export const onceExplained = (nearby: Nearby, mayAsk: () => boolean): Nearby => {
  const waiting = new Set<() => void>();
  const begin = (): boolean => {
    if (!mayAsk()) return false;
    for (const listen of [...waiting]) listen();
    waiting.clear();
    return true;
  };
  return {
    ...nearby,
    ask: async (outer) => (begin() ? nearby.ask(outer) : []),
    poll: async (outer) => (begin() ? nearby.poll(outer) : []),
    onNews(listener) {
      let cancel: (() => void) | null = null;
      const listen = (): void => {
        cancel = nearby.onNews(listener);
      };
      waiting.add(listen);
      begin();
      return () => {
        waiting.delete(listen);
        cancel?.();
      };
    },
    surroundings: ({ identify = false } = {}) => nearby.surroundings({ identify: identify && mayAsk() }),
    renew() {
      if (begin()) nearby.renew();
    },
  };
};
