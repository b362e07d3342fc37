import type { LocalAddress } from '../../main/net/local-address.ts';

/** An IPv6 address of this machine that stays, for a day. */
export const localAddress = (address: string, more: Partial<LocalAddress> = {}): LocalAddress => ({
  address,
  family: 6,
  prefixLength: 64,
  interface: 'en0',
  temporary: false,
  deprecated: false,
  usable: true,
  validSeconds: 86_400,
  ...more,
});
