import { useAppState, useStrings } from '../store/context.ts';
import { AddressCard } from './address-card.tsx';
import { DecisionList } from './decision-list.tsx';
import { LocalNetworkCard } from './local-network-card.tsx';
import { NatCard } from './nat-card.tsx';

/** What the address is, how that is known, and how it came to be. */
export const AddressView = () => {
  const strings = useStrings();
  const first = useAppState((state) => state.publication.obstacle !== null && state.publication.obstacle.events > 0);
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard
    <section className="addresses" aria-label={strings.address.label} tabIndex={0}>
      <div className="addresses-inner">
        {first && <NatCard />}
        <AddressCard family="ipv4" />
        <AddressCard family="ipv6" />
        <LocalNetworkCard />
        {!first && <NatCard />}
        <DecisionList />
      </div>
    </section>
  );
};

export default AddressView;
