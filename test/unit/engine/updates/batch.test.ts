import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Due } from '../../../../main/engine/limits/due.ts';
import { batchKey, takeBatch } from '../../../../main/engine/updates/batch.ts';
import { dnsEvent } from '../../../helpers/fake-world/events.ts';

const due = (more: Partial<Due> = {}): Omit<Due, 'byHand'> => ({
  event: dnsEvent(),
  values: { token: 't0p' },
  send: { ipv4: '44.128.0.1' },
  ...more,
});
const key = (more: Partial<Due> = {}): string => batchKey(due(more));

describe('who may share a request', () => {
  it('is who has the same account, settings, families and addresses, whatever the name, hosts and source', () => {
    const other = dnsEvent({ id: 'b', name: 'B', hosts: ['b.dyn.example'], address: { kind: 'interface', name: 'en0' } });
    expect(key({ event: other })).toBe(key());
    expect(key({ values: { zone: 'a', token: 't' } })).toBe(key({ values: { token: 't', zone: 'a' } }));
  });
  it.each<[string, Partial<Due>]>([
    ['service', { event: dnsEvent({ service: 'other' }) }],
    ['password', { values: { token: 'T0p' } }],
    ['setting', { values: { token: 't0p', ttl: 60 } }],
    ['address', { send: { ipv4: '44.128.0.2' } }],
    ['family', { send: { ipv6: '2001:db8::1' } }],
    ['wanted family', { event: dnsEvent({ families: { ipv4: true, ipv6: true } }) }],
  ])('another %s keeps them apart', (_, more) => {
    expect(key(more)).not.toBe(key());
  });
});

describe('how many', () => {
  it('never too many, never none, nobody left out and nobody twice, in their order', () => {
    const waiting = fc.array(fc.record({ id: fc.nat(), hosts: fc.uniqueArray(fc.nat(30).map(String), { minLength: 1, maxLength: 9 }) }), {
      minLength: 1,
      maxLength: 40,
    });
    fc.assert(
      fc.property(waiting, fc.integer({ min: 1, max: 12 }), (queue, most) => {
        const sent: typeof queue = [];
        for (let left = queue; left.length > 0; left = queue.slice(sent.length)) {
          const batch = takeBatch(left, most);
          expect(batch.length).toBeGreaterThan(0);
          if (batch.length > 1) expect(new Set(batch.flatMap(({ hosts }) => hosts)).size).toBeLessThanOrEqual(most);
          sent.push(...batch);
        }
        expect(sent).toEqual(queue);
      }),
    );
  });
});
