import { describe, expect, it } from 'vitest';
import { judge } from '../../../main/providers/judge/judge.ts';
import type { Sent } from '../../../main/providers/judge/reply-view.ts';
import { decodePlugin, decodeReplies } from '../../../main/providers/validation/decode.ts';

const SENT: Record<string, string> = { ipv4: '192.0.2.10', ipv6: '2001:db8::10' };
const outcomeOf = (rules: unknown, body: string, families = ['ipv4'], status = 200) => {
  const sent: Sent = {
    hosts: ['home.example.com'],
    addresses: families.map((family) => SENT[family] ?? ''),
    scope: (name) => (families.includes(name) ? SENT[name] : undefined),
    now: 1_700_000_000_000,
    mask: (text) => text,
  };
  const reply = { status, headers: {}, body: new TextEncoder().encode(body), truncated: false };
  return judge({ replies: decodeReplies(rules) }, reply, sent).outcome;
};

describe('echoed', () => {
  const rules = [{ echoed: true, is: 'updated' }];
  it.each([
    ['home is now 192.0.2.10.', ['ipv4'], 'updated'],
    ['<b>192.0.2.10</b>', ['ipv4'], 'updated'],
    ['2001:DB8:0:0::10', ['ipv6'], 'updated'],
    ['192.0.2.10 2001:db8::10', ['ipv4', 'ipv6'], 'updated'],
    ['192.0.2.10', ['ipv4', 'ipv6'], 'not-confirmed'],
    ['192.0.2.100', ['ipv4'], 'not-confirmed'],
    ['192.0.2.10 was 192.0.2.99', ['ipv4'], 'not-confirmed'],
    ['192.0.2.10', [], 'not-confirmed'],
    ['', ['ipv4'], 'not-confirmed'],
    ['<!DOCTYPE html><p>Your address 192.0.2.10 is blocked</p>', ['ipv4'], 'not-confirmed'],
    ['<?xml version="1.0"?>\n<html>192.0.2.10</html>', ['ipv4'], 'not-confirmed'],
  ])('of %j with %j', (body, families, kind) => {
    expect(outcomeOf(rules, body, families).kind).toBe(kind);
  });
  it('is a sign in a web page with a word beside it', () => {
    const named = [{ contains: 'Hostname ', echoed: true, is: 'updated' }];
    expect(outcomeOf(named, '<html><dd>Hostname home</dd><dd>192.0.2.10</dd></html>').kind).toBe('updated');
  });
});

describe('an address in JSON', () => {
  const rules = [{ json: { pointer: '/ip', equals: '{ipv6}' }, is: 'updated' }];
  it.each([
    ['2001:db8::10', 'updated'],
    ['2001:0DB8:0:0::0010', 'updated'],
    ['2001:db8::100', 'not-confirmed'],
    ['2001:db8::10 ', 'not-confirmed'],
  ])('%j', (ip, kind) => {
    expect(outcomeOf(rules, JSON.stringify({ ip }), ['ipv6']).kind).toBe(kind);
  });
});

describe('a line', () => {
  it.each([
    [{ at: 'any', equals: 'code = 200' }, 'x\r\nCODE = 200\r\n', true],
    [{ at: 'any', equals: 'code = 200' }, 'code = 2000', false],
    [{ at: 'last', equals: 'success' }, 'note\nsuccess\n\n', true],
    [{ at: 'last', equals: 'success' }, 'success\nerror', false],
    [{ at: 'last', equals: 'success' }, '', false],
    [{ at: 2, startsWith: '0=' }, 'x\n0=Success', true],
    [{ at: 2, startsWith: '0=' }, '0=Success', false],
  ])('%j in %j', (line, body, fits) => {
    expect(outcomeOf([{ line, is: 'updated' }], body).kind === 'updated').toBe(fits);
  });
  it('says what it wants', () => {
    expect(() => decodeReplies([{ line: { at: 1 }, is: 'updated' }])).toThrow('SP035 0.line');
  });
});

describe('seconds behind a text', () => {
  const rules = [{ status: 429, secondsBehind: 'available in', is: 'rate-limited' }];
  it.each([
    ['Expected AVAILABLE IN 52 seconds.', 52],
    ['available in 99999999 seconds', undefined],
    ['available in 9999999 seconds', 604_800],
    ['available in 0 seconds', undefined],
    ['available in a while', undefined],
    ['', undefined],
  ])('%j', (body, afterSeconds) => {
    const outcome = outcomeOf(rules, body, ['ipv4'], 429);
    expect([outcome.kind, outcome.afterSeconds]).toEqual(['rate-limited', afterSeconds]);
  });
});

it('does not take an address alone for granted: the rule must be there', () => {
  const plugin = {
    $schema: 'saikoro-plugin-1',
    id: 'x',
    name: 'X',
    homepage: 'https://x.example/',
    host: 'x.example',
    request: { path: '/' },
  };
  expect(decodePlugin({ ...plugin, replies: [{ status: 200, is: 'updated' }] }, {}).ok).toBe(false);
  expect(decodePlugin({ ...plugin, replies: [{ status: 200, echoed: true, is: 'updated' }] }, {}).ok).toBe(true);
});
