import { readdirSync, readFileSync, utimesSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect } from 'vitest';
import { answers, resets } from './frame/given.ts';
import { DAY, dnsEvent, HOUR, MINUTE } from './frame/home.ts';
import { ECHOES } from './frame/outside.ts';
import { expectWords, faults, settleWell, urgent } from './frame/row.ts';
import type { Scene } from './frame/scene.ts';

const HTML = { status: 200, body: '<html>Please sign in. Your address: 10.9.8.7</html>', headers: { 'content-type': 'text/html' } };
const open = { checkMinutes: 1 };
const publishesNothing = async (scene: Scene, ms: number): Promise<void> => {
  const before = scene.sent.length;
  await scene.pass(ms);
  expect(scene.sent.slice(before)).toEqual([]);
};

faults('peers', [
  {
    name: 'an update that failed is remembered as done',
    peer: 'ddclient#434',
    open,
    async play(scene) {
      await settleWell(scene);
      answers('ERR 77')(scene);
      await scene.move('44.128.0.2');
      await scene.pass(2 * MINUTE);
      expect(scene.stores.ledger.get('home')?.ipv4.accepted).toBe('44.128.0.1');
      await scene.restart();
      expect(scene.stores.ledger.get('home')?.ipv4.accepted).toBe('44.128.0.1');
      scene.outside.heal();
      expect(await scene.published(2 * HOUR)).toBe(true);
      return 'only what the service confirmed is remembered, also over a restart; published by itself afterwards';
    },
  },
  {
    name: 'the record changes at the service while the address stays',
    peer: 'opnsense/plugins#4429',
    open: { checkMinutes: 10 },
    async play(scene) {
      await settleWell(scene);
      // What was sent a moment ago is left alone: other name servers may lag.
      await scene.pass(6 * HOUR);
      const before = scene.sent.length;
      scene.outside.names.records.set('home.ddns.net A', '44.128.0.77');
      expect(await scene.until(() => scene.sent.length > before, HOUR, MINUTE), 'put right').toBe(true);
      expect(await scene.published(5 * MINUTE)).toBe(true);
      return 'seen at the DNS within the hour, and put right with one request';
    },
  },
  {
    name: 'the client ends when one password is refused',
    peer: 'inadyn: badauth',
    open: {
      ...open,
      events: [dnsEvent(), dnsEvent({ id: 'bad', name: 'Bad', hosts: ['bad.ddns.net'], settings: { username: 'other' } })],
    },
    async play(scene) {
      const { answer } = scene.outside;
      scene.outside.answer = (request, raw) =>
        Buffer.from((request.headers.authorization ?? '').slice(6), 'base64')
          .toString()
          .startsWith('other:')
          ? { status: 200, body: 'badauth' }
          : answer(request, raw);
      const before = scene.sent.length;
      for (const address of ['44.128.0.2', '44.128.0.3']) {
        await scene.move(address);
        expect(await scene.published(5 * MINUTE)).toBe(true);
        await scene.pass(2 * MINUTE);
      }
      expect(scene.event('bad').status.activity).toBe('stopped');
      expect(scene.sent.slice(before).filter(({ hosts }) => hosts.includes('bad.ddns.net'))).toHaveLength(1);
      return 'that event stops after one request; the others go on';
    },
  },
  {
    name: 'a block for abuse is answered with more requests',
    peer: 'inadyn: abuse is retried',
    open: { checkMinutes: 30 },
    async play(scene) {
      await settleWell(scene);
      answers('abuse')(scene);
      const before = scene.sent.length;
      for (const [address, days] of [
        ['44.128.0.2', 2],
        ['44.128.0.3', 2],
      ] as const) {
        await scene.move(address);
        await scene.pass(days * DAY);
        await scene.restart();
      }
      expect(scene.sent.length - before).toBe(1);
      expectWords(scene, { en: /has blocked this host or account.*Resume/s, ja: /ブロックしています。.*「再開」/s });
      return 'one request in four days, over two changes and two restarts';
    },
  },
  {
    name: 'a source tells garbage for an address',
    peer: 'openwrt/packages#2950',
    open,
    async play(scene) {
      await settleWell(scene);
      for (const garbage of ['999.1.2.3', '44.128.0', '44.128.0.9 44.128.0.8', '\u0000\u0001', '-1', 'undefined', '::ffff:44.128.0.9']) {
        scene.outside.echoAnswers.set('*', () => ({ status: 200, body: garbage }));
        await publishesNothing(scene, 10 * MINUTE);
      }
      scene.outside.echoAnswers.clear();
      await scene.move('44.128.0.2');
      expect(await scene.published(5 * MINUTE)).toBe(true);
      return 'none of it is published; the next good word is';
    },
  },
  {
    name: 'the home’s own resolver shows a private address for the name',
    peer: 'qdm12/ddns-updater#266',
    open: { checkMinutes: 10 },
    async play(scene) {
      scene.outside.names.resolved.set('home.ddns.net A', '192.168.1.5');
      await settleWell(scene);
      await publishesNothing(scene, DAY);
      expect(scene.event().status.publication).toBe('published');
      return 'the authoritative servers are asked, so nothing is sent in a day';
    },
  },
  {
    name: 'one source tells an old address now and then',
    peer: 'qdm12/ddns-updater#351',
    open,
    async play(scene) {
      await settleWell(scene);
      const [first] = ECHOES;
      let turn = 0;
      scene.outside.echoAnswers.set(new URL(first?.url ?? '').host, () => {
        turn += 1;
        return { status: 200, body: turn % 2 === 0 ? '44.128.0.99' : scene.outside.seen };
      });
      await publishesNothing(scene, 6 * HOUR);
      return 'it is outvoted: nothing is sent in six hours';
    },
  },
  {
    name: 'the DNS always shows other addresses, as a proxy’s',
    peer: 'qdm12/ddns-updater#845',
    open: { checkMinutes: 30 },
    async play(scene) {
      const { names } = scene.outside;
      scene.outside.answer = () => ({ status: 200, body: `good ${scene.outside.seen}` });
      names.records.set('home.ddns.net A', '44.128.9.9');
      await scene.pass(DAY);
      expect(scene.sent.length).toBeLessThanOrEqual(5);
      expect(scene.event().status.publication).not.toBe('published');
      expectWords(scene, { en: /DNS/, ja: /DNS/ });
      return `${scene.sent.length} requests in a day, a repair each six hours at most; it is not called published`;
    },
  },
  {
    name: 'a broken file of what was sent keeps the client from starting',
    peer: 'qdm12/ddns-updater#280',
    open,
    async play(scene) {
      await settleWell(scene);
      await scene.stop();
      writeFileSync(join(scene.folder, 'ledger.jsonl'), '{"updates": [null, "\u0000\u0000');
      const before = scene.sent.length;
      await scene.restart();
      expectWords(scene, { en: /record of what was sent was damaged/, ja: /記録/ });
      expect(await scene.published(5 * MINUTE)).toBe(true);
      expect(scene.sent.length - before).toBeLessThanOrEqual(1);
      return `it starts, says so, and goes on with ${scene.sent.length - before} request(s)`;
    },
  },
  {
    name: 'the connection breaks in the middle of an update that was taken',
    peer: 'wl500g#42',
    open,
    async play(scene) {
      await settleWell(scene);
      const { answer } = scene.outside;
      scene.outside.answer = (request, raw) => {
        answer(request, raw);
        resets(null)(scene);
        return scene.outside.answer(request, raw);
      };
      const before = scene.sent.length;
      await scene.move('44.128.0.2');
      expect(await scene.published(5 * MINUTE)).toBe(true);
      await scene.pass(HOUR);
      expect(scene.sent.length - before).toBe(1);
      expect(scene.event().status.outcome?.kind).toBe('verified');
      scene.outside.heal();
      return 'the DNS shows it, so it is not sent again';
    },
  },
  {
    name: 'the router’s own address is a private one (two routers)',
    peer: 'opnsense/core#278',
    open,
    async play(scene) {
      scene.line.router = { kind: 'address', address: '192.168.0.2' };
      await settleWell(scene);
      await scene.move('44.128.0.2');
      expect(await scene.published(5 * MINUTE)).toBe(true);
      expect(scene.sent.map(({ addresses }) => addresses[0])).toEqual(['44.128.0.1', '44.128.0.2']);
      return 'the address beyond the outer router is published, and never the private one';
    },
  },
  {
    name: 'all sources tell a private address',
    peer: 'gargoyle#911, #831',
    open,
    async play(scene) {
      await settleWell(scene);
      scene.outside.echoAnswers.set('*', () => ({ status: 200, body: '10.20.10.22' }));
      scene.line.router = { kind: 'address', address: '10.20.10.22' };
      await publishesNothing(scene, 3 * HOUR);
      const fixed = dnsEvent({ id: 'fixed', name: 'Fixed', hosts: ['fixed.ddns.net'], address: { kind: 'fixed', ipv4: '10.20.10.22' } });
      scene.engine.commands.save({ event: fixed, secrets: { password: 'c0rrect-h0rse' }, isNew: true });
      await publishesNothing(scene, 10 * MINUTE);
      return 'not published, neither as found nor as typed';
    },
  },
  {
    name: 'a VPN’s exit is taken for the line, in a run by hand as well',
    peer: 'hashrate-autopilot#339',
    open,
    async play(scene) {
      await settleWell(scene);
      scene.line.vpn = true;
      scene.outside.echoAnswers.set('*', () => ({ status: 200, body: '44.99.0.1' }));
      scene.engine.disturbed();
      await publishesNothing(scene, HOUR);
      scene.engine.commands.run(['home']);
      await scene.pass(MINUTE);
      expect(scene.sent.every(({ addresses }) => addresses.length === 1 && addresses[0] === '44.128.0.1')).toBe(true);
      expect(urgent(scene, 'en')).toEqual([]);
      scene.line.vpn = false;
      scene.outside.echoAnswers.clear();
      return 'publishing rests, nobody is called, and what is sent by hand names the line’s own address';
    },
  },
  {
    name: 'the page of a login portal is read as an address',
    peer: 'lyft/python-blessclient#19',
    open,
    async play(scene) {
      await settleWell(scene);
      scene.outside.echoAnswers.set('*', () => HTML);
      scene.line.portal = 'portal';
      scene.engine.disturbed();
      await publishesNothing(scene, HOUR);
      for (const language of ['en', 'ja'] as const)
        expect(scene.reader.window('home', language)).toMatch({ en: /sign in|sign-in/i, ja: /ログイン/ }[language]);
      scene.line.portal = 'open';
      scene.outside.echoAnswers.clear();
      return 'publishing rests until somebody has signed in, and the window says so';
    },
  },
  {
    name: 'settings of length zero after a power cut',
    peer: 'certspotter#101, Mailspring#1993, zulip-desktop#310, daintree#6035',
    open,
    async play(scene) {
      await settleWell(scene);
      const { event } = scene.event();
      scene.engine.commands.save({ event: { ...event, name: 'Renamed' }, secrets: {}, isNew: false });
      await scene.stop();
      writeFileSync(join(scene.folder, 'settings.json'), '');
      await scene.restart();
      expect(scene.engine.eventManager.events().map(({ id }) => id)).toEqual(['home']);
      expect(scene.stores.secrets.get('home', 'password')).not.toBeNull();
      expectWords(scene, { en: /settings file was damaged.*last good copy/s, ja: /設定ファイル/ });
      await scene.move('44.128.0.2');
      expect(await scene.published(5 * MINUTE)).toBe(true);
      return 'the last good copy is used, the other set aside, and it is told';
    },
  },
  {
    name: 'killed while it wrote: half a file beside it, half a last line',
    peer: 'ddclient f4dcf6f: its cache is written in place',
    open,
    async play(scene) {
      await settleWell(scene);
      await scene.stop();
      const at = (name: string): string => join(scene.folder, name);
      writeFileSync(at('settings.json.saikoro-tmp'), '{"version":1,"settings":{"lang');
      for (const name of ['ledger.jsonl', 'journal.jsonl']) writeFileSync(at(name), `${readFileSync(at(name), 'utf8')}{"seq":9`);
      const before = scene.sent.length;
      await scene.restart();
      expect(scene.engine.state.fields().problems).toEqual([]);
      await scene.pass(MINUTE);
      expect(scene.sent.length).toBe(before);
      return 'all is there; what was never acknowledged is dropped without a word';
    },
  },
  {
    name: 'the files are of another time, as after a restored backup',
    peer: 'inadyn: its cache file’s time is that of the last update',
    open,
    async play(scene) {
      await settleWell(scene);
      await scene.pass(2 * HOUR);
      await scene.stop();
      for (const year of [2001, 2037]) {
        for (const name of readdirSync(scene.folder))
          utimesSync(join(scene.folder, name), new Date(`${year}-01-01`), new Date(`${year}-01-01`));
        const before = scene.sent.length;
        await scene.restart();
        await scene.pass(2 * HOUR);
        expect(scene.sent.length, `sent because of ${year}`).toBe(before);
        await scene.stop();
      }
      await scene.restart();
      await scene.move('44.128.0.2');
      expect(await scene.published(5 * MINUTE)).toBe(true);
      return 'what is written in them counts: nothing is sent, and the next change is published';
    },
  },
  {
    name: 'the service has ended',
    peer: 'Google Domains, woima, DtDNS',
    open: { ...open, events: [dnsEvent({ service: 'ieserver', hosts: ['home.dip.jp'] })] },
    async play(scene) {
      await scene.pass(10 * MINUTE);
      expect(scene.sent).toEqual([]);
      expectWords(scene, { en: /has ended.*Move to another service/s, ja: /終了しました。.*別のサービス/s });
      expect(urgent(scene, 'en')).toHaveLength(1);
      return 'nothing is sent; told at once, with where to move';
    },
  },
]);
