import { describe, expect, it } from 'vitest';
import { newFolder, saikoro } from './saikoro-command.ts';

const inFolder =
  (folder: string) =>
  (words: string[], input = '') =>
    saikoro([...words, `--user-data-dir=${folder}`], { input });
type Run = ReturnType<typeof inFolder>;
const shown = async (run: Run, name: string): Promise<Record<string, unknown>> =>
  JSON.parse((await run(['events', 'show', name, '--json'])).stdout).event;
const ADDED = ['events', 'add', '--service=duckdns', '--hosts=home.duckdns.org', '--families=46'];

describe('saikoro events add with options', () => {
  it('asks only what they leave open: here the token alone', async () => {
    const run = inFolder(newFolder());
    const more = ['--address=interface:eth7', '--device=52:54:00:12:34:56', '--schedule=monthly:31:4:00', '--name=At home'];
    expect(await run([...ADDED, ...more], 'a-token\n')).toMatchObject({ code: 0, stdout: expect.stringContaining('At home was added') });
    expect(await shown(run, 'At home')).toMatchObject({
      ...{ name: 'At home', service: 'duckdns', hosts: ['home.duckdns.org'], families: { ipv4: true, ipv6: true } },
      ...{ address: { kind: 'interface', name: 'eth7' }, ipv6Host: '52:54:00:12:34:56' },
      schedule: { kind: 'monthly', day: 31, at: '04:00' },
    });
    const both = await run(['events', 'add', '-', '--families=4'], '{}');
    expect([both.code, both.stderr]).toEqual([64, expect.stringContaining('Leave FILE out')]);
    // Without the token, nothing.
    expect((await run(['events', 'add', '--service=duckdns', '--hosts=other.duckdns.org'])).code).toBe(66);
  });
  it('refuses a value that is none, and adds nothing', async () => {
    const run = inFolder(newFolder());
    for (const [option, said] of [
      ['--families=5', 'none of the choices'],
      ['--address=eth0', 'names no source'],
      ['--address=automatic:x', 'names no source'],
      ['--address=fixed:home', 'names no source'],
      ['--address=fixed:44.128.0.7,44.128.0.8', 'names no source'],
      ['--address=url:ftp://example.com', 'names no source'],
      ['--schedule=daily:25:00', 'is no schedule'],
      ['--schedule=weekly:day:04:00', 'is no schedule'],
      ['--schedule=every:1', 'is no schedule'],
      ['--schedule=once:2001-01-01T04:00', 'is no schedule'],
      ['--schedule=on-change:0', 'is no schedule'],
      ['--device=home', '--device: Enter the end of an IPv6 address'],
      ['--service=no-such-service', 'No service is called'],
      ['--hosts=a b_c.', '--hosts: '],
    ] as const) {
      const { code, stdout, stderr } = await run(['events', 'add', option], 'x\n');
      expect([option, code, stdout, stderr]).toEqual([option, 64, '', expect.stringContaining(said)]);
    }
    expect((await run(['events'])).stdout).toContain('There are no events');
  });
  it('wants leave for a program or a host of its own, as the window does', async () => {
    const run = inFolder(newFolder());
    const program = '--address=program:/opt/lan/address "44.128.0.7 x" y';
    expect(await run([...ADDED, program], 'a-token\n')).toMatchObject({ code: 77, stdout: '' });
    expect((await run([...ADDED, program, '--yes'], 'a-token\n')).code).toBe(0);
    expect(await shown(run, 'home.duckdns.org')).toMatchObject({
      address: { call: { program: '/opt/lan/address', args: ['44.128.0.7 x', 'y'] } },
    });
    const page = '--address=url:https://router.example/ip';
    expect((await run(['events', 'edit', 'home.duckdns.org', page])).code).toBe(77);
    expect((await run(['events', 'edit', 'home.duckdns.org', page, '--yes'])).code).toBe(0);
    expect(await shown(run, 'home.duckdns.org')).toMatchObject({ address: { kind: 'url', url: 'https://router.example/ip' } });
  });
});

