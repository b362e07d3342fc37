import type { Clock } from '../../ports/clock.ts';
import type { SsdpSocket } from '../../ports/udp.ts';
import { excerptOf } from './messages/excerpt.ts';
import {
  ROOT_DEVICE,
  readAnswer,
  readLocation,
  SEARCH_TARGETS,
  type SearchTarget,
  SSDP_GROUP,
  SSDP_PORT,
  searchMessage,
} from './messages/ssdp-message.ts';

/** All in ms. */
export interface SearchTimings {
  /** After the first good answer, how long others may still come. */
  settleMs: number;
  /** When everything is sent once more: datagrams get lost. */
  againMs: number;
  /** When silence counts as no. */
  searchMs: number;
}

/** Most descriptions of one router that are looked at. */
const MOST_LOCATIONS = 4;

export interface SearchResult {
  /** Where the router's descriptions are, the most promising first; empty if none answered. */
  locations: string[];
  /** The system's code if a search could not be sent. */
  fault: string | null;
  /** How the router's answer begins, if it gave none that can be read. */
  said: string | null;
}

/**
 * Searches for an Internet gateway device: by unicast at the router, and by multicast unless it stands behind another router
 * (UDA 1.1 §1.3.2). Only what the router itself answers counts.
 */
export const searchRouter = ({
  socket,
  clock,
  router,
  local,
  multicast,
  timings,
}: {
  socket: SsdpSocket;
  clock: Clock;
  router: string;
  local: string;
  multicast: boolean;
  timings: SearchTimings;
}): Promise<SearchResult> =>
  new Promise((resolve) => {
    const heard = new Map<string, number>();
    let fault: string | null = null;
    let said: string | null = null;
    let settling = false;
    let over = false;
    const finish = (): void => {
      if (over) return;
      over = true;
      for (const cancel of timers) cancel();
      link.close();
      const ranked = [...heard].sort(([, a], [, b]) => a - b).map(([location]) => location);
      resolve({
        locations: ranked.slice(0, MOST_LOCATIONS),
        fault: ranked.length === 0 ? fault : null,
        said: ranked.length === 0 ? said : null,
      });
    };
    const note = (location: string, target: SearchTarget): void => {
      const rank = SEARCH_TARGETS.indexOf(target);
      heard.set(location, Math.min(heard.get(location) ?? rank, rank));
      // A root device may be anything; it settles nothing while the gateway itself may still answer.
      if (target === ROOT_DEVICE || settling) return;
      settling = true;
      timers.push(clock.wakeAt(clock.now() + timings.settleMs, finish));
    };
    const link = socket.open(local, {
      heard(message, peer) {
        if (over || peer !== router) return;
        const found = readLocation(message, peer);
        if (found !== null) note(found.location, found.target);
        else if (readAnswer(message) === null) said ??= excerptOf(message);
      },
      failed(code) {
        fault ??= code;
      },
    });
    const ask = (): void => {
      if (settling) return;
      for (const target of SEARCH_TARGETS) {
        link.send({ address: router, port: SSDP_PORT }, searchMessage(target, router));
        if (multicast) link.send({ address: SSDP_GROUP, port: SSDP_PORT }, searchMessage(target, SSDP_GROUP));
      }
    };
    const timers = [clock.wakeAt(clock.now() + timings.againMs, ask), clock.wakeAt(clock.now() + timings.searchMs, finish)];
    ask();
  });
