import fc from 'fast-check';
import { describe, expect, it, onTestFinished, vi } from 'vitest';
import { createFlood } from '../../../../main/platform/process/feed-flood.ts';
import { createFeedLines } from '../../../../main/platform/process/feed-lines.ts';
import { createFeeds } from '../../../../main/platform/process/feeds.ts';
import type { ProgramFeed } from '../../../../main/ports/programs.ts';
import { anotherProgram, fakeProgram, isAlive, printing, until } from '../../../helpers/fake-program.ts';

// Real processes: slow on a busy machine, and no worse for it.
vi.setConfig({ testTimeout: 60_000 });

const SLEEP = 'setInterval(() => {}, 1000);';

const follow = (script: string, more: Partial<ProgramFeed> = {}, limits = {}) => {
  const feeds = createFeeds(limits);
  onTestFinished(feeds.stop);
  const lines: string[] = [];
  const ends: string[] = [];
  const cancel = feeds.follow({
    program: fakeProgram(script),
    args: [],
    line: (text) => void lines.push(text),
    ended: (why) => void ends.push(why),
    ...more,
  });
  return { feeds, lines, ends, cancel };
};

describe.skipIf(process.platform === 'win32')('a feed', () => {
  it('is told line by line, as it comes, in whatever pieces', async () => {
    const { lines, ends } = follow(`
      const say = (text, then) => process.stdout.write(text, () => setTimeout(then, 50));
      say('first\\nsec', () => say('ond\\r\\n\\nthird\\nnever ended', () => {}));`);
    await until(() => ends.length > 0);
    expect(lines).toEqual(['first', 'second', '', 'third']);
    expect(ends).toEqual(['exit']);
  });
  it('is read in UTF-8, and in the old code page of Japan', async () => {
    const shiftJis = Buffer.from([0x83, 0x8b, 0x81, 0x5b, 0x83, 0x5e, 0x81, 0x5b]);
    const { lines, ends } = follow(printing(Buffer.concat([Buffer.from('ルーター\n'), shiftJis, Buffer.from('\n')])));
    await until(() => ends.length > 0);
    expect(lines).toEqual(['ルーター', 'ルーター']);
  });
  it('gets its arguments as they are, plain English, and nothing of our secrets', async () => {
    vi.stubEnv('SAIKORO_TEST_TOKEN', 'secret');
    vi.stubEnv('LC_ALL', 'ja_JP.UTF-8');
    const args = ['$HOME', '; echo x', '', '*'];
    const { lines, ends } = follow('console.log(JSON.stringify({ args: process.argv.slice(2), env: process.env }))', { args });
    await until(() => ends.length > 0);
    const seen = JSON.parse(lines[0] as string);
    expect(seen.args).toEqual(args);
    expect(seen.env.LC_ALL).toBe('C');
    expect(seen.env.PATH.split(':')).toEqual(expect.arrayContaining(['/usr/sbin', '/sbin', '/usr/bin', '/bin']));
    expect(lines[0]).not.toContain('secret');
  });
  it('reads what it is given, and its input stays open', async () => {
    const { lines } = follow(
      `process.stdin.on('data', (data) => console.log('heard ' + data)).on('end', () => console.log('end')); setTimeout(() => console.log('later'), 300)`,
      { input: 'n.watch' },
    );
    await until(() => lines.includes('later'));
    expect(lines).toEqual(['heard n.watch', 'later']);
  });
  it('that doesn’t read what it is given is no fault', async () => {
    const { ends } = follow('process.stdin.destroy(); setTimeout(() => {}, 100)', { input: 'x'.repeat(1_000_000) });
    await until(() => ends.length > 0);
    expect(ends).toEqual(['exit']);
  });
  it('that can’t be had says so, after the means to cancel are given', async () => {
    for (const [program, why] of [
      ['/no/such/program', 'not-found'],
      ['/etc/passwd', 'failed'],
      ['a\0b', 'failed'],
    ] as const) {
      const { ends, cancel } = follow('', { program });
      expect(ends).toEqual([]);
      await until(() => ends.length > 0);
      expect(ends).toEqual([why]);
      cancel();
      const other = follow('', { program });
      other.cancel();
      // One that is asked for later is told of later.
      const later = follow('', { program });
      await until(() => later.ends.length > 0);
      expect(other.ends).toEqual([]);
    }
  });
  it.each([
    ['lines', `const more = () => process.stdout.write('y\\n'.repeat(5000), more); more();`],
    ['one endless line', `const more = () => process.stdout.write('y'.repeat(10000), more); more();`],
  ])('that floods us with %s is ended, with all it started', async (_name, script) => {
    const { lines, ends } = follow(
      `const child = require('node:child_process').spawn(process.execPath, ['-e', ${JSON.stringify(SLEEP)}]);
       process.stdout.write(process.pid + ' ' + child.pid + '\\n', () => { ${script} });`,
    );
    await until(() => ends.length > 0);
    expect(ends).toEqual(['flood']);
    const pids = (lines[0] as string).split(' ').map(Number);
    await until(() => !pids.some(isAlive));
    const { length } = lines;
    await anotherProgram();
    expect(lines).toHaveLength(length);
    expect(length).toBeLessThan(262_144);
  });
  it('that is cancelled is ended with all it started, however stubborn, and says no more', async () => {
    const stubborn = `process.on('SIGTERM', () => {}); ${SLEEP}`;
    const { lines, ends, cancel } = follow(
      `${stubborn} const child = require('node:child_process').spawn(process.execPath, ['-e', ${JSON.stringify(`${stubborn} console.log(process.pid)`)}], { stdio: 'inherit' });
       console.log(process.pid); setInterval(() => console.log('more'), 20);`,
    );
    await until(() => lines.filter((line) => /^\d+$/.test(line)).length === 2);
    const pids = lines.filter((line) => /^\d+$/.test(line)).map(Number);
    cancel();
    const { length } = lines;
    await until(() => !pids.some(isAlive));
    expect(lines).toHaveLength(length);
    expect(ends).toEqual([]);
  });
  it('that is being cancelled does not outlive the app either', async () => {
    const { feeds, lines, cancel } = follow(`process.on('SIGTERM', () => {}); ${SLEEP} console.log(process.pid)`);
    await until(() => lines.length > 0);
    // The grace it is given never ends here.
    vi.useFakeTimers({ toFake: ['setTimeout'] });
    onTestFinished(() => void vi.useRealTimers());
    cancel();
    feeds.stop();
    while (isAlive(Number(lines[0]))) await new Promise((done) => setImmediate(done));
  });
  it('ends without a word when the app quits', async () => {
    const { feeds, lines, ends } = follow(`console.log(process.pid); ${SLEEP}`);
    await until(() => lines.length > 0);
    feeds.stop();
    await until(() => !isAlive(Number(lines[0])));
    await anotherProgram();
    expect(ends).toEqual([]);
  });
  it('that leaves a child behind, with its voice, is over all the same', async () => {
    const { lines, ends } = follow(
      `const child = require('node:child_process').spawn(process.execPath, ['-e', ${JSON.stringify(SLEEP)}], { stdio: 'inherit' });
       console.log(child.pid); child.unref();`,
    );
    await until(() => ends.length > 0);
    expect(ends).toEqual(['exit']);
    await until(() => !isAlive(Number(lines[0])));
  });
});

