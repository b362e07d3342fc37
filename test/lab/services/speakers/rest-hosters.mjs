// More REST APIs of DNS services: the record is looked up, then changed. Ids are those of the wire cases; what the records hold is in BIND.
import { isIP } from 'node:net';
import { api, bearer, EMPTY, json, list } from './rest-api.mjs';

const linode = api({
  enters: bearer('token'),
  refused: json(401, { errors: [{ reason: 'Invalid Token' }] }),
  routes: [
    [
      'GET',
      '/v4/domains',
      ({ headers, zone }) => {
        const { domain } = JSON.parse(headers['x-filter'] ?? '{}');
        const data = domain === undefined || domain === zone ? [{ id: 11, domain: zone, type: 'master', status: 'active' }] : [];
        return json(200, { data, page: 1, pages: 1 });
      },
    ],
    [
      'GET',
      '/v4/domains/11/records',
      async ({ name, held }) => {
        const target = await held('A');
        return json(200, { data: list(target, { id: 22, type: 'A', name, target }), page: 1, pages: 1 });
      },
    ],
    [
      'PUT',
      '/v4/domains/11/records/22',
      async ({ body, set }) =>
        (await set(body.target)) ? json(200, { id: 22, target: body.target }) : json(400, { errors: [{ reason: 'Invalid target' }] }),
    ],
  ],
});

/** Records cannot be changed here: the older of two is n1, the newer n2. */
const netlifyRecord = ({ host }, value, at) => ({ id: `n${at + 1}`, hostname: host, type: 'A', value, ttl: 300 });
const netlifyOrder = new Map();
const netlifyHeld = async ({ host, records }) => {
  const held = await records.all(host, 'A');
  return held.sort((one, other) => (netlifyOrder.get(one) ?? 0) - (netlifyOrder.get(other) ?? 0));
};
const netlify = api({
  enters: bearer('token'),
  refused: json(401, { code: 401, message: 'Access Denied' }),
  routes: [
    [
      'GET',
      '/api/v1/dns_zones/:zone_/dns_records',
      async (call) =>
        json(
          200,
          (await netlifyHeld(call)).map((value, at) => netlifyRecord(call, value, at)),
        ),
    ],
    [
      'POST',
      '/api/v1/dns_zones/:zone_/dns_records',
      async (call) => {
        const { hostname, value } = call.body;
        if (hostname !== call.host || isIP(value ?? '') === 0) return json(422, { code: 422, message: 'invalid' });
        netlifyOrder.set(value, netlifyOrder.size + 1);
        await call.records.add(call.service.id, hostname, value);
        return json(201, netlifyRecord(call, value, (await netlifyHeld(call)).length - 1));
      },
    ],
    [
      'DELETE',
      '/api/v1/dns_zones/:zone_/dns_records/n1',
      async (call) => {
        await call.records.remove(call.host, (await netlifyHeld(call))[0]);
        return EMPTY;
      },
    ],
  ],
});

const porkbun = api({
  enters: ({ body }, { apiKey, secretApiKey }) => body.apikey === apiKey && body.secretapikey === secretApiKey,
  refused: json(400, { status: 'ERROR', message: 'Invalid API key. (001)' }),
  routes: [
    [
      'POST',
      '/api/json/v3/dns/retrieveByNameType/:zone/:type/:name',
      async ({ host, type, held }) => {
        const content = await held();
        return json(200, {
          status: 'SUCCESS',
          records: list(content, { id: '106926659', name: host, type, content, ttl: '600', prio: '0', notes: 'n' }),
        });
      },
    ],
    [
      'POST',
      '/api/json/v3/dns/edit/:zone/106926659',
      async ({ body, set }) =>
        (await set(body.content))
          ? json(200, { status: 'SUCCESS' })
          : json(400, { status: 'ERROR', message: 'Edit error: invalid content.' }),
    ],
  ],
});

const xserver = api({
  enters: bearer('apiKey'),
  refused: json(401, { error: { code: 'UNAUTHORIZED', message: 'APIキーが無効です' } }),
  routes: [
    [
      'GET',
      '/v1/server/xs1.xsrv.jp/dns',
      async ({ query, zone, name, held }) => {
        const content = query.get('domain') === zone ? await held('A') : null;
        return json(200, { records: list(content, { id: 2, domain: zone, host: name, type: 'A', content, ttl: 60, priority: null }) });
      },
    ],
    [
      'PUT',
      '/v1/server/xs1.xsrv.jp/dns/2',
      async ({ body, set }) =>
        (await set(body.content))
          ? json(200, { message: 'DNSレコードを変更しました' })
          : json(422, { error: { code: 'VALIDATION_ERROR', message: '入力値が正しくありません' } }),
    ],
  ],
});

export const HOSTERS = { linode, netlify, porkbun, xserver };
