// REST APIs of DNS services: the record is looked up, then changed. Ids are those of the wire cases; what the records hold is in BIND.
import { api, bearer, EMPTY, json, list } from './rest-api.mjs';

const CLOUDFLARE_IDS = { A: 'rec222', AAAA: 'rec333' };
const cloudflareRecord = ({ host, type }, content) => ({
  id: CLOUDFLARE_IDS[type],
  type,
  name: host,
  content,
  ttl: 300,
  proxied: false,
  comment: 'keep me',
});
const cloudflare = api({
  enters: bearer('token'),
  refused: json(403, { success: false, errors: [{ code: 9109, message: 'Invalid access token' }], result: null }),
  lost: json(404, { success: false, errors: [{ code: 7003, message: 'No route for the URI' }], result: null }),
  routes: [
    [
      'GET',
      '/client/v4/zones',
      ({ query, zone }) => {
        const result = query.get('name') === zone ? [{ id: 'zone111', name: zone, status: 'active' }] : [];
        return json(200, { success: true, errors: [], messages: [], result });
      },
    ],
    [
      'GET',
      '/client/v4/zones/zone111/dns_records',
      async (call) => {
        const held = call.query.get('name') === call.host ? await call.held() : null;
        return json(200, { success: true, errors: [], messages: [], result: list(held, cloudflareRecord(call, held)) });
      },
    ],
    [
      'PATCH',
      '/client/v4/zones/zone111/dns_records/:record',
      async (call) => {
        const { content } = call.body;
        if (!(await call.set(content)))
          return json(400, { success: false, errors: [{ code: 9005, message: 'Content for A record is invalid.' }] });
        const type = call.records.typeOf(content);
        return json(200, { success: true, errors: [], result: cloudflareRecord({ ...call, type }, content) });
      },
    ],
  ],
});

const digitalocean = api({
  enters: bearer('token'),
  refused: json(401, { id: 'unauthorized', message: 'Unable to authenticate you' }),
  routes: [
    [
      'GET',
      '/v2/domains/:zone/records',
      async ({ query, host, name, type, held }) => {
        const data = query.get('name') === host ? await held() : null;
        return json(200, { domain_records: list(data, { id: 42, type, name, data, ttl: 30 }), links: {}, meta: { total: 1 } });
      },
    ],
    [
      'PATCH',
      '/v2/domains/:zone/records/42',
      async ({ body, name, set }) => {
        if (!(await set(body.data))) return json(422, { id: 'unprocessable_entity', message: 'Data is invalid' });
        return json(200, { domain_record: { id: 42, type: body.type, name, data: body.data, ttl: 30 } });
      },
    ],
  ],
});

const gandi = api({
  enters: bearer('personalAccessToken'),
  refused: json(401, { message: 'The server could not verify that you authorized to access the document you requested.' }),
  routes: [
    [
      'GET',
      '/v5/livedns/domains/:zone/records/:name/:type',
      async ({ name, type, held }) => {
        const address = await held();
        if (address === null) return json(404, { code: 404, message: "Can't find the DNS record" });
        return json(200, { rrset_name: name, rrset_type: type, rrset_ttl: 3600, rrset_values: [address] });
      },
    ],
    [
      'PUT',
      '/v5/livedns/domains/:zone/records/:name/:type',
      async ({ body, set }) =>
        (await set(body.rrset_values?.[0])) ? json(201, { message: 'DNS Record Created' }) : json(400, { status: 'error', errors: [] }),
    ],
  ],
});

const hetzner = api({
  enters: bearer('token'),
  refused: json(401, { error: { code: 'unauthorized', message: 'unable to authenticate' } }),
  routes: [
    [
      'GET',
      '/v1/zones/:zone/rrsets/:name/:type',
      async ({ name, type, held }) => {
        const value = await held();
        return value === null
          ? json(404, { error: { code: 'not_found' } })
          : json(200, { rrset: { id: `${name}/${type}`, name, type, records: [{ value }] } });
      },
    ],
    [
      'POST',
      '/v1/zones/:zone/rrsets/:name/:type/actions/set_records',
      async ({ body, set }) =>
        (await set(body.records?.[0]?.value))
          ? json(201, { action: { id: 42, status: 'running' } })
          : json(422, { error: { code: 'invalid_input' } }),
    ],
    ['GET', '/v1/zones/actions/42', () => json(200, { action: { id: 42, status: 'success' } })],
  ],
});

const vultr = api({
  enters: bearer('apiKey'),
  refused: json(401, { error: 'Invalid API token.', status: 401 }),
  routes: [
    [
      'GET',
      '/v2/domains/:zone/records',
      async ({ name, held }) => {
        const data = await held('A');
        return json(200, {
          records: list(data, { id: 'u-1', type: 'A', name, data, ttl: 300 }),
          meta: { total: 1, links: { next: '', prev: '' } },
        });
      },
    ],
    ['PATCH', '/v2/domains/:zone/records/u-1', async ({ body, set }) => ((await set(body.data)) ? EMPTY : json(400, { error: 'bad' }))],
  ],
});

export const CLOUDS = { cloudflare, digitalocean, gandi, 'hetzner-cloud': hetzner, vultr };
