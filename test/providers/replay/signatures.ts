import { basicHeader } from '../../../main/providers/render.ts';
import { signNfsn } from '../../../main/providers/steps/nearlyfreespeech.ts';
import { signOvh } from '../../../main/providers/steps/ovh-api.ts';
import {
  type Canonical,
  canonicalRequest,
  signAws,
  signBaidu,
  signHuawei,
  signTencent,
  signVolcengine,
} from '../../../main/providers/steps/sign-canonical.ts';
import { md5Hex, sha1Hex } from '../../../main/providers/steps/sign-digest.ts';
import { rpcSignature, rpcStringToSign } from '../../../main/providers/steps/sign-rpc.ts';

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

const canonicalIn = (input: Tree, more: Partial<Canonical>): Canonical => ({
  method: textIn(input, 'method'),
  path: textIn(input, 'path') || '/',
  query: '',
  headers: fieldsIn(input, 'signedHeaders'),
  ...more,
});
/** The signature is the last part of what is sent. */
const withAuthorization = (authorization: string, request: string): Made => ({
  canonicalRequest: request,
  authorization,
  signature: authorization.split(/Signature=|\//).at(-1) ?? '',
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
    const [service, region, date] = ['service', 'region', 'date'].map((key) => textIn(input, key));
    return withAuthorization(
      signAws(keysIn(input), service ?? '', region ?? '', date ?? '', canonical, body),
      canonicalRequest(canonical, body),
    );
  },
  'tencent-tc3-hmac-sha256': (input) => {
    const headers = {
      'content-type': textIn(input, 'contentType'),
      host: textIn(input, 'host'),
      'x-tc-action': textIn(input, 'action').toLowerCase(),
    };
    const [canonical, body] = [canonicalIn(input, { method: 'POST', headers }), bodyIn(input)];
    const keys = { id: textIn(input, 'secretId'), secret: textIn(input, 'secretKey') };
    const authorization = signTencent(keys, textIn(input, 'service'), Number(input.timestamp), canonical, body);
    return withAuthorization(authorization, canonicalRequest(canonical, body));
  },
  'huawei-sdk-hmac-sha256': (input) => {
    const stamp = textIn(input, 'xSdkDate');
    const query = new URLSearchParams(fieldsIn(input, 'query')).toString();
    const canonical = canonicalIn(input, { query, headers: { 'x-sdk-date': stamp } });
    const authorization = signHuawei(keysIn(input), stamp, canonical, bodyIn(input));
    return withAuthorization(authorization, canonicalRequest({ ...canonical, path: `${canonical.path}/` }, bodyIn(input)));
  },
  'baidu-bce-auth-v1': (input) => {
    const authorization = signBaidu(keysIn(input), textIn(input, 'timestamp'), Number(input.expiration), canonicalIn(input, {}));
    return { authorization, signature: authorization.split('/').at(-1) ?? '' };
  },
  'volcengine-hmac-sha256': (input) => {
    const [stamp, body] = [textIn(input, 'date'), bodyIn(input)];
    const canonical = canonicalIn(input, {
      query: textIn(input, 'query'),
      headers: {
        'content-type': 'application/json',
        host: 'open.volcengineapi.com',
        'x-content-sha256': canonicalRequest(canonicalIn(input, {}), body).slice(-64),
        'x-date': stamp,
      },
    });
    const [service, region] = [textIn(input, 'service'), textIn(input, 'region')];
    return withAuthorization(signVolcengine(keysIn(input), service, region, stamp, canonical, body), canonicalRequest(canonical, body));
  },
  'ovh-sha1': (input, vector) => {
    const [appSecret = '', consumerKey = '', method = '', url = '', body = '', time = ''] = textIn(vector, 'stringToSign').split('+');
    return { signature: signOvh({ appSecret, consumerKey }, method, url, body, Number(input.timestamp ?? time)) };
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
