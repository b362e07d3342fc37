import fc from 'fast-check';
import { expect, it } from 'vitest';
import { notificationText } from '../../../../main/app/notifications/text.ts';
import { printJournal } from '../../../../main/instance/log-printer.ts';
import { plainJson, plainLines, plainText } from '../../../../main/instance/text/plain-text.ts';
import type { Journal } from '../../../../main/ports/storage/journal.ts';
import type { JournalEntry } from '../../../../preload/contract/journal.ts';
import { stringsFor } from '../../../../preload/strings/index.ts';

const EVIL = 'a\u001b[31m\u061c\u00ad\u202e\u{e0041}\u2028b\u0085\u200f';
const UNSEEN = /[\p{C}\p{Zl}\p{Zp}]/u;

it('leaves nothing unseen', () => {
  expect(plainText(EVIL)).toBe('a[31mb');
  expect(plainLines(`x\n\t${EVIL}`)).toBe('x\n\ta[31mb');
});

it('says the same in JSON', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary' }), (text) => {
      const line = plainJson(JSON.stringify({ text, more: EVIL }));
      expect(line).not.toMatch(UNSEEN);
      expect(JSON.parse(line)).toEqual({ text, more: EVIL });
    }),
  );
});

it.each(['json', 'text'] as const)('an event’s name reaches the terminal without them: --log=%s', (as) => {
  const printed: string[] = [];
  const entry: JournalEntry = { seq: 1, at: 0, kind: 'event', event: 'e', name: EVIL, change: 'added' };
  const journal = { listen: (listener: (one: JournalEntry) => void) => listener(entry) } as unknown as Journal;
  printJournal(journal, { find: () => undefined } as never, { as, language: 'en', print: (line) => void printed.push(line) });
  expect(printed).toHaveLength(1);
  expect(printed[0]).toContain('[31m');
  expect(printed[0]).not.toMatch(UNSEEN);
});

it('a notification says nothing unseen', () => {
  const outcome = { kind: 'not-confirmed', excerpt: EVIL } as const;
  const words = notificationText([{ id: 1, at: 0, read: false, kind: 'needs-you', event: 'e', name: EVIL, outcome }], {
    wording: { strings: stringsFor('en'), language: 'en', services: new Map() },
    now: 0,
    viewOf: () => undefined,
  });
  expect(words.title + words.body).toContain('[31m');
  expect(words.title + words.body).not.toMatch(UNSEEN);
});
