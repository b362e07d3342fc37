import { expect } from 'vitest';
import type { DnsEvent } from '../../preload/contract/event.ts';
import { dnsEvent, MINUTE } from './frame/home.ts';
import { faults } from './frame/row.ts';

const many = (count: number, more: Partial<DnsEvent> = {}): DnsEvent[] =>
  Array.from({ length: count }, (_, at) => dnsEvent({ id: `e${at}`, name: `Event ${at}`, hosts: [`h${at}.ddns.net`], ...more }));

faults('scale', [
  {
    name: 'an account with 200 names, one of them refused',
    open: { events: [...many(200)], checkMinutes: 60 },
    async play(scene) {
      const { answer } = scene.outside;
      scene.outside.answer = (request, raw) => {
        const hosts = request.query.hostname?.split(',') ?? [];
        const whole = answer(request, raw);
        const lines = String(whole?.body).split('\n');
        return whole && { ...whole, body: hosts.map((host, at) => (host === 'h7.ddns.net' ? 'nohost' : lines[at])).join('\n') };
      };
      await scene.move('44.128.0.2');
      await scene.pass(10 * MINUTE);
      const stopped = [...scene.engine.state.views()].filter(({ status }) => status.activity === 'stopped');
      expect(stopped.map(({ event }) => event.id)).toEqual(['e7']);
      scene.outside.names.records.delete('h7.ddns.net A');
      expect([...scene.outside.names.records.values()].filter((address) => address === '44.128.0.2')).toHaveLength(199);
      return 'the refused one stops, and is told; the other 199 are published';
    },
  },
]);
