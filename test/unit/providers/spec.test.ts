import { describe, expect, it } from 'vitest';
import { decodePlugin } from '../../../main/providers/spec.ts';
import { builtIns, presets } from '../../../main/providers/specs/index.ts';

const good = {
  $schema: 'saikoro-plugin-1',
  id: 'example',
  name: 'Example',
  homepage: 'https://dns.example',
  host: 'api.dns.example',
  settings: [{ key: 'token', kind: 'secret', label: { ja: 'トークン', en: 'Token' }, required: true }],
  request: { path: '/update', query: { host: '{host}', ip: '{ip}' }, headers: { Authorization: 'Bearer {token}' } },
  replies: [{ words: { good: 'updated', nochg: 'unchanged' } }],
};
const problemsOf = (change: Record<string, unknown>): string => {
  const decoded = decodePlugin({ ...good, ...change }, presets);
  return decoded.ok ? 'none' : decoded.problems.join('; ');
};

describe('a plug-in', () => {
  it('is read, with its defaults', () => {
    const decoded = decodePlugin(good, presets);
    expect(decoded.ok && decoded.plugin).toMatchObject({
      status: 'live',
      quality: 'tested',
      limits: { minIntervalSeconds: 60, refreshDays: null, together: 'no', maxHosts: 1, sourceAddressOnly: false },
      request: { method: 'GET' },
    });
  });
  it('may be a clone of six lines', () => {
    const clone = {
      id: 'clone',
      name: 'Clone',
      homepage: 'https://clone.example',
      preset: 'dyndns2',
      host: 'up.clone.example',
      request: { path: '/up' },
    };
    const decoded = decodePlugin(clone, presets);
    expect(decoded.ok && [decoded.plugin.request, decoded.plugin.perHostLines, decoded.plugin.limits.maxHosts]).toMatchObject([
      { method: 'GET' },
      true,
      20,
    ]);
    expect(decodePlugin({ ...clone, preset: 'toString' }, presets)).toMatchObject({ ok: false });
  });
  it('may put replies of its own before those of its preset', () => {
    const clone = { id: 'clone', name: 'Clone', homepage: 'https://clone.example', preset: 'dyndns2', host: 'up.clone.example' };
    const decoded = decodePlugin({ ...clone, firstReplies: [{ words: { nochg: 'abuse' } }] }, presets);
    expect(decoded.ok && decoded.plugin.replies[0]).toEqual({ words: { nochg: 'abuse' } });
    expect(decoded.ok && decoded.plugin.replies.length).toBeGreaterThan(1);
    expect(decodePlugin({ ...clone, firstReplies: 'good' }, presets)).toMatchObject({ ok: false });
    expect(problemsOf({ firstReplies: [] })).toContain('firstReplies');
  });
  it.each([
    ['an unknown key', { colour: 'red' }, 'colour'],
    ['an unknown placeholder', { request: { path: '/{nonsense}' } }, 'unknown placeholder {nonsense}'],
    ['a broken template', { request: { path: '/{' } }, 'request.path: template: no placeholder at position 1'],
    ['a broken template deep inside', { request: { path: '/', json: { a: [{ b: '}' }] } } }, 'request.json.a.0.b: template: a single }'],
    ['an unknown key in a rule', { replies: [{ regex: '.*', is: 'updated' }] }, 'replies.0.regex'],
    ['an outcome that does not exist', { replies: [{ words: { good: 'fine' } }] }, 'replies.0.words.good'],
    ['success by status alone', { replies: [{ status: 200, is: 'updated' }] }, 'an HTTP status alone is no success'],
    ['success without any condition', { replies: [{ is: 'updated' }] }, 'an HTTP status alone is no success'],
    [
      'success by a part of JSON',
      { replies: [{ json: { pointer: '/m', contains: 'ok' }, is: 'updated' }] },
      'a part of a JSON text is no success',
    ],
    [
      'success because something exists',
      { replies: [{ json: { pointer: '/id', exists: true }, is: 'updated' }] },
      'that a place exists is no success',
    ],
    ['no success at all', { replies: [{ words: { bad: 'abuse' } }] }, 'no rule tells a success'],
    ['no host', { host: undefined }, 'host: the host that receives data is missing'],
    ['a host out of a setting', { host: '{token}' }, 'host: comes from a setting exactly where selfHosted is true'],
    ['a name that needs a zone', { request: { path: '/{name}' } }, '{name} needs a setting zone'],
    [
      'code in an installed plug-in',
      { code: 'cloudflare', request: undefined, quality: 'installed' },
      'code: only built-in plug-ins have it',
    ],
    ['two ways at once', { code: 'cloudflare' }, 'exactly one of request, steps and code'],
    ['an ended service without advice', { status: 'ended' }, 'advice'],
    ['a setting called like a name of the grammar', { settings: [{ ...good.settings[0], key: 'ip' }] }, 'ip is a name of the grammar'],
    ['a newer grammar', { $schema: 'saikoro-plugin-2' }, '$schema'],
    ['a homepage without TLS', { homepage: 'http://dns.example' }, 'homepage'],
  ])('is refused for %s', (_, change, problem) => {
    expect(problemsOf(change)).toContain(problem);
  });
  it('may succeed by a status that says so', () => {
    expect(problemsOf({ replies: [{ status: 204, is: 'updated' }] })).toBe('none');
  });
});

describe('the built-in plug-ins', () => {
  it.each(Object.keys(builtIns))('%s loads, and speaks both languages', (id) => {
    const decoded = decodePlugin(builtIns[id], presets);
    expect(decoded).toMatchObject({ ok: true, plugin: { id } });
    if (!decoded.ok) return;
    for (const field of decoded.plugin.settings) {
      for (const text of [field.label, field.help, ...(field.choices ?? []).map((choice) => choice.label)]) {
        if (text !== undefined)
          expect(
            [text.ja, text.en].every((one) => one.trim() !== ''),
            field.key,
          ).toBe(true);
      }
    }
    expect(decoded.plugin.plainHttp === undefined || decoded.plugin.selfHosted, 'plain HTTP only to the own network').toBe(true);
  });
  it('moves people on from what has ended', () => {
    const decoded = decodePlugin(builtIns.ieserver, presets);
    expect(decoded.ok && decoded.plugin.successors?.every((id) => id in builtIns)).toBe(true);
  });
});
