import { expect, it } from 'vitest';
import { dnsEvent } from '../helpers/fake-world/events';
import { createFakeWorld } from '../helpers/fake-world/world';

it('an engine that ends before it began leaves events and history as they are', () => {
  const { saikoro, world } = createFakeWorld([dnsEvent()]);
  saikoro.stop();
  expect(world.documents.document.events).toEqual([dnsEvent()]);
  expect(world.journal.page({ limit: 10 })).toEqual([]);
});
