// APIs that know their user by Basic, by a digest over the request, or by a public key.
import { createHash, verify } from 'node:crypto';
import { isIP } from 'node:net';
import { isNow, json, nameIn } from './signed-call.mjs';

const EMPTY = { status: 204 };

/** さくらのクラウド: no signature, but Basic; the records are one list, written as a whole. */
const sakuraCloud = async (request, service, records) => {
  const { token, secret, zone } = service.settings;
  const [host] = service.hosts;
  const base = '/cloud/zone/is1a/api/cloud/1.1/commonserviceitem';
  if (request.headers.authorization !== `Basic ${Buffer.from(`${token}:${secret}`).toString('base64')}`)
    return json(401, { is_fatal: true, status: '401 Unauthorized', error_code: 'unauthorized', error_msg: 'error-unauthorized' });
  const item = (ResourceRecordSets) => ({
    CommonServiceItem: { ID: '113', Status: { Zone: zone }, Settings: { DNS: { ResourceRecordSets } } },
    is_ok: true,
  });
  if (request.method === 'GET' && request.path === base)
    return json(200, {
      CommonServiceItems: [
        { ID: '112', Status: { Zone: `sub.${zone}` } },
        { ID: '113', Status: { Zone: zone } },
      ],
    });
  if (request.path !== `${base}/113`) return json(404, { is_fatal: true, error_code: 'not_found', error_msg: 'not found' });
  const name = nameIn(service);
  const sets = [
    { Name: '@', Type: 'NS', RData: 'ns1.gslb3.sakura.ne.jp.' },
    { Name: name, Type: 'A', RData: await records.one(host, 'A'), TTL: 60 },
    { Name: name, Type: 'AAAA', RData: '2001:db8::99' },
    { Name: '@', Type: 'TXT', RData: 'v=spf1 -all' },
  ];
  if (request.method === 'GET') return json(200, item(sets));
  const written = JSON.parse(request.body).CommonServiceItem.Settings.DNS.ResourceRecordSets;
  const address = written.find((one) => one.Name === name && one.Type === 'A')?.RData ?? '';
  if (isIP(address) === 0) return json(400, { is_fatal: true, error_code: 'bad_request', error_msg: 'bad request' });
  await records.set(service.id, host, address);
  return json(200, item(written));
};

const ovh = async (request, service, records) => {
  const { appKey, appSecret, consumerKey, zone } = service.settings;
  const { method, target, headers, body, query } = request;
  const [host] = service.hosts;
  if (headers['x-ovh-application'] !== appKey) return json(403, { message: 'This application key is invalid' });
  if (request.path === '/1.0/auth/time') return { status: 200, body: String(Math.floor(Date.now() / 1000)) };
  if (headers['x-ovh-consumer'] !== consumerKey)
    return json(403, { message: 'This credential is not valid', errorCode: 'INVALID_CREDENTIAL' });
  const stamp = headers['x-ovh-timestamp'];
  const text = [appSecret, consumerKey, method, `https://${headers.host}${target}`, body, stamp].join('+');
  if (headers['x-ovh-signature'] !== `$1$${createHash('sha1').update(text).digest('hex')}`)
    return json(400, { message: 'Invalid signature' });
  if (!isNow(Number(stamp))) return json(400, { message: 'Query out of time' });
  const base = `/1.0/domain/zone/${zone}`;
  const call = `${method} ${request.path}`;
  if (call === `GET ${base}/record`)
    return json(200, query.get('subDomain') === nameIn(service) && query.get('fieldType') === 'A' ? [501] : []);
  if (call === `PUT ${base}/record/501`) {
    ovhPending.set(host, JSON.parse(body).target);
    return json(200, null);
  }
  if (call !== `POST ${base}/refresh`) return json(404, { message: 'Got an invalid (or empty) URL' });
  await records.set(service.id, host, ovhPending.get(host));
  return json(200, null);
};
/** What was changed, and is live only after a refresh. */
const ovhPending = new Map();

const transip = async ({ method, path, headers, body }, service, records) => {
  const { username, publicKey, zone, ttl } = service.settings;
  if (`${method} ${path}` === 'POST /v6/auth') {
    const signature = Buffer.from(headers.signature ?? '', 'base64');
    const good = verify('RSA-SHA512', Buffer.from(body), publicKey, signature) && JSON.parse(body).login === username;
    return good ? json(201, { token: 'tok-1' }) : json(401, { error: 'The signature is invalid' });
  }
  if (headers.authorization !== 'Bearer tok-1') return json(401, { error: 'Your access token is invalid' });
  if (`${method} ${path}` !== `PATCH /v6/domains/${zone}/dns`) return json(404, { error: 'not found' });
  const { name, expire, type, content } = JSON.parse(body).dnsEntry;
  if (name !== nameIn(service) || expire !== ttl || isIP(content) === 0 || records.typeOf(content) !== type)
    return json(404, { error: 'Dns entry not found' });
  await records.set(service.id, service.hosts[0], content);
  return EMPTY;
};

export const SIGNED_OTHERWISE = { 'sakura-cloud': sakuraCloud, 'ovh-api': ovh, transip };
