import type { GatewayView } from '../../net/local-address.ts';
import type { Answer } from '../../ports/address-source.ts';
import type { Clock } from '../../ports/clock.ts';
import type { Udp } from '../../ports/udp.ts';
import { createEpochWatch, restartedByNatPmp, restartedByPcp } from './epoch.ts';
import type { NatPmpReply } from './nat-pmp.ts';
import { askNatPmp, askPcp, PATIENCE } from './question.ts';

/** A router that did not answer at all is not waited for that long again, in ms. */
const IMPATIENCE = [250, 500] as const;
/** Nor asked again at once: after a silence it rests, twice as long each time, up to the longest, in ms. Most homes' never answer. */
const REST = 10_000;
const LONGEST_REST = 300_000;

export type RouterAnswer = Answer & {
  /** Its address on our network; null when there is none. */
  router: string | null;
  protocol: 'nat-pmp' | 'pcp' | null;
  /** Its count of seconds; null when it told none. */
  epoch: number | null;
  /** Its count of seconds went back: it was started again, or its address changed (RFC 6887 §8.5). */
  restarted: boolean;
};
type About = Omit<RouterAnswer, 'kind'>;

const NOBODY: About = { router: null, protocol: null, epoch: null, restarted: false };
export const NO_ROUTER: RouterAnswer = { ...NOBODY, kind: 'unknown', why: 'offline', offline: true };

/** What is said between this machine and one router. It is never told to map anything. */
export interface RouterTalk {
  router: GatewayView;
  ask(): Promise<RouterAnswer>;
  /** The address it gave last. */
  told(): string | null;
  /** Something is heard of it, or may have changed: it is worth asking again, and waiting for. */
  stir(): void;
  /** Whether an announcement contains news. Any host on the network can forge one, so it only leads to a question. */
  isNews(reply: NatPmpReply): boolean;
}

export const createTalk = (router: GatewayView, { udp, clock, port }: { udp: Udp; clock: Clock; port: number }): RouterTalk => {
  const natPmp = createEpochWatch(restartedByNatPmp, clock);
  const pcp = createEpochWatch(restartedByPcp, clock);
  const means = { udp, port, keepFor: router.own };
  const about: About = { ...NOBODY, router: router.address };
  let told: string | null = null;
  let silences = 0;
  let resting: { until: number; as: RouterAnswer } | null = null;

  const rest = (as: RouterAnswer): RouterAnswer => {
    resting = { until: clock.monotonic() + Math.min(REST * 2 ** silences, LONGEST_REST), as };
    silences += 1;
    return as;
  };

  const unknown = (why: string, more: Partial<About> = {}): RouterAnswer => ({ ...about, ...more, kind: 'unknown', why });

  /** `otherwise`: what it made of NAT-PMP, if it speaks no PCP either. */
  const askInPcp = async (otherwise: RouterAnswer): Promise<RouterAnswer> => {
    const reply = await askPcp(means, router.address, IMPATIENCE);
    if (reply.kind !== 'announce') return otherwise;
    const why = reply.result === 'success' ? 'tells-no-address' : reply.result;
    return unknown(why, { protocol: 'pcp', epoch: reply.epoch, restarted: pcp.take(reply.epoch, { alone: true }) });
  };

  return {
    router,
    async ask() {
      if (resting !== null && clock.monotonic() < resting.until) return resting.as;
      const reply = await askNatPmp(means, router.address, silences > 0 ? IMPATIENCE : PATIENCE);
      if (reply.kind === 'silence') {
        const silence: RouterAnswer = { ...about, kind: 'unknown', why: reply.why, offline: reply.why === 'offline' };
        // Some that speak PCP alone answer NAT-PMP with what is none.
        const inPcp = reply.why === 'malformed' ? await askInPcp(silence) : silence;
        if (inPcp.protocol !== 'pcp') return rest(silence);
        // In NAT-PMP it won't do better: that is not waited for as long again.
        silences = 1;
        return inPcp;
      }
      silences = 0;
      const { epoch } = reply;
      // A new address resets the count (RFC 6886 §3.6): that is told however often it happens.
      const restarted = epoch !== null && natPmp.take(epoch, { alone: reply.kind !== 'address' || reply.address === told });
      if (reply.kind === 'address') {
        told = reply.address;
        return { ...about, kind: 'address', address: reply.address, protocol: 'nat-pmp', epoch, restarted };
      }
      if (reply.why === 'unsupported-version' || reply.why === 'unsupported') return askInPcp(unknown('unsupported-version'));
      return unknown(reply.why, { protocol: 'nat-pmp', epoch, restarted });
    },
    told: () => told,
    stir() {
      silences = 0;
      resting = null;
    },
    isNews: (reply) => reply.kind !== 'address' || reply.address !== told || natPmp.doubts(reply.epoch),
  };
};
