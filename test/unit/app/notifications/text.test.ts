import { describe, expect, it } from 'vitest';
import { notificationText } from '../../../../main/app/notifications/text.ts';
import type { Outcome } from '../../../../preload/contract/outcome.ts';
import { type Language, stringsFor } from '../../../../preload/strings/index.ts';
import { eventView, NOW } from '../state.ts';

const body = (language: Language, outcome: Outcome): string => {
  const home = eventView('home');
  const view = { ...home, status: { ...home.status, outcome } };
  const wording = { strings: stringsFor(language), services: { get: () => undefined }, language };
  const notice = { id: 1, at: NOW, read: false, kind: 'needs-you' as const, event: view.event.id, name: 'home', outcome };
  return notificationText([notice], { wording, now: NOW, viewOf: () => view }).body;
};
const LONG = 'Lorem ipsum. Dolor sit amet! '.repeat(7).slice(0, 199);

describe('a notification that is too long', () => {
  it.each(['en', 'ja'] as const)('leaves out why before it leaves out what to do (%s)', (language) => {
    const strings = stringsFor(language);
    const whole = strings.outcomeSentence['bad-host']({ service: 'x', reason: 'record-not-found' });
    const steps = [...new Intl.Segmenter(language, { granularity: 'sentence' }).segment(whole)]
      .map(({ segment }) => segment.trim())
      .slice(-2);
    const said = body(language, { kind: 'bad-host', reason: 'record-not-found', excerpt: LONG, sought: `name = ${'x'.repeat(150)}` });
    expect(said.length).toBeLessThanOrEqual(240);
    expect(said).toContain(steps[0]);
    expect(said).not.toContain('Dolor');
  });
  it('says a short one whole', () => {
    expect(body('en', { kind: 'auth-failed', excerpt: 'badauth' })).toContain('badauth');
  });
  it.each(['en', 'ja'] as const)('says of a reply that is no text how long it is (%s)', (language) => {
    const said = body(language, { kind: 'server-error', unreadableBytes: 28 });
    expect(said).toContain('28');
    expect(said).not.toContain('�');
  });
});
