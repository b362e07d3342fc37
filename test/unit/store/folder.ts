import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { onTestFinished } from 'vitest';
import type { SaikoroEvent } from '../../../preload/contract/event.ts';
import type { ProblemCode } from '../../../preload/contract/journal.ts';

export const newFolder = (): string => {
  const dir = mkdtempSync(join(tmpdir(), 'saikoro-store-'));
  onTestFinished(() => rmSync(dir, { recursive: true, force: true }));
  return dir;
};

/** A report that keeps what it was told. */
export const newReport = () => {
  const told: { code: ProblemCode; detail?: string }[] = [];
  return { told, codes: () => told.map(({ code }) => code), report: (code: ProblemCode, detail?: string) => void told.push({ code, detail }) };
};

export const dnsEvent = (id: string, more: Partial<SaikoroEvent & { type: 'dns' }> = {}): SaikoroEvent => ({
  id,
  name: `家 ${id}`,
  enabled: true,
  schedule: { kind: 'on-change', refresh: 'plugin' },
  type: 'dns',
  service: 'ddns-now',
  hosts: [`${id}.f5.si`],
  settings: { interval: 5 },
  families: { ipv4: true, ipv6: false },
  address: { kind: 'automatic' },
  ...more,
});

export const commandEvent = (id: string): SaikoroEvent => ({
  id,
  name: `run ${id}`,
  enabled: true,
  schedule: { kind: 'daily', at: '04:30' },
  type: 'command',
  call: { program: '/bin/true', args: [id], timeoutSeconds: 60 },
});
