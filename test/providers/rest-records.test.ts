import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { hostsOf, runCase } from './replay/run-case.ts';
import { openStage, type Stage } from './replay/stage.ts';
import type { CaseReply, ExpectedRequest, Pattern, WireCase } from './replay/wire-case.ts';

/** What the APIs of record keepers have in common: zones found, pages read, other records left alone, nothing written twice. */
const [V4, OLD, OTHER, V6] = ['192.0.2.10', '192.0.2.99', '198.51.100.7', '2001:db8::10'];
const answers = (body: unknown, status = 200) => ({ status, body: body === undefined ? '' : JSON.stringify(body) });
const told = (outcome: CaseReply['outcome'], body: unknown, status = 200, more: Partial<CaseReply> = {}): CaseReply => ({
  ...answers(body, status),
  outcome,
  ...more,
});

const caseOf = (service: string, host: string, name: string, config: Record<string, unknown>, both = false) => {
  const requests: ExpectedRequest[] = [];
  const add = (method: string, path: string, more: Partial<ExpectedRequest> = {}): void => {
    requests.push({ method, scheme: 'https', host, path, ...(more.body === undefined ? {} : { bodyType: 'json' }), ...more });
  };
  const sealed = (...replies: CaseReply[]): WireCase => ({
    id: `${service}: ${name}`,
    provider: service,
    config: { hosts: ['home.example.com'], ...config },
    ip: { v4: V4, v6: both ? V6 : null },
    expect_requests: requests,
    replies,
  });
  return { add, sealed };
};
type Make = () => WireCase;

const vultr = (name: string, config: Record<string, unknown> = { zone: 'example.com' }, both = false) => {
  const { add, sealed } = caseOf('vultr', 'api.vultr.com', name, { apiKey: 'k', ...config }, both);
  const path = '/v2/domains/example.com/records';
  const list = (records: unknown[], next = '', cursor?: string) =>
    add('GET', path, {
      query: { cursor: cursor ?? { $absent: true } },
      reply: answers({ records, meta: { links: { next } } }),
    });
  return { add, sealed, list, path };
};
const record = (data: string, more: Record<string, unknown> = {}) => ({ id: 'r1', type: 'A', name: 'home', data, ttl: 120, ...more });

