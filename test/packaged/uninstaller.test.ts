import { spawnSync } from 'node:child_process';
import { readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { onPath } from '../../scripts/display.mjs';
import { newTempDir, repoRoot } from '../helpers/electron';

const include = join(repoRoot, 'build/installer.nsh');
const { NsisScriptGenerator } = createRequire(import.meta.url)('app-builder-lib/out/targets/nsis/nsisScriptGenerator.js');
const template = (name: string): string => readFileSync(join(repoRoot, 'node_modules/app-builder-lib/templates/nsis', name), 'utf8');

/** The flags as the packager writes them; its plug-in, which no system has, is only named here and always says no. */
const flags = (): string => {
  const made = new NsisScriptGenerator();
  made.flags(['updated']);
  return `!macro TestParameter RESULT NAME\n  StrCpy \${RESULT} "false"\n!macroend\n!define StdUtils.TestParameter "!insertmacro TestParameter"\n${made.build()}`;
};

/** What stands around our include in the packager's own template, in its order, without its plug-ins. */
const script = (own: string, out: string): string => `Unicode true
Name "Saikoro"
OutFile "${out}"
!define BUILD_UNINSTALLER
${flags()}
!include "${own}"
!include "LogicLib.nsh"
!include "FileFunc.nsh"
!include "MUI2.nsh"
RequestExecutionLevel user
!insertmacro MUI_PAGE_INSTFILES
!insertmacro MUI_UNPAGE_INSTFILES
!insertmacro MUI_LANGUAGE "English"
!insertmacro MUI_LANGUAGE "Japanese"
Section "install"
  WriteUninstaller "$EXEDIR\\Uninstall.exe"
SectionEnd
Function un.onInit
  !insertmacro customUnInit
FunctionEnd
Section "un.Uninstall"
  !insertmacro customUnInstall
SectionEnd
`;

let folder: string;
beforeEach(() => {
  folder = newTempDir('nsis');
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const compile = (own = include): { status: number | null; said: string; bytes: number } => {
  const [file, out] = [join(folder, 'script.nsi'), join(folder, 'made.exe')];
  writeFileSync(file, script(own, out));
  const done = spawnSync('makensis', ['-V2', '-WX', '-INPUTCHARSET', 'UTF8', file], { encoding: 'utf8' });
  return { status: done.status, said: `${done.stdout}${done.stderr}`, bytes: done.status === 0 ? statSync(out).size : 0 };
};

describe.skipIf(!onPath('makensis'))('Windows’ uninstaller (compiled by Debian’s nsis; nothing here runs it)', () => {
  it('compiles without a warning, with our question and what follows from it', () => {
    const { status, said, bytes } = compile();
    expect(said.trim()).toBe('');
    expect(status).toBe(0);
    expect(bytes).toBeGreaterThan(30_000);
  });

  it.each([
    ['a language has no words', (text: string) => text.replace(/^LangString saikoroRemoveData 1041 .*$/m, '')],
    ['a label is wrong', (text: string) => text.replace('IDNO saikoroDataStays', 'IDNO elsewhere')],
    ['a block is left open', (text: string) => text.replace(/^ {2}\$\{Loop\}$/m, '')],
  ])('is refused by the compiler where %s', (_what, spoil) => {
    const own = join(folder, 'spoiled.nsh');
    writeFileSync(own, spoil(readFileSync(include, 'utf8')));
    expect(compile(own).status).not.toBe(0);
  });
});

describe('what the uninstaller’s question rests on', () => {
  it('is where the packager looks, in the languages that the installer has', () => {
    const { nsis, directories } = parse(readFileSync(join(repoRoot, 'electron-builder.yml'), 'utf8'));
    expect(directories.buildResources).toBe('build');
    expect(nsis).toMatchObject({ oneClick: true, perMachine: false, installerLanguages: ['en_US', 'ja_JP'] });
    expect(nsis.deleteAppDataOnUninstall).toBeUndefined();
  });
  it('the packager’s template runs our macros: the question before anything is removed, the rest before the files', () => {
    const text = template('uninstaller.nsh');
    const [asks, removes, files] = ['!insertmacro customUnInit', '!insertmacro customUnInstall\n', 'RMDir /r $INSTDIR'].map((part) =>
      text.indexOf(part),
    ) as [number, number, number];
    expect(asks).toBeGreaterThan(0);
    expect(removes).toBeGreaterThan(asks);
    expect(files).toBeGreaterThan(removes);
  });
  it('an update asks nothing and takes nothing away: the old uninstaller is told of it', () => {
    expect(template('include/installUtil.nsh')).toContain('--updated');
    const own = readFileSync(include, 'utf8');
    const unless = '\\$\\{IfNot\\} \\$\\{isUpdated\\}';
    expect(own).toMatch(new RegExp(`${unless}\\n +MessageBox `));
    // All of the second macro.
    expect(own).toMatch(new RegExp(`!macro customUnInstall\\n {2}${unless}\\n(?: {4}.*\\n)+ {2}\\$\\{EndIf\\}\\n!macroend`));
  });
});
