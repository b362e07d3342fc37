import fc from 'fast-check';
import * as v from 'valibot';
import { describe, expect, it } from 'vitest';
import { PROBLEMS } from '../../../../main/providers/messages/messages.ts';
import { readPluginFile } from '../../../../main/providers/plugin-file/read-plugin.ts';
import { sourceBuiltIns } from '../../../../main/providers/source-built-ins.ts';
import { MOST_PLUGIN_BYTES, type PluginProblem, pluginProblemSchema } from '../../../../preload/contract/plugin.ts';

const builtIns = sourceBuiltIns();
const GOOD = `{
  "$schema": "saikoro-plugin-1",
  "id": "example-dns",
  "name": "Example DNS",
  "homepage": "https://dns.example.com/",
  "host": "api.dns.example.com",
  "settings": [
    { "key": "token", "kind": "secret", "label": { "ja": "トークン", "en": "Token" }, "required": true }
  ],
  "request": { "path": "/update", "query": { "host": "{host}", "ip": "{ip}" }, "auth": { "bearer": "{token}" } },
  "replies": [
    { "words": { "good": "updated", "nochg": "unchanged" } }
  ]
}
`;
const CLONE = `{
  "$schema": "saikoro-plugin-1",
  "id": "clone", "name": "Clone", "homepage": "https://clone.example.com/",
  "preset": "dyndns2", "host": "up.clone.example.com",
  "firstReplies": [{ "equals": "OK", "is": "updated" }]
}`;
const TAKEN = ['Taken DNS'];
const read = (file: string | Uint8Array) => readPluginFile(file, builtIns, TAKEN);
const problemsOf = (file: string | Uint8Array): PluginProblem[] => {
  const found = read(file);
  return found.ok ? [] : found.problems;
};
/** The good file with one part of it other. */
const but = (part: string, other: string, file = GOOD): string => {
  expect(file.split(part).length, part).toBe(2);
  return file.replace(part, () => other);
};
const bytes = (...all: (string | number[])[]) => Buffer.concat(all.map((one) => Buffer.from(one as string)));
const inReplies = (rule: string) =>
  but('{ "words": { "good": "updated", "nochg": "unchanged" } }', `{ "words": { "good": "updated" } },\n    ${rule}`);
const inRequest = (request: string) =>
  but('{ "path": "/update", "query": { "host": "{host}", "ip": "{ip}" }, "auth": { "bearer": "{token}" } }', request);
const STEP = '{ "request": { "path": "/{token}" }, "take": { "id": "/id" } }';
const steps = (...all: string[]) => `${GOOD.slice(0, GOOD.indexOf('"request"'))}"steps": [\n    ${all.join(',\n    ')}\n  ]\n}`;

const SECOND = GOOD.replace('saikoro-plugin-1', 'saikoro-plugin-2');
/** The good file of version 2, with a digest in its query. */
const computing = (computed: string, ...others: [part: string, other: string][]) =>
  [
    ['"request": {', `"computed": ${computed},\n  "request": {`] as const,
    ['"ip": "{ip}" }', '"ip": "{ip}", "digest": "{digest}" }'] as const,
    ...others,
  ].reduce((file, [part, other]) => but(part, other, file), SECOND);
const DIGEST = '{ "digest": { "hash": "md5", "of": "{token}" } }';

const two = (part: string, other: string): string => but(part, other).replace('saikoro-plugin-1', 'saikoro-plugin-2');
/** Two steps, the second of which makes what the first did not find. */
const making = (unless: string, when = '', path = '/records', is = 'next'): string =>
  steps(
    `{ "request": { "path": "/{token}" }, "take": { "id": "/id" }, "missing": { "is": "bad-host", "unless": ${unless} },
      "replies": [{ "json": { "pointer": "/list", "exists": true }, "is": "${is}" }] }`,
    `{ ${when}"request": { "path": "${path}", "query": { "id": "{id}", "ip": "{ip}" } }, "replies": [{ "equals": "OK", "is": "updated" }] }`,
  )
    .replace('saikoro-plugin-1', 'saikoro-plugin-2')
    .replace(
      '"settings": [',
      '"settings": [\n    { "key": "create", "kind": "switch", "label": { "ja": "作る", "en": "Create" }, "required": false },',
    );