const makes: Record<string, Make> = {
  'reads the pages after the first': () => {
    const { add, sealed, list, path } = vultr('pages');
    list([record(OLD, { name: 'www' }), record(V4, { type: 'TXT' })], 'c2');
    list([record(OLD)], '', 'c2');
    add('PATCH', `${path}/r1`, { body: { name: 'home', data: V4, ttl: 120 } });
    return sealed(told('updated', undefined, 204), told('not-confirmed', {}, 200), told('server-error', undefined, 502));
  },
  'writes nothing when one of several is right': () => {
    const { sealed, list } = vultr('right');
    list([record(OLD), record(V4, { id: 'r2' })]);
    return sealed(told('unchanged', { records: [record(OLD), record(V4, { id: 'r2' })] }));
  },
  'keeps both families from one list': () => {
    const { add, sealed, list, path } = vultr('both', { zone: 'example.com' }, true);
    list([record(OLD), record('2001:0db8::0010', { id: 'r6', type: 'AAAA' })]);
    add('PATCH', `${path}/r1`, { body: { $contains: { data: V4 } } });
    return sealed(told('updated', undefined, 204, { perFamily: { v4: 'updated', v6: 'unchanged' } }));
  },
  'finds the zone from the host name': () => {
    const { add, sealed, list, path } = vultr('zone', { hosts: ['a.b.example.com'] });
    for (const name of ['a.b.example.com', 'b.example.com'])
      add('GET', `/v2/domains/${name}/records`, { reply: answers({ error: 'Invalid domain.' }, 404) });
    list([record(OLD, { name: 'a.b' })]);
    add('PATCH', `${path}/r1`, { body: { $contains: { name: 'a.b' } } });
    return sealed(told('updated', undefined, 204), told('auth-failed', {}, 401, { to: 0 }), told('rate-limited', {}, 429, { to: 1 }));
  },
  'says when no zone holds the host': () => {
    const { add, sealed } = vultr('no zone', {});
    add('GET', '/v2/domains/home.example.com/records', { reply: answers({}, 404) });
    add('GET', '/v2/domains/example.com/records');
    return sealed(told('bad-host', {}, 404, { reason: 'zone-not-found' }));
  },
  'sends names in ASCII form, wildcards and the top as the service has them': () => {
    const { add, sealed, path } = vultr('names', { zone: 'bücher.example', hosts: ['*.bücher.example', 'Bücher.example'] });
    const own = path.replace('example.com', 'xn--bcher-kva.example');
    add('GET', own, { reply: answers({ records: [record(OLD, { name: '*' }), record(OLD, { id: 'r2', name: '' })] }) });
    add('PATCH', `${own}/r1`, { body: { $contains: { name: '*' } }, reply: answers(undefined, 204) });
    add('PATCH', `${own}/r2`, { body: { $contains: { name: '' } } });
    return sealed(told('updated', undefined, 204));
  },
  'changes the first value of a set, and sends the others back': () => {
    const { add, sealed } = caseOf('desec-api', 'desec.io', 'set of two', { token: 't', zone: 'example.com', hosts: ['example.com'] });
    const path = '/api/v1/domains/example.com/rrsets/';
    add('GET', path, { query: { subname: '', type: 'A' }, reply: answers([{ records: [OLD, OTHER] }]) });
    add('PATCH', path, { body: [{ subname: '', type: 'A', records: [V4, OTHER] }] });
    return sealed(
      told('updated', [{ records: [OTHER, V4] }]),
      told('not-confirmed', [{ records: [OTHER, OLD] }], 200, { reason: 'other-address' }),
      told('unchanged', [{ records: [OTHER, V4] }], 200, { to: 0 }),
    );
  },
  'sends the other values of a set back with their comments': () => {
    const { add, sealed } = caseOf('hetzner-cloud', 'api.hetzner.cloud', 'two comments', { token: 't', zone: 'example.com' });
    const path = '/v1/zones/example.com/rrsets/home/A';
    const other = { value: OTHER, comment: 'the office' };
    add('GET', path, { reply: answers({ rrset: { records: [{ value: OLD }, other] } }) });
    add('POST', `${path}/actions/set_records`, { body: { records: [{ value: V4 }, other] } });
    return sealed(told('updated', { action: { id: 1, status: 'success' } }, 201));
  },
  'sends the other answers of a record back with what they carry': () => {
    const { add, sealed } = caseOf('ns1', 'api.nsone.net', 'two answers', { apiKey: 'k', zone: 'example.com' });
    const path = '/v1/zones/example.com/home.example.com/A';
    const [first, other] = [
      { answer: [OLD], meta: { weight: 3 } },
      { answer: [OTHER], meta: { weight: 1 } },
    ];
    add('GET', path, {
      reply: answers({
        answers: [
          { id: 'x', ...first },
          { id: 'y', ...other },
        ],
        ttl: 60,
      }),
    });
    add('POST', path, { body: { answers: [{ ...first, answer: [V4] }, other], ttl: 60 } });
    return sealed(told('updated', { answers: [other, { answer: [V4] }] }), told('not-confirmed', { answers: [other] }));
  },
  'sends the other values of a set back with its TTL': () => {
    const { add, sealed } = caseOf('gandi', 'api.gandi.net', 'two values', { personalAccessToken: 't', zone: 'example.com' });
    const path = '/v5/livedns/domains/example.com/records/home/A';
    add('GET', path, { reply: answers({ rrset_values: [OLD, OTHER], rrset_ttl: 1234 }) });
    add('PUT', path, { body: { rrset_values: [V4, OTHER], rrset_ttl: 1234 } });
    return sealed(told('updated', {}, 201));
  },
  'refuses several records at DigitalOcean': () => {
    const { add, sealed } = caseOf('digitalocean', 'api.digitalocean.com', 'two records', { token: 't', zone: 'example.com' });
    add('GET', '/v2/domains/example.com/records', { query: { name: 'home.example.com', type: 'A' } });
    const list = (...values: string[]) => ({ domain_records: values.map((data, id) => ({ id, type: 'A', name: 'home', data })) });
    return sealed(told('bad-config', list(OLD, OTHER)), told('unchanged', list(OLD, V4)));
  },
  'changes a set of one value': () => {
    const { add, sealed } = caseOf('desec-api', 'desec.io', 'set', { token: 't', hosts: ['example.com'] });
    const path = '/api/v1/domains/example.com/rrsets/';
    add('GET', '/api/v1/domains/', { query: { owns_qname: 'example.com' }, reply: answers([{ name: 'example.com' }]) });
    add('GET', path, { query: { subname: '', type: 'A' }, reply: answers([{ records: [OLD] }]) });
    add('PATCH', path, { body: [{ subname: '', type: 'A', records: [V4] }] });
    return sealed(
      told('updated', [{ records: [V4] }]),
      told('not-confirmed', [{ records: [OLD] }]),
      told('unchanged', [{ records: [OTHER, V4] }], 200, { to: 1 }),
      told('bad-host', [], 200, { to: 0 }),
      told('not-confirmed', {}, 200, { to: 1 }),
    );
  },
  'keeps the comment of a record in a set': () => {
    const { add, sealed } = caseOf('hetzner-cloud', 'api.hetzner.cloud', 'comment', { token: 't', zone: 'example.com' });
    const path = '/v1/zones/example.com/rrsets/home/A';
    add('GET', path, { reply: answers({ rrset: { records: [{ value: OLD, comment: 'nas' }] } }) });
    add('POST', `${path}/actions/set_records`, { body: { records: [{ value: V4, comment: 'nas' }] } });
    return sealed(told('updated', { action: { id: 1, status: 'success' } }, 201), told('not-confirmed', { action: { id: 1 } }, 201));
  },
  'keeps what an answer carries beside its address': () => {
    const { add, sealed } = caseOf('ns1', 'api.nsone.net', 'meta', { apiKey: 'k', zone: 'example.com' });
    const path = '/v1/zones/example.com/home.example.com/A';
    add('GET', path, { reply: answers({ answers: [{ id: 'x', answer: [OLD], meta: { weight: 3 } }], ttl: 60 }) });
    add('POST', path, { body: { answers: [{ answer: [V4], meta: { weight: 3 } }], ttl: 60 } });
    return sealed(told('updated', { answers: [{ answer: [V4] }] }), told('bad-host', { message: 'zone not found' }, 404, { to: 0 }));
  },
  'keeps the TTL of a set that is written whole': () => {
    const { add, sealed } = caseOf('gandi', 'api.gandi.net', 'ttl', { personalAccessToken: 't', zone: 'example.com' });
    const path = '/v5/livedns/domains/example.com/records/home/A';
    add('GET', path, { reply: answers({ rrset_values: [OLD], rrset_ttl: 1234 }) });
    add('PUT', path, { body: { rrset_values: [V4], rrset_ttl: 1234 } });
    return sealed(told('updated', {}, 201), told('not-confirmed', {}, 200), told('unchanged', { rrset_values: [V4] }, 200, { to: 0 }));
  },
  'takes away a parking record, and no other, before the top is made': () => {
    const { add, sealed } = caseOf('porkbun', 'api.porkbun.com', 'park', {
      apiKey: 'k',
      secretApiKey: 's',
      zone: 'example.com',
      hosts: ['example.com'],
    });
    const base = '/api/json/v3/dns';
    add('POST', `${base}/retrieveByNameType/example.com/A`, { reply: answers({ status: 'SUCCESS', records: [] }) });
    const parked = [{ id: '7', type: 'ALIAS', content: 'pixie.porkbun.com' }];
    add('POST', `${base}/retrieveByNameType/example.com/ALIAS`, { reply: answers({ status: 'SUCCESS', records: parked }) });
    add('POST', `${base}/delete/example.com/7`, { reply: answers({ status: 'SUCCESS' }) });
    add('POST', `${base}/create/example.com`, { body: { apikey: 'k', secretapikey: 's', type: 'A', content: V4 } });
    return sealed(told('updated', { status: 'SUCCESS', id: 8 }), told('server-error', undefined, 503, { to: 2 }));
  },
  'leaves an ALIAS of the user alone': () => {
    const { add, sealed } = caseOf('porkbun', 'api.porkbun.com', 'alias', {
      apiKey: 'k',
      secretApiKey: 's',
      zone: 'example.com',
      hosts: ['example.com'],
    });
    const base = '/api/json/v3/dns';
    add('POST', `${base}/retrieveByNameType/example.com/A`, { reply: answers({ status: 'SUCCESS', records: [] }) });
    const own = [{ id: '7', type: 'ALIAS', content: 'pages.example.net' }];
    add('POST', `${base}/retrieveByNameType/example.com/ALIAS`, { reply: answers({ status: 'SUCCESS', records: own }) });
    add('POST', `${base}/create/example.com`);
    return sealed(told('not-confirmed', { status: 'ERROR', message: 'Create error.' }, 400));
  },
  'puts a deleted record again at once when the first put fails': () => {
    const { add, sealed } = caseOf('spaceship', 'spaceship.dev', 'again', { apiKey: 'k', apiSecret: 's', zone: 'example.com' });
    const path = '/api/v1/dns/records/example.com';
    const item = { type: 'A', name: 'home', address: OLD, ttl: 77 };
    const full = Array.from({ length: 2 }, () => ({ type: 'A', name: 'www', address: OTHER }));
    add('GET', path, { query: { skip: '0' }, reply: answers({ items: full, total: 3 }) });
    add('GET', path, { query: { skip: '2' }, reply: answers({ items: [item], total: 3 }) });
    add('DELETE', path, { body: [{ type: 'A', name: 'home', address: OLD }], reply: answers(undefined, 204) });
    const put: Pattern = { force: true, items: [{ type: 'A', name: 'home', address: V4, ttl: 77 }] };
    add('PUT', path, { body: put, reply: answers({}, 500) });
    add('PUT', path, { body: put });
    return sealed(told('updated', undefined, 204), told('server-error', {}, 500));
  },
  'compares zones exactly where the search does not, and keeps weights': () => {
    const { add, sealed } = caseOf('bunny', 'api.bunny.net', 'search', { apiKey: 'k', zone: 'example.com' });
    const items = [
      { Id: 1, Domain: 'my-example.com' },
      { Id: 2, Domain: 'example.com' },
    ];
    add('GET', '/dnszone', { query: { page: '1' }, reply: answers({ Items: items.slice(0, 1), HasMoreItems: true }) });
    add('GET', '/dnszone', { query: { page: '2' }, reply: answers({ Items: items.slice(1), HasMoreItems: false }) });
    const own = { Id: 8, Type: 0, Name: 'home', Value: OLD, Ttl: 30, Weight: 5, Comment: 'nas' };
    add('GET', '/dnszone/2', { reply: answers({ Records: [{ ...own, Id: 9, Type: 1 }, own] }) });
    add('POST', '/dnszone/2/records/8', { body: { Type: 0, Name: 'home', Value: V4, Ttl: 30, Weight: 5, Comment: 'nas' } });
    return sealed(told('updated', undefined, 204), told('not-confirmed', {}, 200));
  },
  'respects the borders of labels and takes the longest zone': () => {
    const { add, sealed } = caseOf('dynv6-rest', 'dynv6.com', 'labels', { token: 't', hosts: ['a.xhome.dynv6.net'] });
    const zones = ['home.dynv6.net', 'dynv6.net', 'xhome.dynv6.net'].map((name, id) => ({ id: id + 1, name }));
    add('GET', '/api/v2/zones', { reply: answers(zones) });
    add('GET', '/api/v2/zones/3/records', { reply: answers([{ id: 5, name: 'a', type: 'A', data: '' }]) });
    add('PATCH', '/api/v2/zones/3/records/5', { body: { name: 'a', type: 'A', data: V4 } });
    return sealed(told('updated', { data: V4 }), told('bad-host', zones.slice(0, 1), 200, { to: 0, reason: 'zone-not-found' }));
  },
  'leaves records below the host alone': () => {
    const { add, sealed } = caseOf('ionos', 'api.hosting.ionos.com', 'below', { apiKey: 'p.s' });
    add('GET', '/dns/v1/zones', { reply: answers([{ id: 'z', name: 'example.com' }]) });
    const records = ['deep.home.example.com', 'home.example.com'].map((name, id) => ({ id: `r${id}`, name, type: 'A', content: OLD }));
    add('GET', '/dns/v1/zones/z', { reply: answers({ records }) });
    add('PUT', '/dns/v1/zones/z/records/r1');
    return sealed(told('updated', { id: 'r1' }), told('not-confirmed', {}));
  },
  'removes an old record only after the new one was added': () => {
    const { add, sealed } = caseOf('dreamhost', 'api.dreamhost.com', 'order', { key: 'abcdefgh12345678' });
    const data = [
      { type: 'A', record: 'www.example.com', value: OLD, editable: '1' },
      { type: 'A', record: 'home.example.com', value: OLD, editable: '1' },
    ];
    add('GET', '/', { query: { cmd: 'dns-list_records' }, reply: answers({ result: 'success', data }) });
    add('GET', '/', {
      query: { cmd: 'dns-add_record', unique_id: { $any: true } },
      reply: answers({ result: 'success', data: 'record_added' }),
    });
    add('GET', '/', { query: { cmd: 'dns-remove_record', value: OLD, record: 'home.example.com' } });
    return sealed(
      told('updated', { result: 'success', data: 'record_removed' }),
      told('bad-host', { result: 'error', data: 'no_such_zone' }, 200, { to: 1 }),
      told('not-confirmed', { result: 'success', data: 'queued' }, 200, { to: 1 }),
    );
  },
  'makes a record only where the user allows it': () => {
    const { add, sealed } = caseOf('digitalocean', 'api.digitalocean.com', 'create', { token: 't', zone: 'example.com', create: true });
    const path = '/v2/domains/example.com/records';
    add('GET', path, { reply: answers({ domain_records: [], links: { pages: { next: 'https://evil.example/?page=9' } } }) });
    add('GET', path, { query: { page: '2' }, reply: answers({ domain_records: [], links: {} }) });
    add('POST', path, { body: { type: 'A', name: 'home', data: V4 } });
    return sealed(told('updated', { domain_record: { data: V4 } }, 201));
  },
};

const cases = Object.entries(makes).map(([what, make]) => [what, make()] as const);
let stage: Stage;
beforeAll(async () => {
  stage = await openStage([...new Set(cases.flatMap(([, wire]) => hostsOf(wire)))]);
});
afterAll(() => stage.close());

describe('keepers of records', () => {
  it.each(cases)('%s', async (_, wire) => {
    expect(await runCase(wire, stage)).toEqual([]);
  });
});
