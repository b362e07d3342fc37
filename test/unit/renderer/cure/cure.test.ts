import { describe, expect, it } from 'vitest';
import type { Outcome } from '../../../../preload/contract/outcome.ts';
import { TROUBLES } from '../../../../preload/contract/state.ts';
import { cureOf, valueAt } from '../../../../renderer/cure/cure.ts';
import { draftOf } from '../../../../renderer/event-form/draft.ts';
import { dnsEvent, service, status, view } from '../builders.ts';

const info = service();
const stopped = (outcome: Outcome, more = {}) => view({}, { outcome, needsYou: true, activity: 'stopped', ...more });

describe('where an error is put right', () => {
  it.each<[string, Outcome, string, string | null]>([
    ['a wrong password', { kind: 'auth-failed' }, 'general', 'setting:token'],
    ['a wrong password of an event that did not even try', { kind: 'not-sent', reason: 'already-refused' }, 'general', 'setting:token'],
    ['an unknown host', { kind: 'bad-host' }, 'general', 'hosts'],
    ['a host outside the zone', { kind: 'bad-config', reason: 'host-outside-zone' }, 'general', 'hosts'],
    ['a setting', { kind: 'bad-config', setting: 'ttl' }, 'general', 'setting:ttl'],
    ['no setting in particular', { kind: 'bad-config' }, 'general', null],
    ['an ended service', { kind: 'not-sent', reason: 'service-ended' }, 'general', 'service'],
    ['a family', { kind: 'not-sent', reason: 'unfit-family' }, 'address', 'families'],
    ['a block', { kind: 'abuse' }, 'log', null],
    ['a fault of the service', { kind: 'server-error' }, 'log', null],
  ])('%s', (_, outcome, tab, field) => {
    expect(cureOf(stopped(outcome), info)).toEqual({ tab, field });
  });
  it('names the password that is missing before what was answered long ago', () => {
    const missing = stopped({ kind: 'auth-failed' }, { missingSecrets: ['key'] });
    expect(cureOf(missing, info)).toEqual({ tab: 'general', field: 'setting:key' });
  });
  it('leads to the tab of each trouble', () => {
    const tabs = TROUBLES.map((trouble) => cureOf(view({}, { needsYou: true, trouble }), info)?.tab);
    expect(new Set(tabs)).toEqual(new Set(['propagation', 'address']));
    const own = view({ address: { kind: 'url', url: 'https://a.example/' } }, { needsYou: true, trouble: 'own-source' });
    expect(cureOf(own, info)).toEqual({ tab: 'address', field: 'url' });
  });
  it('is nowhere while nothing is wrong, or the event is off', () => {
    expect(cureOf(view(), info)).toBeNull();
    expect(cureOf(view({ enabled: false }, { needsYou: true, outcome: { kind: 'auth-failed' } }), info)).toBeNull();
  });
  it('opens a program where its leave is asked for', () => {
    const call = { program: '/bin/backup', args: [], timeoutSeconds: 60 };
    const event = { id: 'c', name: 'Backup', enabled: true, type: 'command' as const, call, schedule: { kind: 'at-start' as const } };
    const waiting = { event, storedSecrets: [], status: status({ needsYou: true, unapproved: 'program' }) };
    expect(cureOf(waiting, undefined)).toEqual({ tab: 'general', field: 'program' });
  });
});

it('takes a field for mended once something else is typed there, and not elsewhere', () => {
  const before = draftOf(dnsEvent());
  expect(valueAt({ ...before, name: 'New' }, 'hosts')).toBe(valueAt(before, 'hosts'));
  expect(valueAt({ ...before, hosts: 'b.f5.si' }, 'hosts')).not.toBe(valueAt(before, 'hosts'));
  expect(valueAt({ ...before, secrets: { token: 't' } }, 'setting:token')).not.toBe(valueAt(before, 'setting:token'));
  expect(valueAt({ ...before, secrets: { other: 't' } }, 'setting:token')).toBe(valueAt(before, 'setting:token'));
});
