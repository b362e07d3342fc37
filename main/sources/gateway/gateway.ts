import type { Source } from '../../ports/address-source.ts';
import type { Cancel, Clock } from '../../ports/clock.ts';
import type { Gateway } from '../../ports/network.ts';
import type { Udp } from '../../ports/udp.ts';
import { ANNOUNCEMENT_PORT, type AnnouncementCounts, createAnnouncements } from './announcements.ts';
import { createTalk, NO_ROUTER, type RouterAnswer, type RouterTalk } from './conversation.ts';
import { NAT_PMP_PORT } from './nat-pmp.ts';

/** Announcements that the router does not confirm when asked are passed on at most this often, in ms: any host can send them. */
const UNPROVEN_GAP = 10_000;

export interface Router {
  /** For the automatic line. Its address may be a private one: then there is another router beyond. */
  source: Source & { ask(): Promise<RouterAnswer> };
  /** Asks the router that reported an address before, without determining the present router first; null where none did. */
  poll(): Promise<RouterAnswer | null>;
  /** It told a new address by itself before, so that asking it is only a second way to hear of one. */
  announces(): boolean;
  /** The router's side of the line changed, or may have: look at once. Listens from the first listener on. */
  onNews(listener: (answer: RouterAnswer) => void): Cancel;
  /** After the network changed or the machine woke up: listens afresh, and asks whether that was news. */
  renew(): void;
  /** What was heard so far, and why nothing is heard now; null when it listens. */
  hearing(): AnnouncementCounts & { fault: string | null };
  stop(): void;
}

export interface RouterNeeds {
  udp: Udp;
  gateway: Pick<Gateway, 'find'>;
  clock: Clock;
  /** The protocols' own ports where left out. */
  ports?: { ask: number; announce: number };
}

/** The router of the local network: asked in NAT-PMP, in PCP where it refuses that, and listened to in both. */
export const createRouter = ({ udp, gateway, clock, ports = { ask: NAT_PMP_PORT, announce: ANNOUNCEMENT_PORT } }: RouterNeeds): Router => {
  const listeners = new Set<(answer: RouterAnswer) => void>();
  let talk: RouterTalk | null = null;
  let asking: Promise<RouterAnswer> | null = null;
  let doubting = false;
  /** The router whose announcement was the first word of a new address. */
  let announcing: RouterTalk | null = null;
  let unprovenAt = Number.NEGATIVE_INFINITY;
  let stopped = false;

  const tell = (answer: RouterAnswer): void => {
    for (const listener of [...listeners]) listener(answer);
  };

  const look = async (): Promise<void> => {
    const { gateway: found } = await gateway.find();
    if (stopped) return;
    if (found?.address !== talk?.router.address || found?.own !== talk?.router.own)
      talk = found === null ? null : createTalk(found, { udp, clock, port: ports.ask });
    if (listeners.size > 0) announcements.follow(found);
  };

  const askIt = async (): Promise<RouterAnswer> => {
    const answer = talk === null ? NO_ROUTER : await talk.ask();
    if (answer.restarted) tell(answer);
    return answer;
  };
  /** Who asks meanwhile gets the same answer. */
  const shared = (question: () => Promise<RouterAnswer>): Promise<RouterAnswer> => {
    asking ??= question().finally(() => {
      asking = null;
    });
    return asking;
  };
  const ask = (): Promise<RouterAnswer> => shared(() => look().then(askIt));

  /** Asks the router itself what an announcement was about: an answer under way may be older than that. */
  const doubt = async ({ announced }: { announced: boolean }): Promise<void> => {
    if (doubting || stopped) return;
    doubting = true;
    const before = talk?.told() ?? null;
    await asking;
    doubting = false;
    talk?.stir();
    const answer = await ask();
    if (announced && before !== null && answer.kind === 'address' && answer.address !== before) announcing = talk;
    if (answer.restarted) return;
    if (answer.kind === 'address') {
      if (answer.address !== before) tell(answer);
    } else if (clock.monotonic() - unprovenAt >= UNPROVEN_GAP) {
      unprovenAt = clock.monotonic();
      tell(answer);
    }
  };

  const announcements = createAnnouncements(
    { udp, clock, port: ports.announce },
    {
      natPmp: (reply) => void (talk?.isNews(reply) && doubt({ announced: true })),
      pcp: () => void doubt({ announced: true }),
      storm: () => void doubt({ announced: false }),
    },
  );

  return {
    source: { id: 'router', operator: 'router', transport: 'router', family: 'ipv4', minIntervalMs: 0, ask },
    poll: async () => (stopped || talk === null || talk.told() === null ? null : shared(askIt)),
    announces: () => talk !== null && talk === announcing,
    onNews(listener) {
      listeners.add(listener);
      if (listeners.size === 1) void look();
      return () => {
        listeners.delete(listener);
        if (listeners.size === 0) announcements.follow(null);
      };
    },
    renew() {
      announcements.follow(null);
      void doubt({ announced: false });
    },
    hearing: () => ({ ...announcements.counts(), fault: announcements.fault() }),
    stop() {
      stopped = true;
      listeners.clear();
      announcements.follow(null);
    },
  };
};
