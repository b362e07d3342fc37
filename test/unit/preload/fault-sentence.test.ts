import { describe, expect, it } from 'vitest';
import { type FaultView, NAMED_FAULTS } from '../../../preload/contract/warning.ts';
import { stringsFor } from '../../../preload/strings/index.ts';
import { eventSentence } from '../../../preload/strings/sentences/event-sentence.ts';
import type { Wording } from '../../../preload/strings/sentences/wording.ts';
import { eventView, NOW } from '../app/state.ts';

const HOUR = 3_600_000;
const services = new Map([
  ['example', { name: 'Example DNS', ended: { on: '2024-01-22', hosts: [] }, successors: ['next'], fields: [] }],
  ['next', { name: 'Next DNS', fields: [] }],
]);
const wordingIn = (language: 'en' | 'ja'): Wording => ({ strings: stringsFor(language), services: services as never, language });

describe.each(['en', 'ja'] as const)('the sentence of a service that fails (%s)', (language) => {
  const wording = wordingIn(language);
  const sentence = (fault: Partial<FaultView>, outcome: object): string => {
    const since = NOW - 3 * HOUR;
    const whole = { verdict: 'service', how: 'silent', since, lineAsOf: NOW, answered: 0, silent: 0, dnsShows: null, ...fault };
    return eventSentence(eventView('home', { outcome, fault: whole } as never, { service: 'example' }), NOW, wording);
  };
  it.each(NAMED_FAULTS)('names what became of it, once: %s', (named) => {
    const kind = named === 'certificate-expired' || named === 'name-gone' ? 'network' : 'not-confirmed';
    const said = sentence({ named }, { kind, reason: named });
    const unnamed = sentence({}, { kind, reason: named });
    expect(said).not.toBe(unnamed);
    expect(said).toContain('Example DNS');
    const { reason } = wording.strings;
    expect(said).not.toContain(reason[named]({ service: 'Example DNS' }));
    expect(unnamed).toContain(reason[named]({ service: 'Example DNS' }));
  });
  it('of one that has ended says since when, and who can take its place', () => {
    const said = eventSentence(
      eventView('home', { outcome: { kind: 'not-sent', reason: 'service-ended' } }, { service: 'example' }),
      NOW,
      wording,
    );
    expect(said).toMatch(language === 'ja' ? /2024年1月22日に終了/ : /ended on .*January.*2024/);
    expect(said).toContain('Next DNS');
  });
});

it.each([
  ['2024', 'in 2024', '2024年に'],
  ['2024-01', 'in January 2024', '2024年1月に'],
])('a date that is known in part is told in part: %s', (endedOn, en, ja) => {
  expect(stringsFor('en').reason['service-ended']({ service: 'x', endedOn })).toContain(en);
  expect(stringsFor('ja').reason['service-ended']({ service: 'x', endedOn })).toContain(ja);
});
