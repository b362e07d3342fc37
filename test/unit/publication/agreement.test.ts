import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { stateLines, trayTooltip } from '../../../main/app/tray/text.ts';
import { createEventCount } from '../../../main/engine/runtime/event-count.ts';
import type { FamilyRecord } from '../../../main/ports/storage/ledger.ts';
import type { NatVerdict } from '../../../preload/contract/because.ts';
import { BLIND, WATCH_STATES } from '../../../preload/contract/dns/watch.ts';
import { FAMILIES } from '../../../preload/contract/event.ts';
import type { AddressState, AppState, EventView } from '../../../preload/contract/state.ts';
import { standingOf } from '../../../preload/strings/event-standing.ts';
import { stringsFor } from '../../../preload/strings/index.ts';
import { resultWords } from '../../../renderer/wording/event-wording.ts';
import { headlineOf } from '../../../renderer/wording/headline.ts';
import { absent, type EventSpec, kept, known, MINUTE, NOW, OLD, OLD6, stateOf, V4, V6 } from './world.ts';

const strings = stringsFor('en');
const wording = { strings, services: new Map() as never, language: 'en' as const };

const record = (now: string, before: string): fc.Arbitrary<Partial<FamilyRecord>> =>
  fc
    .record({
      accepted: fc.constantFrom(now, before, null),
      ago: fc.integer({ min: 0, max: 40 }),
      kind: fc.constantFrom('updated', 'network', 'auth-failed', 'rate-limited', 'server-error', 'not-confirmed', null),
      verification: fc.constantFrom('match', 'mismatch', 'unknown', 'beside', null),
      stopped: fc.boolean(),
    })
    .map(({ accepted, ago, kind, verification, stopped }) => {
      const fails = kind !== null && kind !== 'updated';
      return {
        accepted,
        acceptedAt: accepted === null ? null : NOW - ago * MINUTE,
        outcome: kind === null ? null : { kind },
        failingSince: fails ? NOW - ago * MINUTE : null,
        stopped: fails && stopped,
        verification: accepted === null ? null : verification,
      };
    });
const spec: fc.Arbitrary<EventSpec> = fc.record(
  {
    program: fc.constantFrom(true as const, undefined, undefined, undefined),
    enabled: fc.constantFrom(true, true, false),
    wants: fc.constantFrom('ipv4', 'ipv6', 'both'),
    schedule: fc.constantFrom({ kind: 'on-change', refresh: 'plugin' } as const, { kind: 'daily', at: '04:00' } as const),
    source: fc.constantFrom({ kind: 'automatic' } as const, { kind: 'fixed', ipv4: OLD, ipv6: OLD6 } as const),
    ipv4: record(V4, OLD),
    ipv6: record(V6, OLD6),
    running: fc.constantFrom(false, false, true),
    held: fc.constantFrom(undefined, undefined, { why: 'host-hour', count: 6 } as const),
    nextAt: fc.constantFrom(undefined, NOW + MINUTE),
    missing: fc.constantFrom([], [], ['password']),
  },
  { requiredKeys: [] },
) as fc.Arbitrary<EventSpec>;
// A program that fails runs again at its next time: it never stops.
const real = spec.map((each): EventSpec => (each.program ? { ...each, ipv4: { ...each.ipv4, stopped: false } } : each));
const watch: fc.Arbitrary<EventSpec> = fc
  .record({
    enabled: fc.constantFrom(true, true, false),
    running: fc.constantFrom(false, false, true),
    lasted: fc.constantFrom(0, 60 * MINUTE, 7 * 60 * MINUTE),
    watch: fc.record({
      state: fc.constantFrom(...WATCH_STATES),
      blind: fc.constantFrom(null, null, ...BLIND),
      askedAt: fc.constantFrom(null, NOW - MINUTE),
      expected: fc.constantFrom({ ipv4: null, ipv6: null }, { ipv4: V4, ipv6: null }),
    }),
  })
  .map(({ watch: { state: at, ...more }, ...rest }) => ({
    ...rest,
    // What a watched name shows is nobody's claim, even where it is this line's own address.
    watch: { ...more, state: at, names: [{ host: 'friend.example', state: at, addresses: [V4], beside: [], alias: null }] },
  }));
const anyEvent: fc.Arbitrary<EventSpec> = fc.oneof({ weight: 4, arbitrary: real }, { weight: 1, arbitrary: watch });
const line = (address: string): fc.Arbitrary<AddressState> =>
  fc.constantFrom(known(address), known(address), kept('unknown', address), kept('unknown', null), kept('undecided', address), absent);
const state: fc.Arbitrary<AppState> = fc
  .record({
    specs: fc.array(anyEvent, { maxLength: 5 }),
    ipv4: line(V4),
    ipv6: line(V6),
    offline: fc.constantFrom(false, false, false, true),
    hold: fc.constantFrom(null, null, null, { why: 'other-network', since: 1 } as const, { why: 'vpn', since: 1 } as const),
    vpn: fc.constantFrom(false, false, true),
    pausedUntil: fc.constantFrom(null, null, null, 0),
    checking: fc.boolean(),
    verdict: fc.constantFrom<NatVerdict[]>('single', 'carrier-grade', 'map-e', 'double', 'differs', 'unknown'),
  })
  .map(({ specs, verdict, ...fields }) => stateOf(specs, { ...fields, nat: { verdict, because: [], ports: null } }));

const enabled = ({ events }: AppState): EventView[] => events.filter(({ event }) => event.enabled);
/** Said by the rows alone, without any of what the engine counted. */
const isShown = (at: AppState, address: string): boolean =>
  enabled(at).some(({ event, status }) =>
    FAMILIES.some((family) => {
      const { wanted, accepted, target, verification } = status[family];
      return (
        event.type === 'dns' &&
        wanted &&
        accepted === address &&
        target === address &&
        (verification === 'match' || verification === 'beside')
      );
    }),
  );
