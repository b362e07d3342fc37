import { readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { everythingIn, newFolder, saikoro } from './saikoro-command.ts';

const PASSWORD = 'a-password-nobody-else-has';
const JA = { LANG: 'ja_JP.UTF-8' };
const inFolder =
  (folder: string) =>
  (words: string, how: { input?: string; env?: Record<string, string> } = {}) =>
    saikoro([...words.split(' '), `--user-data-dir=${folder}`], how);
const HOOK = {
  enabled: false,
  type: 'command',
  call: { program: '/bin/true', args: [], timeoutSeconds: 9 },
  schedule: { kind: 'at-start' },
};
const addInput = (host = 'home.duckdns.org') => `Duck DNS\n${host}\n${PASSWORD}\n4\n`;

describe('saikoro events', () => {
  it('are added by questions, and what was typed for a password is shown nowhere', async () => {
    const folder = newFolder();
    const run = inFolder(folder);
    const added = await run('events add', { input: addInput() });
    expect(added).toMatchObject({ code: 0, stdout: expect.stringMatching(/^home\.duckdns\.org was added \([a-z0-9]{16}\)\.\n$/) });
    const shown = await run('events show home.duckdns.org');
    expect(shown.stdout).toContain('Service: Duck DNS');
    expect(shown.stdout).toContain('Token (token): ••••••');
    const listed = await run('events list --json');
    expect(JSON.parse(listed.stdout)).toMatchObject({
      schema: 'saikoro-status-1',
      events: [{ name: 'home.duckdns.org', service: 'duckdns', enabled: true, missingSecrets: [] }],
    });
    for (const { stdout, stderr } of [added, shown, listed, await run('events log --json'), await run('status')])
      expect(stdout + stderr).not.toContain(PASSWORD);
    expect(readFileSync(join(folder, 'settings.json'), 'utf8')).not.toContain(PASSWORD);
    expect(statSync(join(folder, 'secrets-file.json')).mode & 0o077).toBe(0);
  });
  it('are asked for in Japanese, where P goes back and Q changes nothing', async () => {
    const folder = newFolder();
    const run = inFolder(folder);
    const back = await run('events add', { input: `DDNS Now\nP\nduckdns\nhome.duckdns.org\n${PASSWORD}\n46\n`, env: JA });
    expect(back.stdout).toMatch(/^home\.duckdns\.org を追加しました/);
    const before = everythingIn(folder);
    const ended = await run('events add', { input: 'duckdns\nQ\n', env: JA });
    expect(ended).toMatchObject({ code: 0, stderr: expect.stringContaining('何も変更していません。') });
    expect(everythingIn(folder)).toBe(before);
  });
  it('are not added where the input ends too soon: said, and with a code', async () => {
    const folder = newFolder();
    const { code, stderr } = await inFolder(folder)('events add', { input: 'duckdns\nhome.duckdns.org\n' });
    expect([code, stderr]).toEqual([66, expect.stringContaining('The input ended before the last question, so nothing was changed.')]);
    expect((await inFolder(folder)('events')).stdout).toBe('There are no events. saikoro events add makes one.\n');
  });
  it('find their service by a host name, by part of its name, and name those it may be', async () => {
    const run = inFolder(newFolder());
    const { stderr, stdout } = await run('events add', { input: `no-such-service\nyahoo-no\nmy.f5.si\nmy.f5.si\n${PASSWORD}\n4\n` });
    expect(stderr).toContain('No service is called “no-such-service”.');
    expect(stdout).toMatch(/^my\.f5\.si was added/);
    expect(JSON.parse((await run('events --json')).stdout).events[0].service).toBe('ddns-now');
  });
  it('are carried from one folder to another as JSON, without secrets and under a new id', async () => {
    const [one, two] = [inFolder(newFolder()), inFolder(newFolder())];
    await one('events add', { input: addInput() });
    const { stdout } = await one('events show home.duckdns.org --json');
    expect(stdout).not.toContain(PASSWORD);
    expect(await two('events add -', { input: stdout })).toMatchObject({ code: 0 });
    const status = await two('status --json');
    expect(status.code).toBe(78);
    expect(JSON.parse(status.stdout).events[0]).toMatchObject({ name: 'home.duckdns.org', missingSecrets: ['token'] });
    expect(await two('secret set home.duckdns.org', { input: `${PASSWORD}\n` })).toMatchObject({ code: 0 });
    expect((await two('status --json')).code).toBe(0);
  });
  it('are switched off and on, edited and deleted; a refusal changes nothing', async () => {
    const run = inFolder(newFolder());
    await run('events add', { input: addInput() });
    expect((await run('events disable home.duckdns.org')).stdout).toBe('Switched off: home.duckdns.org.\n');
    expect((await run('status')).stdout).toContain('Switched off.');
    expect((await run('events enable home.duckdns.org')).code).toBe(0);
    expect(await run('events edit home.duckdns.org', { input: '\nother.duckdns.org\n\n\n' })).toMatchObject({ code: 0 });
    expect(JSON.parse((await run('events --json')).stdout).events[0]).toMatchObject({ hosts: ['other.duckdns.org'], missingSecrets: [] });
    expect(await run('events remove other.duckdns.org')).toMatchObject({ code: 64, stderr: expect.stringContaining('Add --yes') });
    expect(await run('events remove other.duckdns.org --yes')).toMatchObject({ code: 0, stdout: 'Deleted: other.duckdns.org.\n' });
    expect(JSON.parse((await run('events --json')).stdout).events).toEqual([]);
    expect((await run('events log')).stdout).toContain('other.duckdns.org');
  });
  it('are taken over from another client’s settings: planned first, with the passwords kept', async () => {
    const folder = newFolder();
    const run = inFolder(folder);
    const file = join(newFolder(), 'ddclient.conf');
    const conf = `daemon=300\nssl=yes\nprotocol=dyndns2, server=ddns.example.net, login=me, password=${PASSWORD} home.example.net\nprotocol=duckdns, password=${PASSWORD} home.duckdns.org\n`;
    writeFileSync(file, conf);
    const planned = await run(`import ${file} --dry-run`);
    expect([planned.code, planned.stdout]).toEqual([0, expect.stringContaining('+ home.duckdns.org (duckdns)')]);
    expect(JSON.parse((await run('events --json')).stdout).events).toEqual([]);
    const asJson = await run(`import ${file} --dry-run --json`);
    expect(JSON.parse(asJson.stdout)).toMatchObject({ schema: 'saikoro-import-1', format: 'ddclient', events: [{ line: 3 }, { line: 4 }] });
    const imported = await run(`import ${file}`);
    expect([imported.code, imported.stdout]).toEqual([0, expect.stringContaining('2 events imported')]);
    for (const { stdout, stderr } of [planned, asJson, imported]) expect(stdout + stderr).not.toContain(PASSWORD);
    const { events } = JSON.parse((await run('events --json')).stdout);
    expect(events.map(({ missingSecrets }: { missingSecrets: string[] }) => missingSecrets)).toEqual([[], []]);
    expect((await run(`import ${file}`)).stdout).toContain('0 events imported, 2 left out');
    writeFileSync(file, 'dear diary');
    const refused = await run(`import ${file}`);
    expect([refused.code, refused.stderr.trim().split('\n')]).toEqual([65, [expect.stringContaining(file)]]);
  });
  it('are imported from UTF-16 and Shift_JIS as well, and it is said which of them was read', async () => {
    const run = inFolder(newFolder());
    const file = join(newFolder(), 'events.json');
    const event = { ...HOOK, id: 'hook', name: 'Hook' };
    writeFileSync(file, Buffer.from(`\uFEFF${JSON.stringify({ format: 'saikoro-events-1', events: [event] })}`, 'utf16le'));
    const wide = await run(`import ${file}`);
    expect([wide.code, wide.stderr]).toEqual([0, expect.stringContaining('The file is written in UTF-16LE')]);
    expect(wide.stdout).toContain('1 event');
    // 自宅 in Shift_JIS, as a comment.
    writeFileSync(
      file,
      Buffer.from([0x23, 0x8e, 0xa9, 0x91, 0xee, 0x0a, ...Buffer.from('protocol=duckdns, password=x home.duckdns.org\n')]),
    );
    const narrow = await run(`import ${file}`, { env: JA });
    expect([narrow.code, narrow.stderr]).toEqual([0, expect.stringContaining('SHIFT_JIS と判断')]);
  });
  it('that run a program are switched on only with leave', async () => {
    const folder = newFolder();
    const run = inFolder(folder);
    const event = {
      name: 'Hook',
      enabled: true,
      type: 'command',
      call: { program: '/bin/true', args: ['x'], timeoutSeconds: 9 },
      schedule: { kind: 'at-start' },
    };
    const file = join(newFolder(), 'event.json');
    writeFileSync(file, JSON.stringify(event));
    const refused = await run(`events add ${file}`);
    expect([refused.code, refused.stderr]).toEqual([77, expect.stringContaining('It was not allowed, so nothing was changed.')]);
    expect(JSON.parse((await run('events --json')).stdout).events).toEqual([]);
    writeFileSync(file, JSON.stringify({ ...event, enabled: false }));
    expect((await run(`events add ${file}`)).code).toBe(0);
    expect((await run('events enable Hook')).code).toBe(77);
    expect(JSON.parse((await run('events --json')).stdout).events[0].enabled).toBe(false);
    expect((await run('events enable Hook --yes')).code).toBe(0);
  });
  it('keep the id their file gives them, are not added twice, and need a name the DNS can have', async () => {
    const run = inFolder(newFolder());
    await run('events add', { input: addInput() });
    const { event } = JSON.parse((await run('events show home.duckdns.org --json')).stdout);
    const other = inFolder(newFolder());
    expect((await other('events add -', { input: JSON.stringify(event) })).stdout).toContain(`(${event.id})`);
    const again = await other('events add -', { input: JSON.stringify(event) });
    expect([again.code, again.stderr]).toEqual([65, expect.stringContaining('is there already')]);
    const bad = await other('events add -', { input: JSON.stringify({ ...event, hosts: ['a\u001b[31m.duckdns.org'] }) });
    expect([bad.code, bad.stderr.includes('\u001b')]).toEqual([65, false]);
    expect((await other('events show \u001b[31mX')).stderr).not.toContain('\u001b');
    const hook = {
      name: 'Hook',
      enabled: true,
      type: 'command',
      call: { program: '/bin/true', args: [], timeoutSeconds: 9 },
      schedule: { kind: 'at-start' },
    };
    expect((await other('events add - --yes', { input: JSON.stringify(hook) })).code).toBe(0);
  });
  it('keep no password with a line end or a control character in it', async () => {
    const run = inFolder(newFolder());
    await run('events add', { input: addInput() });
    for (const input of ['a\0b', 'a\nb', `${'x'.repeat(70_000)}`]) {
      const { code, stderr } = await run('secret set home.duckdns.org', { input });
      expect([code, stderr]).toEqual([65, expect.stringContaining('one line of at most 64 kB')]);
    }
  });
  it('refuse what is no event, a file that is not there, and a name nobody has, each in a sentence', async () => {
    const run = inFolder(newFolder());
    for (const [words, input, code] of [
      ['events add -', '{"type":"dns"}', 65],
      ['events add -', '[]', 65],
      ['events add -', 'not JSON', 65],
      ['events add /nowhere/event.json', '', 66],
      ['events show nobody', '', 65],
      ['events enable nobody', '', 65],
      ['secret set nobody', 'x', 65],
      ['import /nowhere/events.json', '', 66],
      ['plugin check /nowhere/plugin.json', '', 66],
    ] as const)
      for (const env of [{}, JA]) {
        const { code: found, stderr, stdout } = await run(words, { input, env });
        expect([words, found, stdout]).toEqual([words, code, '']);
        expect(stderr.trim().split('\n')).toHaveLength(1);
        expect(stderr.length).toBeGreaterThan(20);
      }
  });
});
