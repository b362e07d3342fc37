import { describe, expect, it } from 'vitest';
import type { Schedule } from '../../../../preload/contract/event.ts';
import type { EventStatus } from '../../../../preload/contract/state.ts';
import { stringsFor } from '../../../../preload/strings/index.ts';
import { nextRunSentence } from '../../../../renderer/wording/next-run.ts';
import { view } from '../builders.ts';

const NOW = 1_000_000;
const HOUR = 3_600_000;
const daily: Schedule = { kind: 'daily', at: '03:00' };
const follows: Schedule = { kind: 'on-change', refresh: 'plugin' };
const says = (
  schedule: Schedule,
  status: Partial<EventStatus> = {},
  { paused = false, isChanged = false, enabled = true, language = 'en' as 'en' | 'ja' } = {},
) =>
  nextRunSentence(
    view({ schedule, enabled }, { nextAt: null, nextWhy: 'change', ...status }),
    { schedule, isChanged, paused, now: NOW },
    stringsFor(language),
  );

describe('what happens next by the schedule', () => {
  it('says whether a new address waits for the time', () => {
    expect(says(daily, { nextAt: NOW + HOUR, nextWhy: 'schedule' })).toMatch(
      /^Next at .*in 1 hour.*\. Before that it does not run, even if the address changes\.$/,
    );
    expect(says({ kind: 'every', minutes: 60 }, { nextAt: NOW + HOUR, nextWhy: 'schedule' })).toMatch(
      /If the address changes before that, at once\.$/,
    );
    expect(says(follows)).toBe('As soon as the address changes, and at no set time.');
    expect(says(follows, { nextAt: NOW + HOUR, nextWhy: 'refresh' })).toMatch(/^As soon as the address changes\. If it does not, at /);
    expect(says(daily, { nextAt: NOW + HOUR, nextWhy: 'schedule' }, { language: 'ja' })).toMatch(
      /^次は .*1時間後.*。それまでは、アドレスが変わっても実行しません。$/,
    );
  });
  it('says what keeps it from running', () => {
    expect(says(daily, {}, { enabled: false })).toMatch(/is off/);
    expect(says(daily, {}, { paused: true })).toMatch(/paused/);
    expect(says(daily, { activity: 'stopped' })).toMatch(/is stopped/);
    expect(says({ kind: 'once', at: 1 }, { nextWhy: 'never' })).toMatch(/Run Now still runs it/);
    expect(says({ kind: 'at-start' }, { nextWhy: 'never' })).toMatch(/When Saikoro starts/);
    expect(says(follows, { nextAt: NOW + HOUR, nextWhy: 'retry' })).toMatch(/The last try failed/);
  });
  it('claims nothing of what is not saved', () => {
    expect(says(daily, { nextAt: NOW + HOUR, nextWhy: 'schedule' }, { isChanged: true })).toMatch(/^Once it is saved: at the time/);
    expect(nextRunSentence(null, { schedule: follows, isChanged: false, paused: false, now: NOW }, stringsFor('en'))).toMatch(
      /^Once it is saved: as soon as/,
    );
  });
});
