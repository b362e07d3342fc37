import type { Arg, Bridge, CallName, Envelope, Result } from '../../preload/contract/api.ts';

/** A call that did not go through, in the shape of a refusal. */
export interface Refusal {
  ok: false;
  code: string;
  field?: string;
  detail?: string;
}

export type CallResult<N extends CallName> = { ok: true; value: Result<N> } | Refusal;

/** Calls main; a refused or failed call is a value, whichever layer said no. */
export const ask = async <N extends CallName>(bridge: Bridge, name: N, arg: Arg<N>): Promise<CallResult<N>> => {
  try {
    const call = bridge[name] as unknown as (arg: Arg<N>) => Promise<Envelope<Result<N>>>;
    const reply = await call(arg);
    return reply.ok ? reply : { ok: false, code: reply.code };
  } catch {
    return { ok: false, code: 'failed' };
  }
};

type DoneCall = { [N in CallName]: Result<N> extends { ok: boolean } ? N : never }[CallName];
export type Accepted<N extends DoneCall> = Extract<Result<N>, { ok: true }>;

/** For calls that answer ok or a refusal: both layers in one answer. */
export const act = async <N extends DoneCall>(bridge: Bridge, name: N, arg: Arg<N>): Promise<Result<N> | Refusal> => {
  const answer = await ask(bridge, name, arg);
  return answer.ok ? answer.value : answer;
};
