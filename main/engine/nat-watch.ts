import type { AddressState } from '../../preload/contract/state.ts';
import type { AddressRules } from './address.ts';
import type { Evidence } from './evidence.ts';
import type { Findings } from './inquiry.ts';
import { provenMapE } from './map-e.ts';
import { type NatDepth, natDepth, type RouterWord } from './nat-depth.ts';
import type { Interfaces } from './ports.ts';

/** Keeps the verdict on what stands between this machine and the Internet, from what the rounds bring anyway. */
export interface NatWatch {
  take(findings: Findings, decided: AddressState): void;
  depth(): NatDepth;
}

/** What a router that tells no address says by that (UPnP: empty; NAT-PMP: result 3). */
const SILENT_WORDS: Record<string, RouterWord['kind'] & ('empty' | 'down')> = {
  empty: 'empty',
  'no-address-yet': 'empty',
  'not-connected': 'down',
};

const wordOf = (evidence: Evidence[]): RouterWord => {
  const routers = evidence.filter(({ source }) => source.transport === 'router').map(({ answer }) => answer);
  for (const answer of routers) if (answer.kind === 'address') return { kind: 'address', address: answer.address };
  for (const answer of routers) {
    const kind = answer.kind === 'unknown' ? SILENT_WORDS[answer.why] : undefined;
    if (kind !== undefined) return { kind };
  }
  return { kind: 'silent' };
};

export const createNatWatch = ({ interfaces, rules }: { interfaces: Interfaces; rules: AddressRules }): NatWatch => {
  let router: RouterWord = { kind: 'silent' };
  let echo: string | null = null;
  let vpn = false;
  let own: string | null = null;
  return {
    take({ evidence, tainted, own: local }, decided) {
      router = wordOf(evidence);
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
      return natDepth({ router, echo, local: own, pcpMismatch: false, vpn, mapE: echo === null ? null : provenMapE(ipv6, echo) }, rules);
    },
  };
};
