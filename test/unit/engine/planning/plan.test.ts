import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { plan } from '../../../../main/engine/planning/plan.ts';
import { isCron, nextTime } from '../../../../main/engine/planning/schedule.ts';
import { afterOutcome, POLICY } from '../../../../main/engine/updates/retry-policy.ts';
import { hostProblem, toAscii } from '../../../../main/net/host-name.ts';
import { NO_LIMITS } from '../../../../main/ports/dns-service.ts';
import { emptyFamilyRecord, emptyRecord } from '../../../../main/ports/storage/ledger.ts';
import { OUTCOME_KINDS, type Outcome } from '../../../../preload/contract/outcome.ts';
import { dnsEvent } from '../../../helpers/fake-world/events.ts';

const vectors = JSON.parse(readFileSync(new URL('../../../fixtures/behaviour.json', import.meta.url), 'utf8'));
const limits = { ...NO_LIMITS, minIntervalSeconds: 30, refreshDays: 25 };

describe('the plan', () => {
  // The vectors' error interval is fixed; ours grows by outcome. So a failed try stands here with the wait that was due to it.
  for (const one of vectors.scheduler.cases.filter(
    (each: { name: string }) => !each.name.includes('shaping') && !each.name.includes('jitter'),
  ))
    it(one.name, () => {
      const now = vectors.scheduler.now * 1000;
      const ago = (seconds: number | null | undefined) => (seconds === null || seconds === undefined ? null : now - seconds * 1000);
      const { stored } = one;
      const failed = stored?.status === 'failed';
      const tried = ago(stored?.triedAgo);
      const wait = stored?.waitSeconds === undefined ? vectors.scheduler.defaults.minErrorInterval * 1000 + 1 : stored.waitSeconds * 1000;
      const ipv4 = stored
        ? {
            ...emptyFamilyRecord(),
            accepted: stored.ip,
            acceptedAt: ago(stored.updatedAgo),
            triedAt: tried,
            outcome: failed ? ({ kind: 'server-error' } as const) : null,
            failingSince: failed ? tried : null,
            notBefore: failed && tried !== null ? tried + wait : null,
          }
        : emptyFamilyRecord();
      const planned = plan({
        event: dnsEvent(),
        record: { ...emptyRecord('home'), ipv4 },
        addresses: { ipv4: one.detected ?? null, ipv6: null },
        limits: { ...limits, refreshDays: one.maxInterval === 'inf' ? null : vectors.scheduler.defaults.maxInterval / 86_400 },
        now,
        since: now,
      });
      if (one.action === 'update' || one.action === 'force') expect(planned.send).toEqual({ ipv4: one.detected });
      else expect(planned.send).toEqual({});
      if (one.action === 'wait') expect(planned.nextAt).toBeGreaterThan(now);
    });
});

describe('the gap a service wants between two requests', () => {
  const NOW = 1_000_000_000;
  const nextAfter = (outcome: Outcome, sent: number[] = []) =>
    plan({
      event: dnsEvent(),
      record: {
        ...emptyRecord('home'),
        sent,
        ipv4: {
          ...emptyFamilyRecord(),
          accepted: '44.128.0.1',
          acceptedAt: NOW - 3_600_000,
          tried: '44.128.0.2',
          triedAt: NOW,
          ...{ outcome, failures: 1, failingSince: NOW, notBefore: NOW + 10_000 },
        },
      },
      addresses: { ipv4: '44.128.0.2', ipv6: null },
      limits: { ...NO_LIMITS, minIntervalSeconds: 60 },
      now: NOW,
      since: 0,
    }).nextAt;
  it('is not kept for a try that never arrived: nobody was bothered', () => {
    for (const reason of ['connection', 'dns', 'tls', 'offline', 'certificate-expired'] as const)
      expect(nextAfter({ kind: 'network', reason }), reason).toBe(NOW + 10_000);
  });
  it('is kept where the request may have arrived, and after the last one that did', () => {
    for (const reason of ['closed', 'timeout'] as const) expect(nextAfter({ kind: 'network', reason }), reason).toBe(NOW + 60_001);
    expect(nextAfter({ kind: 'network', reason: 'connection' }, [NOW - 20_000])).toBe(NOW + 40_001);
  });
});

