import type { Answer } from './far-side.ts';
import { missRequest } from './match.ts';
import type { Arrived, CannedReply, CaseReply, WireCase } from './wire-case.ts';

const answerOf = (reply: CannedReply | undefined): Answer => ({
  status: reply?.status ?? 200,
  body: reply?.body ?? '',
  headers: reply?.headers,
});

/** Plays one reply of a case: meets the requests in their order and notes what was not as expected. */
export interface Script {
  meet(request: Arrived): Answer;
  /** After the last request: what did not come. */
  finish(): string[];
}

export const playCase = (wire: WireCase, alternative: CaseReply): Script => {
  const expected = wire.expect_requests ?? [];
  const last = expected.length - 1;
  const target = alternative.to ?? last;
  const unorderedFrom = wire.unorderedFrom ?? Number.POSITIVE_INFINITY;
  const misses: string[] = [];
  const met = new Set<number>();
  let next = 0;
  let answered = false;
  const goesOn = alternative.perFamily !== undefined;
  const usual = wire.replies.find((reply) => reply.to === undefined && (reply.outcome === 'updated' || reply.outcome === 'unchanged'));

  const replyTo = (at: number): Answer => {
    met.add(at);
    next = at < unorderedFrom ? at + 1 : next;
    if (at === target && alternative.status !== null) {
      answered = true;
      return answerOf(alternative);
    }
    return answerOf(expected[at]?.reply ?? (at === last ? usual : undefined));
  };
  const placeOf = (request: Arrived): number | string => {
    let why = 'no further request is expected';
    for (let at = next; at < expected.length; at += 1) {
      if (met.has(at)) continue;
      const candidate = expected[at];
      const miss = candidate === undefined ? 'none' : missRequest(candidate, request);
      if (miss === null) return at;
      if (why.startsWith('no further')) why = miss;
      const mayPass = candidate?.optional || at >= unorderedFrom || (goesOn && answered);
      if (!mayPass) return why;
    }
    return why;
  };
  return {
    meet: (request) => {
      if (alternative.to !== undefined && answered && !goesOn) {
        misses.push(`request ${request.method} ${request.path} after the reply that ends it`);
        return { status: 500, body: '' };
      }
      const place = placeOf(request);
      if (typeof place === 'number') return replyTo(place);
      misses.push(`request ${met.size}: ${place}`);
      return replyTo(Math.min(next, last));
    },
    finish: () => {
      const due = alternative.status === null ? [] : expected.slice(0, alternative.to === undefined || goesOn ? undefined : target + 1);
      const absent = due.flatMap((request, at) => (request.optional || met.has(at) || (goesOn && at > target && at < next) ? [] : [at]));
      return [...misses, ...absent.map((at) => `request ${at} was not sent`)];
    },
  };
};
