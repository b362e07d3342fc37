import { readFileSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { Ajv } from 'ajv';
import { describe, expect, it } from 'vitest';
import { COMMAND_NAMES, COMMANDS } from '../../main/headless/command-line/command-table.ts';
import { newFolder, saikoro } from './saikoro-command.ts';

const root = resolve(import.meta.dirname, '../..');
const schema = JSON.parse(readFileSync(join(root, 'docs/command.schema.json'), 'utf8'));
const ajv = new Ajv({ strict: true, strictTypes: false, strictRequired: false, allErrors: true });
ajv.addSchema(schema, 'command');
/** Which schema an answer says it has, once it fits that one. */
const fits = (stdout: string): string => {
  const answer = JSON.parse(stdout);
  const check = ajv.getSchema(`command#/$defs/${answer.schema}`);
  expect(check, `${answer.schema} is described`).toBeDefined();
  expect([check?.(answer), check?.errors]).toEqual([true, null]);
  return answer.schema;
};
const inFolder =
  (folder: string) =>
  (words: string[], input = '') =>
    saikoro([...words, `--user-data-dir=${folder}`], { input });
const hook = {
  id: 'hook',
  name: 'Hook',
  enabled: false,
  type: 'command',
  call: { program: '/bin/true', args: [], timeoutSeconds: 9 },
  schedule: { kind: 'at-start' },
};

describe('what is printed with --json', () => {
  it('fits its published schema, whichever command prints it', async () => {
    const run = inFolder(newFolder());
    await run(['events', 'add', '--service=duckdns', '--hosts=home.duckdns.org', '--families=4'], 'token\n');
    await run(['events', 'disable', 'home.duckdns.org']);
    await run(['events', 'add', '-'], JSON.stringify(hook));
    const conf = join(newFolder(), 'ddclient.conf');
    writeFileSync(conf, 'protocol=duckdns, password=x home.duckdns.org\n');
    const plugin = join(root, 'main/providers/specs/duckdns.json');
    const seen = new Map<string, string>();
    for (const words of [
      ['status'],
      ['events', 'list'],
      ['events', 'show', 'Hook'],
      ['once', '--timeout=1'],
      ['events', 'run', 'home.duckdns.org', '--timeout=1'],
      ['import', conf, '--dry-run'],
      ['plugin', 'check', plugin, '/nowhere.json'],
      ['plugin', 'list'],
    ]) {
      const { stdout } = await run([...words, '--json']);
      seen.set(words.slice(0, words[0] === 'events' || words[0] === 'plugin' ? 2 : 1).join(' '), fits(stdout));
    }
    // Every command with --json but the history's, whose lines docs/journal.md describes.
    expect([...seen.keys()].sort()).toEqual(
      COMMAND_NAMES.filter((name) => (COMMANDS[name].options as readonly string[]).includes('json') && name !== 'events log').sort(),
    );
    expect(() => fits('{"schema":"saikoro-status-1","at":"now","events":[]}')).toThrow();
  });
});

describe('how events stand', () => {
  it('has one exit code, whichever command tells it', async () => {
    const folder = newFolder();
    const run = inFolder(folder);
    const codes = async (): Promise<(number | null)[]> => {
      const all = [['status'], ['status', '--json'], ['events'], ['events', 'show', 'home']];
      const found = [];
      for (const words of all) found.push((await run(words)).code);
      return found;
    };
    const event = {
      ...hook,
      id: 'home',
      name: 'Home',
      enabled: true,
      type: 'dns',
      service: 'duckdns',
      hosts: ['home.duckdns.org'],
      settings: {},
      families: { ipv4: true, ipv6: false },
      address: { kind: 'automatic' },
    };
    await run(['events', 'add', '-'], JSON.stringify(event));
    expect(await codes()).toEqual([78, 78, 78, 78]);
    await run(['secret', 'set', 'home'], 'token\n');
    expect(await codes()).toEqual([0, 0, 0, 0]);
  });
});

describe('saikoro practice', () => {
  it('calls its event in the language of now, but for a name that the user gave it', async () => {
    const folder = newFolder();
    const run = inFolder(folder);
    const named = async (lang: string): Promise<string> => {
      await run(['practice', `--lang=${lang}`]);
      return JSON.parse((await run(['events', '--json'])).stdout).events[0].name;
    };
    expect([await named('en'), await named('ja')]).toEqual(['Practice home server', '練習用の自宅サーバー']);
    const settings = join(folder, 'settings.json');
    writeFileSync(settings, readFileSync(settings, 'utf8').replaceAll('練習用の自宅サーバー', 'Mine'));
    expect(await named('en')).toBe('Mine');
  });
});
