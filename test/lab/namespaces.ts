import { type ChildProcess, execFileSync, type SpawnOptions, spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { delimiter, join } from 'node:path';

/** The lab's Internet: a range that routers take for public, and that is nobody's here. */
export const ISP = '44.128.0.1';
export const WAN = '44.128.0.10';
export const ROUTER = '192.168.77.1';
export const HOME = '192.168.77.10';

const TOOLS = ['ip', 'nft', 'sysctl'];
const folders = [...(process.env.PATH ?? '').split(delimiter), '/usr/sbin', '/sbin'];
export const onPath = (tool: string): boolean => folders.some((folder) => existsSync(join(folder, tool)));

/** Why no lab can be built here; null when it can. */
export const labLacks = (...tools: string[]): string | null => {
  if (process.platform !== 'linux') return 'there are no network namespaces';
  const missing = [...TOOLS, ...tools].filter((tool) => !onPath(tool));
  if (missing.length > 0) return `there is no ${missing.join(', ')}`;
  if (process.getuid?.() !== 0) return 'not root';
  const trial = nameOf('trial');
  try {
    run('ip', 'netns', 'add', trial);
    run('ip', 'netns', 'exec', trial, 'true');
    return null;
  } catch {
    return 'network namespaces are not allowed';
  } finally {
    removeSpace(trial);
  }
};

export interface Host {
  name: string;
  /** Runs a program to its end, and gives its output. Throws when it fails. */
  run(program: string, ...args: string[]): string;
  /** Starts a program that is ended with the lab, at the latest. */
  start(program: string, args: string[], options?: SpawnOptions): ChildProcess;
}

/** Three machines: `inet` the rest of the world, `router` between, `home` where the server stands. */
export interface Lab {
  inet: Host;
  router: Host;
  home: Host;
  /** The line gets another address: the new one is added before the old one goes. */
  swap(from: string, to: string): void;
  close(): void;
}

const run = (program: string, ...args: string[]): string =>
  execFileSync(program, args, { encoding: 'utf8', stdio: ['ignore', 'pipe', 'pipe'] });

/** Under the number of the process it belongs to. */
const nameOf = (host: string): string => `saikoro-${process.pid}-${host}`;
const isAlive = (pid: number): boolean => existsSync(`/proc/${pid}`);
const quietly = (call: () => void): void => {
  try {
    call();
  } catch {
    // It is gone already.
  }
};

/** With all that runs in it: nobody else starts anything in a network of ours. */
const removeSpace = (name: string): void =>
  quietly(() => {
    for (const pid of run('ip', 'netns', 'pids', name).split('\n').filter(Boolean)) quietly(() => process.kill(Number(pid), 'SIGKILL'));
    run('ip', 'netns', 'delete', name);
  });

/** What a test run that was killed has left behind. */
const sweep = (): void => {
  for (const [name = '', pid = ''] of run('ip', 'netns', 'list').matchAll(/^saikoro-(\d+)-\w+/gm))
    if (!isAlive(Number(pid))) removeSpace(name);
};

const hostOf = (name: string): Host => ({
  name,
  run: (...call) => run('ip', 'netns', 'exec', name, ...call),
  start: (program, args, options = {}) => spawn('ip', ['netns', 'exec', name, program, ...args], options),
});

const NAT = `table ip lab {
  chain postrouting { type nat hook postrouting priority 100; oifname "wan0" masquerade; }
}`;

/** Builds the lab on networks of its own: nothing in it can reach, or be reached by, this machine's. */
export const openLab = (): Lab => {
  sweep();
  const names = ['inet', 'router', 'home'].map(nameOf);
  const close = (): void => {
    process.off('exit', close);
    for (const name of names) removeSpace(name);
  };
  process.once('exit', close);
  try {
    for (const name of names) run('ip', 'netns', 'add', name);
    const [inet, router, home] = names.map(hostOf) as [Host, Host, Host];
    run('ip', '-n', router.name, 'link', 'add', 'wan0', 'type', 'veth', 'peer', 'name', 'net0', 'netns', inet.name);
    run('ip', '-n', router.name, 'link', 'add', 'lan0', 'type', 'veth', 'peer', 'name', 'eth0', 'netns', home.name);
    const cards: [Host, string, string][] = [
      [inet, 'net0', `${ISP}/24`],
      [router, 'wan0', `${WAN}/24`],
      [router, 'lan0', `${ROUTER}/24`],
      [home, 'eth0', `${HOME}/24`],
    ];
    for (const [host, card, address] of cards) {
      run('ip', '-n', host.name, 'link', 'set', 'lo', 'up');
      run('ip', '-n', host.name, 'address', 'add', address, 'dev', card);
      run('ip', '-n', host.name, 'link', 'set', card, 'up');
    }
    run('ip', '-n', router.name, 'route', 'add', 'default', 'via', ISP);
    run('ip', '-n', home.name, 'route', 'add', 'default', 'via', ROUTER);
    // Multicast stays on the home network; and an address that goes takes no other one of its network with it.
    run('ip', '-n', router.name, 'route', 'add', '224.0.0.0/4', 'dev', 'lan0');
    run('ip', '-n', home.name, 'route', 'add', '224.0.0.0/4', 'dev', 'eth0');
    router.run(
      'sysctl',
      '-qw',
      'net.ipv4.ip_forward=1',
      'net.ipv4.conf.all.promote_secondaries=1',
      'net.ipv4.conf.wan0.promote_secondaries=1',
    );
    router.run('nft', NAT);
    return {
      inet,
      router,
      home,
      swap(from, to) {
        run('ip', '-n', router.name, 'address', 'add', `${to}/24`, 'dev', 'wan0');
        run('ip', '-n', router.name, 'address', 'delete', `${from}/24`, 'dev', 'wan0');
      },
      close,
    };
  } catch (error) {
    close();
    throw error;
  }
};
