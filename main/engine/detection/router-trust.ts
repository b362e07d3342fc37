import type { AddressState } from '../../../preload/contract/state.ts';
import { type AddressRules, isPublic } from '../../net/address.ts';
import { type Evidence, isNear } from '../../ports/address-source.ts';

/** How far the router is trusted, by how its answers agreed with those of outside sources. */
export interface RouterTrust {
  /** Its last answer equalled what outside sources saw: then its announcement needs no confirmation. */
  isTrusted(): boolean;
  /** The network may be another one now. */
  distrust(): void;
  /** The router's address that outside sources outvoted; null where they agreed when last compared. */
  outvoted(): string | null;
  /** An address with which the router was outvoted is ignored until another source reports it too, even where no other source can be asked. */
  withoutOutvoted(evidence: Evidence[], alone: boolean): Evidence[];
  /** Compares its answer with the decision of a round. */
  learn(evidence: Evidence[], decided: AddressState): void;
}

export const createRouterTrust = ({ rules }: { rules: AddressRules }): RouterTrust => {
  let trusted = false;
  let outvoted: string | null = null;

  const compare = (evidence: Evidence[], { kind, address, because }: AddressState): void => {
    const words = evidence.flatMap(({ source, answer }) =>
      source.transport === 'router' && answer.kind === 'address' && isPublic(answer.address, rules) ? [answer.address] : [],
    );
    if (kind !== 'known' || words.length === 0) return;
    if (words.every((word) => word === address)) outvoted = null;
    else if (because === 'operators-agree') outvoted = words.find((word) => word !== address) ?? null;
  };

  return {
    isTrusted: () => trusted,
    distrust() {
      trusted = false;
    },
    outvoted: () => outvoted,
    withoutOutvoted(evidence, alone) {
      const names = ({ answer }: Evidence, address: string): boolean => answer.kind === 'address' && answer.address === address;
      const isSeen = (address: string): boolean => evidence.some((each) => !isNear(each.source.transport) && names(each, address));
      if (outvoted === null || (!alone && isSeen(outvoted))) return evidence;
      const wrong = outvoted;
      const isWrong = (each: Evidence): boolean => each.source.transport === 'router' && (alone || names(each, wrong));
      return evidence.map((each) => (isWrong(each) ? { ...each, outvoted: true } : each));
    },
    learn(evidence, decided) {
      compare(evidence, decided);
      const word = evidence.find(({ source, answer }) => source.transport === 'router' && answer.kind === 'address')?.answer;
      if (word?.kind === 'address' && decided.kind === 'known') trusted = word.address === decided.address;
    },
  };
};
