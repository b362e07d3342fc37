import { describe, expect, it } from 'vitest';
import { type FaultFacts, faultOf } from '../../../../main/engine/health/control-group.ts';

const facts = (more: Partial<FaultFacts> = {}): FaultFacts => ({
  service: { since: 1000, how: 'silent' },
  isLineDown: false,
  heardAt: null,
  others: { answered: 0, silent: 0 },
  dnsShows: null,
  ...more,
});

describe('whose fault it is', () => {
  it.each<[string, Partial<FaultFacts>, string]>([
    ['nobody else was asked since', {}, 'unknown'],
    ['somebody was heard, but before it began', { heardAt: 900 }, 'unknown'],
    ['somebody on the Internet was heard since', { heardAt: 2000 }, 'service'],
    ['another service answers', { others: { answered: 1, silent: 0 } }, 'service'],
    ['one of two others answers', { others: { answered: 1, silent: 1 } }, 'service'],
    ['all services are silent though the line is up', { heardAt: 2000, others: { answered: 0, silent: 2 } }, 'unknown'],
    ['it answers with a fault, and nobody else was asked', { service: { since: 1000, how: 'faulty' } }, 'unknown'],
    [
      'it answers with a fault, and others answer well',
      { service: { since: 1000, how: 'faulty' }, others: { answered: 1, silent: 0 } },
      'service',
    ],
    ['it answers with a fault, and somebody was heard', { service: { since: 1000, how: 'faulty' }, heardAt: 2000 }, 'service'],
    [
      'it answers with a fault, and all others are silent',
      { service: { since: 1000, how: 'faulty' }, heardAt: 2000, others: { answered: 0, silent: 2 } },
      'unknown',
    ],
    [
      'its certificate has expired, which others vouch for',
      { service: { since: 1000, how: 'silent', named: 'certificate-expired' } },
      'service',
    ],
    ['its name is gone where other names are found', { service: { since: 1000, how: 'silent', named: 'name-gone' } }, 'service'],
    [
      'an advertisement stands there, and nobody else was asked',
      { service: { since: 1000, how: 'faulty', named: 'parked-page' } },
      'unknown',
    ],
    ['the line is down', { isLineDown: true, heardAt: 2000 }, 'line'],
  ])('%s', (_, more, verdict) => {
    const fault = faultOf(facts(more));
    expect(fault.verdict).toBe(verdict);
    // Nothing is said of the line that nobody heard.
    if ((more.heardAt ?? 0) <= 1000 || more.isLineDown) expect(fault.lineAsOf).toBeNull();
  });
});
