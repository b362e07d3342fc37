import type { AddressState } from '../../../preload/contract/state.ts';
import type { AddressRules } from '../../net/address.ts';
import { type Evidence, isNear } from '../../ports/address-source.ts';
import type { Interfaces } from '../../ports/network.ts';
import { isUpstreams } from '../../ports/upstream-router.ts';
import type { Findings } from './findings.ts';
import { provenMapE } from './map-e.ts';
import { type NatDepth, natDepth, type RouterWord } from './nat-type.ts';

/** Keeps the verdict on what stands between this machine and the Internet, from what the rounds bring anyway. */
export interface NatMonitor {
  take(findings: Findings, decided: AddressState): void;
  depth(): NatDepth;
  /** The last WAN address that the router reported, if any. */
  routersAddress(): string | null;
}

/**
 * What a router that tells no address says by that (UPnP: empty; dns-sd: double NAT). NAT-PMP's result 3 is said of a line that is down,
 * too (RFC 6886 §3.5): it keeps an address to itself only where the Internet is reached.
 */
const SILENT_WORDS: Record<string, (reached: boolean) => RouterWord['kind'] & ('empty' | 'down')> = {
  empty: () => 'empty',
  'double-nat': () => 'empty',
  'no-address-yet': (reached) => (reached ? 'empty' : 'down'),
  'not-connected': () => 'down',
};

/** A tunnel that stands goes over the line, too. */
const isReached = ({ evidence, tainted }: Findings): boolean =>
  tainted || evidence.some(({ source, answer }) => !isNear(source.transport) && answer.kind === 'address');

const wordOf = (findings: Findings, isHis: (evidence: Evidence) => boolean): RouterWord => {
  const { evidence } = findings;
  const routers = evidence.filter((each) => each.source.transport === 'router' && isHis(each)).map(({ answer }) => answer);
  for (const answer of routers) if (answer.kind === 'address') return { kind: 'address', address: answer.address };
  for (const answer of routers) {
    const kindOf = answer.kind === 'unknown' ? SILENT_WORDS[answer.why] : undefined;
    if (kindOf !== undefined) return { kind: kindOf(isReached(findings)) };
  }
  return { kind: 'silent' };
};

/** PCP's result 12 (RFC 6887 §7.4). */
const seesAnotherNat = ({ source, answer }: Evidence): boolean =>
  source.transport === 'router' && answer.kind === 'unknown' && answer.why === 'address-mismatch';

export const createNatMonitor = ({ interfaces, rules }: { interfaces: Interfaces; rules: AddressRules }): NatMonitor => {
  let router: RouterWord = { kind: 'silent' };
  let outer: RouterWord = { kind: 'silent' };
  let pcpMismatch = false;
  let echo: string | null = null;
  let vpn = false;
  let own: string | null = null;
  return {
    take(findings, decided) {
      const { evidence, tainted, own: local } = findings;
      // No source was asked, or no evidence had a vote: keep the last verdict.
      if (evidence.length === 0) return;
      router = wordOf(findings, (each) => !isUpstreams(each));
      outer = wordOf(findings, isUpstreams);
      pcpMismatch = evidence.some((each) => !isUpstreams(each) && seesAnotherNat(each));
      vpn = tainted;
      own = local;
      const seen = evidence.some(
        ({ source, answer }) => source.transport !== 'router' && answer.kind === 'address' && answer.address === decided.address,
      );
      if (seen) echo = decided.address;
      else if (decided.address !== echo) echo = null;
    },
    depth() {
      const ipv6 = interfaces
        .list()
        .flatMap(({ addresses }) => addresses.flatMap(({ address, family, internal }) => (family === 6 && !internal ? [address] : [])));
      const mapE = echo === null ? null : provenMapE(ipv6, echo);
      return natDepth({ router, outer, echo, local: own, pcpMismatch, vpn, mapE }, rules);
    },
    routersAddress: () => (router.kind === 'address' ? router.address : null),
  };
};
