import fc from 'fast-check';
import { describe, expect, it, onTestFinished, vi } from 'vitest';
import type { LocalAddress, NetInterface } from '../../../../main/net/local-address.ts';
import { createClock } from '../../../../main/platform/clock.ts';
import { linuxTools, readIpAddress } from '../../../../main/platform/local-network/linux.ts';
import { readIpMonitor } from '../../../../main/platform/local-network/linux-news.ts';
import { createLocalNetwork } from '../../../../main/platform/local-network/local-network.ts';
import { macTools, readIfconfig } from '../../../../main/platform/local-network/mac.ts';
import { readRouteMonitor } from '../../../../main/platform/local-network/mac-news.ts';
import type { NetworkTools, NewsReader } from '../../../../main/platform/local-network/tools.ts';
import { readNetIpAddress, windowsTools } from '../../../../main/platform/local-network/windows.ts';
import { createFeeds } from '../../../../main/platform/process/feeds.ts';
import { createPrograms } from '../../../../main/platform/process/programs.ts';
import type { Interfaces } from '../../../../main/ports/network.ts';
import type { ProgramFeed } from '../../../../main/ports/programs.ts';
import { createFakeClock } from '../../../helpers/fake-clock.ts';
import { anotherProgram, fakeProgram, printing, until } from '../../../helpers/fake-program.ts';
import { watchedFeeds } from '../../../helpers/watched-feeds.ts';
import {
  LINUX,
  LINUX_NEWS,
  LINUX_NEWS_AT,
  MAC,
  MAC_NEWS,
  WINDOWS,
  WINDOWS_ALONE,
  WINDOWS_JA_LIST,
  WINDOWS_JA_REFUSES,
} from '../local-network-outputs.ts';

vi.setConfig({ testTimeout: 60_000 });

/** One line an address: its marks and the seconds it has left. */
const short = (found: LocalAddress[] | null) =>
  found?.map(
    ({ address, prefixLength, interface: card, validSeconds, ...is }) =>
      `${card} ${address}/${prefixLength}${(['temporary', 'deprecated'] as const).map((mark) => (is[mark] ? ` ${mark}` : '')).join('')}${is.usable ? '' : ' unusable'} ${validSeconds ?? '∞'}`,
  ) ?? null;

const WITH_IPV6: NetInterface[] = [{ name: 'eth0', addresses: [{ address: '2001:db8::1', family: 6, internal: false, prefixLength: 64 }] }];
const ALONE_IPV4: NetInterface[] = [
  {
    name: 'eth0',
    addresses: [
      { address: '192.168.1.10', family: 4, internal: false, prefixLength: 24 },
      { address: 'fe80::1', family: 6, internal: false, prefixLength: 64 },
    ],
  },
];

const network = (tools: NetworkTools, { list = WITH_IPV6, clock = createClock() } = {}) => {
  const feeds = createFeeds();
  onTestFinished(feeds.stop);
  const interfaces: Interfaces = { list: () => list };
  return createLocalNetwork({ programs: createPrograms(), feeds, clock, interfaces, tools });
};

const SYSTEMS = {
  linux: { tools: (program: string) => linuxTools(program), read: readIpAddress, whole: LINUX },
  mac: { tools: (program: string) => macTools(program, program), read: readIfconfig, whole: MAC },
  windows: { tools: (program: string) => windowsTools(program), read: readNetIpAddress, whole: WINDOWS },
};
const each = Object.entries(SYSTEMS);

