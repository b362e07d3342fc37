import type { Evidence } from '../ports/address-source.ts';
import type { Cancel } from '../ports/clock.ts';
import type { Gateway } from '../ports/network.ts';
import type { Nearby } from '../ports/router.ts';

/** Whether macOS lets us speak with the home network (Apple TN3179). The system offers no query for it: this is derived from how questions to the router fail. */
export interface LocalPermission {
  /** The same neighbourhood, with an eye on what becomes of its questions. */
  watch(nearby: Nearby): Nearby;
  /** Calls when it is found to be denied, and when it is found not to be any more. */
  onChange(listener: (denied: boolean) => void): Cancel;
}

/** Who is asked directly, on the own network. */
const NEXT_DOOR = 'router';
/** Words that mean that not even a question left this machine, for one reason or another. */
const NO_WAY = new Set(['offline', 'no-route', 'failed']);

export const createLocalPermission = ({ gateway }: { gateway: Gateway }): LocalPermission => {
  const listeners = new Set<(denied: boolean) => void>();
  let denied = false;

  /** A router that the system itself speaks with, but we can't reach, is kept from us. Null: nothing follows. */
  const judge = async (heard: Evidence[]): Promise<boolean | null> => {
    if (heard.some(({ answer }) => answer.kind === 'unknown' && answer.why === 'local-network-denied')) return true;
    const answer = heard.find(({ source }) => source.id === NEXT_DOOR)?.answer;
    if (answer === undefined || (answer.kind === 'unknown' && NO_WAY.has(answer.why))) return null;
    if (answer.kind !== 'unknown' || answer.why !== 'unreachable') return false;
    if (denied) return true;
    const { gateway: router } = await gateway.find();
    if (router === null) return null;
    return (await gateway.macOf(router)) === null ? null : true;
  };

  return {
    watch: (nearby) => ({
      ...nearby,
      async ask(outer) {
        const heard = await nearby.ask(outer);
        const found = await judge(heard);
        if (found !== null && found !== denied) {
          denied = found;
          for (const listener of [...listeners]) listener(denied);
        }
        return heard;
      },
    }),
    onChange(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
};