/** What is wrong, the file with a ⌖ where it is wrong (at its beginning where there is none), and the place by its keys. */
const BAD: readonly [code: string, what: string, file: string | Uint8Array, place: string][] = [
  ['SP001', 'UTF-16', bytes([0xff, 0xfe], [...Buffer.from(GOOD, 'utf16le')]), 'plug-in'],
  ['SP001', 'UTF-16 without a mark', bytes([...Buffer.from('{"ト": 1}'.repeat(9), 'utf16le')]), 'plug-in'],
  ['SP001', 'Shift_JIS', bytes(GOOD.slice(0, 40), [0x83, 0x67, 0x81]), 'plug-in'],
  ['SP002', 'a large file', GOOD + ' '.repeat(MOST_PLUGIN_BYTES), 'plug-in'],
  ['SP003', 'an empty file', '', 'plug-in'],
  ['SP003', 'a missing comma', but('"example-dns",\n  ', '"example-dns"\n  ⌖'), 'plug-in'],
  ['SP003', 'a comma too many', but('"unchanged" } }\n', '"unchanged" } }⌖,\n'), 'plug-in'],
  ['SP003', 'single quotes', but('"Example DNS"', "⌖'Example DNS'"), 'plug-in'],
  ['SP003', 'a comment', but('"name": "Example DNS"', '⌖// the name\n"name": "Example DNS"'), 'plug-in'],
  ['SP003', 'a text that is not closed', but('"Example DNS",', '"Example DNS,⌖'), 'plug-in'],
  ['SP003', 'a wrong escape', but('"Example DNS"', '"Ex⌖\\ample"'), 'plug-in'],
  ['SP003', 'something behind the end', `${GOOD}⌖x`, 'plug-in'],
  ['SP003', 'a number with a leading zero', but('"required": true', '"required": ⌖01'), 'plug-in'],
  ['SP003', 'a colon too few', but('"path": ', '"path" ⌖'), 'plug-in'],
  ['SP003', 'too many levels', `{ "a": ${'['.repeat(39)}⌖[1${']'.repeat(40)} }`, 'plug-in'],
  ['SP004', 'a key twice', but('"name": "Example DNS",', '"name": "Example DNS",\n  ⌖"id": "other",'), 'id'],
  ['SP005', 'a key of the language', but('"host": "{host}"', '⌖"__proto__": "{host}"'), 'request.query.__proto__'],
  ['SP006', 'a control character', but('"Example DNS"', '⌖"Example\\u0007DNS"'), 'name'],
  ['SP006', 'a text that runs backwards', but('"Example DNS"', '⌖"Example \u202eSND"'), 'name'],
  ['SP006', 'half a character', but('"host": "{host}"', '⌖"\\ud800": "{host}"'), 'request.query.\ufffd'],
  ['SP010', 'no version', but('"$schema": "saikoro-plugin-1",\n', '\n'), '$schema'],
  ['SP010', 'a version of something else', but('"saikoro-plugin-1"', '⌖"https://json-schema.org/draft-07"'), '$schema'],
  ['SP010', 'a clone without version', but('"$schema": "saikoro-plugin-1",', '', CLONE), '$schema'],
  ['SP011', 'a newer version', but('"saikoro-plugin-1"', '⌖"saikoro-plugin-3"'), '$schema'],
  ['SP012', 'a mistyped key', but('"host": "api', '⌖"hsot": "api'), 'hsot'],
  ['SP012', 'a mistyped key deep inside', but('"bearer"', '⌖"baerer"'), 'request.auth.baerer'],
  ['SP013', 'no name', but('{\n  "$schema"', '⌖{\n  "$schema"').replace('"name": "Example DNS",', ''), 'name'],
  ['SP013', 'a label in one language', but('{ "ja": "トークン", "en": "Token" }', '⌖{ "ja": "トークン" }'), 'settings.0.label.en'],
  ['SP014', 'a list', '⌖[]', 'plug-in'],
  ['SP014', 'a text for a switch', but('"required": true', '"required": ⌖"yes"'), 'settings.0.required'],
  ['SP014', 'a number for a text', but('"{ip}"', '⌖7'), 'request.query.ip'],
  ['SP014', 'first replies that are no list', but('[{ "equals": "OK", "is": "updated" }]', '⌖"OK"', CLONE), 'firstReplies'],
  ['SP014', 'a wrong kind in first replies', but('"OK", "is"', '⌖7, "is"', CLONE), 'firstReplies.0.equals'],
  ['SP015', 'a kind that does not exist', but('"secret"', '⌖"password"'), 'settings.0.kind'],
  ['SP015', 'an outcome that does not exist', but('"unchanged"', '⌖"same"'), 'replies.0.words.nochg'],
  ['SP016', 'an empty name', but('"Example DNS"', '⌖""'), 'name'],
  ['SP016', 'no words at all to choose from', inReplies('{ "firstWord": ⌖[], "is": "abuse" }'), 'replies.1.firstWord'],
  ['SP016', 'a gap of no time', but('"id"', '"limits": { "minIntervalSeconds": ⌖0 }, "id"'), 'limits.minIntervalSeconds'],
  ['SP016', 'half a host', but('"id"', '"limits": { "maxHosts": ⌖1.5 }, "id"'), 'limits.maxHosts'],
  ['SP017', 'an id with blanks', but('"example-dns"', '⌖"Example DNS 1"'), 'id'],
  ['SP017', 'a homepage without TLS', but('"https://dns', '⌖"http://dns'), 'homepage'],
  ['SP017', 'a header that is none', inRequest('{ "path": "/{token}", "headers": { ⌖"a b": "c" } }'), 'request.headers.a b'],
  ['SP018', 'an unknown preset', but('"dyndns2"', '⌖"dyndns3"', CLONE), 'preset'],
  ['SP019', 'first replies without a preset', but('"replies": [', '⌖"firstReplies": [], "replies": ['), 'firstReplies'],
  ['SP020', 'a brace that is not closed', but('"{ip}"', '"x⌖{ip"'), 'request.query.ip'],
  ['SP020', 'a brace too many', but('"{ip}"', '"{ip}⌖}"'), 'request.query.ip'],
  ['SP021', 'an unknown placeholder', but('"/update"', '"/update/⌖{hots}"'), 'request.path'],
  [
    'SP021',
    'an unknown placeholder in a reply',
    inReplies('{ "json": { "pointer": "/ip", "equals": "⌖{addr}" }, "is": "updated" }'),
    'replies.1.json.equals',
  ],
  ['SP021', 'a condition about nothing', inRequest('{ "path": "/{token}", "when": { "has": [⌖"ipv7"] } }'), 'request.when.has.0'],
  ['SP022', 'a name that needs a zone', but('"/update"', '"/update/⌖{name}"'), 'request.path'],
  ['SP023', 'a name that is taken', steps(STEP, STEP.replace('"id"', '⌖"id"')), 'steps.1.take.id'],
  ['SP024', 'a setting with a name of the grammar', but('"key": "token"', '"key": ⌖"ip"').replace('{token}', '{ip}'), 'settings.0.key'],
  [
    'SP025',
    'a setting twice',
    but(
      '"required": true }',
      '"required": true },\n    { "key": ⌖"token", "kind": "text", "label": { "ja": "a", "en": "a" }, "required": true }',
    ),
    'settings.1.key',
  ],
  ['SP026', 'a setting nobody uses', but('"{token}"', '"x"').replace('{ "key"', '⌖{ "key"'), 'settings.0'],
  ['SP030', 'success by a status', inReplies('⌖{ "status": 200, "is": "updated" }'), 'replies.1'],
  ['SP031', 'a wait as a success', inReplies('{ "waitCode": true, "is": ⌖"updated" }'), 'replies.1.is'],
  ['SP032', 'success by a part', inReplies('{ "json": ⌖{ "pointer": "/a", "contains": "ok" }, "is": "updated" }'), 'replies.1.json'],
  [
    'SP033',
    'success because something is there',
    inReplies('{ "json": ⌖{ "pointer": "/a", "exists": true }, "is": "updated" }'),
    'replies.1.json',
  ],
  [
    'SP034',
    'no success',
    but('"good": "updated", "nochg": "unchanged"', '"bad": "abuse"').replace('"replies": ', '"replies": ⌖'),
    'replies',
  ],
  ['SP034', 'no success in the last step', steps(STEP, '{ "request": { "path": "/{id}" }, "replies": ⌖[] }'), 'steps.1.replies'],
  ['SP035', 'a line without a text', inReplies('{ "line": ⌖{ "at": 1 }, "is": "abuse" }'), 'replies.1.line'],
  [
    'SP040',
    'two ways',
    but('"request"', '"steps": [{ "request": { "path": "/" }, "replies": [{ "equals": "OK", "is": "updated" }] }], "request"'),
    'plug-in',
  ],
  ['SP041', 'no host', but('"host": "api.dns.example.com",\n', '\n'), 'host'],
  ['SP042', 'a host out of a setting', but('"api.dns.example.com"', '⌖"{token}"'), 'host'],
  ['SP043', 'no family', but('"id"', '"ipv4": false, "id"'), 'plug-in'],
  ['SP044', 'an end without advice', but('"id"', '"status": "ended", "id"'), 'advice'],
  [
    'SP045',
    'another host in a header',
    inRequest('{ "path": "/{token}", "headers": { ⌖"Host": "x.example.net" } }'),
    'request.headers.Host',
  ],
  ['SP046', 'http without a reason', but('"api.dns', '⌖"http://api.dns'), 'host'],
  ['SP050', 'code', but('"id"', '⌖"code": "cloudflare", "id"'), 'code'],
  ['SP051', 'the id of a built-in', but('"example-dns"', '⌖"duckdns"'), 'id'],
  ['SP052', 'a host at home', but('"api.dns.example.com"', '⌖"192.168.1.1"'), 'host'],
  ['SP053', 'a host with a path', but('"api.dns.example.com"', '⌖"api.dns.example.com/v1"'), 'host'],
  ['SP053', 'a host with a port', but('"api.dns.example.com"', '⌖"api.dns.example.com:8443"'), 'host'],
  ['SP053', 'a host with a user', but('"api.dns.example.com"', '⌖"api.dns.example.com@other.example.net"'), 'host'],
  [
    'SP054',
    'two hosts',
    but('"api.dns.example.com"', '⌖[{ "when": { "has": ["ipv6"] }, "value": "a.example.com" }, "b.example.com"]'),
    'host',
  ],
  ['SP055', 'more than what the user types in', but('"api.dns.example.com"', '⌖"{token}.example.com", "selfHosted": true'), 'host'],
  ['SP027', 'a default that does not fit', but('"required": true', '"required": true, "default": ⌖"of-everybody"'), 'settings.0.default'],
  [
    'SP028',
    'choices of what is none',
    but('"required": true', '"required": true, ⌖"choices": [{ "value": "a", "label": { "ja": "あ", "en": "a" } }]'),
    'settings.0.choices',
  ],
  [
    'SP029',
    'a reply that blames a setting that is not there',
    inReplies('{ "firstWord": "BAD", "is": "auth-failed", "setting": ⌖"tokn" }'),
    'replies.1.setting',
  ],
  ['SP036', 'a sign of every reply', inReplies('⌖{ "contains": "o", "is": "updated" }'), 'replies.1'],
  ['SP037', 'a step behind the last', inReplies('{ "firstWord": "GO", "is": ⌖"next" }'), 'replies.1.is'],
  ['SP038', 'no address', inRequest('⌖{ "path": "/{host}", "auth": { "bearer": "{token}" } }'), 'request'],
  ['SP039', 'a first word with a blank', inReplies('{ "firstWord": ⌖"no host", "is": "bad-host" }'), 'replies.1.firstWord'],
  ['SP047', 'a query in the path', inRequest('{ "path": "/u⌖?h={host}&a={ip}", "auth": { "bearer": "{token}" } }'), 'request.path'],
  ['SP048', 'two bodies', inRequest('⌖{ "path": "/{token}", "json": "{ip}", "xml": "<a/>" }'), 'request'],
  ['SP013', 'a digest of nothing', computing('{ "digest": ⌖{ "hash": "md5" } }'), 'computed.digest.of'],
  ['SP015', 'an unknown digest', computing('{ "digest": { "hash": ⌖"md4", "of": "{token}" } }'), 'computed.digest.hash'],
  ['SP014', 'a value that is a text', computing('{ "digest": ⌖"{token}" }'), 'computed.digest'],
  [
    'SP016',
    'too many values',
    computing(`⌖{ ${Array.from({ length: 21 }, (_, at) => `"v${at}": { "time": "iso" }`).join(', ')}, "digest": { "time": "iso" } }`),
    'computed',
  ],
  ['SP017', 'a value without a name', computing('{ ⌖"a b": { "time": "iso" }, "digest": { "time": "iso" } }'), 'computed.a b'],
  ['SP021', 'a digest of an unknown name', computing('{ "digest": { "hash": "md5", "of": "a⌖{tokn}" } }'), 'computed.digest.of'],
  ['SP022', 'a digest of a name that needs a zone', computing('{ "digest": { "hash": "md5", "of": "⌖{name}" } }'), 'computed.digest.of'],
  [
    'SP023',
    'a value with the name of a setting',
    computing('{ ⌖"token": { "time": "iso" }, "digest": { "time": "iso" } }'),
    'computed.token',
  ],
  ['SP024', 'a value with a name of the grammar', computing('{ ⌖"ip": { "time": "iso" }, "digest": { "time": "iso" } }'), 'computed.ip'],
  ['SP057', 'a key of version 2 in a file of version 1', but('"request": {', `⌖"computed": ${DIGEST},\n  "request": {`), 'computed'],
  ['SP058', 'a mistyped digest', computing('{ "digest": ⌖{ "hsah": "md5", "of": "{token}" } }'), 'computed.digest'],
  [
    'SP059',
    'a value that is made later',
    computing('{ "digest": { "hash": "md5", "of": "{token}⌖{now}" }, "now": { "time": "iso" } }'),
    'computed.digest.of',
  ],
  ['SP059', 'a value that is made of itself', computing('{ "digest": { "hash": "md5", "of": "⌖{digest}" } }'), 'computed.digest.of'],
  ['SP060', 'a host that is computed', computing(DIGEST, ['"api.dns.example.com"', '"⌖{digest}.example.com"']), 'host'],
  [
    'SP060',
    'a condition about a computed value',
    computing(DIGEST, ['"path": "/update"', '"when": { "has": [⌖"digest"] }, "path": "/update"']),
    'request.when.has.0',
  ],
  [
    'SP060',
    'a reply that is compared with one',
    computing(DIGEST, [
      '"nochg": "unchanged" } }',
      '"nochg": "unchanged" } }, { "json": { "pointer": "/a", "equals": "⌖{digest}" }, "is": "abuse" }',
    ]),
    'replies.1.json.equals',
  ],
  [
    'SP060',
    'a body that is signed within itself',
    computing('{ "body": { "sent": "body" }, "digest": { "hash": "md5", "of": "{body}" } }', [
      '"path": "/update"',
      '"json": { "a": ["⌖{digest}"] }, "path": "/update"',
    ]),
    'request.json.a.0',
  ],
  [
    'SP060',
    'a path that is made of the path',
    computing('{ "digest": { "sent": "path" } }', ['"/update"', '"/⌖{digest}"']),
    'request.path',
  ],
  [
    'SP062',
    'a name that is empty at the top of the zone',
    two('"query": { "host": "{host}", "ip": "{ip}" }', '"query": { "host": "⌖{firstLabel}", "ip": "{ip}" }'),
    'request.query.host',
  ],
  ['SP063', 'making a record without asking', making('⌖{ "has": ["ipv4"] }'), 'steps.0.missing.unless'],
  ['SP064', 'a last step that may not be sent', making('{ "has": ["create"] }', '⌖"when": { "has": ["ipv6"] }, '), 'steps.1.when'],
  ['SP065', 'a hole in a path', making('{ "has": ["create"] }', '', '/records/⌖{id}'), 'steps.1.request.path'],
  ['SP066', 'an error that looks like an empty list', making('⌖{ "has": ["create"] }', '', '/', 'auth-failed'), 'steps.0.missing.unless'],
  ['SP057', 'a take of version 2', steps(STEP.replace('"/id"', '{ ⌖"header": "X-Id" }'), STEP), 'steps.0.take.id.header'],
  [
    'SP067',
    'cookies with nowhere to go',
    steps('{ "request": { "path": "/{token}", "query": { "ip": "{ip}" } }, "replies": [{ "equals": "OK", "is": "updated" }] }').replace(
      '"saikoro-plugin-1"',
      '"saikoro-plugin-2",\n  ⌖"cookies": true',
    ),
    'cookies',
  ],
  [
    'SP045',
    'a cookie of its own beside those of the replies',
    steps(
      STEP,
      '{ "request": { "path": "/{id}", "headers": { ⌖"Cookie": "{ip}" } }, "replies": [{ "equals": "OK", "is": "updated" }] }',
    ).replace('"saikoro-plugin-1"', '"saikoro-plugin-2", "cookies": true'),
    'steps.1.request.headers.Cookie',
  ],
  ['SP068', 'a text between hosts that nobody sends', two('"id"', '⌖"hostsBetween": " ", "id"'), 'hostsBetween'],
  ['SP057', 'cookies in a file of version 1', but('"id"', '⌖"cookies": true, "id"'), 'cookies'],
  ['SP061', 'a value that nothing uses', computing('{ ⌖"now": { "time": "iso" }, "digest": { "time": "iso" } }'), 'computed.now'],
  ['SP056', 'the name of another', but('"Example DNS"', '⌖"TAKEN-DNS"'), 'name'],
];