describe('this machine’s addresses', () => {
  it('are read from Linux’ ip', () =>
    expect(short(readIpAddress(LINUX))).toEqual([
      'lo 127.0.0.1/8 ∞',
      'enp2s0 192.168.1.10/24 80000',
      'enp2s0 2001:db8:1::7777/64 temporary 600000',
      'enp2s0 2001:db8:1:0:1c2d:3e4f:5a6b:7c8d/64 2591996',
      'enp2s0 2001:db8:9::1/64 deprecated 3500',
      'enp2s0 2001:db8:1::5/64 unusable ∞',
      'enp2s0 2001:db8:1::6/64 unusable ∞',
      'wlp3s0 2001:db8:2::1/64 unusable ∞',
    ]));
  it('are read from a Mac’s ifconfig, without their zones', () =>
    expect(short(readIfconfig(MAC))).toEqual([
      'lo0 127.0.0.1/8 ∞',
      'lo0 ::1/128 ∞',
      'lo0 fe80::1/64 ∞',
      'en0 fe80::85b:d150:cdd9:3198/64 ∞',
      'en0 2001:db8:1:0:1c99:99e2:21d0:79e6/64 2592000',
      'en0 2001:db8:1:0:808d:d894:e4db:157e/64 temporary deprecated 86205',
      'en0 192.168.1.10/24 ∞',
      'en0 2001:db8:1:0:2474:39fd:f5c0:6845/64 temporary 86205',
      'en0 2001:db8:1::8076/64 78010',
      'en0 2001:db8:1::9/64 unusable ∞',
      'en0 2001:db8:1::a/64 unusable ∞',
      'en0 2001:db8:7::1/64 unusable 2592000',
      'en1 192.168.2.2/24 unusable ∞',
      'utun3 10.8.0.2/32 ∞',
      'utun3 fe80::ce81:b1c:bd2c:69e/64 ∞',
    ]));
  it('are read from Windows, in numbers and in words, and a single one', () => {
    const expected = [
      'イーサネット fe80::1c2d:3e4f:5a6b:7c8d/64 ∞',
      'イーサネット 2001:db8:1:0:457f:4d5d:2378:3f18/128 temporary 604800',
      'イーサネット 2001:db8:1:0:4013:ba9:3622:ccda/64 2591990',
      'イーサネット 2001:db8:9::1/64 deprecated 3600',
      'イーサネット 2001:db8:1::9/64 unusable ∞',
      'イーサネット 2001:db8:1::a/64 unusable ∞',
      'イーサネット 192.168.1.10/24 86400',
    ];
    expect(short(readNetIpAddress(WINDOWS))).toEqual(expected);
    const words = WINDOWS.replaceAll('"SuffixOrigin":5', '"SuffixOrigin":"Random"')
      .replaceAll('"AddressState":1', '"AddressState":"Tentative"')
      .replaceAll('"AddressState":3', '"AddressState":"Deprecated"')
      .replaceAll('"AddressState":4', '"AddressState":"Preferred"');
    expect(short(readNetIpAddress(words))).toEqual(expected);
    expect(short(readNetIpAddress(WINDOWS_ALONE))).toEqual(['Wi-Fi 192.168.1.10/24 86400']);
  });
  it('are not known where one word isn’t understood', () => {
    for (const [from, to] of [
      ['"prefixlen":64', '"prefixlen":"64"'],
      ['"prefixlen":64', '"prefixlen":640'],
      ['2001:db8:1::7777', '2001:db8:1::777g'],
      ['192.168.1.10', '192.168.1.256'],
      ['"prefixlen":24', '"prefixlen":48'],
      ['"flags":["BR', '"flag":["BR'],
      ['"temporary":true', '"temporary":1'],
    ] as const) {
      expect(LINUX).toContain(from);
      expect(readIpAddress(LINUX.replace(from, to)), to).toBeNull();
    }
    for (const [from, to] of [
      ['0xffffff00', '255.255.255.0'],
      ['0xffffff00', '0xff00ff00'],
      ['prefixlen 64', 'prefixlen'],
      ['vltime 2592000', 'vltime 720:00:00'],
      ['192.168.1.10 ', '192.168.1.1O '],
      ['lo0: flags=8049<', '\tlo0: flags=8049<'],
    ] as const) {
      expect(MAC).toContain(from);
      expect(readIfconfig(MAC.replace(from, to)), to).toBeNull();
    }
    for (const [from, to] of [
      ['"AddressState":4', '"AddressState":9'],
      ['"AddressState":4', '"AddressState":"優先"'],
      ['"SuffixOrigin":5', '"SuffixOrigin":-1'],
      ['"SkipAsSource":false', '"SkipAsSource":"False"'],
      ['"ValidSeconds":604800', '"ValidSeconds":"7.00:00:00"'],
      ['"IPAddress":"192.168.1.10"', '"IPAddress":null'],
    ] as const) {
      expect(WINDOWS).toContain(from);
      expect(readNetIpAddress(WINDOWS.replace(from, to)), to).toBeNull();
    }
    for (const text of ['', 'null', '[]x', '"text"', '12', WINDOWS_JA_LIST, WINDOWS_JA_REFUSES]) {
      for (const [, { read }] of each) expect(read(text), text).toBeNull();
    }
  });
  it.each(each)('are never half a list, wherever the output breaks off (%s)', (_name, { read, whole }) => {
    for (let end = 0; end < whole.length; end += 1) {
      const part = whole.slice(0, end);
      // Lines that are whole can't be told from a shorter list: that is what the exit code is for.
      if (whole !== MAC || !part.endsWith('\n')) expect(read(part), `up to ${end}`).toBeNull();
    }
  });
  it.each(each)('are read without a stumble from anything (%s)', (_name, { read, whole }) => {
    const pieces = fc.constantFrom(...whole.split(/(?<=[\n,{}[\]:])/));
    const mixed = fc.array(fc.oneof(pieces, fc.string({ maxLength: 8 })), { maxLength: 40 }).map((all) => all.join(''));
    const bent = fc
      .tuple(fc.nat(whole.length), fc.nat(12), fc.string({ maxLength: 6 }))
      .map(([at, gone, instead]) => whole.slice(0, at) + instead + whole.slice(at + gone));
    fc.assert(
      fc.property(fc.oneof(mixed, bent, fc.json()), (text) => {
        for (const { address, prefixLength, validSeconds } of read(text) ?? []) {
          expect(address).toMatch(/^[0-9a-f:.]+$/);
          expect(prefixLength).toBeLessThanOrEqual(128);
          if (validSeconds !== null) expect(validSeconds).toBeGreaterThanOrEqual(0);
        }
      }),
      { numRuns: 1000 },
    );
  });
});

