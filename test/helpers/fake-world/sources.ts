import type { World } from '../../../main/engine/runtime/world.ts';
import type { Source } from '../../../main/ports/address-source.ts';
import type { Family } from '../../../preload/contract/event.ts';
import { OPERATORS, type Outside } from './outside.ts';

const TRANSPORTS: Record<(typeof OPERATORS)[number], Source['transport']> = { a: 'https', b: 'https', c: 'doh', d: 'doh' };

const echoOf = (outside: Outside, operator: (typeof OPERATORS)[number], family: Family): Source => {
  const mark = family === 'ipv6' ? '6' : '';
  return {
    id: `echo-${operator}${mark}`,
    operator,
    transport: TRANSPORTS[operator],
    family,
    minIntervalMs: 1000,
    async ask() {
      outside.asked.push(`${operator}${mark}`);
      const answer = (family === 'ipv6' ? outside.echo6 : outside.echo).get(operator) ?? { kind: 'unknown', why: 'timeout' };
      return typeof answer === 'string' ? { kind: 'address', address: answer } : answer;
    },
  };
};

/** Four echoes of four operators over two transports, each for both families; and what an event names itself. */
export const sourcesOf = (outside: Outside): Pick<World, 'sources' | 'ownSource'> => ({
  sources: OPERATORS.flatMap((operator) => [echoOf(outside, operator, 'ipv4'), echoOf(outside, operator, 'ipv6')]),
  ownSource: (from, family) => ({
    id: from.kind,
    operator: 'own',
    transport: 'fixed',
    family,
    minIntervalMs: 0,
    ask: () => outside.own(from, family),
  }),
});
