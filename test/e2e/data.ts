import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { CommandEvent, DnsEvent, SaikoroEvent } from '../../preload/contract/event.ts';
import type { JournalEntry } from '../../preload/contract/journal.ts';
import { DEFAULT_SETTINGS, DEFAULT_UI, type Settings, type UiState } from '../../preload/contract/settings.ts';

/** The user data folder as the app left it last time, written by hand (main/store/versions). */
export interface Data {
  version?: number;
  settings?: Partial<Settings>;
  ui?: Partial<UiState>;
  events?: SaikoroEvent[];
  /** By event id, then by key. */
  secrets?: Record<string, Record<string, string>>;
}

export function writeData(folder: string, { version = 1, settings, ui, events = [], secrets }: Data): void {
  mkdirSync(folder, { recursive: true });
  const file = { version, settings: { ...DEFAULT_SETTINGS, ...settings }, ui: { ...DEFAULT_UI, ...ui }, events };
  writeFileSync(join(folder, 'settings.json'), JSON.stringify(file));
  if (secrets)
    writeFileSync(join(folder, 'secrets-file.json'), JSON.stringify({ version: 1, store: null, items: secrets }), { mode: 0o600 });
}

export const readSettings = (folder: string): { version: number; settings: Settings; events: SaikoroEvent[] } =>
  JSON.parse(readFileSync(join(folder, 'settings.json'), 'utf8'));

/** The whole history on disk, oldest first. */
export function readJournal(folder: string): JournalEntry[] {
  const files = readdirSync(folder).filter((name) => /^journal(\.\d)?\.jsonl$/.test(name));
  const lines = files.flatMap((name) => readFileSync(join(folder, name), 'utf8').split('\n').filter(Boolean));
  return lines.map((line) => JSON.parse(line) as JournalEntry).sort((a, b) => a.seq - b.seq);
}

/** An event of the practice service, whose name is the one it knows. */
export const practiceEvent = (more: Partial<DnsEvent> = {}): DnsEvent => ({
  id: 'practice-home',
  name: 'Practice',
  enabled: true,
  type: 'dns',
  service: 'practice',
  hosts: ['home.practice.test'],
  settings: { username: 'practice' },
  families: { ipv4: true, ipv6: false },
  address: { kind: 'automatic' },
  schedule: { kind: 'on-change', refresh: 'plugin' },
  ...more,
});

/** An event at a service of the tester's own, on loopback. */
export const ownServiceEvent = (port: number, more: Partial<DnsEvent> = {}): DnsEvent =>
  practiceEvent({ id: 'own', name: 'Own', service: 'dyndns2', settings: { server: `http://127.0.0.1:${port}`, username: 'me' }, ...more });

export const commandEvent = (program: string, args: string[], more: Partial<CommandEvent> = {}): CommandEvent => ({
  id: 'command',
  name: 'Command',
  enabled: true,
  type: 'command',
  call: { program, args, timeoutSeconds: 60 },
  schedule: { kind: 'on-change', refresh: 'never' },
  ...more,
});
