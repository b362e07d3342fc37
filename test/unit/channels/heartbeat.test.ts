import { describe, expect, it } from 'vitest';
import { createHeartbeat, type HeartbeatSignal, roundOf, verdictOf } from '../../../main/channels/delivery/heartbeat.ts';
import type { Outcome } from '../../../preload/contract/outcome.ts';
import { createFakeClock } from '../../helpers/fake-clock.ts';
import { appState, eventView, known, NOW } from '../app/state.ts';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const WELL: HeartbeatSignal = { kind: 'well' };
const ILL: HeartbeatSignal = { kind: 'ill', needsYou: 1, names: 2 };

/** A heartbeat over a line that is looked at each minute. */
const stage = () => {
  const clock = createFakeClock();
  const told: [kind: string, at: number][] = [];
  let verdict: HeartbeatSignal = WELL;
  let outcome: Outcome = { kind: 'updated' };
  let isOn = true;
  let isBroken = false;
  let round = 0;
  const begun = clock.now();
  const heartbeat = createHeartbeat({
    clock,
    isOn: () => isOn,
    stored: () => true,
    round: () => (round === 0 ? '' : String(round)),
    verdict: () => verdict,
    async send(kind) {
      told.push([kind, (clock.now() - begun) / MINUTE]);
      if (isBroken) throw new TypeError('broken');
      return outcome;
    },
    changed: () => {},
  });
  return {
    told,
    heartbeat,
    clock,
    says(next: HeartbeatSignal, then: Outcome = { kind: 'updated' }) {
      verdict = next;
      outcome = then;
    },
    breaks(is: boolean) {
      isBroken = is;
    },
    on(is: boolean) {
      isOn = is;
    },
    async rounds(minutes: number) {
      for (let at = 0; at < minutes; at += 1) {
        await clock.pass(MINUTE);
        round = clock.now();
        heartbeat.look();
      }
      await clock.pass(0);
    },
  };
};

describe('a round of looking for the address', () => {
  const at = (ipv4: number | null, ipv6: number | null): string =>
    roundOf(
      appState({ addresses: { ipv4: { ...known('203.0.113.7'), checkedAt: ipv4 }, ipv6: { ...known('2001:db8::1'), checkedAt: ipv6 } } }),
    );
  it('is another one though a family keeps a time of before the clock was set back', () => {
    expect(at(NOW, NOW + 24 * HOUR)).not.toBe(at(NOW + MINUTE, NOW + 24 * HOUR));
    expect(at(NOW, null)).toBe(at(NOW, null));
  });
  it('is none before the first', () => expect(at(null, null)).toBe(''));
});

