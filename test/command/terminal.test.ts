import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { onTerminal } from './on-terminal.ts';
import { newFolder, saikoro } from './saikoro-command.ts';

const PASSWORD = 'typed-on-a-real-terminal';

it('asks on a terminal, shows what is typed but for passwords, and goes back', async () => {
  const folder = newFolder();
  const { code, screen } = await onTerminal(
    [
      ['Service (', 'duckdns'],
      ['Host names', 'wrong.duckdns.org'],
      ['Token: ', PASSWORD],
      ['Which addresses', 'p'],
      ['Token: ', PASSWORD],
      ['Which addresses', '46'],
      ['Take the address from (', 'interface'],
      ['Interface, by its name', 'eth7'],
      ['IPv6 address of', '::1234:5678:9abc:def0'],
      ['Run (', 'weekly'],
      ['Day and time', 'mon 4:00'],
      ['Name', 'Home'],
    ],
    ['events', 'add', `--user-data-dir=${folder}`],
  );
  expect(code, screen).toBe(0);
  expect(screen).toContain('wrong.duckdns.org');
  expect(screen).toMatch(/Home was added/);
  expect(screen).not.toContain(PASSWORD);
  expect(readFileSync(join(folder, 'secrets-file.json'), 'utf8')).toContain(PASSWORD);
});

it('asks for leave before an address comes from a program, and does not take what is no source or time', async () => {
  const folder = newFolder();
  const data = `--user-data-dir=${folder}`;
  const answers = (leave: string): [string, string][] => [
    ['Service (', 'duckdns'],
    ['Host names', 'home.duckdns.org'],
    ['Token: ', PASSWORD],
    ['Which addresses', '4'],
    ['Take the address from (', 'the sky'],
    ['names no source', 'program:/opt/lan/address "44.128.0.7"'],
    ['Run (', 'sometimes'],
    ['is no schedule', 'every'],
    ['Minutes between', '4'],
    ['is no schedule', '30'],
    ['Name', ''],
    ['Allow it?', leave],
  ];
  const refused = await onTerminal(answers('n'), ['events', 'add', data]);
  expect([refused.code, refused.screen]).toEqual([77, expect.stringMatching(/address.*44\.128\.0\.7/)]);
  expect(JSON.parse((await saikoro(['events', '--json', data])).stdout).events).toEqual([]);
  expect((await onTerminal(answers('y'), ['events', 'add', data])).code).toBe(0);
  const { event } = JSON.parse((await saikoro(['events', 'show', 'home.duckdns.org', '--json', data])).stdout);
  expect(event).toMatchObject({
    address: { kind: 'command', call: { program: '/opt/lan/address', args: ['44.128.0.7'], timeoutSeconds: 60 } },
    schedule: { kind: 'every', minutes: 30 },
  });
});

it('deletes only after a yes, and allows a program only so', async () => {
  const folder = newFolder();
  const data = `--user-data-dir=${folder}`;
  await saikoro(['events', 'add', data], { input: 'duckdns\nhome.duckdns.org\ntoken\n4\n' });
  const kept = await onTerminal([['[y/N]', '']], ['events', 'remove', 'home.duckdns.org', data]);
  expect([kept.code, kept.screen]).toEqual([0, expect.stringContaining('Nothing was changed.')]);
  const gone = await onTerminal([['[y/N]', 'y']], ['events', 'remove', 'home.duckdns.org', data]);
  expect([gone.code, gone.screen]).toEqual([0, expect.stringContaining('Deleted: home.duckdns.org.')]);
  const hook = {
    name: 'Hook',
    enabled: false,
    type: 'command',
    call: { program: '/bin/true', args: [], timeoutSeconds: 9 },
    schedule: { kind: 'at-start' },
  };
  await saikoro(['events', 'add', '-', data], { input: JSON.stringify(hook) });
  expect((await onTerminal([['Allow it?', 'n']], ['events', 'enable', 'Hook', data])).code).toBe(77);
  expect((await onTerminal([['Allow it?', 'y']], ['events', 'enable', 'Hook', data])).code).toBe(0);
});
