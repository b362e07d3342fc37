import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it, onTestFinished, vi } from 'vitest';
import type { GatewayView } from '../../../main/net/local-address.ts';
import { createClock } from '../../../main/platform/clock.ts';
import type { Answer } from '../../../main/ports/address-source.ts';
import type { ProgramFeed } from '../../../main/ports/programs.ts';
import { createDnsSd } from '../../../main/sources/dns-sd.ts';
import { readDnsSd } from '../../../main/sources/dns-sd-words.ts';
import { createFakeClock } from '../../helpers/fake-clock.ts';
import { anotherProgram, fakeProgram, isAlive, until } from '../../helpers/fake-program.ts';
import { watchedFeeds } from '../../helpers/watched-feeds.ts';
import { error, HEADING, reply } from './dns-sd-outputs.ts';

vi.setConfig({ testTimeout: 60_000 });

const FIRST = '44.128.0.10';
const SECOND = '44.128.0.20';
const PRIVATE = '192.168.0.2';
const HOME: GatewayView = { address: '192.168.1.1', own: '192.168.1.10', interface: 'en0' };
const address = (text: string): Answer => ({ kind: 'address', address: text });
const unknown = (why: string): Answer => ({ kind: 'unknown', why });

/** The voice, on a clock of its own, with somebody who speaks in dns-sd's place. */
const set = () => {
  const clock = createFakeClock();
  const runs: (ProgramFeed & { cancelled: boolean })[] = [];
  let gateway: GatewayView | null = HOME;
  let tunnelled = false;
  const voice = createDnsSd({
    feeds: {
      follow(feed) {
        const run = { ...feed, cancelled: false };
        runs.push(run);
        return () => {
          run.cancelled = true;
        };
      },
    },
    clock,
    gateway: { find: async () => ({ gateway, tunnelled }), macOf: async () => null },
    rules: { documentation: false },
  });
  const news: Answer[] = [];
  const cancel = voice.onNews((answer) => void news.push(answer));
  const say = async (...lines: string[]) => {
    for (const line of lines) runs.at(-1)?.line(line);
    await clock.pass(0);
  };
  return {
    clock,
    runs,
    voice,
    news,
    cancel,
    say,
    move: (to: GatewayView | null) => {
      gateway = to;
    },
    tunnel: (up: boolean) => {
      tunnelled = up;
    },
  };
};

describe('a line of dns-sd', () => {
  it('is an address, or why there is none', () => {
    for (const line of HEADING.split('\n')) expect(readDnsSd(line), line).toBeNull();
    expect(readDnsSd(reply(FIRST))).toEqual(address(FIRST));
    expect(readDnsSd(` 9:05:01.003${reply(FIRST).slice(12)}`)).toEqual(address(FIRST));
    expect(readDnsSd(`${reply(FIRST)}\t`)).toEqual(address(FIRST));
    expect(readDnsSd(reply(PRIVATE, { double: true }))).toEqual(address(PRIVATE));
    expect(readDnsSd(reply('0.0.0.0'))).toEqual(unknown('timeout'));
    expect(readDnsSd(reply('0.0.0.0', { double: true }))).toEqual(unknown('double-nat'));
  });
  it.each([
    [-65558, 'double-nat'],
    [-65563, 'service-not-running'],
    [-65564, 'unsupported'],
    [-65565, 'disabled'],
    [-65566, 'no-route'],
    [-65570, 'local-network-denied'],
    [-65537, 'failed'],
  ])('has a word for error %i', (code, why) => expect(readDnsSd(error(code))).toEqual(unknown(why)));
  it('is nothing where it is broken', () => {
    const line = reply(FIRST);
    for (const broken of [
      line.replace(FIRST, '44.128.0.256'),
      line.replace(FIRST, `${FIRST}.1`),
      line.replace(FIRST, '2001:db8::1'),
      line.replace(FIRST, 'NetzwerkfeHler'),
      line.slice(0, 30),
      line.replace(/0 +$/, 'TTL'),
      FIRST,
      'エラーコード -65570',
      'Error code',
      'Error code -65570 or so',
    ])
      expect(readDnsSd(broken), broken).toBeNull();
  });
  it('is read without a stumble from anything', () => {
    const words = fc.constantFrom(
      '0',
      FIRST,
      '0.0.0.0',
      'Double',
      'NAT',
      'Error',
      'code',
      '-65570',
      '19:29:28.411',
      '',
      '…',
      '9'.repeat(400),
    );
    fc.assert(
      fc.property(
        fc.oneof(
          fc.string(),
          fc.array(words, { maxLength: 12 }).map((all) => all.join(' ')),
        ),
        (line) => {
          const answer = readDnsSd(line);
          if (answer?.kind === 'address') {
            expect(answer.address).toMatch(/^\d+\.\d+\.\d+\.\d+$/);
            expect(line).toContain(answer.address);
          }
        },
      ),
    );
  });
});