describe('policy', () => {
  it('stops what only a person can mend, waits for the rest, and never tries sooner than the service allows', () => {
    for (const kind of OUTCOME_KINDS) {
      let record = emptyFamilyRecord();
      let now = 1_000_000;
      const waits: number[] = [];
      for (let failure = 0; failure < 12 && !record.stopped; failure += 1) {
        record = afterOutcome(record, { kind }, { now, random: 0.5, minIntervalMs: 60_000 });
        if (record.notBefore === null) break;
        waits.push(record.notBefore - now);
        now = record.notBefore;
      }
      if (POLICY[kind].stops) expect([record.stopped, waits], kind).toEqual([true, []]);
      if (kind === 'not-confirmed')
        expect([record.stopped, waits.slice(0, 5).map((wait) => wait / 60_000)]).toEqual([false, [5, 15, 60, 1440, 1440]]);
      if (kind === 'network') expect(waits.slice(0, 7).map((wait) => wait / 1000)).toEqual([10, 30, 60, 120, 300, 900, 1800]);
      if (kind === 'server-error') expect(waits.slice(0, 4).map((wait) => wait / 3_600_000)).toEqual([0.5, 1, 3, 6]);
      if (kind === 'updated' || kind === 'unchanged') expect(record.failingSince).toBeNull();
    }
    const plain = afterOutcome(
      emptyFamilyRecord(),
      { kind: 'server-error', reason: 'http-status' },
      { now: 0, random: 0.5, minIntervalMs: 0 },
    );
    expect(plain.notBefore).toBe(60_000);
    const asked = afterOutcome(
      emptyFamilyRecord(),
      { kind: 'server-error', reason: 'http-status', afterSeconds: 3600 },
      { now: 0, random: 0.5, minIntervalMs: 0 },
    );
    expect(asked.notBefore).toBe(3_600_000);
  });
  it('a pause that is asked for again and again doubles up to a day, and is never shorter than a minute or what was asked for', () => {
    const waits = (afterSeconds: number, times: number): number[] => {
      let record = emptyRecord('e').ipv4;
      return Array.from({ length: times }, () => {
        record = afterOutcome(record, { kind: 'rate-limited', afterSeconds }, { now: 0, random: 0.5, minIntervalMs: 0 });
        return (record.notBefore ?? 0) / 60_000;
      });
    };
    expect(waits(0, 4)).toEqual([1, 2, 4, 8]);
    expect(waits(3600, 7)).toEqual([60, 120, 240, 480, 960, 1440, 1440]);
    expect(waits(48 * 3600, 2)).toEqual([2880, 2880]);
  });
});

describe('the calendar', () => {
  const at = (text: string): number => new Date(text).getTime();
  it('finds the next daily, weekly and monthly time in local time', () => {
    const after = at('2026-01-31T12:00:00');
    const next = (schedule: Parameters<typeof nextTime>[0]) => nextTime(schedule, { after, ranAt: null, done: false });
    expect(next({ kind: 'daily', at: '09:30' })).toBe(at('2026-02-01T09:30:00'));
    expect(next({ kind: 'weekly', weekday: 3, at: '00:00' })).toBe(at('2026-02-04T00:00:00'));
    expect(next({ kind: 'monthly', day: 31, at: '08:00' })).toBe(at('2026-02-28T08:00:00'));
    expect(next({ kind: 'cron', expression: '*/15 * * * *' })).toBe(at('2026-01-31T12:15:00'));
    expect(next({ kind: 'once', at: 5 })).toBe(5);
    expect(nextTime({ kind: 'once', at: 5 }, { after, ranAt: 6, done: true })).toBeNull();
  });
  it('catches up once with a time slept through', () => {
    expect(
      nextTime({ kind: 'daily', at: '09:30' }, { after: at('2026-02-03T10:00:00'), ranAt: at('2026-02-02T09:30:01'), done: false }),
    ).toBe(at('2026-02-03T09:30:00'));
  });
  it('refuses what is no cron expression', () => {
    expect(['0 3 * * *', '*/5 * * * 1-5'].map(isCron)).toEqual([true, true]);
    expect(['', 'hello', '99 * * * *', '0 0 31 2 *'].map(isCron)).toEqual([false, false, false, false]);
  });
});

describe('host names', () => {
  it('takes and refuses as the vectors say', () => {
    for (const name of vectors.host_names.accept) expect(hostProblem(name), name).toBeNull();
    for (const { name, why } of vectors.host_names.reject)
      if (!why.startsWith('trailing dot')) expect(hostProblem(name), name).not.toBeNull();
    for (const { in: typed, ascii } of vectors.host_names.idn) expect(toAscii(typed)).toBe(ascii);
    expect(toAscii(' Example.COM. ')).toBe('example.com');
    expect(toAscii('*.bücher.example')).toBe('*.xn--bcher-kva.example');
  });
});
