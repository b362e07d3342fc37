import { spawn } from 'node:child_process';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { everythingIn, newFolder, PROGRAM, saikoro, startCommand } from './saikoro-command.ts';

const ofFolder = (folder: string): string => `--user-data-dir=${folder}`;

describe('saikoro', () => {
  it('publishes in practice on a plain Node, asks the DNS, and ends with 0', async () => {
    for (const [env, sign] of [
      [{}, /the made-up DNS was asked and shows it/],
      [{ LANG: 'ja_JP.UTF-8' }, /架空の DNS がそれを示すことを確認しました/],
    ] as const) {
      const { code, stdout, stderr } = await saikoro(['practice', ofFolder(newFolder())], { env });
      expect(code, stderr).toBe(0);
      expect(stderr).toMatch(sign);
      expect(stdout).toMatch(/home\.practice\.test/);
    }
  });
  it('goes on in practice until it is ended, and says each thing as an object', async () => {
    const running = startCommand(['practice', '--stay', '--log=json', ofFolder(newFolder())]);
    await running.until(/"verification":"match"/);
    running.child.kill('SIGTERM');
    const { code, stdout } = await running.ended;
    expect(code).toBe(0);
    const kinds = stdout
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line).kind);
    expect([kinds[0], kinds.at(-1)]).toEqual(['started', 'stopped']);
    expect(kinds).toContain('update');
  });
  it('runs once on a folder: a second one is refused in a sentence, and reading goes on', async () => {
    const folder = newFolder();
    const running = startCommand(['run', ofFolder(folder)]);
    await running.until(/started/);
    const before = readFileSync(join(folder, 'journal.jsonl'), 'utf8');
    for (const words of [['run'], ['once'], ['plugin', 'install', 'x.json']]) {
      const { code, stderr } = await saikoro([...words, ofFolder(folder)]);
      expect([code, stderr]).toEqual([75, expect.stringMatching(/^Another saikoro command is using .+ so nothing was done\./)]);
    }
    const { code, stdout } = await saikoro(['status', ofFolder(folder)]);
    expect([code, stdout]).toEqual([0, expect.stringContaining(`saikoro is running (process ${running.child.pid}).`)]);
    expect(readFileSync(join(folder, 'journal.jsonl'), 'utf8')).toBe(before);
    running.child.kill('SIGINT');
    expect((await running.ended).code).toBe(0);
    expect((await saikoro(['status', ofFolder(folder)])).stdout).toContain('is not running');
  });
  it('takes the folder over from one that was killed', async () => {
    const folder = newFolder();
    const running = startCommand(['run', ofFolder(folder)]);
    await running.until(/started/);
    running.child.kill('SIGKILL');
    await running.ended;
    expect((await saikoro(['once', '--timeout=5', ofFolder(folder)])).code).toBe(0);
  });
  it('reads the settings anew at SIGHUP, and what is under way ends first', async () => {
    const folder = newFolder();
    const running = startCommand(['run', '--log=json', ofFolder(folder)]);
    await running.until(/"started"/);
    const other = newFolder();
    await saikoro(['events', 'add', ofFolder(other)], { input: 'duckdns\nhome.duckdns.org\ntoken\n4\n' });
    await saikoro(['events', 'disable', 'home.duckdns.org', ofFolder(other)]);
    writeFileSync(join(folder, 'settings.json'), readFileSync(join(other, 'settings.json')));
    running.child.kill('SIGHUP');
    await running.until(/"started"[\s\S]*"stopped"[\s\S]*"started"/);
    expect(JSON.parse((await saikoro(['status', '--json', ofFolder(folder)])).stdout).events).toMatchObject([
      { name: 'home.duckdns.org', enabled: false },
    ]);
    running.child.kill('SIGTERM');
    expect((await running.ended).code).toBe(0);
  });
  it('says of a wrong command, option or value what is wrong, and ends with 64', async () => {
    for (const [words, sign] of [
      [[], /needs a command/],
      [['dance'], /no command “dance”/],
      [['events', 'dance'], /no command “events dance”/],
      [['run', '--fast'], /does not know --fast/],
      [['run', '--json'], /does not take --json/],
      [['run', '--log=xml'], /either json or text/],
      [['once', '--timeout=soon'], /whole number of seconds/],
      [['once', '--timeout'], /--timeout needs a value/],
      [['status', '--json=yes'], /--json takes no value/],
      [['once', '--timeout=5', '--timeout=6'], /--timeout was given twice/],
      [['once', '--timeout='], /--timeout needs a value/],
      [['events', 'log', '--limit=0'], /whole number from 1/],
      [['events', 'show'], /Something is missing: NAME/],
      [['status', 'home'], /“home” is too much/],
    ] as const) {
      const { code, stdout, stderr } = await saikoro([...words, ...(words.length > 0 ? [ofFolder(newFolder())] : [])]);
      expect([words, code, stdout, stderr.trim().split('\n').length]).toEqual([words, 64, '', 1]);
      expect(stderr).toMatch(sign);
    }
  });
  it('looks into a folder without making one, and says what is none', async () => {
    const missing = join(newFolder(), 'missing');
    expect((await saikoro(['status', ofFolder(missing)])).code).toBe(0);
    expect(existsSync(missing)).toBe(false);
    const file = join(newFolder(), 'file');
    writeFileSync(file, '');
    for (const words of [['status', '--json'], ['events'], ['once']]) {
      const { code, stdout, stderr } = await saikoro([...words, ofFolder(file)]);
      expect([code, stdout, stderr.trim().split('\n').length]).toEqual([73, '', 1]);
    }
    const { code, stderr } = await saikoro(['status', '--credentials=/nowhere', ofFolder(missing)]);
    expect([code, stderr]).toEqual([66, expect.stringContaining('no folder that can be read')]);
  });
  it.skipIf(process.platform !== 'linux')('says that its answer could not be printed, and is quiet where nobody reads on', async () => {
    const to = (target: string): Promise<{ code: number | null; stderr: string }> =>
      new Promise((done) => {
        const child = spawn('sh', ['-c', `${process.execPath} ${PROGRAM} --help ${target}`], { stdio: ['ignore', 'ignore', 'pipe'] });
        let stderr = '';
        child.stderr.setEncoding('utf8').on('data', (text: string) => {
          stderr += text;
        });
        child.once('close', (code) => done({ code, stderr }));
      });
    expect(await to('>/dev/full')).toEqual({ code: 74, stderr: expect.stringContaining('ENOSPC') });
    expect(await to('| true')).toEqual({ code: 0, stderr: '' });
  });
  it('prints its version and its help, which names every command', async () => {
    expect((await saikoro(['--version'])).stdout).toMatch(/^Saikoro \d+\.\d+\.\d+\n$/);
    for (const LANG of ['en_GB.UTF-8', 'ja_JP.UTF-8']) {
      const { code, stdout } = await saikoro(['--help'], { env: { LANG } });
      expect(code).toBe(0);
      for (const word of ['run', 'once', 'status', 'events', 'import', 'secret set', 'plugin check', 'practice'])
        expect(stdout).toContain(word);
    }
  });
  it('sends what is handed in as a credential, and writes it nowhere', async () => {
    const folder = newFolder();
    const heard: string[] = [];
    const server = createServer((request, reply) => {
      heard.push(Buffer.from((request.headers.authorization ?? '').replace('Basic ', ''), 'base64').toString());
      reply.end('good 44.128.0.7');
    });
    await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
    const { port } = server.address() as AddressInfo;
    const event = {
      ...{ name: 'Home', enabled: true, type: 'dns', service: 'dyndns2', hosts: ['home.example.com'] },
      settings: { server: `http://127.0.0.1:${port}`, username: 'me' },
      families: { ipv4: true, ipv6: false },
      address: { kind: 'fixed', ipv4: '44.128.0.7' },
      schedule: { kind: 'on-change', refresh: 'never' },
    };
    const added = await saikoro(['events', 'add', '-', ofFolder(folder)], { input: JSON.stringify(event) });
    expect(added.code, added.stderr).toBe(0);
    const { id } = JSON.parse((await saikoro(['events', '--json', ofFolder(folder)])).stdout).events[0];
    const credentials = newFolder();
    writeFileSync(join(credentials, `${id}.password`), 'from-a-file\n', { mode: 0o600 });
    const { stdout } = await saikoro(['once', '--timeout=20', `--credentials=${credentials}`, ofFolder(folder)]);
    expect(heard).toEqual(['me:from-a-file']);
    expect(stdout).toContain('44.128.0.7');
    expect(everythingIn(folder)).not.toContain('from-a-file');
    server.close();
  });
});
