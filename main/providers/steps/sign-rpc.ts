import { createHmac } from 'node:crypto';
import { encodeStrictly, queryOf } from './exchange.ts';

type Params = Readonly<Record<string, string>>;

const sorted = (params: Params): Record<string, string> =>
  Object.fromEntries(Object.entries(params).sort(([one], [other]) => (one < other ? -1 : 1)));

/** The text Alibaba Cloud's RPC style signs, which eranet copies: the sorted query is encoded once more. */
export const rpcStringToSign = (method: string, params: Params): string =>
  [method, encodeStrictly('/'), encodeStrictly(queryOf(sorted(params)))].join('&');

export const rpcSignature = (method: string, params: Params, secret: string): string =>
  createHmac('sha1', `${secret}&`).update(rpcStringToSign(method, params)).digest('base64');

/** The query of a signed GET. */
export const signedQuery = (params: Params, secret: string): string =>
  queryOf({ ...params, Signature: rpcSignature('GET', params, secret) });