describe('the lines of a feed', () => {
  it('are the same in whatever pieces they come', () =>
    fc.assert(
      fc.property(fc.array(fc.string({ maxLength: 20 })), fc.array(fc.integer({ min: 1, max: 9 })), (texts, cuts) => {
        const whole = texts.map((text) => text.replace(/[\r\n]/g, ' '));
        const bytes = Buffer.from(whole.map((text) => `${text}\n`).join(''));
        const heard: string[] = [];
        const take = createFeedLines(1000, (text) => void heard.push(text));
        let at = 0;
        for (const cut of cuts) {
          take(bytes.subarray(at, at + cut));
          at += cut;
        }
        take(bytes.subarray(at));
        // A mark of the byte order is no character.
        expect(heard).toEqual(whole.map((text) => new TextDecoder().decode(Buffer.from(text))));
      }),
    ));
  it('are left out whole where they are too long, and only they', () => {
    const heard: string[] = [];
    const take = createFeedLines(4, (text) => void heard.push(text));
    for (const piece of ['abcd\nabc', 'de\nab', '\n', 'abcde\n\n']) take(Buffer.from(piece));
    expect(heard).toEqual(['abcd', 'ab', '']);
  });
});

describe('a flood', () => {
  it('is more than a burst, or more than a trickle for long', () => {
    let now = 0;
    const floods = createFlood({ burstBytes: 1000, bytesPerSecond: 100 }, () => now);
    expect(floods(1000)).toBe(false);
    expect(floods(1)).toBe(true);
    for (let second = 0; second < 100; second += 1) {
      now += 1000;
      expect(floods(second < 10 ? 0 : 100)).toBe(false);
    }
    const steady = createFlood({ burstBytes: 1000, bytesPerSecond: 100 }, () => now);
    let seconds = 0;
    while (!steady(200)) {
      now += 1000;
      seconds += 1;
    }
    expect(seconds).toBe(9);
  });
});
