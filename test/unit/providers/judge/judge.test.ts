import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Plugin } from '../../../../main/providers/grammar/plugin.ts';
import { judge } from '../../../../main/providers/judge/judge.ts';
import type { RawReply, Sent } from '../../../../main/providers/judge/reply-view.ts';
import { builtIns, presets } from '../../../../main/providers/specs/index.ts';
import { decodePlugin, decodeReplies } from '../../../../main/providers/validation/decode.ts';

const sent = (more: Partial<Sent> = {}): Sent => ({
  hosts: ['home.example.com'],
  addresses: ['192.0.2.10'],
  scope: () => undefined,
  now: 1_700_000_000_000,
  mask: (text) => text,
  ...more,
});
const reply = (body: string, more: Partial<RawReply> = {}): RawReply => ({
  status: 200,
  headers: {},
  body: new TextEncoder().encode(body),
  truncated: false,
  ...more,
});
const words = decodeReplies([
  { words: { good: 'updated', nochg: 'unchanged', badauth: 'auth-failed' } },
  { waitCode: true, is: 'rate-limited' },
]);
const judged = (body: string, more: Partial<RawReply> = {}) => judge({ replies: words }, reply(body, more), sent()).outcome;

const plugins = Object.values(builtIns).flatMap((raw): Plugin[] => {
  const decoded = decodePlugin(raw, presets);
  return decoded.ok ? [decoded.plugin] : [];
});

type Rules = Parameters<typeof judge>[0]['replies'];
const isSuccess = (is: string): boolean => is === 'updated' || is === 'unchanged';
const leaves = (value: unknown): string[] =>
  typeof value === 'object' && value !== null
    ? Object.values(value).flatMap(leaves)
    : value === undefined
      ? []
      : [String(value).toLowerCase()];
/** Every literal that a plug-in's rules of success name. */
const signsOf = (rules: Rules): string[] =>
  rules.flatMap((rule) => {
    if ('words' in rule) return Object.entries(rule.words).flatMap(([word, is]) => (isSuccess(is) ? [word.toLowerCase()] : []));
    const { firstWord, equals, startsWith, contains, line, json, header } = rule;
    return isSuccess(rule.is) ? leaves([firstWord, equals, startsWith, contains, line, json, header]) : [];
  });
const tellingOf = (rules: Rules): number[] =>
  rules.flatMap((rule) =>
    'words' in rule || !isSuccess(rule.is) ? [] : [rule.status ?? []].flat().filter((status) => status === 201 || status === 204),
  );

