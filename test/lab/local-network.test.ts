import { execFileSync } from 'node:child_process';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { LocalAddress } from '../../main/net/local-address.ts';
import { linuxTools } from '../../main/platform/local-network/linux.ts';
import { createLocalNetwork } from '../../main/platform/local-network/local-network.ts';
import { createFeeds, type RunningFeeds } from '../../main/platform/process/feeds.ts';
import { createPrograms } from '../../main/platform/process/programs.ts';
import type { LocalNetwork } from '../../main/ports/network.ts';
import { createFakeClock } from '../helpers/fake-clock.ts';
import { until } from '../helpers/fake-program.ts';
import { watchFeeds } from '../helpers/watched-feeds.ts';
import { HOST } from './home-app.ts';
import { type Host, type Hosts, labLacks, openHosts } from './hosts.ts';
import { ROUTER } from './namespaces.ts';
import { openScene, SCENE_NEEDS, type Scene } from './scene.ts';

const lacks = labLacks();
/** News that come together are told once, after a quarter of a second. On the clock that is played, in ms. */
const TOLD = 1000;

/** The real tool, in a network of its own. */
const inside = (host: Host) => {
  const tools = linuxTools();
  const within = <Call extends { program: string; args: string[] }>(call: Call): Call => ({
    ...call,
    program: 'ip',
    args: ['netns', 'exec', host.name, call.program, ...call.args],
  });
  return { list: within(tools.list), news: tools.news === null ? null : within(tools.news) };
};

describe.skipIf(lacks !== null)(`Linux’ own word on its network${lacks === null ? '' : ` (${lacks})`}`, () => {
  let hosts: Hosts;
  let home: Host;
  let peer: Host;
  let feeds: RunningFeeds;
  let network: LocalNetwork;
  let lines: string[] = [];
  let told = 0;
  let marks = 0;
  const clock = createFakeClock();

  beforeAll(async () => {
    hosts = openHosts();
    home = hosts.make('home');
    peer = hosts.make('peer');
    feeds = createFeeds();
    const watched = watchFeeds(feeds);
    lines = watched.lines;
    network = createLocalNetwork({
      programs: createPrograms(),
      feeds: watched.feeds,
      clock,
      interfaces: { list: () => [] },
      tools: inside(home),
    });
    network.onChange(() => {
      told += 1;
    });
    // The messenger is there when it answers to something.
    while (lines.length === 0) {
      mark();
      await clock.pass(TOLD);
    }
    await passed();
  });
  afterAll(() => {
    feeds?.stop();
    hosts?.close();
  });

  /** A route that is no way out: the system tells of it as of everything else, and it is no news. */
  const mark = (): string => {
    marks += 1;
    const route = `198.18.${marks >> 8}.${marks & 255}`;
    home.ip('route', 'add', 'unreachable', route);
    return route;
  };
  /** What the system said until now has been read, and told where it was news: what is said after it has been read as well. */
  const passed = async (): Promise<void> => {
    const route = mark();
    await until(() => lines.some((line) => line.includes(`${route} `)));
    await clock.pass(TOLD);
  };
  /** Waits for the news of it: if there are none, the test's time runs out. */
  const news = async (does: () => void): Promise<void> => {
    await passed();
    const before = told;
    does();
    while (told === before) await passed();
  };
  const isSilent = async (does: () => void): Promise<boolean> => {
    await passed();
    const before = told;
    does();
    await passed();
    return told === before;
  };
  const own = async (): Promise<Record<string, LocalAddress>> => {
    // Longer than any answer is kept.
    await clock.pass(3_600_000);
    return Object.fromEntries(((await network.addresses()) ?? []).map((each) => [each.address, each]));
  };

  it('tells of a card and its addresses, and what becomes of them', async () => {
    expect(Object.keys(await own()).sort()).toEqual(['127.0.0.1', '::1']);
    await news(() => {
      home.ip('link', 'add', 'eth0', 'type', 'veth', 'peer', 'name', 'eth0', 'netns', peer.name);
      peer.ip('link', 'set', 'eth0', 'up');
      home.ip('link', 'set', 'eth0', 'up');
    });
    await news(() => {
      home.ip('address', 'add', '192.168.77.10/24', 'dev', 'eth0');
      home.ip('address', 'add', '2001:db8::5/64', 'dev', 'eth0');
      home.ip('address', 'add', '2001:db8::6/64', 'dev', 'eth0', 'nodad', 'valid_lft', '3600', 'preferred_lft', '1800');
    });
    // An address is only usable when nobody else on the network proved to have it.
    expect((await own())['2001:db8::6']).toMatchObject({ family: 6, prefixLength: 64, interface: 'eth0', usable: true, deprecated: false });
    expect((await own())['2001:db8::6']?.validSeconds).toBeGreaterThan(3000);
    while (!(await own())['2001:db8::5']?.usable) await passed();
    expect((await own())['192.168.77.10']).toEqual({
      address: '192.168.77.10',
      family: 4,
      prefixLength: 24,
      interface: 'eth0',
      temporary: false,
      deprecated: false,
      usable: true,
      validSeconds: null,
    });
  });
  it('is silent where a router only renews what is known', async () => {
    const renew = (valid: number) =>
      home.ip('address', 'change', '2001:db8::6/64', 'dev', 'eth0', 'nodad', 'valid_lft', `${valid}`, 'preferred_lft', '900');
    for (const seconds of [2000, 3600]) expect(await isSilent(() => renew(seconds))).toBe(true);
    await news(() => home.ip('address', 'change', '2001:db8::6/64', 'dev', 'eth0', 'valid_lft', '3600', 'preferred_lft', '0'));
    expect((await own())['2001:db8::6']).toMatchObject({ deprecated: true, usable: true });
  });
  it('finds the address taken that another one has', async () => {
    peer.ip('address', 'add', '2001:db8::7/64', 'dev', 'eth0', 'nodad');
    await news(() => home.ip('address', 'add', '2001:db8::7/64', 'dev', 'eth0'));
    // That is found out by a question to the others, which takes a second or two.
    await until(() => lines.some((line) => line.includes('2001:db8::7') && line.includes('dadfailed')));
    expect((await own())['2001:db8::7']).toMatchObject({ usable: false });
  });
  it('tells of the way out, and of the two halves that a tunnel lays over it, but of no other route', async () => {
    await news(() => home.ip('route', 'add', 'default', 'via', '192.168.77.1'));
    expect(await isSilent(() => home.ip('route', 'add', '10.0.0.0/8', 'via', '192.168.77.1'))).toBe(true);
    await news(() => home.ip('route', 'add', '0.0.0.0/1', 'via', '192.168.77.2'));
    await news(() => home.ip('route', 'delete', '0.0.0.0/1'));
    await news(() => home.ip('-6', 'route', 'add', 'default', 'via', 'fe80::1', 'dev', 'eth0'));
  });
  it('passes over what containers do', async () => {
    expect(
      await isSilent(() => {
        home.ip('link', 'add', 'veth12ab', 'type', 'veth', 'peer', 'name', 'veth34cd');
        home.ip('link', 'set', 'veth12ab', 'up');
        home.ip('address', 'add', '172.17.0.1/16', 'dev', 'veth12ab');
        home.ip('link', 'delete', 'veth12ab');
      }),
    ).toBe(true);
  });
  it('tells of a pulled cable, when no address is of use any more', async () => {
    await news(() => peer.ip('link', 'set', 'eth0', 'down'));
    expect((await own())['192.168.77.10']).toMatchObject({ usable: false });
    expect((await own())['2001:db8::5']).toMatchObject({ usable: false });
  });
});

