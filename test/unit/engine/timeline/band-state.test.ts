import { expect, it } from 'vitest';
import { bandStateOf } from '../../../../main/engine/timeline/band-state.ts';
import { PUBLICATIONS } from '../../../../preload/contract/publication.ts';
import type { EventView, FamilyStatus } from '../../../../preload/contract/state.ts';
import { dnsEvent } from '../../../helpers/fake-world/events.ts';

const family = (more: Partial<FamilyStatus> = {}): FamilyStatus => ({
  ...{
    wanted: true,
    target: 'A',
    publication: 'published',
    accepted: 'A',
    acceptedAt: 1,
    outcome: null,
    verification: 'match',
    beside: [],
    verifiedAt: 1,
  },
  ...more,
});
const none = family({ wanted: false, publication: null, accepted: null, target: null, verification: null });
const stateOf = (ipv4: Partial<FamilyStatus>, ipv6: FamilyStatus = none, paused: number | null = null, enabled = true) =>
  bandStateOf({ event: dnsEvent({ enabled }), storedSecrets: [], status: { ipv4: family(ipv4), ipv6 } } as unknown as EventView, {
    pausedUntil: paused,
  });

/** With what was accepted before still out there, while another address is wanted. */
const OLD = { accepted: 'B', target: 'A' } as const;

it('follows from how an event stands, for each of the ways it may', () => {
  const said = Object.fromEntries(PUBLICATIONS.map((publication) => [publication, stateOf({ publication, ...OLD })]));
  expect(said).toEqual({
    'needs-you': 'mismatch',
    contradicted: 'mismatch',
    beside: 'mismatch',
    retrying: 'mismatch',
    held: 'mismatch',
    pending: 'updating',
    'address-unknown': 'unknown',
    scheduled: 'mismatch',
    outdated: 'mismatch',
    none: 'unknown',
    checking: 'updating',
    unverified: 'unknown',
    published: 'match',
  });
});

it('claims nothing of what was never accepted, and keeps what the DNS shows through a refresh that failed', () => {
  for (const publication of ['needs-you', 'pending', 'retrying', 'scheduled', 'outdated'] as const)
    expect(stateOf({ publication, accepted: null, verification: null })).toBe('unknown');
  expect(stateOf({ publication: 'retrying' })).toBe('match');
  expect(stateOf({ publication: 'retrying', verification: 'beside' })).toBe('mismatch');
  expect(stateOf({ publication: 'needs-you', verification: 'unknown' })).toBe('unknown');
  expect(stateOf({ publication: 'held', target: null })).toBe('paused');
});

it('the worse of two families speaks for it, and one the line does not have says nothing', () => {
  expect(stateOf({}, family({ publication: 'contradicted' }))).toBe('mismatch');
  expect(stateOf({}, family({ publication: 'none', accepted: null, target: null, verification: null }))).toBe('match');
  expect(stateOf({ publication: 'pending' }, family({ publication: 'unverified' }))).toBe('unknown');
});

it('rests while all are paused and while it is switched off, and a program has no band', () => {
  expect(stateOf({}, none, 0)).toBe('paused');
  expect(stateOf({}, none, null, false)).toBe('paused');
  const watched = (state: string, blind: string | null = null) =>
    bandStateOf({ event: { type: 'watch', enabled: true }, status: { watch: { state, blind } } } as unknown as EventView, {
      pausedUntil: null,
    });
  expect(['matches', 'differs', 'silent', 'asking', 'unjudged'].map((state) => watched(state))).toEqual([
    'match',
    'mismatch',
    'mismatch',
    'unknown',
    'unknown',
  ]);
  expect(watched('matches', 'line')).toBe('unknown');
  expect(bandStateOf({ event: { type: 'command' } } as EventView, { pausedUntil: null })).toBeNull();
});