describe.skipIf(process.platform === 'win32').each(each)('the system’s own tool (%s)', (_name, { tools, read, whole }) => {
  it('is asked, and believed when it ends well', async () => {
    expect(await network(tools(fakeProgram(printing(whole)))).addresses()).toEqual(read(whole));
  });
  it.each([
    ['broken', printing(whole.slice(0, whole.length / 2))],
    ['empty', printing('')],
    ['failing after a good start', printing(whole, 1)],
    ['localised', printing(WINDOWS_JA_LIST)],
    ['refusing', `process.stderr.write(${JSON.stringify(WINDOWS_JA_REFUSES)}); process.exitCode = 1;`],
    ['endless', `const more = () => process.stdout.write(' '.repeat(65536), more); more();`],
    ['dying', `process.stdout.write(${JSON.stringify(whole.slice(0, 50))}, () => process.kill(process.pid, 'SIGKILL'));`],
    ['hanging', `process.stdout.write(${JSON.stringify(whole)}); setInterval(() => {}, 1000);`],
  ])('tells nothing when it is %s', async (_how, script) => {
    const given = tools(fakeProgram(script));
    const impatient = { ...given, list: { ...given.list, timeoutMs: 500 } };
    expect(await network(impatient).addresses()).toBeNull();
  });
  it('is done without where it can’t be had: what Node knows holds as long as there is no IPv6', async () => {
    const gone = tools('/no/such/tool');
    expect(await network(gone).addresses()).toBeNull();
    expect(await network(gone, { list: [] }).addresses()).toBeNull();
    expect(short(await network(gone, { list: ALONE_IPV4 }).addresses())).toEqual(['eth0 192.168.1.10/24 ∞']);
  });
});

describe.skipIf(process.platform === 'win32')('Windows’ costly tool', () => {
  it('is understood in UTF-16 as well, with a mark and without, and with UTF-8’s', async () => {
    for (const output of [Buffer.from(`\ufeff${WINDOWS}`, 'utf16le'), Buffer.from(WINDOWS, 'utf16le'), Buffer.from(`\ufeff${WINDOWS}`)])
      expect(await network(windowsTools(fakeProgram(printing(output)))).addresses()).toEqual(readNetIpAddress(WINDOWS));
  });
  it('is asked again only when the addresses changed or after half an hour; meanwhile lives grow shorter', async () => {
    const clock = createFakeClock();
    const list = structuredClone(ALONE_IPV4);
    let calls = 0;
    const programs = {
      async run() {
        calls += 1;
        return { ended: 'exit' as const, exitCode: 0, output: WINDOWS_ALONE, stdout: WINDOWS_ALONE };
      },
    };
    const interfaces = { list: () => structuredClone(list) };
    const given = createLocalNetwork({ programs, feeds: createFeeds(), clock, interfaces, tools: windowsTools() });
    const seconds = async () => (await given.addresses())?.map(({ validSeconds }) => validSeconds);
    expect(await Promise.all([seconds(), seconds()])).toEqual([[86_400], [86_400]]);
    await clock.pass(60_000);
    expect(await seconds()).toEqual([86_340]);
    expect(calls).toBe(1);
    (list[0] as NetInterface).addresses.pop();
    expect(await seconds()).toEqual([86_400]);
    expect(calls).toBe(2);
    await clock.pass(30 * 60_000);
    expect(await seconds()).toEqual([86_400]);
    expect(calls).toBe(3);
  });
});

