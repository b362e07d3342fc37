import type { Evidence } from '../../ports/address-source.ts';
import type { Clock } from '../../ports/clock.ts';
import type { PortalProbe } from '../../ports/network.ts';

const MINUTE = 60_000;

/** Between two questions while the suspicion lasts, in ms. */
const GAPS = [MINUTE, 2 * MINUTE, 5 * MINUTE, 15 * MINUTE] as const;

const AFAR = new Set<string>(['https', 'doh', 'stun']);

/** The evidence of outside sources. */
export const fromAfar = (evidence: Evidence[]): Evidence[] => evidence.filter(({ source }) => AFAR.has(source.transport));

/**
 * What a round says about a portal. heard: a source on the Internet reported an address, so there is none; mute: none did although there is a network, so
 * there may be one; offline: there is no network either; null: no source was asked.
 */
export const soundOf = (evidence: Evidence[]): 'heard' | 'mute' | 'offline' | null => {
  const afar = fromAfar(evidence).map(({ answer }) => answer);
  if (afar.length === 0) return null;
  if (afar.some(({ kind }) => kind !== 'unknown')) return 'heard';
  return afar.every((answer) => answer.kind === 'unknown' && answer.why === 'offline') ? 'offline' : 'mute';
};

/** Tells a network that wants to be logged into from one that is merely down. */
export interface CaptivePortal {
  /** What a round brought; answers whether this network holds us back. At most one question a round, ever fewer while nothing changes. */
  judge(evidence: Evidence[]): Promise<boolean>;
  /** Another network, or a tunnel: what was known of this one is over. */
  forget(): void;
}

export const createCaptivePortal = ({ probe, clock }: { probe: PortalProbe; clock: Clock }): CaptivePortal => {
  let held = false;
  let asked = 0;
  let notBefore = Number.NEGATIVE_INFINITY;
  const forget = (): void => {
    held = false;
    asked = 0;
    notBefore = Number.NEGATIVE_INFINITY;
  };
  return {
    async judge(evidence) {
      const sound = soundOf(evidence);
      if (sound === 'heard' || sound === 'offline') forget();
      if (sound !== 'mute' || clock.monotonic() < notBefore) return held;
      notBefore = clock.monotonic() + (GAPS[Math.min(asked, GAPS.length - 1)] as number);
      asked += 1;
      const word = await probe.ask();
      // No answer does not contradict a portal that was seen before.
      if (word !== 'silent') held = word === 'portal';
      return held;
    },
    forget,
  };
};
