// @vitest-environment happy-dom
import { screen } from '@testing-library/react';
import { describe, expect, it } from 'vitest';
import type { AppState, EventStatus } from '../../../../preload/contract/state.ts';
import { stringsFor } from '../../../../preload/strings/index.ts';
import { draftOf } from '../../../../renderer/event-form/draft.ts';
import { LastRun } from '../../../../renderer/trial/last-run.tsx';
import { service, view } from '../builders.ts';
import { show } from './show.tsx';

const strings = stringsFor('en');
const REFUSED = 'it ran a moment ago';
const ASKED_AT = 5_000;

/** Saved and sent, where it was not run once more by hand. */
const shownWhile = (stands: Partial<EventStatus>) => {
  const one = view({}, stands);
  return show(
    () => <LastRun view={one} at={ASKED_AT} refused={REFUSED} draft={draftOf(one.event)} set={() => {}} strings={strings} language="en" />,
    { state: { events: [one] }, services: [service()], answers: { 'events.exchanges': () => null } },
  );
};

describe('without a line', () => {
  it('says that it is saved, waits, and is sent by itself', async () => {
    const one = view({}, { activity: 'waiting' });
    const warnings = [{ code: 'line-down', key: '', since: 0, severity: 'warning' } as unknown as AppState['warnings'][number]];
    await show(
      () => <LastRun view={one} at={ASKED_AT} refused={null} draft={draftOf(one.event)} set={() => {}} strings={strings} language="en" />,
      { state: { events: [one], warnings }, services: [service()], answers: { 'events.exchanges': () => null } },
    );
    screen.getByText(strings.trial.waits);
    expect(screen.queryByText(strings.statusSentence.running)).toBeNull();
  });
});

describe('why it was not run once more', () => {
  it.each(['running', 'queued'] as const)('is kept back while the change that was saved is %s', async (activity) => {
    await shownWhile({ activity, lastRunAt: 1_000 });
    expect(screen.queryByText(REFUSED)).toBeNull();
    screen.getByText(strings.statusSentence.running);
  });
  it('is said where nothing is under way', async () => {
    await shownWhile({ activity: 'idle', lastRunAt: 1_000 });
    screen.getByText(REFUSED);
  });
});
