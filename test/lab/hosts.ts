import { type ChildProcess, execFileSync, type SpawnOptions, spawn } from 'node:child_process';
import { existsSync, mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { threadId } from 'node:worker_threads';

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

/** One machine of the lab: a network namespace. */
export interface Host {
  name: string;
  /** Runs a program to its end, and gives its output. Throws when it fails. */
  run(program: string, ...args: string[]): string;
  /** Starts a program that is ended with the lab, at the latest. */
  start(program: string, args: string[], options?: SpawnOptions): ChildProcess;
  /** Says `ip …` in its network. */
  ip(...args: string[]): void;
  /** Says these lines of `ip` one right after the other: two programs started would leave tens of milliseconds between them. */
  ipAtOnce(...lines: string[]): void;
  /** Who it asks for names. */
  resolveBy(server: string): void;
}

const run = (program: string, ...args: string[]): string =>
  execFileSync(program, args, { encoding: 'utf8', stdio: ['ignore', 'pipe', 'pipe'] });

/** Under the process and the thread it belongs to: labs of several test files stand side by side. */
const nameOf = (host: string): string => `saikoro-${process.pid}-${threadId}-${host}`;
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
    rmSync(`/etc/netns/${name}`, { recursive: true, force: true });
  });

/** What a test run that was killed has left behind. */
const sweep = (): void => {
  for (const [name = '', pid = ''] of run('ip', 'netns', 'list').matchAll(/^saikoro-(\d+)-[\w-]+/gm))
    if (!isAlive(Number(pid))) removeSpace(name);
};

const hostOf = (name: string): Host => ({
  name,
  run: (...call) => run('ip', 'netns', 'exec', name, ...call),
  start: (program, args, options = {}) => spawn('ip', ['netns', 'exec', name, program, ...args], options),
  ip: (...args) => void run('ip', '-n', name, ...args),
  ipAtOnce: (...lines) =>
    void execFileSync('ip', ['-n', name, '-batch', '-'], { input: `${lines.join('\n')}\n`, stdio: ['pipe', 'pipe', 'pipe'] }),
  resolveBy(server) {
    // ip netns exec shows each namespace its own /etc/resolv.conf.
    mkdirSync(`/etc/netns/${name}`, { recursive: true });
    writeFileSync(`/etc/netns/${name}/resolv.conf`, `nameserver ${server}\n`);
  },
});

export interface Hosts {
  make(name: string): Host;
  close(): void;
}

/** Machines on networks of their own: nothing in them can reach, or be reached by, this machine's. */
export const openHosts = (): Hosts => {
  sweep();
  const made: string[] = [];
  const close = (): void => {
    process.off('exit', close);
    for (const name of made.splice(0)) removeSpace(name);
  };
  process.once('exit', close);
  return {
    make(short) {
      const name = nameOf(short);
      run('ip', 'netns', 'add', name);
      made.push(name);
      const host = hostOf(name);
      host.ip('link', 'set', 'lo', 'up');
      return host;
    },
    close,
  };
};
