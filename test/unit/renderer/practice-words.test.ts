import { describe, expect, it } from 'vitest';
import { NOT_RUN_IN_PRACTICE, UNSENT_IN_PRACTICE } from '../../../preload/contract/outcome.ts';
import type { EventView } from '../../../preload/contract/state.ts';
import { standingOf } from '../../../preload/strings/event-standing.ts';
import { stringsFor } from '../../../preload/strings/index.ts';
import { eventSentence } from '../../../preload/strings/sentences/event-sentence.ts';
import { asRead } from '../../../preload/strings/sentences/journal-entry.ts';
import { noticeSentence } from '../../../preload/strings/sentences/notice-sentence.ts';
import { nextWords, resultReason, resultWords } from '../../../renderer/wording/event-wording.ts';
import { standingOfEntry } from '../../../renderer/wording/journal-wording.ts';
import { family, status, view } from './builders.ts';

const NOW = 1_000_000;
const program = (more: Partial<EventView['status']>): EventView => ({
  event: {
    id: 'p',
    name: 'Script',
    enabled: true,
    type: 'command',
    call: { program: '/bin/backup', args: [], timeoutSeconds: 60 },
    schedule: { kind: 'on-change', refresh: 'never' },
  },
  storedSecrets: [],
  status: status({ publication: null, ...more }),
});
const sealed = view({}, { outcome: UNSENT_IN_PRACTICE, publication: 'held', ipv4: family({ wanted: true, publication: 'held' }) });
const words = (language: 'ja' | 'en') => ({ strings: stringsFor(language), services: new Map(), language });

describe.each(['ja', 'en'] as const)('what practice let nobody do, in %s', (language) => {
  const wording = words(language);
  const { strings } = wording;
  const ja = language === 'ja';
  const step = ja
    ? '実際に使うときは、--practice を付けずに起動し、そこでイベントを追加してください。'
    : 'To use it for real, start without --practice and add the event there.';

  it('is said of an event with its reason, and promises nothing', () => {
    expect(resultReason(sealed, wording)).toBe(ja ? '練習中は送りません。' : 'Nothing leaves this computer while practising.');
    expect(resultWords(sealed, wording)).toBe(strings.outcome['not-sent']({ service: '' }));
    expect(eventSentence(sealed, NOW, wording)).toMatch(new RegExp(`${ja ? '練習中は送りません。' : 'practising\\. '}${step}$`));
    expect(nextWords(sealed, NOW, strings)).toBe('—');
    expect(standingOf(sealed)).toBe('waiting');
  });
  it('is said of a program likewise', () => {
    const one = program({ outcome: NOT_RUN_IN_PRACTICE });
    expect(resultReason(one, wording)).toBe(strings.reason['practice-program']({ service: '' }));
    expect(eventSentence(one, NOW, wording)).toBe(`${strings.reason['practice-program']({ service: '' })}${ja ? '' : ' '}${step}`);
    expect(nextWords(one, NOW, strings)).toBe('—');
    expect(standingOf(one)).toBe('waiting');
  });
  it('has no shape of a failure in the history', () => {
    const entry = { seq: 1, at: NOW, kind: 'command', event: 'p', name: 'P', exitCode: null, output: '', tookMs: 1 } as const;
    expect(standingOfEntry({ ...entry, outcome: 'not-sent', reason: 'practice-program' })).toBe('waiting');
    expect(standingOfEntry({ ...entry, outcome: 'not-sent', reason: 'program-not-found' })).toBe('failing');
  });
  it('names the source of its own that is not asked, and one that does not tell', () => {
    const unknown = (ownSource?: 'asked' | 'practice') =>
      view(
        {},
        { publication: 'address-unknown', ipv4: family({ wanted: true, publication: 'address-unknown' }), ...(ownSource && { ownSource }) },
      );
    expect(eventSentence(unknown('practice'), NOW, wording)).toContain(
      ja ? '練習中は、この取得元に問い合わせません。' : 'While practising, this source is not asked.',
    );
    expect(resultReason(unknown('practice'), wording)).toBe(
      ja ? '練習中は、この取得元に問い合わせません。' : 'While practising, this source is not asked.',
    );
    expect(nextWords(unknown('practice'), NOW, strings)).toBe('—');
    expect(eventSentence(unknown('asked'), NOW, wording)).toContain(
      ja ? 'このイベントの取得元からアドレスが分からないため' : 'The source this event takes its address from',
    );
    expect(eventSentence(unknown(), NOW, wording)).toBe(strings.statusSentence.addressUnknown);
    expect(strings.refusal['practice-source']).toBe(strings.sourceNotAsked);
  });
  it('says when a try was, and not that something was sent', () => {
    expect(strings.trial.last('X')).toBe(ja ? '最後の試行（X）' : 'Last try (X)');
  });
});

