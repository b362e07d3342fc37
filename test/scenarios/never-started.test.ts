import { expect, it } from 'vitest';
import { dnsEvent } from '../helpers/fake-world/events';
import { createFakeWorld } from '../helpers/fake-world/world';

it('an engine that ends before it began leaves events and history as they are', () => {
  const played = createFakeWorld([dnsEvent()]);
  played.saikoro.stop();
  expect(played.saved.events).toEqual([dnsEvent()]);
  expect(played.world.journal.page({ limit: 10 })).toEqual([]);
});
