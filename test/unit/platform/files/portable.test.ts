import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import { createPortability } from '../../../../main/platform/files/portable.ts';
import type { ProgramResult } from '../../../../main/ports/programs.ts';

const NOBODY = { run: async () => Promise.reject(new Error('no program is asked')) };

const PMSET_LAPTOP = `Now drawing from 'AC Power'
 -InternalBattery-0 (id=4653155)	100%; charged; 0:00 remaining present: true
`;
const PMSET_DESKTOP = "Now drawing from 'AC Power'\n";
const PMSET_UPS = `Now drawing from 'AC Power'
 -Back-UPS ES 550 (id=3145728)	100%; AC attached; not charging present: true
`;

const said = (stdout: string, more: Partial<ProgramResult> = {}): ProgramResult => ({
  ended: 'exit',
  exitCode: 0,
  output: stdout,
  stdout,
  ...more,
});
const system = (platform: NodeJS.Platform, answers: Record<string, ProgramResult>) => {
  const called: string[] = [];
  const programs = {
    async run({ program }: { program: string }) {
      called.push(program);
      const answer = Object.entries(answers).find(([name]) => program.endsWith(name))?.[1];
      return answer ?? said('', { ended: 'not-found', exitCode: null });
    },
  };
  return { called, ask: () => createPortability({ programs, platform }).isPortable() };
};

describe('a computer that is carried about', () => {
  const linux = (chassis: string | null, supplies: string[] | null) => {
    const sysFolder = mkdtempSync(join(tmpdir(), 'saikoro-sys-'));
    onTestFinished(() => rmSync(sysFolder, { recursive: true, force: true }));
    if (chassis !== null) {
      mkdirSync(join(sysFolder, 'dmi', 'id'), { recursive: true });
      writeFileSync(join(sysFolder, 'dmi', 'id', 'chassis_type'), chassis);
    }
    for (const name of supplies ?? []) mkdirSync(join(sysFolder, 'power_supply', name), { recursive: true });
    if (supplies !== null) mkdirSync(join(sysFolder, 'power_supply'), { recursive: true });
    return createPortability({ programs: NOBODY, platform: 'linux', sysFolder }).isPortable();
  };
  it.each([
    ['a notebook', '10\n', ['AC', 'BAT0'], true],
    ['a convertible whose battery is out', '31\n', ['AC'], true],
    ['a notebook that tells no enclosure', null, ['ADP1', 'BAT1'], true],
    ['one whose firmware is filled in badly', '2\n', ['BAT0'], true],
    ['a desktop', '3\n', [], false],
    ['a desktop with a wireless mouse and a UPS', '3\n', ['hidpp_battery_0', 'ups'], false],
    ['a board without DMI', null, [], false],
    ['a virtual machine', '1\n', [], false],
    ['nonsense', 'Notebook\n', null, null],
    ['nothing at all', null, null, null],
  ] as const)('on Linux: %s', async (_name, chassis, supplies, portable) =>
    expect(await linux(chassis, supplies === null ? null : [...supplies])).toBe(portable),
  );

  it.each([
    ['a MacBook of 2020', { sysctl: said('MacBookPro17,1\n') }, true],
    ['a MacBook of 2023', { sysctl: said('Mac14,2\n'), pmset: said(PMSET_LAPTOP) }, true],
    ['a Mac mini of 2023', { sysctl: said('Mac14,3\n'), pmset: said(PMSET_DESKTOP) }, false],
    ['an iMac behind a UPS', { sysctl: said('iMac21,1\n'), pmset: said(PMSET_UPS) }, false],
    ['one that doesn’t tell its model', { pmset: said(PMSET_LAPTOP) }, true],
    ['one whose tool fails', { sysctl: said('Mac14,3\n'), pmset: said('', { exitCode: 1 }) }, null],
    ['one whose tool hangs', { sysctl: said('', { ended: 'timeout', exitCode: null }) }, null],
  ])('on macOS: %s', async (_name, answers, portable) => expect(await system('darwin', answers).ask()).toBe(portable));

  it.each([
    ['a notebook', said('10\r\n'), true],
    ['a tablet that names two', said('3\r\n30\r\n'), true],
    ['a desktop', said('3\r\n'), false],
    ['an error in words', said('Get-CimInstance : アクセスが拒否されました。\r\n'), null],
    ['nothing', said('\r\n'), null],
    ['a failure', said('10\r\n', { exitCode: 1 }), null],
  ])('on Windows: %s', async (_name, answer, portable) => {
    const windows = system('win32', { 'powershell.exe': answer });
    expect(await windows.ask()).toBe(portable);
    expect(windows.called).toEqual([expect.stringMatching(/System32.WindowsPowerShell.v1\.0.powershell\.exe$/)]);
  });
});