describe('Linux’ tool, which costs a copy of the whole app to start', () => {
  const RA = '3: wlan0    inet6 2001:db8::6/64 scope global dynamic mngtmpaddr \\       valid_lft 3600sec preferred_lft 1800sec';
  /** `broken`: the calls in which the tool fails. */
  const asked = (broken: number[] = []) => {
    const clock = createFakeClock();
    const list = structuredClone(ALONE_IPV4);
    let calls = 0;
    const programs = {
      async run() {
        calls += 1;
        return { ended: 'exit' as const, exitCode: broken.includes(calls) ? 1 : 0, output: LINUX, stdout: LINUX };
      },
    };
    const running: ProgramFeed[] = [];
    const feeds = {
      follow(feed: ProgramFeed) {
        running.unshift(feed);
        return () => {};
      },
    };
    const given = createLocalNetwork({ programs, feeds, clock, interfaces: { list: () => structuredClone(list) }, tools: linuxTools() });
    /** Whether a look a minute later starts the tool. */
    const starts = async (ms = 60_000): Promise<boolean> => {
      const before = calls;
      await clock.pass(ms);
      await given.addresses();
      return calls > before;
    };
    return { given, clock, list, starts, feed: () => running[0] as ProgramFeed };
  };

  it('is not started again while the system tells of its changes and is silent, for five minutes', async () => {
    const { given, starts } = asked();
    given.onChange(() => {});
    expect(await starts(), 'the first look').toBe(true);
    for (let minute = 1; minute < 5; minute += 1) expect(await starts(), `minute ${minute}`).toBe(false);
    const later = (await given.addresses())?.map(({ validSeconds }) => validSeconds);
    expect(later, 'lives grow shorter').toEqual(readIpAddress(LINUX)?.map(({ validSeconds: left }) => left && left - 240));
    expect(await starts(), 'minute 5').toBe(true);
  });
  it('is started at each look after any line, be it no news, and where the addresses are others', async () => {
    const { given, list, starts, feed } = asked();
    given.onChange(() => {});
    await starts();
    for (const line of [RA, RA, '?']) {
      feed().line(line);
      expect(await starts(0), line).toBe(true);
      expect(await starts()).toBe(false);
    }
    (list[0] as NetInterface).addresses.pop();
    expect(await starts()).toBe(true);
  });
  it('is started at each look where nothing is told: not listened to, ended, or only just started again', async () => {
    const { given, starts, feed } = asked();
    for (let look = 0; look < 3; look += 1) expect(await starts(), 'not listened to').toBe(true);
    const cancel = given.onChange(() => {});
    expect(await starts(), 'asked before it was listened to').toBe(true);
    expect(await starts()).toBe(false);
    feed().ended('exit');
    expect(await starts(0), 'ended').toBe(true);
    expect(await starts(), 'started again meanwhile').toBe(true);
    expect(await starts()).toBe(false);
    feed().ended('exit');
    expect(await starts(), 'ended and started again since the last look').toBe(true);
    expect(await starts()).toBe(false);
    cancel();
    given.onChange(() => {});
    expect(await starts(), 'not listened to for a while').toBe(true);
  });
  it('is started at the next look where it failed', async () => {
    const { given, starts } = asked([1, 2]);
    given.onChange(() => {});
    expect([await starts(), await starts(), await starts(), await starts()]).toEqual([true, true, true, false]);
  });
  it('is started again where something was told while it ran', async () => {
    const { given, clock, feed } = asked();
    given.onChange(() => {});
    const first = given.addresses();
    feed().line(RA);
    await first;
    await clock.pass(1000);
    const [before, after] = [await first, await given.addresses()];
    expect(after, 'not the list of before, grown older').toEqual(before);
  });
});

const newsOf = (read: NewsReader, lines: string[]) => lines.flatMap((line, at) => (read(line) ? [at] : []));