describe('saikoro events edit with options', () => {
  it('changes what they name, asks nothing, and keeps the rest', async () => {
    const run = inFolder(newFolder());
    await run(ADDED, 'a-token\n');
    const before = await shown(run, 'home.duckdns.org');
    for (const [option, change] of [
      ['--schedule=cron:0 4 * * 1', { schedule: { kind: 'cron', expression: '0 4 * * 1' } }],
      ['--schedule=at-start', { schedule: { kind: 'at-start' } }],
      ['--schedule=on-change:never', { schedule: { kind: 'on-change', refresh: 'never' } }],
      ['--schedule=on-change:28', { schedule: { kind: 'on-change', refresh: 28 } }],
      ['--address=fixed:44.128.0.7,2001:db8:1::7', { address: { kind: 'fixed', ipv4: '44.128.0.7', ipv6: '2001:db8:1::7' } }],
      ['--address=automatic', { address: { kind: 'automatic' } }],
      ['--families=4', { families: { ipv4: true, ipv6: false } }],
    ] as const) {
      expect(await run(['events', 'edit', 'home.duckdns.org', option])).toMatchObject({ code: 0, stderr: '' });
      expect(await shown(run, 'home.duckdns.org')).toMatchObject(change);
    }
    expect(await shown(run, 'home.duckdns.org')).toEqual({
      ...before,
      families: { ipv4: true, ipv6: false },
      schedule: { kind: 'on-change', refresh: 28 },
    });
    expect(JSON.parse((await run(['events', '--json'])).stdout).events[0].missingSecrets).toEqual([]);
    expect((await run(['events', 'edit', 'home.duckdns.org', '--address=interface'])).code).toBe(66);
    expect((await run(['events', 'edit', 'home.duckdns.org', '--schedule=cron:61 4 * * 1'])).code).toBe(65);
  });
  it('has for a program its times and its name, and nothing of the DNS', async () => {
    const run = inFolder(newFolder());
    const hook = {
      name: 'Hook',
      enabled: false,
      type: 'command',
      call: { program: '/bin/true', args: [], timeoutSeconds: 9 },
      schedule: { kind: 'at-start' },
    };
    await run(['events', 'add', '-'], JSON.stringify(hook));
    expect((await run(['events', 'edit', 'Hook', '--schedule=daily:04:00', '--name=Nightly'])).code).toBe(0);
    expect(await shown(run, 'Nightly')).toMatchObject({ ...hook, name: 'Nightly', schedule: { kind: 'daily', at: '04:00' } });
    const refused = await run(['events', 'edit', 'Nightly', '--families=4']);
    expect([refused.code, refused.stderr]).toEqual([64, 'This event has no --families. Nothing was changed.\n']);
  });
});

describe('saikoro events log', () => {
  it('is narrowed down by event, kind, result, text and time', async () => {
    const run = inFolder(newFolder());
    await run(ADDED, 'a-token\n');
    await run(['events', 'add', '--service=duckdns', '--hosts=other.duckdns.org', '--families=4'], 'a-token\n');
    await run(['events', 'disable', 'other.duckdns.org']);
    const changes = async (...words: string[]): Promise<string[]> =>
      (await run(['events', 'log', '--json', ...words])).stdout
        .trim()
        .split('\n')
        .filter(Boolean)
        .map((line) => JSON.parse(line))
        .map(({ kind, name, change }) => `${kind} ${name} ${change}`);
    const all = await changes();
    expect(all).toEqual(['event home.duckdns.org added', 'event other.duckdns.org added', 'event other.duckdns.org disabled']);
    expect(await changes('other.duckdns.org')).toEqual(all.slice(1));
    expect(await changes('--search=TURNED OFF')).toEqual(all.slice(2));
    expect(await changes('--search=home.duckdns')).toEqual(all.slice(0, 1));
    expect(await changes('--topic=change', '--limit=1')).toEqual(all.slice(2));
    expect(await changes('--topic=update')).toEqual([]);
    expect(await changes('--result=bad')).toEqual([]);
    expect(await changes('--since=1h')).toEqual(all);
    expect(await changes('--since=2001-01-01')).toEqual(all);
    expect(await changes('--since=2999-01-01T04:00')).toEqual([]);
    for (const [option, said] of [
      ['--topic=weather', 'address, update, dns, program, change, saikoro'],
      ['--result=fine', 'good, bad, open'],
      ['--since=yesterday', '--since is like'],
    ] as const)
      expect(await run(['events', 'log', option])).toMatchObject({ code: 64, stdout: '', stderr: expect.stringContaining(said) });
  });
});