describe('the dead man’s switch', () => {
  it('tells after a round, every five minutes at most', async () => {
    const s = stage();
    await s.rounds(30);
    expect(s.told.map(([, at]) => at)).toEqual([1, 6, 11, 16, 21, 26]);
  });
  it('tells nothing without a round', async () => {
    const s = stage();
    s.heartbeat.look();
    await s.clock.pass(HOUR);
    s.heartbeat.look();
    expect(s.told).toEqual([]);
  });
  it('tells at once what went wrong, then hourly without being asked, and that it is well again', async () => {
    const s = stage();
    await s.rounds(2);
    s.says(ILL);
    await s.rounds(1);
    await s.clock.pass(2 * HOUR + MINUTE);
    s.says(WELL);
    await s.rounds(1);
    expect(s.told.map(([kind]) => kind)).toEqual(['well', 'ill', 'ill', 'ill', 'well']);
  });
  it('is silent while nobody knows, and says so after half an hour', async () => {
    const s = stage();
    s.says({ kind: 'unsure' });
    await s.rounds(29);
    expect(s.told).toEqual([]);
    await s.rounds(10);
    expect(s.told.map(([kind]) => kind)).toEqual(['ill']);
  });
  it('is silent while it rests or is off', async () => {
    const s = stage();
    s.says({ kind: 'resting' });
    await s.rounds(60);
    s.says(WELL);
    s.on(false);
    await s.rounds(60);
    expect(s.told).toEqual([]);
  });
  it('goes on, no more often, after the clock was set back', async () => {
    const s = stage();
    await s.rounds(11);
    const before = s.told.length;
    s.clock.jump(-24 * HOUR);
    await s.rounds(60);
    const after = s.told.slice(before).map(([, at]) => at);
    expect(after).toHaveLength(12);
    for (const [nth, at] of after.slice(1).entries()) expect(at - (after[nth] ?? 0)).toBe(5);
  });
  it('goes on where an attempt breaks off', async () => {
    const s = stage();
    s.breaks(true);
    await s.rounds(2);
    s.breaks(false);
    await s.rounds(2);
    expect(s.told.map(([, at]) => at)).toEqual([1, 2, 3]);
  });
  it('tries again after a minute where it did not arrive', async () => {
    const s = stage();
    s.says(WELL, { kind: 'server-error' });
    await s.rounds(3);
    s.says(WELL);
    await s.rounds(3);
    expect(s.told.map(([, at]) => at)).toEqual([1, 2, 3, 4]);
    expect(s.heartbeat.status()).toMatchObject({ told: { kind: 'well' } });
  });
});

describe('what it says', () => {
  const of = (verifiedMinutesAgo: number, more: Parameters<typeof appState>[0] = {}) => {
    const family = { wanted: true, target: '203.0.113.7', accepted: '203.0.113.7', acceptedAt: NOW, outcome: null, beside: [] };
    const verifiedAt = NOW - verifiedMinutesAgo * MINUTE;
    const ipv4 = { ...family, publication: 'published', verification: 'match', verifiedAt } as const;
    const whole = appState({ events: [eventView('home', { ipv4 })], ...more });
    return verdictOf(whole, whole.events, NOW).kind;
  };
  it('is well where each name was seen in the DNS', () => expect(of(10)).toBe('well'));
  it('is not where it was seen long ago', () => expect(of(120)).toBe('unsure'));
  it('is not where the address is not known', () => {
    const lost = { ...known('203.0.113.7'), kind: 'unknown' } as const;
    expect(of(10, { addresses: { ipv4: lost, ipv6: lost } })).not.toBe('well');
  });
  it.each([
    ['is well once the service took what the DNS cannot show', { incomparable: true }, 'well'],
    ['is not while the DNS cannot be asked', {}, 'unsure'],
  ] as const)('%s', (_, more, kind) => {
    const family = { wanted: true, target: '203.0.113.7', accepted: '203.0.113.7', acceptedAt: NOW, outcome: null, beside: [] };
    const ipv4 = { ...family, publication: 'unverified', verification: 'unknown', verifiedAt: NOW, ...more } as const;
    const whole = appState({ events: [eventView('home', { ipv4 })] });
    expect(verdictOf(whole, whole.events, NOW).kind).toBe(kind);
  });
  it('is well whatever becomes of names that somebody else keeps, and not where one of the user’s own needs him', () => {
    const family = { wanted: true, target: '203.0.113.7', accepted: '203.0.113.7', acceptedAt: NOW, outcome: null, beside: [] };
    const ipv4 = { ...family, publication: 'published', verification: 'match', verifiedAt: NOW } as const;
    const whole = appState({ events: [eventView('home', { ipv4 })] });
    const withNeeds = (needsYou: number) =>
      verdictOf(
        { ...whole, publication: { ...whole.publication, needsYou, watches: { enabled: 1, well: 0, needsYou: 1 } } },
        whole.events,
        NOW,
      );
    expect(withNeeds(1).kind).toBe('well');
    expect(withNeeds(2)).toMatchObject({ kind: 'ill', needsYou: 1 });
  });
  it('rests while paused', () => expect(of(10, { pausedUntil: 0 })).toBe('resting'));
});