describe('macOS’ own word on the router', () => {
  it('is waited for without a fuss, and told while it is fresh', async () => {
    const { voice, say, clock, runs } = set();
    expect(runs).toMatchObject([{ program: '/usr/bin/dns-sd', args: ['-X'] }]);
    expect(await voice.source.ask()).toEqual(unknown('not-heard-yet'));
    await say(...HEADING.split('\n'), reply(FIRST));
    expect(await voice.source.ask()).toEqual(address(FIRST));
    await clock.pass(30_000);
    expect(await voice.source.ask()).toEqual(address(FIRST));
    // A router that doesn't announce is only asked every quarter of an hour: its public address may be another one by now.
    await clock.pass(1);
    expect(await voice.source.ask()).toEqual(unknown('only-a-memory'));
    await say(reply(FIRST));
    expect(await voice.source.ask()).toEqual(address(FIRST));
  });
  it('stays what it is where it is no public address', async () => {
    const { voice, say, clock } = set();
    for (const [line, answer] of [
      [reply(PRIVATE, { double: true }), address(PRIVATE)],
      [reply('100.64.0.2'), address('100.64.0.2')],
      [error(-65565), unknown('disabled')],
      [reply('0.0.0.0'), unknown('timeout')],
    ] as const) {
      await say(line);
      await clock.pass(600_000);
      expect(await voice.source.ask()).toEqual(answer);
    }
  });
  it('is news when the address changes, not when it is first heard or repeated', async () => {
    const { say, news } = set();
    await say(reply(FIRST), reply(FIRST));
    await say(reply('0.0.0.0'));
    await say(reply(FIRST));
    expect(news).toEqual([]);
    await say(reply(SECOND));
    await say(reply(PRIVATE, { double: true }));
    expect(news).toEqual([address(SECOND), address(PRIVATE)]);
  });
  it('of another router is no news of ours: only a reason to look', async () => {
    const { say, news, move } = set();
    await say(reply(FIRST));
    move({ ...HOME, own: '192.168.1.77' });
    await say(reply(SECOND));
    expect(news).toEqual([unknown('not-heard-yet')]);
    await say(reply(FIRST));
    expect(news.slice(1)).toEqual([address(FIRST)]);
  });
  it('is nobody’s while a tunnel owns the way out: the far end may answer the same questions', async () => {
    const { say, news, voice, tunnel } = set();
    await say(reply(FIRST));
    tunnel(true);
    await say(reply(SECOND));
    expect(await voice.source.ask()).toEqual(unknown('through-a-tunnel'));
    tunnel(false);
    await say(reply(FIRST));
    expect(await voice.source.ask()).toEqual(address(FIRST));
    expect(news).toEqual([]);
  });
  it('of before a wake-up, or of a run that is over, counts no longer', async () => {
    const { say, voice, news, clock, runs } = set();
    await say(reply(FIRST));
    voice.renew();
    expect(runs[0]?.cancelled).toBe(true);
    expect(await voice.source.ask()).toEqual(unknown('not-heard-yet'));
    await clock.pass(1999);
    expect(runs).toHaveLength(1);
    await clock.pass(1);
    expect(runs).toHaveLength(2);
    await say(reply(SECOND));
    expect(await voice.source.ask()).toEqual(address(SECOND));
    runs[1]?.ended('exit');
    expect(await voice.source.ask()).toEqual(unknown('not-heard-yet'));
    await clock.pass(1000);
    expect(runs).toHaveLength(3);
    await say(reply(FIRST));
    expect(await voice.source.ask()).toEqual(address(FIRST));
    expect(news).toEqual([]);
  });
  it('is listened to only while somebody listens', async () => {
    const { voice, cancel, runs, say, clock } = set();
    await say(reply(FIRST));
    cancel();
    expect(runs[0]?.cancelled).toBe(true);
    voice.renew();
    await clock.pass(600_000);
    expect(runs).toHaveLength(1);
    expect(await voice.source.ask()).toEqual(unknown('not-heard-yet'));
    voice.onNews(() => {});
    expect(runs).toHaveLength(2);
    voice.stop();
    expect(runs[1]?.cancelled).toBe(true);
  });
});