const sceneLacks = labLacks(...SCENE_NEEDS);

describe.skipIf(sceneLacks !== null)(`the app on a home network${sceneLacks === null ? '' : ` (${sceneLacks})`}`, () => {
  let scene: Scene;
  beforeAll(async () => {
    // Nobody but the system itself can tell it anything before the hour is over.
    scene = await openScene({ router: null, app: { settings: { checkMinutes: 60 } } });
  }, 120_000);
  afterAll(() => scene?.close(), 30_000);

  const messengers = (): string[] => {
    const pids = execFileSync('ip', ['netns', 'pids', scene.lab.home.name], { encoding: 'utf8' }).trim().split('\n');
    const all = execFileSync('ps', ['-o', 'pid=,args=', '-p', pids.join(',')], { encoding: 'utf8' }).split('\n');
    return all.filter((line) => / ip -o monitor /.test(line));
  };

  it('looks again when the way out is another one, which no list of cards shows', async () => {
    let next = scene.swap();
    // After its start it looks once or twice more by itself.
    for (let turn = 0; turn < 3 && (await scene.until(next, 15_000)) !== null; turn += 1) next = scene.swap();
    expect(scene.internet.record(HOST)).not.toEqual([next]);
    scene.lab.home.ip('route', 'add', 'default', 'via', ROUTER, 'metric', '50');
    // Whoever was asked about the changes before is not asked again within the minute.
    expect(await scene.until(next, 150_000)).not.toBeNull();
  }, 240_000);
  it('has one messenger, which goes when it goes', async () => {
    const before = messengers();
    expect(before).toHaveLength(1);
    await scene.restartApp({});
    await expect.poll(() => messengers().filter((each) => !before.includes(each)), { timeout: 30_000 }).toHaveLength(1);
    expect(messengers()).toHaveLength(1);
  }, 60_000);
});
