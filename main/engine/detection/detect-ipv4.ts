import { type AddressRules, isPublic } from '../../net/address.ts';
import type { Clock } from '../../ports/clock.ts';
import type { Nearby } from '../../ports/router.ts';
import type { Findings, Ipv4Detection } from '../network/findings.ts';
import type { Ipv6Detection } from './detect-ipv6.ts';
import type { SourcePool } from './source-pool.ts';

/** While the router answers the same as ever, the Internet is asked no more often than this, in ms. */
const CROSS_CHECK = 10 * 60_000;

/** The same where no router helps, while STUN servers see the address that is held: ms. */
const STUN_CROSS_CHECK = 5 * 60_000;

export const createIpv4Detection = ({
  sourcePool,
  ipv6,
  nearby,
  clock,
  rules,
}: {
  /** Those on the Internet who tell the IPv4 address. */
  sourcePool: SourcePool;
  ipv6: Ipv6Detection;
  nearby: Nearby;
  clock: Clock;
  rules: AddressRules;
}): Ipv4Detection => {
  let crossCheckedAt = Number.NEGATIVE_INFINITY;
  const askIpv4 = async (known: string | null, { thorough, outvoted = null }: Parameters<Ipv4Detection['ask']>[2]): Promise<Findings> => {
    const [before, near] = await Promise.all([nearby.surroundings(), nearby.ask()]);
    const { tunnelled: tainted, own } = before;
    // Outside sources would only see the tunnel's exit, so none is asked.
    if (tainted) return { evidence: near, tainted, own };
    const same = near.some(({ answer }) => answer.kind === 'address' && answer.address === known);
    const now = clock.monotonic();
    if (same && !thorough && now - crossCheckedAt < CROSS_CHECK) return { evidence: near, tainted, own };
    const isContradicted = near.some(
      ({ answer }) => answer.kind === 'address' && ![known, outvoted].includes(answer.address) && isPublic(answer.address, rules),
    );
    if (!same && !thorough && !isContradicted && known !== null && now - crossCheckedAt < STUN_CROSS_CHECK) {
      const polled = await sourcePool.poll(known);
      if (polled.some(({ answer }) => answer.kind === 'address' && answer.address === known))
        return { evidence: [...near, ...polled], tainted, own };
    }
    crossCheckedAt = now;
    const heard = await sourcePool.ask(known, { thorough: thorough || isContradicted, near });
    // A tunnel, or another network, may have come up while they were asked; evidence for the address that is held stays usable, since it changes nothing.
    if (heard.some(({ answer }) => answer.kind === 'address' && answer.address !== known)) {
      const after = await nearby.surroundings();
      if (after.tunnelled) return { evidence: [...near, ...heard], tainted: true, own };
      if (after.own !== own || after.place?.plain !== before.place?.plain) return { evidence: [], tainted, own };
    }
    return { evidence: [...near, ...heard], tainted, own };
  };
  return { ask: (family, known, options) => (family === 'ipv4' ? askIpv4(known, options) : ipv6.ask(known, options)) };
};
