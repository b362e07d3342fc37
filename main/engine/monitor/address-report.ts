import type { NatView } from '../../../preload/contract/state.ts';
import type { TrackedAddresses } from '../detection/tracked-addresses.ts';
import type { NatDepth } from '../network/nat-type.ts';
import type { AddressChange } from '../runtime/address-change.ts';
import type { StateStore } from '../runtime/state-store.ts';

/** Puts what was found into the state, and announces what changed. */
export interface AddressReport {
  tell(changes: AddressChange[]): void;
  /** After each look, also one that changed nothing. */
  onTold(listener: (changes: AddressChange[]) => void): void;
}

const natOf = ({ verdict, because, line }: NatDepth): NatView => ({
  verdict,
  because,
  ports: line === null ? null : line.ports.map(({ from, to }) => [from, to]),
});

export const createAddressReport = ({
  state,
  tracked,
}: {
  state: StateStore;
  tracked: Pick<TrackedAddresses, 'of' | 'nat'>;
}): AddressReport => {
  const listeners: ((changes: AddressChange[]) => void)[] = [];
  return {
    tell(changes) {
      const nat = natOf(tracked.nat());
      const same = JSON.stringify(nat) === JSON.stringify(state.fields().nat);
      state.change({
        checking: false,
        addresses: { ...tracked.of(state.fields().settings.address) },
        ...(same ? {} : { nat }),
      });
      for (const listener of listeners) listener(changes);
    },
    onTold: (listener) => void listeners.push(listener),
  };
};
