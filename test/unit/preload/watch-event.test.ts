import * as v from 'valibot';
import { describe, expect, it } from 'vitest';
import { eventSchema, MOST_WATCHED, nameOf } from '../../../preload/contract/event.ts';

const event = (more: object = {}) => ({
  id: 'friend',
  name: '',
  enabled: true,
  type: 'watch',
  hosts: ['friend.example'],
  families: { ipv4: true, ipv6: true },
  expects: { kind: 'any' },
  ...more,
});
const many = Array.from({ length: MOST_WATCHED + 1 }, (_, index) => `h${index}.example`);

describe('a watch event', () => {
  it.each([
    ['any address', {}],
    ['this line’s', { expects: { kind: 'mine' }, families: { ipv4: true, ipv6: false } }],
    ['given ones', { expects: { kind: 'given', ipv4: '192.0.2.7', ipv6: '2001:db8::7' } }],
    ['one that is given', { expects: { kind: 'given', ipv6: '2001:db8::7' }, families: { ipv4: false, ipv6: true } }],
    ['names as people write them, at most a hundred', { hosts: ['例え.テスト', ...many.slice(0, MOST_WATCHED - 1)] }],
    ['others beside them', { expects: { kind: 'mine' }, othersExpected: true }],
  ])('takes %s, and keeps it as it is', (_, more) => {
    expect(v.parse(eventSchema, event(more))).toEqual(event(more));
  });

  it('keeps nothing that it has no use for: no schedule, no setting', () => {
    const found = v.parse(eventSchema, event({ schedule: { kind: 'at-start' }, settings: { password: 'x' }, service: 'example' }));
    expect(found).toEqual(event());
    expect(nameOf(found)).toBe('friend.example');
  });

  it.each([
    ['no name', { hosts: [] }],
    ['too many', { hosts: many }],
    ['a web address', { hosts: ['https://friend.example/'] }],
    ['a name with a path', { hosts: ['friend.example/index.html'] }],
    ['a port', { hosts: ['friend.example:8080'] }],
    ['a person', { hosts: ['me@friend.example'] }],
    ['words', { hosts: ['my friend.example'] }],
    ['a line break', { hosts: ['friend.example\nhome.example'] }],
    ['a name without a domain', { hosts: ['friend'] }],
    ['one too long', { hosts: [`${'a'.repeat(250)}.example`] }],
    ['no family', { families: { ipv4: false, ipv6: false } }],
    ['no expectation', { expects: undefined }],
    ['an unknown expectation', { expects: { kind: 'his' } }],
    ['a given address that is none', { expects: { kind: 'given', ipv4: '192.0.2.700', ipv6: '2001:db8::7' } }],
    ['one of the other family', { expects: { kind: 'given', ipv4: '2001:db8::7', ipv6: '2001:db8::7' } }],
    ['a family without the address given for it', { expects: { kind: 'given', ipv4: '192.0.2.7' } }],
  ])('refuses %s', (_, more) => {
    expect(v.safeParse(eventSchema, event(more)).success).toBe(false);
  });
});
