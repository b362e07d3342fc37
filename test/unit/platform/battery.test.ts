import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it, onTestFinished } from 'vitest';
import { createLinuxPower } from '../../../main/platform/battery.ts';

it.each<[string, Record<string, Record<string, string>> | null, boolean]>([
  ['no power supplies', null, false],
  ['the mains alone', { AC: { type: 'Mains', online: '1' } }, false],
  ['a battery that is charged', { BAT0: { type: 'Battery', status: 'Charging' }, AC: { type: 'Mains', online: '1' } }, false],
  ['a battery that is emptied', { AC: { type: 'Mains', online: '0' }, BAT0: { type: 'Battery', status: 'Discharging' } }, true],
  ['a mouse that is', { hidpp_battery_0: { type: 'Battery', scope: 'Device', status: 'Discharging' } }, false],
])('a Linux computer with %s', (_, supplies, expected) => {
  const folder = mkdtempSync(join(tmpdir(), 'saikoro-power-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  for (const [name, files] of Object.entries(supplies ?? {})) {
    mkdirSync(join(folder, name));
    for (const [file, text] of Object.entries(files)) writeFileSync(join(folder, name, file), `${text}\n`);
  }
  expect(createLinuxPower(supplies === null ? join(folder, 'none') : folder).onBattery()).toBe(expected);
});
