import type { LocalAddress } from '../net/local-address.ts';
import type { LocalNetwork } from '../ports/network.ts';

/** From a documentation prefix (RFC 3849): the stable address and the temporary one. */
export const PRACTICE_OUTGOING = '2001:db8:3a7c:1:8d1c:4b7e:93a2:60f5';
const LASTING = '2001:db8:3a7c:1:21b:21ff:feaa:bbcc';

/** As a home computer has them: one address that stays, and one to go out with. */
export const practiceLocalNetwork = (): LocalNetwork => {
  const local = (address: string, temporary: boolean): LocalAddress => ({
    address,
    family: 6,
    prefixLength: 64,
    interface: 'practice0',
    temporary,
    deprecated: false,
    usable: true,
    validSeconds: 86_400,
  });
  return {
    addresses: async () => [local(LASTING, false), local(PRACTICE_OUTGOING, true)],
    onChange: () => () => {},
    tells: () => false,
  };
};
