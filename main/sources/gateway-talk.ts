import type { Answer } from '../engine/evidence.ts';
import type { Clock, GatewayView, Udp } from '../engine/ports.ts';
import { createEpochWatch, restartedByNatPmp, restartedByPcp } from './gateway-epoch.ts';
import { askNatPmp, askPcp, PATIENCE } from './gateway-question.ts';
import type { NatPmpReply } from './nat-pmp.ts';

/** A router that did not answer at all is not waited for that long again, in ms. */
const IMPATIENCE = [250, 500] as const;

export type RouterAnswer = Answer & {
  /** Its address on our network; null when there is none. */
  router: string | null;
  protocol: 'nat-pmp' | 'pcp' | null;
  /** Its count of seconds; null when it told none. */
  epoch: number | null;
  /** Its count of seconds went back: it was started again, or its address changed (RFC 6887 §8.5). */
  restarted: boolean;
  /** It sees another address of ours than we have: there is one more NAT between (RFC 6887 §7.4, ADDRESS_MISMATCH). */
  mismatch: boolean;
};
type About = Omit<RouterAnswer, 'kind'>;

const NOBODY: About = { router: null, protocol: null, epoch: null, restarted: false, mismatch: false };
export const NO_ROUTER: RouterAnswer = { ...NOBODY, kind: 'unknown', why: 'offline', offline: true };

/** What is said between this machine and one router. It is never told to map anything. */
export interface RouterTalk {
  router: GatewayView;
  ask(): Promise<RouterAnswer>;
  /** The address it gave last. */
  told(): string | null;
  /** Whether an announcement says what the router hasn't told yet. Anybody on the network can forge one: it is a reason to ask. */
  isNews(reply: NatPmpReply): boolean;
}

export const createTalk = (router: GatewayView, { udp, clock, port }: { udp: Udp; clock: Clock; port: number }): RouterTalk => {
  const natPmp = createEpochWatch(restartedByNatPmp, clock);
  const pcp = createEpochWatch(restartedByPcp, clock);
  const means = { udp, port };
  const about: About = { ...NOBODY, router: router.address };
  let told: string | null = null;
  let silent = false;

  const unknown = (why: string, more: Partial<About> = {}): RouterAnswer => ({ ...about, ...more, kind: 'unknown', why });

  const askInPcp = async (): Promise<RouterAnswer> => {
    const reply = await askPcp(means, router.address, IMPATIENCE);
    if (reply.kind !== 'announce') return unknown('unsupported-version');
    const why = reply.result === 'success' ? 'tells-no-address' : reply.result;
    return unknown(why, { protocol: 'pcp', epoch: reply.epoch, restarted: pcp.take(reply.epoch), mismatch: why === 'address-mismatch' });
  };

  return {
    router,
    async ask() {
      const reply = await askNatPmp(means, router.address, silent ? IMPATIENCE : PATIENCE);
      silent = reply.kind === 'silence' && reply.why === 'timeout';
      if (reply.kind === 'silence') return { ...about, kind: 'unknown', why: reply.why, offline: reply.why === 'offline' };
      const { epoch } = reply;
      const restarted = epoch !== null && natPmp.take(epoch);
      if (reply.kind === 'address') {
        told = reply.address;
        return { ...about, kind: 'address', address: reply.address, protocol: 'nat-pmp', epoch, restarted };
      }
      if (reply.why === 'unsupported-version' || reply.why === 'unsupported') return askInPcp();
      return unknown(reply.why, { protocol: 'nat-pmp', epoch, restarted });
    },
    told: () => told,
    isNews(reply) {
      silent = false;
      return reply.kind !== 'address' || reply.address !== told || natPmp.doubts(reply.epoch);
    },
  };
};
