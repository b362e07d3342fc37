import { describe, expect, it } from 'vitest';
import { parseCommandLine } from '../../main/headless/command-line/command-line.ts';
import { COMMAND_NAMES, COMMANDS, EVERYWHERE, GROUPS, membersOf, OPTIONS } from '../../main/headless/command-line/command-table.ts';
import { exitsOf } from '../../main/headless/command-line/exits.ts';
import { saikoro } from './saikoro-command.ts';

const LANGUAGES = [
  ['en_GB.UTF-8', { usage: 'Usage: ', options: 'Options:', examples: 'Examples:', exits: 'It ends with:' }],
  ['ja_JP.UTF-8', { usage: '使い方: ', options: 'オプション:', examples: '例:', exits: '終了コード:' }],
] as const;
const part = (text: string, from: string, to?: string): string =>
  text.slice(text.indexOf(from) + from.length, to === undefined ? undefined : text.indexOf(to));

describe('saikoro COMMAND --help', () => {
  it.each(COMMAND_NAMES)('tells of %s how it is called, its own options, examples that work, and how it ends', async (name) => {
    for (const [LANG, titles] of LANGUAGES) {
      const { code, stdout, stderr } = await saikoro(
        LANG.startsWith('ja') && name !== 'help' ? ['help', ...name.split(' ')] : [...name.split(' '), '--help'],
        {
          env: { LANG },
        },
      );
      expect([code, stderr]).toEqual([0, '']);
      expect(stdout.startsWith(`${titles.usage}saikoro ${name}`)).toBe(true);
      const options = part(stdout, titles.options, titles.examples);
      const told = [...options.matchAll(/^ {2}--([a-z-]+)/gm)].map(([, option]) => option);
      expect(told).toEqual([...COMMANDS[name].options, ...EVERYWHERE]);
      for (const option of told) expect(OPTIONS).toHaveProperty(option ?? '');
      const examples = part(stdout, titles.examples, titles.exits).trim().split('\n');
      for (const line of examples) {
        // What follows < is the shell's.
        const parsed = parseCommandLine(
          line
            .trim()
            .replace(/^saikoro /, '')
            .replace(/ <.*/, '')
            .split(' '),
        );
        expect([line, parsed]).toMatchObject([line, { ok: true, name }]);
      }
      const exits = [...part(stdout, titles.exits).matchAll(/^ {2}(\d+) /gm)].map(([, each]) => Number(each));
      expect(exits).toEqual(exitsOf(name));
    }
  });
  it.each(GROUPS)('tells of %s what it can be followed by', async (group) => {
    const { code, stdout } = await saikoro([group, '--help']);
    expect(code).toBe(0);
    for (const name of membersOf(group)) expect(stdout).toContain(`  ${name}`);
    expect(stdout).not.toContain('practice');
  });
  it('lists every command, speaks the language that is asked for, and refuses one it does not know', async () => {
    const { stdout: all } = await saikoro(['--help']);
    for (const name of COMMAND_NAMES) expect(all).toContain(`\n  ${name}`);
    expect((await saikoro(['help'])).stdout).toBe(all);
    expect((await saikoro(['--help', '--lang=ja'])).stdout).toMatch(/使い方/);
    expect((await saikoro(['--lang', 'en', '--help'], { env: { LANG: 'ja_JP.UTF-8' } })).stdout).toBe(all);
    expect(await saikoro(['dance', '--lang=ja'])).toMatchObject({ code: 64, stderr: expect.stringContaining('コマンドはありません') });
    expect(await saikoro(['status', '--lang=fr'])).toMatchObject({ code: 64, stderr: expect.stringContaining('either ja or en') });
    expect(await saikoro(['dance', '--help'])).toMatchObject({ code: 64, stdout: '' });
  });
});

describe('a command that is none', () => {
  it.each([
    ['statsu', 'Did you mean saikoro status?'],
    ['stat', 'Did you mean saikoro status?'],
    ['event list', 'Did you mean saikoro events list?'],
    ['events lst', 'Did you mean saikoro events list?'],
    ['events enbale x', 'Did you mean saikoro events enable?'],
    ['enable x', 'Did you mean saikoro events enable?'],
    ['secrets set', 'Did you mean saikoro secret set?'],
    ['plugin chekc x.json', 'Did you mean saikoro plugin check?'],
    ['status --jsn', 'Did you mean --json?'],
    ['plugin', 'It is one of these: check, install, list.'],
  ])('%s: %s', async (typed, said) => {
    const { code, stdout, stderr } = await saikoro(typed.split(' '));
    expect([code, stdout, stderr.trim().split('\n').length]).toEqual([64, '', 1]);
    expect(stderr).toContain(said);
  });
  it('names none where none is near, and where more can be read', async () => {
    expect((await saikoro(['dance'])).stderr).toBe('Saikoro has no command “dance”. See saikoro --help.\n');
    expect((await saikoro(['x'.repeat(5000)])).stderr).not.toContain('Did you mean');
    expect((await saikoro(['events', 'show'])).stderr).toContain('See saikoro events show --help.');
    expect((await saikoro(['statsu', '--lang=ja'])).stderr).toContain('「saikoro status」でしょうか？');
  });
});
