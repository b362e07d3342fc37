import type { ChildProcess } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import type { DnsEvent } from '../../preload/contract/event.ts';
import type { JournalEntry } from '../../preload/contract/journal.ts';
import { DEFAULT_SETTINGS, DEFAULT_UI } from '../../preload/contract/settings.ts';
import { openSession } from '../../scripts/display.mjs';
import { findElectron } from '../../scripts/electron.mjs';
import { type Internet, TSIG, ZONE } from './internet.ts';
import { ISP, type Lab } from './namespaces.ts';

const root = resolve(import.meta.dirname, '../..');
export const HOST = `www.${ZONE}`;

const EVENT: DnsEvent = {
  id: 'lab',
  name: 'Lab',
  enabled: true,
  type: 'dns',
  service: 'rfc2136',
  hosts: [HOST],
  settings: { server: `${ISP}:53`, zone: ZONE, tsigName: TSIG.name, tsigAlgorithm: 'hmac-sha256', ttl: 30 },
  families: { ipv4: true, ipv6: false },
  address: { kind: 'automatic' },
  schedule: { kind: 'on-change', refresh: 'never' },
};

export interface HomeApp {
  journal: JournalEntry[];
  signal(name: NodeJS.Signals): void;
  stop(): Promise<void>;
}

/** The real app on the lab's home computer, with one event that speaks to the lab's BIND. */
export const startHomeApp = async (lab: Lab, internet: Internet): Promise<HomeApp> => {
  const folder = mkdtempSync(join(tmpdir(), 'saikoro-lab-'));
  writeFileSync(
    join(folder, 'settings.json'),
    JSON.stringify({ version: 1, settings: { ...DEFAULT_SETTINGS, language: 'en' }, ui: DEFAULT_UI, events: [EVENT] }),
  );
  writeFileSync(join(folder, 'secrets-file.json'), JSON.stringify({ version: 1, items: { lab: { tsigSecret: TSIG.secret } } }));
  const session = await openSession({ quiet: true });
  const args = [
    root,
    '--no-sandbox',
    '--disable-gpu',
    '--hidden',
    '--log=json',
    '--secrets=file',
    `--ca-file=${internet.caFile}`,
    `--user-data-dir=${folder}`,
  ];
  const { ELECTRON_RUN_AS_NODE: _, ...env } = session.env;
  const child: ChildProcess = lab.home.start(findElectron().path, args, { env, stdio: ['ignore', 'pipe', 'pipe'] });
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
    signal: (name) => void child.kill(name),
    async stop() {
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
