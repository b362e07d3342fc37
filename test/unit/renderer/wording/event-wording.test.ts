import { describe, expect, it } from 'vitest';
import type { EventView } from '../../../../preload/contract/state.ts';
import { stringsFor } from '../../../../preload/strings/index.ts';
import { eventSentence } from '../../../../preload/strings/sentences/event-sentence.ts';
import { nextWords } from '../../../../renderer/wording/event-wording.ts';
import { familyStatus } from '../../../helpers/plain-state.ts';

const NOW = 1_000_000;
const family = familyStatus();
const failed = (status: Partial<EventView['status']>): EventView => ({
  event: {
    id: 'c',
    name: 'Backup',
    enabled: true,
    type: 'command',
    call: { program: '/bin/backup', args: [], timeoutSeconds: 60 },
    schedule: { kind: 'at-start' },
  },
  storedSecrets: [],
  status: {
    activity: 'waiting',
    outcome: { kind: 'not-confirmed', reason: 'program-failed' },
    publication: null,
    overLine: false,
    ipv4: { ...family, accepted: '203.0.113.7' },
    ipv6: { ...family, wanted: false },
    lastRunAt: NOW - 1000,
    lastUpdateAt: null,
    nextAt: null,
    nextWhy: 'never',
    needsYou: false,
    held: null,
    missingSecrets: [],
    ...status,
  },
});
const wording = (language: 'ja' | 'en') => ({ strings: stringsFor(language), services: new Map() as never, language });

describe('a program that failed', () => {
  it('says that it ended with an error, and promises no run that will not come', () => {
    expect(eventSentence(failed({}), NOW, wording('en'))).toBe(
      'The program ended with an error. Look at its output under Log. It does not run again by itself.',
    );
    expect(eventSentence(failed({}), NOW, wording('ja'))).toContain('自動ではもう実行しません。');
    expect(nextWords(failed({}), NOW, stringsFor('en'))).toBe('—');
    expect(nextWords(failed({ activity: 'stopped' }), NOW, stringsFor('en'))).toBe('Stopped');
    expect(nextWords(failed({ activity: 'stopped' }), NOW, stringsFor('ja'))).toBe('停止中');
  });

  it('says when it runs next', () => {
    expect(eventSentence(failed({ nextWhy: 'change' }), NOW, wording('en'))).toContain('when the address changes');
    expect(eventSentence(failed({ nextWhy: 'schedule', nextAt: NOW + 3_600_000 }), NOW, wording('en'))).toContain('It runs again in');
  });
});
