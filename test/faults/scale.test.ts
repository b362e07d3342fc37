import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect } from 'vitest';
import { fingerprintOf } from '../../main/engine/limits/event-settings.ts';
import { createFiles } from '../../main/platform/files/files.ts';
import { emptyFamilyRecord, emptyRecord } from '../../main/ports/storage/ledger.ts';
import { openLedger } from '../../main/store/ledger-file.ts';
import type { DnsEvent } from '../../preload/contract/event.ts';
import { lineBack, lineDown } from './frame/given.ts';
import { DAY, dnsEvent, HOUR, MINUTE, openHome } from './frame/home.ts';
import { openOutside } from './frame/outside.ts';
import { FULL } from './frame/patience.ts';
import { faults, urgent } from './frame/row.ts';
import { openScene } from './frame/scene.ts';

const many = (count: number, more: Partial<DnsEvent> = {}): DnsEvent[] =>
  Array.from({ length: count }, (_, at) => dnsEvent({ id: `e${at}`, name: `Event ${at}`, hosts: [`h${at}.ddns.net`], ...more }));

const CROWD = FULL ? 10_000 : 1_000;
const CROWD_TEXT = CROWD.toLocaleString('en');
/** All of them published before: each accepted, and seen by the DNS. */
const settledFolder = async (folder: string): Promise<void> => {
  const outside = await openOutside();
  const events = many(CROWD);
  try {
    // A start with no line: nothing is sent, and the passwords are stored.
    await lineDown({ outside, line: {} } as never);
    const home = await openHome({ folder, outside, events, checkMinutes: 60 });
    const at = home.clock.now();
    await home.stop();
    const ledger = openLedger({ files: createFiles(folder), now: () => at, report: () => {} });
    const accepted = {
      ...emptyFamilyRecord(),
      accepted: '44.128.0.1',
      acceptedAt: at - DAY,
      outcome: { kind: 'updated' } as const,
      ...{ triedAt: at - DAY, tried: '44.128.0.1', verification: 'match' as const, verifiedAt: at - HOUR, ttlSeconds: 60 },
    };
    ledger.putAll(events.map((event) => ({ ...emptyRecord(event.id), fingerprint: fingerprintOf(event), ipv4: accepted })));
  } finally {
    await outside.close();
  }
};

/** Most of these times that lie within any span of so many ms. */
const mostWithin = (times: readonly number[], span: number): number => {
  let [most, first] = [0, 0];
  for (const [last, at] of times.entries()) {
    while ((times[first] ?? 0) <= at - span) first += 1;
    most = Math.max(most, last - first + 1);
  }
  return most;
};

faults('scale', [
  {
    name: 'a crowd of events that fail all at once',
    async alone() {
      const outside = await openOutside();
      const folder = mkdtempSync(join(tmpdir(), 'saikoro-crowd-'));
      try {
        await settledFolder(folder);
        for (let at = 0; at < CROWD; at += 1) outside.names.records.set(`h${at}.ddns.net A`, '44.128.0.1');
        const scene = await openScene({ folder, outside, events: null, checkMinutes: 60 });
        outside.answer = () => ({ status: 503, body: 'down' });
        const before = scene.sent.length;
        await scene.move('44.128.0.2');
        await scene.pass(3 * HOUR);
        await scene.pass(10 * MINUTE);
        const failing = [...scene.engine.state.views()].filter(({ status }) => status.warning?.code === 'service-down').length;
        expect(failing).toBe(CROWD);
        expect(urgent(scene, 'en'), 'told as one').toHaveLength(1);
        expect(urgent(scene, 'en')[0]?.title).toContain(CROWD_TEXT);
        const requests = scene.sent.length - before;
        await scene.restart();
        await scene.pass(10 * MINUTE);
        expect(urgent(scene, 'en'), 'a restart tells nothing again').toHaveLength(1);
        expect(scene.engine.eventManager.events()).toHaveLength(CROWD);
        expect(scene.wrong).toEqual([]);
        lineBack(scene);
        await scene.end();
        return `${CROWD_TEXT} events: one notification for all of them; ${requests} requests in three hours; nothing is told again by a restart, and no event is lost`;
      } finally {
        await outside.close();
        rmSync(folder, { recursive: true, force: true });
      }
    },
  },
  {
    name: 'a crowd of names at rest, looked up in the DNS',
    async alone() {
      const outside = await openOutside();
      const folder = mkdtempSync(join(tmpdir(), 'saikoro-rest-'));
      try {
        await settledFolder(folder);
        for (let at = 0; at < CROWD; at += 1) outside.names.records.set(`h${at}.ddns.net A`, '44.128.0.1');
        const scene = await openScene({ folder, outside, events: null, checkMinutes: 60 });
        const before = scene.sent.length;
        await scene.pass(HOUR);
        const begun = scene.clock.now();
        const times: number[] = [];
        outside.names.asked = () => void times.push(scene.clock.now() - begun);
        scene.most.dns = 0;
        await scene.pass(HOUR);
        const [second, minute, quarter] = [mostWithin(times, 1000), mostWithin(times, MINUTE), mostWithin(times, 15 * MINUTE)];
        expect(times.length, 'each name is looked up each half hour').toBeGreaterThanOrEqual(2 * CROWD);
        expect(second, 'questions within a second').toBeLessThanOrEqual(20);
        expect(quarter, 'spread over the half hour').toBeLessThanOrEqual(0.6 * (times.length / 2));
        expect(scene.most.dns, 'sockets at once').toBeLessThanOrEqual(64);
        expect(scene.sent.length, 'nothing is sent').toBe(before);
        await scene.end();
        return `${CROWD_TEXT} names: ${times.length} questions an hour, ${second} in a second and ${minute} in a minute at most, over ${scene.most.dns} socket(s) at once`;
      } finally {
        await outside.close();
        rmSync(folder, { recursive: true, force: true });
      }
    },
  },
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
