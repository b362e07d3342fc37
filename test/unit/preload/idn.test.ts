import { domainToASCII, domainToUnicode } from 'node:url';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { JournalEntry } from '../../../preload/contract/journal.ts';
import { readableHost } from '../../../preload/strings/idn.ts';
import { stringsFor } from '../../../preload/strings/index.ts';
import { hostsOf } from '../../../preload/strings/sentences/event-names.ts';
import { asRead } from '../../../preload/strings/sentences/journal-entry.ts';
import { draftOf } from '../../../renderer/event-form/draft.ts';
import { matcher } from '../../../renderer/events/sort.ts';
import { dnsEvent, view } from '../renderer/builders.ts';

const letters = [...'あいうんアンー漢字自宅亜𠮷々한글abc019'];
const label = fc.array(fc.constantFrom(...letters), { minLength: 1, maxLength: 12 }).map((all) => all.join(''));

describe('a host name as people read it', () => {
  it.each([
    ['xn--wgv71a119e.jp', '日本語.jp'],
    ['*.xn--wgv71a119e.jp', '*.日本語.jp'],
    ['home.xn--ydkk7f.xn--q9jyb4c', 'home.ホーム.みんな'],
    ['home.example.com', 'home.example.com'],
    // It could pass for apple.com.
    ['xn--80ak6aa92e.com', 'xn--80ak6aa92e.com'],
    // No name comes out of these, or not the same one.
    ['xn--.jp', 'xn--.jp'],
    ['xn--a.jp', 'xn--a.jp'],
    ['xn--99999999999.jp', 'xn--99999999999.jp'],
    ['xn--zz-ü.jp', 'xn--zz-ü.jp'],
  ])('%s is %s', (ascii, readable) => expect(readableHost(ascii)).toBe(readable));

  it('agrees with what browsers take it for, and leads back to the same name', () => {
    fc.assert(
      fc.property(fc.array(label, { minLength: 1, maxLength: 3 }), (labels) => {
        const ascii = domainToASCII(`${labels.join('.')}.example`);
        fc.pre(ascii !== '');
        expect(readableHost(ascii)).toBe(domainToUnicode(ascii));
        expect(domainToASCII(readableHost(ascii))).toBe(ascii);
      }),
    );
  });

  it('throws at nothing', () => {
    fc.assert(
      fc.property(fc.string({ maxLength: 80 }), (text) => {
        expect(readableHost(`xn--${text}`)).toEqual(expect.any(String));
      }),
    );
  });

  it('is what the list shows and finds, and what the form starts from', () => {
    const hosts = ['xn--wgv71a119e.jp'];
    const named = view({ name: '', hosts });
    expect(hostsOf(named)).toEqual(['日本語.jp']);
    const names = { locale: 'ja', service: () => '' };
    expect(['日本語', 'xn--wgv'].map((query) => matcher(query, names)(named))).toEqual([true, true]);
    expect(draftOf(dnsEvent({ hosts })).hosts).toBe('日本語.jp');
    const entry = { seq: 1, at: 0, event: 'a', name: '' };
    const look: JournalEntry = {
      ...entry,
      kind: 'verification',
      host: 'xn--wgv71a119e.jp',
      family: 'ipv4',
      verification: 'match',
      expected: '203.0.113.7',
      seen: [],
    };
    const update: JournalEntry = { ...entry, kind: 'update', service: 's', hosts, outcome: 'updated', tookMs: 1 };
    const ja = stringsFor('ja');
    expect(ja.journal(asRead(look))).toBe('日本語.jp の DNS に 203.0.113.7 が反映されました');
    expect(ja.journal(asRead(update))).toContain('（日本語.jp）');
    expect(asRead({ seq: 2, at: 0, kind: 'stopped' })).toEqual({ seq: 2, at: 0, kind: 'stopped' });
  });
});
