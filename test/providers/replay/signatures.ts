import { signNfsn } from '../../../main/providers/code/nearlyfreespeech.ts';
import { signOvh } from '../../../main/providers/code/ovh-api.ts';
import {
  type Canonical,
  canonicalRequest,
  signAws,
  signBaidu,
  signHuawei,
  signingKey,
  signTencent,
  signVolcengine,
  stringToSign,
} from '../../../main/providers/code/sign/canonical.ts';
import { md5Hex, sha1Hex } from '../../../main/providers/code/sign/digest.ts';
import { rpcSignature, rpcStringToSign } from '../../../main/providers/code/sign/rpc.ts';
import { basicHeader } from '../../../main/providers/render/render.ts';
import { queryOf } from '../../../main/providers/render/value.ts';

type Tree = Record<string, unknown>;
/** What a vector may ask for, by the name it has there. */
type Made = Record<string, string>;

const isTree = (value: unknown): value is Tree => typeof value === 'object' && value !== null && !Array.isArray(value);
const textIn = (tree: Tree, key: string): string => String(tree[key] ?? '');
const fieldsIn = (tree: Tree, key: string): Record<string, string> =>
  Object.fromEntries(Object.entries(isTree(tree[key]) ? tree[key] : {}).map(([name, value]) => [name, String(value)]));
const keysIn = (input: Tree) => ({ id: textIn(input, 'accessKey'), secret: textIn(input, 'secretKey') });
const bodyIn = (input: Tree): string | Uint8Array =>
  'payloadHex' in input ? Buffer.from(textIn(input, 'payloadHex'), 'hex') : textIn(input, 'payload' in input ? 'payload' : 'body');

/** A query is written as it is signed, or as its fields, which are signed in the order of the alphabet. */
const queryIn = (input: Tree): string => {
  if (!isTree(input.query)) return textIn(input, 'query');
  return queryOf(Object.fromEntries(Object.entries(fieldsIn(input, 'query')).sort(([one], [other]) => (one < other ? -1 : 1))));
};

