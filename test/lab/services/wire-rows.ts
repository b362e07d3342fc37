import type { ExpectedRequest, WireCase } from '../../providers/replay/wire-case.ts';
import type { Service } from './service.ts';
import type { Arrival } from './service-world.ts';
import { type Allowed, caseFor, type SentAddresses, wireText } from './wire-text.ts';

/** What came, and what should have come. */
export interface Pair {
  came: string;
  wanted: string;
}

const ordersOf = (requests: ExpectedRequest[], fixed: number): ExpectedRequest[][] => {
  const [head, tail] = [requests.slice(0, fixed), requests.slice(fixed)];
  const orders = (left: ExpectedRequest[]): ExpectedRequest[][] =>
    left.length < 2 ? [left] : left.flatMap((one, at) => orders(left.toSpliced(at, 1)).map((rest) => [one, ...rest]));
  return orders(tail).map((order) => [...head, ...order]);
};

const pairsOf = (requests: ExpectedRequest[], arrivals: Arrival[], allowed: Allowed): Pair[] =>
  requests.map((request, at) => {
    const came = arrivals[at]?.text ?? '';
    return { came, wanted: wireText(request, came, allowed) };
  });
const sames = (pairs: Pair[]): number => {
  const other = pairs.findIndex(({ came, wanted }) => came !== wanted);
  return other === -1 ? pairs.length : other;
};

/** All ways a case may go. */
const waysOf = (wire: WireCase, service: Service, told: SentAddresses): ExpectedRequest[][] => {
  const requests = caseFor(wire, service, told);
  return ordersOf(requests, wire.unorderedFrom ?? requests.length);
};

/** The requests of one service beside those of its cases, run after run: of the cases that fit, the longest; where none does, the nearest. */
export const wirePairs = (service: Service, arrivals: Arrival[], told: SentAddresses): Pair[] => {
  const ways = service.cases.flatMap((wire) => waysOf(wire, service, told));
  const headers = Object.assign({}, ...ways.flat().map((request) => request.headers));
  const pairs: Pair[] = [];
  for (let left = arrivals; left.length > 0; ) {
    const tries = ways.map((way) => pairsOf(way, left, { open: service.open, headers }));
    const whole = tries.filter((one) => sames(one) === one.length).sort((a, b) => b.length - a.length)[0];
    const nearest = whole ?? tries.sort((a, b) => sames(b) - sames(a))[0];
    if (nearest === undefined) break;
    pairs.push(...nearest);
    if (whole === undefined) break;
    left = left.slice(nearest.length);
  }
  return pairs;
};
