import { expect, it } from 'vitest';
import { createLastExchanges } from '../../../../main/engine/updates/last-exchanges.ts';
import type { Exchange } from '../../../../preload/contract/exchange.ts';

const EXCHANGE: Exchange = { transport: 'http', request: 'GET https://dns.example/', headers: [], sent: '', reply: null };

it('what went over the line is remembered for each event of the last update, and not for ever', () => {
  const exchanges = createLastExchanges({ clock: { now: () => 5, monotonic: () => 5, wakeAt: () => () => {} } });
  expect(exchanges.of('a')).toBeNull();
  exchanges.remember(['a', 'b'], [EXCHANGE]);
  expect(exchanges.of('b')).toEqual({ at: 5, exchanges: [EXCHANGE] });
  exchanges.remember(
    Array.from({ length: 200 }, (_, at) => `n${at}`),
    [],
  );
  expect(exchanges.of('a')).toBeNull();
  expect(exchanges.of('n0')).not.toBeNull();
});
