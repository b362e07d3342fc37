import { encodeStrictly, queryOf, sortedQuery } from '../../render/value.ts';
import { hmac } from './digest.ts';

type Params = Readonly<Record<string, string>>;

/** The text Alibaba Cloud's RPC style signs, which eranet copies: the sorted query is encoded once more. */
export const rpcStringToSign = (method: string, params: Params): string =>
  [method, encodeStrictly('/'), encodeStrictly(sortedQuery(params))].join('&');

export const rpcSignature = (method: string, params: Params, secret: string): string =>
  hmac('sha1', `${secret}&`, rpcStringToSign(method, params)).toString('base64');

/** The query of a signed GET. */
export const signedQuery = (params: Params, secret: string): string =>
  queryOf({ ...params, Signature: rpcSignature('GET', params, secret) });
