import type { ChildProcess } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import type { DnsEvent, SaikoroEvent } from '../../preload/contract/event.ts';
import type { JournalEntry } from '../../preload/contract/journal.ts';
import { DEFAULT_SETTINGS, DEFAULT_UI, type Settings } from '../../preload/contract/settings.ts';
import type { AppState } from '../../preload/contract/state.ts';
import { openSession } from '../../scripts/display.mjs';
import { findElectron } from '../../scripts/electron.mjs';
import { AS_ELECTRON } from '../windowless/as-electron.ts';
import type { Host } from './hosts.ts';
import { type Internet, TSIG, ZONE } from './internet.ts';
import { ISP } from './namespaces.ts';

const root = resolve(import.meta.dirname, '../..');
export const HOST = `www.${ZONE}`;
export const DEBUG_PORT = '9222';

export const eventFor = (host: string): DnsEvent => ({
  id: 'lab',
  name: 'Lab',
  enabled: true,
  type: 'dns',
  service: 'rfc2136',
  hosts: [host],
  settings: { server: `${ISP}:53`, zone: ZONE, tsigName: TSIG.name, tsigAlgorithm: 'hmac-sha256', ttl: 30 },
  families: { ipv4: true, ipv6: false },
  address: { kind: 'automatic' },
  schedule: { kind: 'on-change', refresh: 'never' },
});

export interface HomeApp {
  journal: JournalEntry[];
  /** Of its main process. */
  pid: number;
  signal(name: NodeJS.Signals): void;
  /** What the window shows: the app must have been started with `show`. */
  state(): AppState;
  /** What this comes to in its page, as text. */
  page(expression: string): string;
  stop(): Promise<void>;
}

export interface HomeAppOptions {
  host?: string;
  /** Instead of the one for `host`. */
  events?: SaikoroEvent[];
  settings?: Partial<Settings>;
  /** Of each event, where they are others than the TSIG key's. */
  secrets?: Record<string, Record<string, string>>;
  /** More files of its data folder, by name. */
  files?: Record<string, string>;
  /** With its window open. */
  show?: boolean;
  /** Its window can be looked at once somebody opens it. */
  watched?: boolean;
  /** The built main process on this Node instead of the whole app on Electron: then there is no window. */
  node?: string;
  /** The command on this Node instead of the app: `saikoro run`. */
  command?: boolean;
  /** More of its environment. */
  env?: Record<string, string>;
}

/** The real app on one of the lab's computers, with one event that speaks to the lab's BIND. */
export const startHomeApp = async (
  computer: Host,
  internet: Internet,
  {
    host = HOST,
    events = [eventFor(host)],
    settings = {},
    secrets = {},
    files = {},
    show = false,
    watched = show,
    node,
    command = false,
    env: more = {},
  }: HomeAppOptions = {},
): Promise<HomeApp> => {
  const folder = mkdtempSync(join(tmpdir(), 'saikoro-lab-'));
  writeFileSync(
    join(folder, 'settings.json'),
    JSON.stringify({
      version: 1,
      settings: { ...DEFAULT_SETTINGS, language: 'en', ...settings },
      ui: DEFAULT_UI,
      events,
    }),
  );
  const keyed = events.filter(({ type }) => type === 'dns');
  const items = Object.fromEntries(keyed.map(({ id }) => [id, secrets[id] ?? { tsigSecret: TSIG.secret }]));
  writeFileSync(join(folder, 'secrets-file.json'), JSON.stringify({ version: 1, items }));
  for (const [name, text] of Object.entries(files)) writeFileSync(join(folder, name), text);
  const session = await openSession({ quiet: true });
  const [program, ...first] = command
    ? [process.execPath, join(root, 'dist/saikoro.cjs'), 'run']
    : node === undefined
      ? [findElectron().path, root, '--no-sandbox', '--disable-gpu']
      : [node, ...AS_ELECTRON];
  const debugged = watched ? [`--remote-debugging-port=${DEBUG_PORT}`] : [];
  const ofWindow = [show ? '--show' : '--hidden', ...debugged, '--secrets=file'];
  const args = [...first, ...(command ? [] : ofWindow), '--log=json', `--ca-file=${internet.caFile}`, `--user-data-dir=${folder}`];
  const { ELECTRON_RUN_AS_NODE: _, ...env } = session.env;
  const child: ChildProcess = computer.start(program, args, { env: { ...env, ...more }, stdio: ['ignore', 'pipe', 'pipe'] });
  const journal: JournalEntry[] = [];
  let errors = '';
  child.stderr?.setEncoding('utf8').on('data', (text: string) => {
    errors = (errors + text).slice(-4000);
  });
  await new Promise<void>((found, fail) => {
    let rest = '';
    child.stdout?.setEncoding('utf8').on('data', (text: string) => {
      const lines = (rest + text).split('\n');
      rest = lines.pop() ?? '';
      for (const line of lines) journal.push({ ...JSON.parse(line), at: Date.parse(JSON.parse(line).at) });
      if (journal.length > 0) found();
    });
    child.once('exit', (code) => fail(new Error(`the app ended with ${code}: ${errors}`)));
  });
  return {
    journal,
    pid: child.pid as number,
    signal: (name) => void child.kill(name),
    state: () => JSON.parse(computer.run(process.execPath, join(import.meta.dirname, 'state-reader.mjs'), DEBUG_PORT)),
    page: (expression) => computer.run(process.execPath, join(import.meta.dirname, 'state-reader.mjs'), DEBUG_PORT, expression),
    async stop() {
      if (child.exitCode !== null || child.signalCode !== null) return;
      child.removeAllListeners('exit');
      const over = new Promise((done) => child.once('exit', done));
      child.kill('SIGCONT');
      child.kill('SIGTERM');
      const killer = setTimeout(() => child.kill('SIGKILL'), 5000);
      await over;
      clearTimeout(killer);
      session.close();
      rmSync(folder, { recursive: true, force: true, maxRetries: 5, retryDelay: 200 });
    },
  };
};