const spoken = (at: AppState): { text: string; detail: string; second: string; tray: string[]; all: string } => {
  const { text, detail, second } = headlineOf(at, NOW, strings);
  const tray = stateLines(at, strings, NOW);
  return { text, detail, second: second?.text ?? '', tray, all: [text, second?.text ?? ''].join('\n') };
};
const holds = (property: (at: AppState) => void): void => fc.assert(fc.property(state, property), { numRuns: 500 });

describe('over any state', { timeout: 60_000 }, () => {
  it('an address is called published only where a row has it accepted, as what is to be published now, and the DNS shows it', () =>
    holds((at) => {
      const { all, tray } = spoken(at);
      for (const address of [V4, V6]) {
        const claims = new RegExp(`(^|\\n)Published ${address} |${address} stays published|\\(published\\) ${address}`);
        if (claims.test(all) || tray.some((said) => claims.test(said))) expect(isShown(at, address)).toBe(true);
      }
    }));

  it('the tray never calls an address published that the window does not', () =>
    holds((at) => {
      const { all, tray } = spoken(at);
      for (const address of [V4, V6])
        if (tray.some((said) => said.startsWith(`Published ${address}`)))
          expect(all).toMatch(new RegExp(`Published ${address}|${address} stays published|\\(published\\) ${address}`));
    }));

  it('"up to date" is said only where each row is published, and nothing runs, fails or is held', () =>
    holds((at) => {
      const said = [spoken(at).detail, ...spoken(at).tray].some((each) => /(is|are) up to date/.test(each));
      if (!said) return;
      expect(at.pausedUntil).toBeNull();
      for (const view of enabled(at).filter(({ event }) => event.type !== 'watch')) {
        expect(['well', 'fresh']).toContain(standingOf(view));
        if (view.event.type === 'dns') expect(resultWords(view, wording)).toBe('Published');
        expect(view.status).toMatchObject({ needsYou: false, held: null, missingSecrets: [] });
      }
    }));

  it('the shape is calm only where every row is settled, and alarms only where a row does', () =>
    holds((at) => {
      const rows = enabled(at);
      const needs = rows.some(({ status }) => status.needsYou);
      if (at.health === 'ok') {
        expect(at.hold).toBeNull();
        for (const view of rows) expect(['well', 'accepted', 'fresh', 'watched']).toContain(standingOf(view));
        for (const { event, status } of rows) if (event.type === 'dns') expect(['published', 'unverified']).toContain(status.publication);
      }
      if (at.pausedUntil === null) expect(at.health === 'attention').toBe(needs);
      expect(trayTooltip(at, strings).includes('need')).toBe(at.health === 'attention');
    }));

  it('the counts are those of the rows, each enabled name once', () =>
    holds((at) => {
      const names = enabled(at).filter(({ event }) => event.type === 'dns');
      for (const [publication, count] of Object.entries(at.publication.counts))
        expect(names.filter(({ status }) => status.publication === publication)).toHaveLength(count);
      expect(Object.values(at.publication.counts).reduce((a, b) => a + b, 0)).toBe(names.length);
    }));

  it('a watched name is counted as watched, and as nothing else', () =>
    holds((at) => {
      const watched = enabled(at).filter(({ event }) => event.type === 'watch');
      const { watches, names, needsYou } = at.publication;
      const well = watched.filter(({ status }) => status.watch?.state === 'matches' && status.watch.blind === null);
      const needing = watched.filter(({ status }) => status.needsYou);
      expect(watches).toEqual({ enabled: watched.length, well: well.length, needsYou: needing.length });
      expect(names).toBe(enabled(at).filter(({ event }) => event.type === 'dns').length);
      expect(needsYou).toBe(enabled(at).filter(({ status }) => status.needsYou).length);
      for (const { status } of watched)
        expect(status).toMatchObject({ publication: null, overLine: false, ipv4: { wanted: false, accepted: null } });
      if (watched.length > well.length) expect(at.health).not.toBe('ok');
    }));

  it('"all is well" is never said while others can’t get in over an address that a row publishes', () =>
    holds((at) => {
      const { obstacle } = at.publication;
      if (obstacle === null || obstacle.events === 0) return;
      expect(headlineOf(at, NOW, strings).label).not.toBe(strings.health.ok);
      expect(spoken(at).tray).toContain(strings.obstacle[obstacle.verdict].line);
    }));
});

it('counting as events come, change and go is the same as counting those that are there', { timeout: 60_000 }, () => {
  fc.assert(
    fc.property(fc.array(fc.tuple(fc.integer({ min: 0, max: 4 }), fc.option(anyEvent)), { maxLength: 30 }), (steps) => {
      const count = createEventCount();
      const there = new Map<number, EventView>();
      for (const [slot, next] of steps) {
        const before = there.get(slot);
        if (before !== undefined) count.remove(before);
        there.delete(slot);
        const [view] = next === null ? [] : stateOf([next], { ipv6: known(V6) }).events;
        if (view === undefined) continue;
        there.set(slot, view);
        count.add(view);
      }
      const fresh = createEventCount();
      for (const view of there.values()) fresh.add(view);
      expect(count.sums()).toEqual(fresh.sums());
      for (const address of [V4, OLD]) expect(count.holding('ipv4', address)).toEqual(fresh.holding('ipv4', address));
      for (const address of [V6, OLD6]) expect(count.holding('ipv6', address)).toEqual(fresh.holding('ipv6', address));
    }),
  );
});
