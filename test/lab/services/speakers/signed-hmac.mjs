// APIs whose requests are signed with a shared key. The signature is worked out anew from what arrived, as each one's manual says.
import { createHash, createHmac } from 'node:crypto';
import { isIP } from 'node:net';
import { isNow, json, nameIn } from './signed-call.mjs';

const xml = (status, body) => ({ status, body: `<?xml version="1.0"?>\n${body}`, headers: { 'Content-Type': 'text/xml' } });
const hex = (text) => createHash('sha256').update(text).digest('hex');
const hmac = (key, text) => createHmac('sha256', key).update(text).digest();

const strictly = (text) => encodeURIComponent(text).replace(/[!'()*]/g, (sign) => `%${sign.charCodeAt(0).toString(16).toUpperCase()}`);
const tag = (text, name) => new RegExp(`<${name}>([^<]*)</${name}>`).exec(text)?.[1];

/** What AWS Signature Version 4 and Tencent's TC3 sign of a request: a digest over method, path, query, the named headers and the body. */
const digestOf = ({ method, target, headers, body }, names, fold = (value) => value) => {
  const [path, query = ''] = target.split('?');
  const lines = names.split(';').map((name) => `${name}:${fold(headers[name] ?? '')}\n`);
  return hex([method, path, query, lines.join(''), names, hex(body)].join('\n'));
};

const route53 = async (request, service, records) => {
  const { accessKey, secretKey, zoneId } = service.settings;
  const refuse = (status, code) =>
    xml(status, `<ErrorResponse><Error><Code>${code}</Code><Message>${code}</Message></Error></ErrorResponse>`);
  const told =
    /^AWS4-HMAC-SHA256 Credential=([^/]+)\/(\d{8})\/us-east-1\/route53\/aws4_request, SignedHeaders=([^,]+), Signature=([0-9a-f]{64})$/;
  const [, id, day, names, signature] = told.exec(request.headers.authorization ?? '') ?? [];
  const stamp = request.headers['x-amz-date'] ?? '';
  const at = Date.parse(stamp.replace(/^(\d{4})(\d\d)(\d\d)T(\d\d)(\d\d)(\d\d)Z$/, '$1-$2-$3T$4:$5:$6Z')) / 1000;
  if (id !== accessKey) return refuse(403, 'InvalidClientTokenId');
  if (!names.split(';').includes('host') || !stamp.startsWith(day) || !isNow(at)) return refuse(403, 'SignatureDoesNotMatch');
  const text = ['AWS4-HMAC-SHA256', stamp, `${day}/us-east-1/route53/aws4_request`, digestOf(request, names)].join('\n');
  const key = [day, 'us-east-1', 'route53', 'aws4_request'].reduce(hmac, `AWS4${secretKey}`);
  if (hmac(key, text).toString('hex') !== signature) return refuse(403, 'SignatureDoesNotMatch');
  if (request.path !== `/2013-04-01/hostedzone/${zoneId}/rrset`) return refuse(404, 'NoSuchHostedZone');
  const [host, address] = [tag(request.body, 'Name'), tag(request.body, 'Value')];
  if (!service.hosts.includes(host) || isIP(address) === 0 || tag(request.body, 'Action') !== 'UPSERT')
    return refuse(400, 'InvalidChangeBatch');
  await records.set(service.id, host, address);
  const info = '<ChangeInfo><Id>/change/C1</Id><Status>PENDING</Status></ChangeInfo>';
  return xml(
    200,
    `<ChangeResourceRecordSetsResponse xmlns="https://route53.amazonaws.com/doc/2013-04-01/">${info}</ChangeResourceRecordSetsResponse>`,
  );
};

const alidns = async ({ method, query }, service, records) => {
  const { accessKeyId, accessKeySecret, zone } = service.settings;
  const [host] = service.hosts;
  const { Signature, ...params } = Object.fromEntries(query);
  const refuse = (status, Code) => json(status, { RequestId: 'q1', Code, Message: Code });
  const sorted = Object.keys(params)
    .sort()
    .map((name) => `${strictly(name)}=${strictly(params[name])}`);
  const text = [method, strictly('/'), strictly(sorted.join('&'))].join('&');
  if (params.AccessKeyId !== accessKeyId) return refuse(404, 'InvalidAccessKeyId.NotFound');
  if (createHmac('sha1', `${accessKeySecret}&`).update(text).digest('base64') !== Signature) return refuse(400, 'SignatureDoesNotMatch');
  if (!isNow(Date.parse(params.Timestamp) / 1000)) return refuse(400, 'InvalidTimeStamp.Expired');
  if (params.Action === 'DescribeSubDomainRecords') {
    if (params.DomainName !== zone) return refuse(400, 'InvalidDomainName.NoExist');
    const Value = params.SubDomain === host ? await records.one(host, params.Type) : null;
    const Record = Value === null ? [] : [{ DomainName: zone, RecordId: '9999', RR: nameIn(service), Type: params.Type, Value }];
    return json(200, { TotalCount: Record.length, DomainRecords: { Record } });
  }
  if (params.Action !== 'UpdateDomainRecord' || params.RecordId !== '9999') return refuse(400, 'DomainRecordNotBelongToUser');
  if ((await records.one(host, params.Type)) === params.Value) return refuse(400, 'DomainRecordDuplicate');
  await records.set(service.id, host, params.Value);
  return json(200, { RequestId: 'q1', RecordId: '9999' });
};

const tencentcloud = async (request, service, records) => {
  const { secretId, secretKey, zone } = service.settings;
  const [host] = service.hosts;
  const refuse = (Code, Message = Code) => json(200, { Response: { Error: { Code, Message }, RequestId: 'q' } });
  const told =
    /^TC3-HMAC-SHA256 Credential=([^/]+)\/(\d{4}-\d\d-\d\d)\/dnspod\/tc3_request, SignedHeaders=([^,]+), Signature=([0-9a-f]{64})$/;
  const [, id, day, names, signature] = told.exec(request.headers.authorization ?? '') ?? [];
  const stamp = request.headers['x-tc-timestamp'];
  if (id !== secretId)
    return refuse('AuthFailure.SecretIdNotFound', 'The SecretId is not found, please ensure that your SecretId is correct.');
  const text = ['TC3-HMAC-SHA256', stamp, `${day}/dnspod/tc3_request`, digestOf(request, names, (value) => value.toLowerCase())].join('\n');
  const key = [day, 'dnspod', 'tc3_request'].reduce(hmac, `TC3${secretKey}`);
  if (hmac(key, text).toString('hex') !== signature)
    return refuse('AuthFailure.SignatureFailure', 'The provided credentials could not be validated.');
  if (!isNow(Number(stamp))) return refuse('AuthFailure.SignatureExpire');
  const body = JSON.parse(request.body);
  const type = body.RecordType;
  const sub = body.Subdomain ?? body.SubDomain;
  if (body.Domain !== zone || sub !== nameIn(service)) return refuse('InvalidParameterValue.DomainNotExists');
  if (request.headers['x-tc-action'] === 'DescribeRecordList') {
    const Value = await records.one(host, type);
    const RecordList = Value === null ? [] : [{ RecordId: 5, Name: sub, Type: type, Value, RecordLine: '默认', TTL: 600 }];
    return json(200, { Response: { RecordCountInfo: { TotalCount: RecordList.length }, RecordList } });
  }
  if (request.headers['x-tc-action'] !== 'ModifyRecord' || body.RecordId !== 5) return refuse('InvalidParameter.RecordIdInvalid');
  await records.set(service.id, host, body.Value);
  return json(200, { Response: { RecordId: 5, RequestId: 'q' } });
};

export const BY_HMAC = { route53, alidns, tencentcloud };
