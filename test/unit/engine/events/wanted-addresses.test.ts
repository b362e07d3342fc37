import { expect, it } from 'vitest';
import { createEventList } from '../../../../main/engine/events/event-list.ts';
import { createWantedAddresses } from '../../../../main/engine/events/wanted-addresses.ts';
import type { AddressSource } from '../../../../preload/contract/event.ts';
import { DEFAULT_SETTINGS } from '../../../../preload/contract/settings.ts';
import { dnsEvent } from '../../../helpers/fake-world/events.ts';

const FIXED: AddressSource = { kind: 'fixed', ipv4: '44.128.0.9' };

const start = () => {
  const events = createEventList({ clock: { now: () => 0 } as never });
  const settings = { ...structuredClone(DEFAULT_SETTINGS), families: { ipv4: false, ipv6: false } };
  const state = { fields: () => ({ settings }) as never };
  return { events, settings, wanted: createWantedAddresses({ events, state }) };
};

it('follows the enabled events as they are put, changed and removed', () => {
  const { events, wanted } = start();
  const automatic: AddressSource = { kind: 'automatic' };
  expect([wanted.sources(), wanted.families(), wanted.awaited()]).toEqual([[automatic], { ipv4: false, ipv6: false }, false]);
  events.put(dnsEvent({ id: 'a', address: FIXED }), { fresh: false });
  events.put(dnsEvent({ id: 'b', address: FIXED, families: { ipv4: false, ipv6: true } }), { fresh: false });
  expect([wanted.sources(), wanted.families(), wanted.awaited()]).toEqual([[automatic, FIXED], { ipv4: true, ipv6: true }, false]);
  events.put(dnsEvent({ id: 'a' }), { fresh: false });
  expect([wanted.sources(), wanted.awaited()]).toEqual([[automatic, FIXED], true]);
  events.put(dnsEvent({ id: 'a', enabled: false }), { fresh: false });
  expect([wanted.families(), wanted.awaited()]).toEqual([{ ipv4: false, ipv6: true }, false]);
  events.remove('b');
  expect([wanted.sources(), wanted.families()]).toEqual([[automatic], { ipv4: false, ipv6: false }]);
});

it('takes the source of the settings, and awaits it only where it is the line', () => {
  const { events, settings, wanted } = start();
  events.put(dnsEvent({ id: 'a' }), { fresh: false });
  expect(wanted.awaited()).toBe(true);
  settings.address = FIXED;
  expect([wanted.sources(), wanted.awaited()]).toEqual([[FIXED], false]);
});

it('goes through the events once, however often it is asked', () => {
  const { events, wanted } = start();
  let looks = 0;
  const event = dnsEvent({ id: 'a' });
  const get = (): boolean => {
    looks += 1;
    return true;
  };
  Object.defineProperty(event, 'enabled', { enumerable: true, get });
  events.put(event, { fresh: false });
  for (let time = 0; time < 100; time += 1) wanted.awaited();
  expect(looks).toBe(1);
});