describe('news of this machine’s network', () => {
  it('are an address, a card or the way out, on Linux', () =>
    expect(newsOf(readIpMonitor(), LINUX_NEWS.split('\n'))).toEqual(LINUX_NEWS_AT));
  it('are the same on a Mac, told at the end of each message', () => {
    const read = readRouteMonitor();
    for (const [message, isNews] of MAC_NEWS) {
      const lines = message.split('\n');
      expect(newsOf(read, lines), message).toEqual(isNews ? [lines.length - 2] : []);
    }
  });
  it('are told once, however often a router or a wireless card repeats itself', () => {
    const address = (seconds: number) =>
      `3: wlan0    inet6 2001:db8::6/64 scope global dynamic mngtmpaddr \\       valid_lft ${seconds}sec preferred_lft ${seconds / 2}sec`;
    const read = readIpMonitor();
    const lines = [3600, 3400, 3200].flatMap((seconds) => [
      address(seconds),
      `default via fe80::1 dev wlan0 proto ra metric 1024 expires ${seconds}sec hoplimit 64 pref medium`,
      '3: wlan0: <BROADCAST,MULTICAST,UP,LOWER_UP> mtu 1500 qdisc noqueue state UP group default \\    link/ether 02:00:5e:00:53:01',
    ]);
    expect(newsOf(read, lines)).toEqual([0, 1, 2]);
    expect(newsOf(read, [`Deleted ${address(10)}`, address(3600)])).toEqual([0, 1]);
  });
  it.each([
    ['linux', readIpMonitor, LINUX_NEWS],
    ['mac', readRouteMonitor, MAC_NEWS.map(([message]) => message).join('\n')],
  ])('are read without a stumble from anything (%s)', (_name, reader, text) => {
    const lines = fc.constantFrom(...text.split('\n'));
    fc.assert(
      fc.property(
        fc.array(
          fc.oneof(
            lines,
            lines.map((line) => line.slice(5)),
            fc.string(),
          ),
          { maxLength: 30 },
        ),
        (mixed) => {
          const read = reader();
          for (const line of mixed) expect(typeof read(line)).toBe('boolean');
        },
      ),
    );
  });
});

describe.skipIf(process.platform === 'win32')('the system’s own messenger', () => {
  it.each([
    ['linux', linuxTools, LINUX_NEWS],
    ['mac', (tool: string) => macTools(tool, tool), MAC_NEWS.map(([message]) => message).join('\n')],
  ])('is listened to while somebody listens, and a burst of its news is one (%s)', async (_name, tools, text) => {
    const tool = fakeProgram(
      `process.stdout.write(${JSON.stringify(`${text}\n`)}); setInterval(() => {}, 1000); process.on('SIGTERM', () => process.exit());`,
    );
    const clock = createFakeClock();
    const { feeds, lines } = watchedFeeds();
    const given = createLocalNetwork({
      programs: createPrograms(),
      feeds,
      clock,
      interfaces: { list: () => [] },
      tools: tools(tool),
    });
    const told = { first: 0, second: 0 };
    const burst = text.split('\n').length;
    const cancel = given.onChange(() => {
      told.first += 1;
    });
    await until(() => lines.length === burst);
    await clock.pass(10_000);
    expect(told).toEqual({ first: 1, second: 0 });
    cancel();
    // Started afresh, it tells all that again.
    onTestFinished(
      given.onChange(() => {
        told.second += 1;
      }),
    );
    await until(() => lines.length === 2 * burst);
    await clock.pass(10_000);
    expect(told).toEqual({ first: 1, second: 1 });
  });
  it('that says more than anybody could read is ended', async () => {
    const tool = fakeProgram(
      `let n = 0; const more = () => process.stdout.write(Array.from({ length: 1000 }, () => \`\${n++}: eth\${n}: <UP>\`).join('\\n') + '\\n', more); more();`,
    );
    const { feeds, ends } = watchedFeeds();
    const given = createLocalNetwork({
      programs: createPrograms(),
      feeds,
      clock: createClock(),
      interfaces: { list: () => [] },
      tools: linuxTools(tool),
    });
    onTestFinished(given.onChange(() => {}));
    await until(() => ends.length > 0);
    expect(ends[0]).toBe('flood');
  });
  it('is not there on Windows, and where it can’t be had nothing is told', async () => {
    const silent = [network(windowsTools('/no/such/tool')), network(linuxTools('/no/such/tool'))];
    const cancels = silent.map((each) => each.onChange(() => expect.fail('told')));
    await until(() => !silent.some((each) => each.tells()));
    // Nor is it looked for again.
    await anotherProgram();
    expect(silent.map((each) => each.tells())).toEqual([false, false]);
    for (const cancel of cancels) cancel();
  });
  it('is known to tell for as long as it runs, and is wanted', async () => {
    const given = network(linuxTools(fakeProgram('setInterval(() => {}, 1000)')));
    expect(given.tells()).toBe(false);
    const cancel = given.onChange(() => {});
    expect(given.tells()).toBe(true);
    cancel();
    expect(given.tells()).toBe(false);
    const brief = network(linuxTools(fakeProgram('')));
    onTestFinished(brief.onChange(() => {}));
    await until(() => !brief.tells());
  });
});
