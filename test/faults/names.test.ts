import { MINUTE } from './frame/home.ts';
import { led, lookupLacks, openLookup } from './frame/lookup.ts';
import { type Expected, faults, type Row } from './frame/row.ts';

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

const row = (name: string, fault: 'nxdomain' | 'servfail' | 'silence'): Row => {
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

faults(
  'names',
  [
    row('the service’s name does not exist (NXDOMAIN)', 'nxdomain'),
    row('the resolver has a fault (SERVFAIL)', 'servfail'),
    row('the resolver says nothing', 'silence'),
  ],
  { lacks: lookupLacks() },
);
