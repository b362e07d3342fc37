import type { Arg, Result } from '../../../preload/contract/api.ts';
import { addressFor, parseDevice } from '../../net/ipv6-suffix.ts';
import type { TrackedAddresses } from '../detection/tracked-addresses.ts';
import type { StateStore } from '../runtime/state-store.ts';

/** What an event for another device of the home network would publish now, while its address is typed. */
export type DevicePreview = (arg: Arg<'address.device'>) => Result<'address.device'>;

export const createDevicePreview =
  ({ tracked, state }: { tracked: Pick<TrackedAddresses, 'of'>; state: Pick<StateStore, 'fields'> }): DevicePreview =>
  ({ host, source }) => {
    const device = parseDevice(host);
    if (!device.ok) return { ok: false, code: device.why, field: 'ipv6Host' };
    const { ipv6 } = tracked.of(source.kind === 'automatic' ? state.fields().settings.address : source);
    return { ok: true, address: ipv6.kind === 'known' ? addressFor({ ipv6Host: host }, ipv6.address) : null };
  };