/** The file without its mark, and where the mark stood: counted by hand, line by line. */
const unmark = (file: string | Uint8Array) => {
  if (typeof file !== 'string' || !file.includes('⌖')) return { text: file, line: 1, column: 1 };
  const lines = file.slice(0, file.indexOf('⌖')).split('\n');
  return { text: file.replace('⌖', ''), line: lines.length, column: (lines.at(-1) ?? '').length + 1 };
};

describe('a plug-in file', () => {
  it('is read', () => {
    expect(read(GOOD)).toMatchObject({ ok: true, plugin: { id: 'example-dns', quality: 'installed' }, raw: JSON.parse(GOOD) });
    expect(read(CLONE)).toMatchObject({ ok: true, plugin: { id: 'clone', quality: 'installed' } });
  });
  it('may begin with a byte order mark, and cannot say how well it is known', () => {
    expect(read(bytes([0xef, 0xbb, 0xbf], GOOD)).ok).toBe(true);
    expect(read(but('"id"', '"quality": "verified", "id"'))).toMatchObject({ ok: true, plugin: { quality: 'installed' } });
  });
  it.each(BAD)('%s: %s', (code, _, file, place) => {
    const { text: bad, line, column } = unmark(file);
    const problems = problemsOf(bad);
    expect(problems.find((one) => one.code === code)).toMatchObject({ code, line, column, place });
    for (const problem of problems) {
      expect(v.is(pluginProblemSchema, problem)).toBe(true);
      for (const text of [problem.wrong.ja, problem.wrong.en, problem.expected.ja, problem.expected.en, problem.example]) {
        expect(text).not.toMatch(/^\s*$|undefined|null$|NaN|\[object/);
      }
    }
  });
  it('has a test for every code', () => {
    expect([...new Set(BAD.map(([code]) => code))].sort()).toEqual(Object.keys(PROBLEMS).sort());
  });
  it('tells what was meant', () => {
    const [problem] = problemsOf(but('"host": "api', '"hsot": "api'));
    expect(problem?.expected).toEqual({ ja: '「host」でしょうか', en: 'did you mean “host”?' });
    expect(problem?.found).toBe('"hsot": "api.dns.example.com"');
  });
  it('tells all problems at once, first to last', () => {
    const problems = problemsOf(but('"name": "Example DNS"', '"nam": 7').replace('"secret"', '"s"').replace('"unchanged"', '"same"'));
    expect(problems.map(({ code, line }) => [code, line])).toEqual([
      ['SP013', 1],
      ['SP012', 4],
      ['SP015', 8],
      ['SP015', 12],
    ]);
  });
  it('shows nothing of a key that somebody wrote into it', () => {
    const [problem] = problemsOf(but('"{ip}"', '"0123456789abcdef0123456789abcdef{ipx}"'));
    expect(problem).toMatchObject({ code: 'SP021', found: '"•••{ipx}"' });
  });
  it.each(['localhost', 'nas', 'nas.local', '10.0.0.1', '169.254.1.1', '127.0.0.1', '[::1]', '[fe80::1]', '[fd00::1]', 'router.home.arpa'])(
    'does not send to %s without saying that it is the user’s own',
    (host) => {
      expect(problemsOf(but('api.dns.example.com', host)).map(({ code }) => code)).toEqual(['SP052']);
    },
  );
  it('has lines in what is signed, and nowhere else that it had none', () => {
    expect(problemsOf(computing('{ "digest": { "hmac": "sha1", "key": "{token}", "of": "GET\\n{host}" } }'))).toEqual([]);
    expect(problemsOf(but('"{ip}"', '"a\\n{ip}"')).map(({ code }) => code)).toEqual(['SP006']);
  });
  it('sends no address that it only signs', () => {
    const signed = computing('{ "digest": { "hash": "md5", "of": "{ip}" } }', ['"ip": "{ip}"', '"t": "1"']);
    expect(problemsOf(signed).map(({ code }) => code)).toEqual(['SP038']);
    const joined = computing('{ "digest": { "text": "{host}={ip}" } }', ['"ip": "{ip}"', '"t": "1"']);
    expect(problemsOf(joined)).toEqual([]);
  });
  it('may name what version 2 has as its own fields in version 1', () => {
    const own = but('"ip": "{ip}" }', '"ip": "{ip}", "computed": "1" }, "headers": { "computed": "1" }');
    expect(problemsOf(own)).toEqual([]);
  });
  it('may send to a server that the user names', () => {
    const own = but('"api.dns.example.com"', '"{server}", "selfHosted": true').replace(
      '"settings": [',
      '"settings": [{ "key": "server", "kind": "hostname", "label": { "ja": "サーバー", "en": "Server" }, "required": true },',
    );
    expect(problemsOf(own)).toEqual([]);
  });
});

describe('anything at all', () => {
  const tidy = (problems: PluginProblem[]) => {
    expect(problems.length).toBeGreaterThan(0);
    expect(problems.length).toBeLessThanOrEqual(20);
    for (const problem of problems) expect(v.is(pluginProblemSchema, problem) && problem.line >= 1 && problem.column >= 1).toBe(true);
  };
  it('is read or has problems, and never throws', () => {
    fc.assert(fc.property(fc.oneof(fc.uint8Array(), fc.string({ unit: 'binary' })), (file) => tidy(problemsOf(file))));
    fc.assert(fc.property(fc.json(), (file) => tidy(problemsOf(file))));
  });
  it('put anywhere into a good file is read or has problems', () => {
    const paths: (string | number)[][] = [];
    const walk = (value: unknown, path: (string | number)[]): void => {
      paths.push(path);
      if (typeof value === 'object' && value !== null)
        for (const [key, one] of Object.entries(value)) walk(one, [...path, Array.isArray(value) ? Number(key) : key]);
    };
    walk(JSON.parse(GOOD), []);
    fc.assert(
      fc.property(
        fc.constantFrom(...paths.slice(1)),
        fc.jsonValue(),
        fc.constantFrom('', 'x', '$schema', 'when', 'words', '$each'),
        (path, value, key) => {
          const raw = JSON.parse(GOOD);
          const holder = path.slice(0, -1).reduce((here, step) => here[step], raw);
          if (key === '' || Array.isArray(holder)) holder[path.at(-1) ?? ''] = value;
          else holder[key] = value;
          const found = read(JSON.stringify(raw, null, 2));
          if (!found.ok) tidy(found.problems);
        },
      ),
      { numRuns: 500 },
    );
  });
  it('cut out of a good file has problems, or was blank', () => {
    fc.assert(
      fc.property(fc.nat(GOOD.length - 1), fc.integer({ min: 1, max: 40 }), (from, length) => {
        const found = read(GOOD.slice(0, from) + GOOD.slice(from + length));
        if (!found.ok) tidy(found.problems);
      }),
      { numRuns: 500 },
    );
  });
});
