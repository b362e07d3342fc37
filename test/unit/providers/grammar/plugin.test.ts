import { describe, expect, it } from 'vitest';
import { faultLine } from '../../../../main/providers/messages/messages.ts';
import { builtIns, presets } from '../../../../main/providers/specs/index.ts';
import { decodePlugin } from '../../../../main/providers/validation/decode.ts';

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
  return decoded.ok ? 'none' : decoded.problems.map(faultLine).join('; ');
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
    ['an unknown key', { colour: 'red' }, 'SP012 colour'],
    ['an unknown placeholder', { request: { path: '/{nonsense}' } }, 'SP021 request.path: An unknown placeholder (nonsense)'],
    ['a broken template', { request: { path: '/{' } }, 'SP020 request.path'],
    ['a broken template deep inside', { request: { path: '/', json: { a: [{ b: '}' }] } } }, 'SP020 request.json.a.0.b'],
    ['an unknown key in a rule', { replies: [{ regex: '.*', is: 'updated' }] }, 'SP012 replies.0.regex'],
    ['an outcome that does not exist', { replies: [{ words: { good: 'fine' } }] }, 'SP015 replies.0.words.good'],
    ['success by status alone', { replies: [{ status: 200, is: 'updated' }] }, 'SP030 replies.0: An HTTP status alone is no success'],
    ['success without any condition', { replies: [{ is: 'updated' }] }, 'SP030 replies.0: An HTTP status alone is no success'],
    ['success by a part of JSON', { replies: [{ json: { pointer: '/m', contains: 'ok' }, is: 'updated' }] }, 'SP032 replies.0.json'],
    ['success because something exists', { replies: [{ json: { pointer: '/id', exists: true }, is: 'updated' }] }, 'SP033 replies.0.json'],
    ['no success at all', { replies: [{ words: { bad: 'abuse' } }] }, 'SP034 replies'],
    ['no host', { host: undefined }, 'SP041 host'],
    ['a host out of a setting', { host: '{token}' }, 'SP042 host'],
    ['a name that needs a zone', { request: { path: '/{name}' } }, 'SP022 request.path'],
    ['a setting that nothing uses', { request: { path: '/' } }, 'SP026 settings.0: A setting that nothing uses (token)'],
    ['a header of the engine', { request: { ...good.request, headers: { hOst: '{token}' } } }, 'SP045 request.headers.hOst'],
    [
      'an unknown name in a reply',
      { replies: [{ json: { pointer: '/a', equals: '{nobody}' }, is: 'updated' }] },
      'SP021 replies.0.json.equals',
    ],
    ['http without a reason', { host: 'http://dns.example' }, 'SP046 host'],
    ['two ways at once', { code: 'cloudflare' }, 'SP040 plug-in'],
    ['an ended service without advice', { status: 'ended' }, 'SP044 advice'],
    ['a setting called like a name of the grammar', { settings: [{ ...good.settings[0], key: 'ip' }] }, 'SP024 settings.0.key'],
    ['a newer grammar', { $schema: 'saikoro-plugin-3' }, 'SP011 $schema'],
    ['a homepage without TLS', { homepage: 'http://dns.example' }, 'SP017 homepage'],
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
