import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Take } from '../../../../main/providers/grammar/reply.ts';
import { type ReplyView, viewOf } from '../../../../main/providers/judge/reply-view.ts';
import { soughtBy, takeFrom } from '../../../../main/providers/judge/take.ts';
import { parseXml } from '../../../../main/providers/judge/xml.ts';
import { decodePlugin } from '../../../../main/providers/validation/decode.ts';

const viewIn = (body: string, headers: Record<string, string> = {}): ReplyView =>
  viewOf({ status: 200, headers, body: new TextEncoder().encode(body), truncated: false });
const scope = (name: string) => (name === 'host' ? 'home.example.com' : undefined);

/** Takes as the grammar reads them. */
const readTake = (take: unknown): Take => {
  const decoded = decodePlugin(
    {
      $schema: 'saikoro-plugin-2',
      id: 'x',
      name: 'X',
      homepage: 'https://x.example/',
      host: 'x.example',
      steps: [
        { request: { path: '/{host}' }, take: { id: take } },
        { request: { path: '/x', query: { id: '{id|}', ip: '{ip}' } }, replies: [{ equals: 'OK', is: 'updated' }] },
      ],
    },
    {},
  );
  if (!decoded.ok) throw new Error(JSON.stringify(decoded.problems));
  return decoded.plugin.steps?.[0]?.take.id ?? '';
};
const TAKES = [
  '/a/0/id',
  { at: '/a/b', of: 'xml' },
  { at: '/a/@b', of: 'xml', optional: true },
  { at: '/__proto__/x', of: 'xml' },
  { from: '/a', where: { '/name': '{host}' }, take: '/id' },
  { from: '', where: {}, take: '' },
  { from: '/a/b', where: { '/@id': '1' }, take: '/#text', of: 'xml' },
  { header: 'X-Id', after: '=', before: ';' },
  { after: 'a', before: 'b' },
  { after: '"' },
].map(readTake);

describe('a value out of a reply', () => {
  it('is a short text, a number or a switch, or none, whatever comes', () => {
    const text = fc.oneof(
      fc.string({ unit: 'binary' }),
      fc.json(),
      fc
        .array(
          fc.constantFrom(
            '<a>',
            '</a>',
            '<a b="',
            '">',
            '<b/>',
            '<__proto__>',
            '<constructor id="1">',
            'x',
            '<![CDATA[',
            ']]>',
            '<?',
            '<!--',
            '&lt;',
          ),
        )
        .map((parts) => parts.join('')),
    );
    fc.assert(
      fc.property(fc.constantFrom(...TAKES), text, text, (take, body, header) => {
        const value = takeFrom(take, viewIn(body, { 'x-id': header }), scope);
        if (typeof value === 'string') expect(value.length).toBeLessThanOrEqual(4096);
        else expect(['undefined', 'number', 'boolean']).toContain(typeof value);
        expect(soughtBy(take, scope)).toEqual(expect.any(String));
      }),
      { numRuns: 1000 },
    );
    expect(Object.keys(Object.prototype)).toEqual([]);
  });
  it.each([
    ['tags that never close', '<a>'.repeat(20_000)],
    ['attributes that never close', `<a ${'x="'.repeat(20_000)}`],
    ['many attributes', `<a ${'x="1" '.repeat(10_000)}/>`],
    ['blanks', `<a ${' '.repeat(64_000)}`],
    ['one name', `<${'a'.repeat(64_000)}>`],
    ['comments', '<!--'.repeat(16_000)],
    ['data', '<![CDATA['.repeat(7_000)],
    ['entities', `<a>${'&amp;'.repeat(12_000)}</a>`],
    ['a bomb', `<!DOCTYPE a [${'<!ENTITY b "&a;&a;&a;">'.repeat(1000)}]><a>&b;</a>`],
  ])('comes out of XML of %s in a moment, or not at all', (_, body) => {
    const before = process.cpuUsage();
    parseXml(body);
    // A pattern that goes back and forth takes minutes for these; this counts the work and not the time, in µs.
    expect(process.cpuUsage(before).user).toBeLessThan(10_000_000);
  });
  it('does not guess what an entity of the service’s own means, and reads none twice', () => {
    expect(takeFrom(readTake({ at: '/a/b', of: 'xml' }), viewIn('<a><b>&amp;lt; &own; &#65;</b></a>'), scope)).toBe('&lt; &own; &#65;');
  });
});