const canonicalIn = (input: Tree, more: Partial<Canonical>): Canonical => ({
  method: textIn(input, 'method'),
  path: textIn(input, 'path') || '/',
  query: queryIn(input),
  headers: fieldsIn(input, 'signedHeaders'),
  ...more,
});
/** The signature is the last part of what is sent. */
const withAuthorization = (authorization: string, request: string): Made => ({
  canonicalRequest: request,
  authorization,
  signature: authorization.split(/Signature=|\//).at(-1) ?? '',
});
/** What stands between the request and its signature. `secret` is the first key of the chain. */
const steps = (scheme: string, secret: string, scope: string[], stamp: string, request: string): Made => ({
  stringToSign: stringToSign({ scheme, scope, stamp }, request),
  signingKeyHex: Buffer.from(signingKey(secret, scope)).toString('hex'),
});

const rpc = (input: Tree): Made => {
  const [method, params] = [textIn(input, 'method'), fieldsIn(input, 'params')];
  return { stringToSign: rpcStringToSign(method, params), signature: rpcSignature(method, params, textIn(input, 'secret')) };
};

const SCHEMES: Readonly<Record<string, (input: Tree, vector: Tree) => Made>> = {
  'aliyun-rpc-hmac-sha1': rpc,
  'eranet-hmac-sha1': rpc,
  'aws-sigv4': (input) => {
    const [canonical, body] = [canonicalIn(input, {}), bodyIn(input)];
    const [service = '', region = '', date = ''] = ['service', 'region', 'date'].map((key) => textIn(input, key));
    const [keys, request] = [keysIn(input), canonicalRequest(canonical, body)];
    return {
      ...withAuthorization(signAws(keys, service, region, date, canonical, body), request),
      ...steps('AWS4-HMAC-SHA256', `AWS4${keys.secret}`, [date.slice(0, 8), region, service, 'aws4_request'], date, request),
    };
  },
  'tencent-tc3-hmac-sha256': (input) => {
    const usual = {
      'content-type': textIn(input, 'contentType'),
      host: textIn(input, 'host'),
      'x-tc-action': textIn(input, 'action').toLowerCase(),
    };
    const headers = 'signedHeaders' in input ? fieldsIn(input, 'signedHeaders') : usual;
    const [canonical, body] = [canonicalIn(input, { method: 'POST', headers }), bodyIn(input)];
    const keys = { id: textIn(input, 'secretId'), secret: textIn(input, 'secretKey') };
    const [service, seconds, request] = [textIn(input, 'service'), Number(input.timestamp), canonicalRequest(canonical, body)];
    const day = new Date(seconds * 1000).toISOString().slice(0, 10);
    return {
      ...withAuthorization(signTencent(keys, service, seconds, canonical, body), request),
      ...steps('TC3-HMAC-SHA256', `TC3${keys.secret}`, [day, service, 'tc3_request'], String(seconds), request),
    };
  },
  'huawei-sdk-hmac-sha256': (input) => {
    const stamp = textIn(input, 'xSdkDate');
    const canonical = canonicalIn(input, { headers: { 'x-sdk-date': stamp } });
    const authorization = signHuawei(keysIn(input), stamp, canonical, bodyIn(input));
    const request = canonicalRequest({ ...canonical, path: `${canonical.path}/` }, bodyIn(input));
    return {
      ...withAuthorization(authorization, request),
      stringToSign: stringToSign({ scheme: 'SDK-HMAC-SHA256', scope: [], stamp }, request),
    };
  },
  'baidu-bce-auth-v1': (input) => {
    const authorization = signBaidu(keysIn(input), textIn(input, 'timestamp'), Number(input.expiration), canonicalIn(input, {}));
    return { authorization, signature: authorization.split('/').at(-1) ?? '' };
  },
  'volcengine-hmac-sha256': (input) => {
    const [stamp, body] = [textIn(input, 'date'), bodyIn(input)];
    const canonical = canonicalIn(input, {
      headers: {
        'content-type': 'application/json',
        host: 'open.volcengineapi.com',
        'x-content-sha256': canonicalRequest(canonicalIn(input, {}), body).slice(-64),
        'x-date': stamp,
      },
    });
    const [service, region] = [textIn(input, 'service'), textIn(input, 'region')];
    const [keys, request] = [keysIn(input), canonicalRequest(canonical, body)];
    return {
      ...withAuthorization(signVolcengine(keys, service, region, stamp, canonical, body), request),
      ...steps('HMAC-SHA256', keys.secret, [stamp.slice(0, 8), region, service, 'request'], stamp, request),
    };
  },
  'ovh-sha1': (input, vector) => {
    // A vector may tell no more than the text that is signed.
    const [appSecret, consumerKey, method, url, body, timestamp] = textIn(vector, 'stringToSign').split('+');
    const own = { appSecret, consumerKey, method, url, body, timestamp, ...input };
    const keys = { appSecret: textIn(own, 'appSecret'), consumerKey: textIn(own, 'consumerKey') };
    return { signature: signOvh(keys, textIn(own, 'method'), textIn(own, 'url'), textIn(own, 'body'), Number(own.timestamp)) };
  },
  'nfsn-sha1': (input) => {
    const login = { login: textIn(input, 'login'), apiKey: textIn(input, 'apiKey') };
    const proof = signNfsn(login, textIn(input, 'path'), textIn(input, 'body'), Number(input.timestamp), textIn(input, 'salt'));
    return { header: `X-NFSN-Authentication: ${proof}` };
  },
  'freedns-sha1': (input) => ({ value: sha1Hex(`${textIn(input, 'username')}|${textIn(input, 'password')}`) }),
  'duiadns-md5': (input) => ({ value: md5Hex(textIn(input, 'password')) }),
  'http-basic': (input) => ({ header: basicHeader(textIn(input, 'username'), textIn(input, 'password')) }),
};

/** What differs from a vector, told in words; null where the scheme is not ours. */
export const missSignature = (vector: Tree): string[] | null => {
  const scheme = SCHEMES[textIn(vector, 'scheme')];
  if (scheme === undefined) return null;
  const made = scheme(isTree(vector.input) ? vector.input : {}, vector);
  const told = Object.entries(made).filter(([key]) => key in vector);
  const wrong = told.filter(([key, value]) => vector[key] !== value).map(([key, value]) => `${key} wanted ${vector[key]} got ${value}`);
  return told.length === 0 ? ['nothing of it is compared'] : wrong;
};
