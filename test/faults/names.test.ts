import { MINUTE } from './frame/home.ts';
import { led, lookupLacks, openLookup } from './frame/lookup.ts';
import { NOIP_HOST } from './frame/outside.ts';
import { type Expected, faults, type Row } from './frame/row.ts';
import type { Scene } from './frame/scene.ts';

const noName: Expected = {
  outcome: 'network dns',
  next: [8000, 12_000],
  toldAfter: 15 * MINUTE,
  requests: 0,
  reads: {
    en: /No-IP could not be reached. Its name could not be looked up/,
    ja: /No-IP に接続できませんでした。サーバーの名前を解決できませんでした。/,
  },
};

const row = (name: string, fault: 'nxdomain' | 'servfail' | 'silence'): Extract<Row, { given: unknown }> => {
  const way = led();
  return {
    name,
    open: { through: way.through },
    given: async ({ outside, later }) => {
      const other = await openLookup(fault);
      const { heal } = outside;
      way.lead(other);
      outside.heal = () => {
        way.lead(null);
        heal();
      };
      later(other.close);
    },
    expect: noName,
  };
};

/** All resolvers say that the service's own name is gone, and find others: it is no fault of the line. */
const gone = (): Row => {
  const plain = row('', 'nxdomain');
  return {
    ...plain,
    name: 'the service’s own name is gone from the DNS, and others are found',
    peer: 'Google Domains, woima, DtDNS',
    given: async (scene: Scene) => {
      scene.outside.names.gone.add(NOIP_HOST);
      await plain.given(scene);
      const { heal } = scene.outside;
      scene.outside.heal = () => {
        scene.outside.names.gone.clear();
        heal();
      };
    },
    expect: {
      ...noName,
      outcome: 'network name-gone',
      reads: { en: /gone from the DNS/, ja: /DNS からなくなっています|自身の名前が.*DNS にありません/ },
    },
  };
};

faults(
  'names',
  [
    row('the service’s name does not exist (NXDOMAIN)', 'nxdomain'),
    row('the resolver has a fault (SERVFAIL)', 'servfail'),
    row('the resolver says nothing', 'silence'),
    gone(),
  ],
  { lacks: lookupLacks() },
);
