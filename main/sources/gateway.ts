import type { Answer, Source } from '../engine/evidence.ts';
import type { Cancel, Clock, Gateway, GatewayView, Udp } from '../engine/ports.ts';
import { type AnnouncementCounts, createAnnouncements } from './gateway-announcements.ts';
import { createEpochWatch, restartedByNatPmp, restartedByPcp } from './gateway-epoch.ts';
import { askNatPmp, askPcp, PATIENCE } from './gateway-question.ts';

/** A router that has not answered at all is not waited for that long again, in ms. */
const IMPATIENCE = [250, 500] as const;

export type RouterAnswer = Answer & {
  router: string | null;
  protocol: 'nat-pmp' | 'pcp' | null;
  /** Its count of seconds went back: it was started again, or its address changed (RFC 6887 §8.5). */
  restarted: boolean;
  /** It sees another address of ours than we have: there is one more NAT between it and us (RFC 6887 §7.4, ADDRESS_MISMATCH). */
  mismatch: boolean;
};

/** The router's side of the line changed, or may have: a reason to look at once. */
export type RouterNews = (answer: RouterAnswer) => void;

export interface Router {
  /** For the automatic line. The address may be a private one: then there is another router beyond. */
  source: Source;
  ask(): Promise<RouterAnswer>;
  /** Listens from the first listener on. */
  onNews(listener: RouterNews): Cancel;
  /** After the network changed or the machine woke: listens afresh, in case the interface was another one in between. */
  renew(): void;
  /** What was heard so far, and why nothing is heard now (null: it listens). */
  hearing(): AnnouncementCounts & { fault: string | null };
  stop(): void;
}

export interface RouterNeeds {
  udp: Udp;
  gateway: Gateway;
  clock: Clock;
  /** Where routers are asked and where they announce; the protocols' own ports if left out. */
  ports?: { ask?: number; announce?: number };
}

/** The router next door: asked in NAT-PMP (PCP where it refuses that), and listened to in both. It is never told to map anything. */
export const createRouter = ({ udp, gateway, clock, ports = {} }: RouterNeeds): Router => {
  const listeners = new Set<RouterNews>();
  const epochs = { natPmp: createEpochWatch(restartedByNatPmp, clock), pcp: createEpochWatch(restartedByPcp, clock) };
  const means = { udp, ...(ports.ask === undefined ? {} : { port: ports.ask }) };
  let router: GatewayView | null = null;
  let told: string | null = null;
  let silent = false;
  let asking: Promise<RouterAnswer> | null = null;
  let doubt: { restarted: boolean } | null = null;
  let stopped = false;

  const announcements = createAnnouncements({ udp, clock, ...(ports.announce === undefined ? {} : { port: ports.announce }) }, {
    natPmp(reply) {
      silent = false;
      const restarted = reply.epoch !== null && epochs.natPmp.take(reply.epoch) === 'restarted';
      if (restarted || reply.kind !== 'address' || reply.address !== told) confirm(restarted);
    },
    pcp(reply) {
      silent = false;
      const news = reply.kind === 'announce' ? epochs.pcp.take(reply.epoch) : 'first';
      if (news !== 'steady') confirm(news === 'restarted');
    },
    storm: () => confirm(false),
  });

  const look = async (): Promise<GatewayView | null> => {
    const { gateway: found } = await gateway.find();
    if (stopped) return null;
    if (found?.address !== router?.address || found?.own !== router?.own) {
      epochs.natPmp.forget();
      epochs.pcp.forget();
      told = null;
      silent = false;
    }
    router = found;
    if (listeners.size > 0) announcements.follow(found);
    return found;
  };

  const askPcpInstead = async (found: GatewayView, base: Omit<RouterAnswer, 'kind'>): Promise<RouterAnswer> => {
    const reply = await askPcp(means, found.address, IMPATIENCE);
    if (reply.kind !== 'announce') return { ...base, kind: 'unknown', why: 'unsupported-version' };
    const restarted = epochs.pcp.take(reply.epoch) === 'restarted';
    const why = reply.result === 'success' ? 'tells-no-address' : reply.result;
    return { ...base, kind: 'unknown', why, protocol: 'pcp', restarted, mismatch: reply.result === 'address-mismatch' };
  };

  const askOnce = async (): Promise<RouterAnswer> => {
    const found = await look();
    const base = { router: found?.address ?? null, protocol: null, restarted: false, mismatch: false };
    if (found === null) return { ...base, kind: 'unknown', why: 'offline', offline: true };
    const reply = await askNatPmp(means, found.address, silent ? IMPATIENCE : PATIENCE);
    silent = reply.kind === 'silence' && reply.why === 'timeout';
    if (reply.kind === 'silence') return { ...base, kind: 'unknown', why: reply.why, offline: reply.why === 'offline' };
    const restarted = reply.epoch !== null && epochs.natPmp.take(reply.epoch) === 'restarted';
    if (reply.kind === 'address') {
      told = reply.address;
      return { ...base, kind: 'address', address: reply.address, protocol: 'nat-pmp', restarted };
    }
    if (reply.why === 'unsupported-version' || reply.why === 'unsupported') return askPcpInstead(found, base);
    return { ...base, kind: 'unknown', why: reply.why, protocol: 'nat-pmp', restarted };
  };

  const tell = (answer: RouterAnswer): void => {
    if (!stopped) for (const listener of [...listeners]) listener(answer);
  };

  const ask = (): Promise<RouterAnswer> => {
    asking ??= askOnce().finally(() => {
      asking = null;
    });
    return asking;
  };

  return {} as Router;
};