describe.skipIf(process.platform === 'win32')('dns-sd itself', () => {
  /** A program in its place, which says this, in real pieces and time. */
  const listen = (script: string) => {
    const { feeds } = watchedFeeds();
    const voice = createDnsSd({
      feeds,
      clock: createClock(),
      gateway: { find: async () => ({ gateway: HOME, tunnelled: false }), macOf: async () => null },
      rules: { documentation: false },
      program: fakeProgram(script, 'dns-sd'),
    });
    onTestFinished(voice.stop);
    const news: Answer[] = [];
    voice.onNews((answer) => void news.push(answer));
    return { voice, news };
  };
  const heard = async (voice: ReturnType<typeof listen>['voice'], answer: Answer) => {
    while (JSON.stringify(await voice.source.ask()) !== JSON.stringify(answer)) await new Promise((done) => setTimeout(done, 20));
  };
  const says = (...lines: string[]) => lines.map((line) => `process.stdout.write(${JSON.stringify(`${line}\n`)});`).join(' ');
  const STAYS = 'setInterval(() => {}, 1000);';

  it('is heard through a pipe, and its news at once', async () => {
    const { voice, news } = listen(
      `if (process.argv.slice(2).join() !== '-X') process.exit(1);
       ${says(HEADING, reply(FIRST))} setTimeout(() => { ${says(reply(SECOND))} }, 300); ${STAYS}`,
    );
    await until(() => news.length > 0);
    expect(news).toEqual([address(SECOND)]);
    await heard(voice, address(SECOND));
  });
  it('that dies is started again, and what it said is forgotten', async () => {
    const { voice, news } = listen(`${says(HEADING, reply(FIRST))} setTimeout(() => process.kill(process.pid, 'SIGKILL'), 300);`);
    for (const _time of [1, 2]) {
      await heard(voice, address(FIRST));
      await heard(voice, unknown('not-heard-yet'));
    }
    expect(news).toEqual([]);
  });
  it.each([
    ['speaks another language', '時刻         外部アドレス\nエラー コード -65570\nNAT なし\n', ''],
    ['says nothing', '', ''],
    ['says half a line', reply(FIRST).slice(0, 40), ''],
    ['says an address without end', `${FIRST} `, `const more = () => process.stdout.write('${FIRST} ', more); more();`],
  ])('that %s says nothing', async (_how, words, goesOn) => {
    const folder = mkdtempSync(join(tmpdir(), 'saikoro-dns-sd-'));
    onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
    const said = join(folder, 'said');
    const { voice, news } = listen(
      `process.stdout.write(${JSON.stringify(words)}, () => { require('node:fs').writeFileSync(${JSON.stringify(said)}, ''); ${goesOn} }); ${STAYS}`,
    );
    await until(() => existsSync(said));
    await anotherProgram();
    expect(await voice.source.ask()).toEqual(unknown('not-heard-yet'));
    expect(news).toEqual([]);
  });
  it('that floods us is ended, and what it said is forgotten', async () => {
    const line = JSON.stringify(`${reply(FIRST)}\n`);
    const { voice } = listen(
      `process.stdout.write(${line}); const more = () => process.stdout.write(${line}.repeat(500), more); setTimeout(more, 300);`,
    );
    await heard(voice, address(FIRST));
    await heard(voice, unknown('not-heard-yet'));
  });
  it('that isn’t there is not looked for again', async () => {
    const clock = createFakeClock();
    const { feeds, ends } = watchedFeeds();
    const voice = createDnsSd({
      feeds,
      clock,
      gateway: { find: async () => ({ gateway: null, tunnelled: false }), macOf: async () => null },
      rules: { documentation: false },
      program: '/no/such/dns-sd',
    });
    voice.onNews(() => expect.fail('told'));
    await until(() => ends.length > 0);
    voice.renew();
    await clock.pass(600_000);
    await anotherProgram();
    expect(ends).toEqual(['not-found']);
    expect(await voice.source.ask()).toEqual(unknown('not-heard-yet'));
    voice.stop();
  });
  it('is ended when it is stopped', async () => {
    const file = join(mkdtempSync(join(tmpdir(), 'saikoro-dns-sd-')), 'pid');
    onTestFinished(() => rmSync(dirname(file), { recursive: true, force: true }));
    const { voice } = listen(
      `require('node:fs').writeFileSync(${JSON.stringify(file)}, String(process.pid)); ${says(reply(FIRST))} ${STAYS}`,
    );
    await heard(voice, address(FIRST));
    const pid = Number(readFileSync(file, 'utf8'));
    expect(isAlive(pid)).toBe(true);
    voice.stop();
    await until(() => !isAlive(pid));
  });
});