describe('judging', () => {
  it('believes a status that refuses where a rule knows no more than that something is wrong', () => {
    const replies = decodeReplies([
      { json: { pointer: '/result', equals: 'error' }, is: 'not-confirmed', reason: 'no-rule', excerptAt: '/message' },
      { status: 403, contains: 'later', is: 'not-confirmed', reason: 'no-rule' },
    ]);
    const of = (status: number, body: string) => judge({ replies }, reply(body, { status }), sent()).outcome;
    const error = '{"result":"error","message":"no such gateway"}';
    expect(of(401, error)).toEqual({ kind: 'auth-failed', excerpt: 'no such gateway' });
    expect(of(403, error).kind).toBe('auth-failed');
    expect(of(200, error)).toEqual({ kind: 'not-confirmed', reason: 'no-rule', excerpt: 'no such gateway' });
    expect(of(403, 'later').kind).toBe('not-confirmed');
  });

  it('takes tags out where the plug-in says so', () => {
    const of = (body: string) => judge({ replies: words, dropTags: true }, reply(body), sent()).outcome.kind;
    expect(of('<html><b>good</b> 192.0.2.10</html>')).toBe('updated');
    expect(of('<html><b>so good</b></html>')).toBe('not-confirmed');
    expect(of('<'.repeat(60_000))).toBe('not-confirmed');
    expect(judged('<b>good</b>').kind).toBe('not-confirmed');
  });
  it('compares the first word, without case, and never searches', () => {
    expect(judged('  GOOD 192.0.2.10\r\n').kind).toBe('updated');
    expect(judged('\ufeffgood').kind).toBe('updated');
    expect(judged('nohost good').kind).toBe('not-confirmed');
    expect(judged('goodness').kind).toBe('not-confirmed');
    expect(judged('[200 OK] badauth').kind).toBe('auth-failed');
    expect(judged('[200 OK]').kind).toBe('not-confirmed');
  });
  it('believes no success that names another address', () => {
    expect(judged('good 127.0.0.1')).toMatchObject({ kind: 'not-confirmed', reason: 'other-address' });
    expect(judged('good 192.000.002.010').kind).toBe('updated');
    const both = judge({ replies: words }, reply('good 2001:DB8:0::10'), sent({ addresses: ['192.0.2.10', '2001:db8::10'] }));
    expect(both.outcome.kind).toBe('updated');
  });
  it('takes no success from a status that is none, nor from half a reply', () => {
    for (const status of [100, 301, 302, 304, 400, 404, 429, 500, 503])
      expect(['updated', 'unchanged']).not.toContain(judged('good', { status }).kind);
    expect(judged('good', { truncated: true })).toMatchObject({ kind: 'not-confirmed', reason: 'truncated' });
  });
  it('says why nothing was confirmed', () => {
    expect(judged('')).toEqual({ kind: 'not-confirmed', reason: 'empty-reply' });
    expect(judged('<!doctype html><title>Log in</title>')).toMatchObject({ reason: 'html-reply', excerpt: 'Log in' });
    expect(judged('WAT')).toEqual({ kind: 'not-confirmed', reason: 'no-rule', excerpt: 'WAT' });
    expect(judged('', { status: 302 })).toMatchObject({ reason: 'redirect' });
    expect(judged('', { status: 418 })).toMatchObject({ reason: 'http-status' });
  });
  it.each([
    ['w30s', {}, 30],
    ['W15m', {}, 900],
    ['w2h', {}, 7200],
    ['w999999h', {}, 604_800],
    ['', { status: 429, headers: { 'retry-after': '90' } }, 90],
    ['', { status: 429, headers: { 'retry-after': 'Tue, 14 Nov 2023 22:14:20 GMT' } }, 60],
    ['', { status: 429, headers: { 'retry-after': 'Tue, 14 Nov 2000 22:14:20 GMT' } }, undefined],
    ['', { status: 429, headers: { 'retry-after': 'soon' } }, undefined],
    ['', { status: 429 }, undefined],
  ])('waits as told: %s %j', (body, more, seconds) => {
    expect(judged(body, more)).toMatchObject({ kind: 'rate-limited' });
    expect(judged(body, more).afterSeconds).toBe(seconds);
  });
  it('keeps the wait that a 5xx asks for (RFC 9110 §10.2.3)', () => {
    expect(judged('', { status: 503, headers: { 'retry-after': '3600' } })).toMatchObject({ kind: 'server-error', afterSeconds: 3600 });
    expect(judged('', { status: 503 }).afterSeconds).toBeUndefined();
  });
  it('reads other charsets without losing the words it knows', () => {
    const eucJp = Uint8Array.from([...new TextEncoder().encode('SUCCESS: home.ddo.jp '), 0xb9, 0xb9, 0xbf, 0xb7]);
    const rules = decodeReplies([{ firstWord: 'SUCCESS:', is: 'updated' }]);
    expect(judge({ replies: rules, charset: 'euc-jp' }, reply('', { body: eucJp }), sent()).outcome.kind).toBe('updated');
    const told = judge({ replies: [], charset: 'euc-jp' }, reply('', { body: eucJp }), sent()).outcome;
    expect(told.excerpt).toBe('SUCCESS: home.ddo.jp 更新');
  });
  it('shows a short, clean, masked excerpt', () => {
    const mask = (text: string): string => text.replaceAll('hunter2', '•••');
    const outcome = judge({ replies: [] }, reply(`<b>no</b>\u0007 hunter2 \u202e${'x'.repeat(500)}`), sent({ mask })).outcome;
    expect(outcome.excerpt?.startsWith('no ••• x')).toBe(true);
    expect([...(outcome.excerpt ?? '')].length).toBe(200);
    const split = judge({ replies: [] }, reply('hun<b></b>ter2'), sent({ mask })).outcome;
    expect(split.excerpt).not.toContain('hunter2');
  });
  it('reads JSON by pointer, and looks into nothing that is not there', () => {
    const rules = decodeReplies([
      { json: [{ pointer: '/a~1b/0', equals: 1 }], is: 'updated' },
      { json: { pointer: '/__proto__/x', exists: true }, is: 'abuse' },
    ]);
    expect(judge({ replies: rules }, reply('{"a/b":["1"]}'), sent()).outcome.kind).toBe('updated');
    expect(judge({ replies: rules }, reply('{"a/b":{"0":null}}'), sent()).outcome.kind).toBe('not-confirmed');
    expect(judge({ replies: rules }, reply('{"constructor":1}'), sent()).outcome.kind).toBe('not-confirmed');
  });
  it('never throws, and never succeeds without a sign its plug-in names', () => {
    const bodies = fc.oneof(
      fc.string({ unit: 'binary' }),
      fc.json(),
      fc.constantFrom('<html>OK</html>', 'goods', 'OKAY', 'SUCCESSFUL', '{"result":{"OK":"OK"}}', 'status=01'),
    );
    fc.assert(
      fc.property(
        fc.constantFrom(...plugins),
        bodies,
        fc.integer({ min: 100, max: 599 }),
        fc.boolean(),
        (plugin, body, status, truncated) => {
          const { replies, charset, perHostLines } = plugin;
          const { outcome } = judge(
            { replies, charset, perHostLines },
            reply(body, { status, truncated }),
            sent({ hosts: ['a.example.com', 'b.example.com'] }),
          );
          if (outcome.kind === 'updated' || outcome.kind === 'unchanged') {
            const shown = body.toLowerCase();
            // 201 and 204 say by themselves that something was written, where the plug-in names them.
            const bySign = !truncated && signsOf(replies).some((sign) => shown.includes(sign));
            expect(status < 300 && (bySign || tellingOf(replies).includes(status))).toBe(true);
          }
          expect([...(outcome.excerpt ?? '')].length).toBeLessThanOrEqual(200);
        },
      ),
      { numRuns: 2000 },
    );
  });
});
