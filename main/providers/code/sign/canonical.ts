import { type Data, hmac, sha256Hex } from './digest.ts';

/** Signatures over a canonical form of the request. All of them cover the exact bytes that are sent. */
export interface Canonical {
  method: string;
  path: string;
  /** Sorted and encoded, without the question mark. */
  query: string;
  /** The signed headers; names in lower case, in the order of the alphabet. */
  headers: Readonly<Record<string, string>>;
}

const signedNames = ({ headers }: Canonical): string => Object.keys(headers).join(';');

/** As AWS, Tencent, Huawei and Volcengine write it. */
export const canonicalRequest = (canonical: Canonical, body: Data): string => {
  const { method, path, query, headers } = canonical;
  const lines = Object.entries(headers).map(([name, value]) => `${name}:${value}\n`);
  return [method, path, query, lines.join(''), signedNames(canonical), sha256Hex(body)].join('\n');
};

interface Scoped {
  scheme: string;
  /** The first key of the chain. */
  secret: string;
  /** What the key is bound to, in the order of the chain. */
  scope: string[];
  stamp: string;
}

export const stringToSign = ({ scheme, scope, stamp }: Omit<Scoped, 'secret'>, request: string): string =>
  [scheme, stamp, ...(scope.length === 0 ? [] : [scope.join('/')]), sha256Hex(request)].join('\n');

export const signingKey = (secret: string, scope: readonly string[]): Data =>
  scope.reduce<Data>((key, part) => hmac('sha256', key, part), secret);

const signed = (scoped: Scoped, canonical: Canonical, body: Data): { names: string; signature: string } => ({
  names: signedNames(canonical),
  signature: hmac('sha256', signingKey(scoped.secret, scoped.scope), stringToSign(scoped, canonicalRequest(canonical, body))).toString(
    'hex',
  ),
});

interface Keys {
  id: string;
  secret: string;
}

/** AWS Signature Version 4. `stamp` is like 20231114T221320Z. */
export const signAws = (keys: Keys, service: string, region: string, stamp: string, canonical: Canonical, body: Data): string => {
  const scope = [stamp.slice(0, 8), region, service, 'aws4_request'];
  const { names, signature } = signed({ scheme: 'AWS4-HMAC-SHA256', secret: `AWS4${keys.secret}`, scope, stamp }, canonical, body);
  return `AWS4-HMAC-SHA256 Credential=${keys.id}/${scope.join('/')}, SignedHeaders=${names}, Signature=${signature}`;
};

/** Tencent Cloud TC3. `seconds` since 1970. */
export const signTencent = (keys: Keys, service: string, seconds: number, canonical: Canonical, body: Data): string => {
  const scope = [new Date(seconds * 1000).toISOString().slice(0, 10), service, 'tc3_request'];
  const scoped = { scheme: 'TC3-HMAC-SHA256', secret: `TC3${keys.secret}`, scope, stamp: String(seconds) };
  const { names, signature } = signed(scoped, canonical, body);
  return `TC3-HMAC-SHA256 Credential=${keys.id}/${scope.join('/')}, SignedHeaders=${names}, Signature=${signature}`;
};

/** Huawei Cloud's SDK signature; the canonical path always ends with a slash. */
export const signHuawei = (keys: Keys, stamp: string, canonical: Canonical, body: Data): string => {
  const path = canonical.path.endsWith('/') ? canonical.path : `${canonical.path}/`;
  const scoped = { scheme: 'SDK-HMAC-SHA256', secret: keys.secret, scope: [], stamp };
  const { names, signature } = signed(scoped, { ...canonical, path }, body);
  return `SDK-HMAC-SHA256 Access=${keys.id}, SignedHeaders=${names}, Signature=${signature}`;
};

/** Volcengine. */
export const signVolcengine = (keys: Keys, service: string, region: string, stamp: string, canonical: Canonical, body: Data): string => {
  const scope = [stamp.slice(0, 8), region, service, 'request'];
  const { names, signature } = signed({ scheme: 'HMAC-SHA256', secret: keys.secret, scope, stamp }, canonical, body);
  return `HMAC-SHA256 Credential=${keys.id}/${scope.join('/')}, SignedHeaders=${names}, Signature=${signature}`;
};

/** Baidu's BCE v1: the signing key is the hex text of the first HMAC, and the body is not covered. `stamp` is like 2023-11-14T22:13:20Z. */
export const signBaidu = (keys: Keys, stamp: string, seconds: number, canonical: Canonical): string => {
  const prefix = `bce-auth-v1/${keys.id}/${stamp}/${seconds}`;
  const { method, path, query, headers } = canonical;
  const lines = Object.entries(headers).map(([name, value]) => `${name}:${value}`);
  const request = [method, path, query, lines.join('\n')].join('\n');
  const signature = hmac('sha256', hmac('sha256', keys.secret, prefix).toString('hex'), request).toString('hex');
  return `${prefix}/${signedNames(canonical)}/${signature}`;
};