describe.each(['ja', 'en'] as const)('an event in %s', (language) => {
  const wording = words(language);
  const { strings } = wording;
  const ja = language === 'ja';
  it('whose address the line lost is not told to change its schedule', () => {
    const lost = (event: Parameters<typeof view>[0] = {}, target: string | null = null) =>
      view(event, { publication: 'outdated', ipv4: family({ wanted: true, accepted: '203.0.113.7', target, publication: 'outdated' }) });
    expect(eventSentence(lost(), NOW, wording)).toContain(
      ja ? 'アドレスが戻ると自動で更新します。' : 'it updates by itself when one returns.',
    );
    expect(resultWords(lost(), wording)).toBe(strings.status.noAddress);
    expect(eventSentence(lost({ schedule: { kind: 'daily', at: '04:00' } }), NOW, wording)).toBe(strings.statusSentence.noAddress);
    expect(eventSentence(lost({ schedule: { kind: 'once', at: 1 } }, '203.0.113.9'), NOW, wording)).toBe(strings.statusSentence.outdated);
  });
  it('that runs a program the user has not allowed says so, whatever it did before', () => {
    for (const outcome of [null, { kind: 'updated' as const }]) {
      const one = program({ outcome, unapproved: 'program', needsYou: true });
      expect(resultWords(one, wording)).toBe(ja ? '許可待ち' : strings.status.unapproved);
      expect(resultReason(one, wording)).toBe(strings.action.runToAllow);
      expect(nextWords(one, NOW, strings)).toBe('—');
    }
  });
  it('is counted in the news of a new address', () => {
    const news = (events: number) =>
      strings.notice['address-changed']({ family: 'ipv4', address: '203.0.113.9', previous: null, events }).next;
    expect([0, 1, 2].map(news)).toEqual(
      ja
        ? ['自動で更新するイベントはありません。', '1件のイベントで更新します。', '2件のイベントで更新します。']
        : ['No event is updated by itself.', 'One event will be updated.', '2 events will be updated.'],
    );
  });
  it('that was read from a file switched off may take its address elsewhere, and need not run a program', () => {
    expect(strings.settings.switchedOff(2)).toContain(
      ja ? 'プログラムの実行か独自の取得元を含むか' : 'run a program, take the address from a source of their own, or',
    );
  });
  it('without a description is called by its host as people read it', () => {
    const name = 'xn--wgv71a119e.jp';
    const notice = { id: 1, at: NOW, read: false, kind: 'needs-you', event: 'a', name, outcome: { kind: 'auth-failed' } } as const;
    expect(noticeSentence(notice, { view: undefined, wording, now: NOW }).title).toContain('日本語.jp');
    expect(asRead({ seq: 1, at: NOW, kind: 'event', event: 'a', name, change: 'added' })).toMatchObject({ name: '日本語.jp' });
  });
  it('is told in the practice banner that its address changes by itself', () => {
    expect(strings.banner.practice).toContain(ja ? '約20秒ごとに自動で変わります' : 'by itself about every 20 seconds');
  });
});
