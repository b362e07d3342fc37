import type { OutcomeKind } from '../../../preload/contract/outcome.ts';

/** A value, or a matcher such as {"$re": …}. */
export type Pattern = string | number | boolean | null | Pattern[] | { [key: string]: Pattern };

export interface CannedReply {
  status: number | null;
  body?: string;
  headers?: Record<string, string>;
}

export interface ExpectedRequest {
  method: Pattern;
  scheme: Pattern;
  host: Pattern;
  path: Pattern;
  query?: Record<string, Pattern>;
  headers?: { [key: string]: Pattern };
  body?: Pattern;
  bodyType?: 'json' | 'form' | 'xml' | 'text';
  reply?: CannedReply;
  optional?: boolean;
  queryExact?: boolean;
}

export interface CaseReply extends CannedReply {
  outcome: OutcomeKind;
  reason?: string;
  to?: number;
  perHost?: Record<string, OutcomeKind>;
  perFamily?: { v4?: OutcomeKind; v6?: OutcomeKind };
  retryAfterSeconds?: number;
}

/** One configuration, one address situation, the requests in order, and replies with the outcome that must follow. */
export interface WireCase {
  id: string;
  provider: string;
  config: Record<string, unknown> & { hosts?: string[] };
  ip: { v4: string | null; v6: string | null };
  expect_requests?: ExpectedRequest[];
  replies: CaseReply[];
  unorderedFrom?: number;
}

/** What reached the far side. */
export interface Arrived {
  method: string;
  scheme: 'http' | 'https';
  host: string;
  path: string;
  query: Record<string, string>;
  headers: Record<string, string>;
  body: string;
}
