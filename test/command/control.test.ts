import { spawnSync } from 'node:child_process';
import { chmodSync, existsSync, readFileSync, statSync } from 'node:fs';
import { createServer } from 'node:http';
import { type AddressInfo, connect } from 'node:net';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { everythingIn, newFolder, type RunningCommand, saikoro, startCommand } from './saikoro-command.ts';

const PASSWORD = 'typed-beside-a-running-one';
const folder = newFolder();
const data = `--user-data-dir=${folder}`;
const socket = join(folder, 'saikoro.sock');
let running: RunningCommand;
/** A service of the user's own that tells what it was sent. */
const heard: string[] = [];
const service = createServer((request, reply) => {
  heard.push(Buffer.from((request.headers.authorization ?? '').replace('Basic ', ''), 'base64').toString());
  reply.end('good 44.128.0.7');
});

/** What comes back for these bytes: the answer, or '' where the connection was closed without one. */
const send = (bytes: string | Buffer): Promise<string> =>
  new Promise((done) => {
    let text = '';
    const client = connect({ path: socket });
    client.setEncoding('utf8').on('data', (part: string) => {
      text += part;
    });
    client.on('error', () => {});
    client.once('close', () => done(text));
    client.write(bytes);
  });
const asked = async (ask: unknown, saikoroNumber = 1): Promise<Record<string, unknown>> =>
  JSON.parse(await send(`${JSON.stringify({ saikoro: saikoroNumber, ask })}\n`));
const listed = async (): Promise<{ id: string; name: string; enabled: boolean; missingSecrets: string[] }[]> =>
  JSON.parse((await saikoro(['events', '--json', data])).stdout).events;

describe.skipIf(process.platform === 'win32')('beside a running saikoro', () => {
  beforeAll(async () => {
    await new Promise<void>((done) => service.listen(0, '127.0.0.1', done));
    running = startCommand(['run', '--log=json', data]);
    await running.until(/"started"/);
  });
  afterAll(async () => {
    running.child.kill('SIGTERM');
    await running.ended;
    service.close();
  });

  it('adds, edits, sends and deletes events, and keeps passwords, which are told nowhere', async () => {
    const { port } = service.address() as AddressInfo;
    const event = {
      ...{ id: 'home', name: 'Home', enabled: false, type: 'dns', service: 'dyndns2', hosts: ['home.example.com'] },
      settings: { server: `http://127.0.0.1:${port}`, username: 'me' },
      ...{ families: { ipv4: true, ipv6: false }, address: { kind: 'fixed', ipv4: '44.128.0.7' } },
      schedule: { kind: 'on-change', refresh: 'never' },
    };
    const told = [await saikoro(['events', 'add', '-', data], { input: JSON.stringify(event) })];
    expect(told[0]).toMatchObject({ code: 0, stdout: 'Home was added (home).\n' });
    await running.until(/"change":"imported"/);
    told.push(await saikoro(['secret', 'set', 'Home', data], { input: `${PASSWORD}\n` }));
    expect(told[1]).toMatchObject({ code: 0 });
    expect(statSync(join(folder, 'secrets-file.json')).mode & 0o077).toBe(0);
    told.push(await saikoro(['events', 'edit', 'Home', '--name=At home', data]));
    told.push(await saikoro(['events', 'enable', 'At home', data]));
    told.push(await saikoro(['events', 'run', 'At home', '--timeout=20', '--json', data]));
    expect(told.slice(2, 4).map(({ code }) => code)).toEqual([0, 0]);
    expect(JSON.parse(told[4]?.stdout ?? '')).toMatchObject({
      running: { pid: running.child.pid, front: 'command' },
      events: [{ id: 'home', name: 'At home', enabled: true, ipv4: { accepted: '44.128.0.7' } }],
    });
    expect(heard[0]).toBe(`me:${PASSWORD}`);
    expect(await saikoro(['status', data])).toMatchObject({ stdout: expect.stringContaining('saikoro is running') });
    told.push(await saikoro(['events', 'disable', 'home', data]));
    expect((await listed())[0]).toMatchObject({ enabled: false, missingSecrets: [] });
    told.push(await saikoro(['events', 'remove', 'home', '--yes', data]));
    expect(await listed()).toEqual([]);
    for (const { stdout, stderr } of told) expect(stdout + stderr).not.toContain(PASSWORD);
    expect(await running.until(/"change":"deleted"/)).not.toContain(PASSWORD);
    expect(readFileSync(join(folder, 'journal.jsonl'), 'utf8')).not.toContain(PASSWORD);
    expect(everythingIn(folder)).not.toContain(PASSWORD);
  });
  it('asks for leave and refuses as it would alone, and leaves what needs the folder for itself', async () => {
    const hook = {
      id: 'hook',
      name: 'Hook',
      enabled: false,
      type: 'command',
      call: { program: '/bin/true', args: [], timeoutSeconds: 9 },
      schedule: { kind: 'at-start' },
    };
    await saikoro(['events', 'add', '-', data], { input: JSON.stringify(hook) });
    expect((await saikoro(['events', 'enable', 'Hook', data])).code).toBe(77);
    expect((await saikoro(['events', 'enable', 'Hook', '--yes', data])).code).toBe(0);
    expect(await saikoro(['events', 'edit', 'Hook', '--schedule=cron:61 4 * * 1', data])).toMatchObject({ code: 65, stdout: '' });
    expect((await saikoro(['once', data])).code).toBe(75);
    // Somebody else changed it after it was read.
    const was = { ...hook, name: 'Older' };
    expect(await asked({ do: 'save', event: { ...hook, name: 'Mine' }, secrets: {}, isNew: false, was })).toEqual({
      ok: false,
      code: 'changed-meanwhile',
    });
    expect((await listed())[0]?.name).toBe('Hook');
  });

  it('is reached by nobody else', async () => {
    expect(statSync(socket).mode & 0o777).toBe(0o600);
    if (process.getuid?.() !== 0) return;
    // Though the folder's own rights were given away.
    chmodSync(folder, 0o755);
    const program = `require('net').connect({path:${JSON.stringify(socket)}}).on('error',e=>console.log(e.code)).on('connect',()=>{console.log('in');process.exit()})`;
    const other = spawnSync(process.execPath, ['-e', program], { uid: 65_534, gid: 65_534, encoding: 'utf8', cwd: '/' });
    chmodSync(folder, 0o700);
    expect(other.stdout.trim()).toBe('EACCES');
  });
  it('survives garbage, a line without end, silence, and clients that hang, and changes nothing for them', async () => {
    const before = await listed();
    const unreadable = { ok: false, code: 'control-unreadable' };
    for (const bytes of [
      '\n',
      'dear diary\n',
      '{}\n',
      '[1]\n',
      '{"saikoro":1,"ask":null}\n',
      Buffer.from([0xff, 0xfe, 0x00, 0x0a]),
      `${'['.repeat(100_000)}\n`,
    ])
      expect(JSON.parse(await send(bytes))).toEqual(unreadable);
    for (const ask of [
      { do: 'stop' },
      { do: 'remove' },
      { do: 'remove', ids: ['../x'] },
      { do: 'enable', ids: ['hook'], enabled: 'no' },
      { do: 'remove', ids: ['hook'], more: 1 },
      { do: 'run', ids: ['hook'], seconds: 1e9 },
      { do: '__proto__' },
    ])
      expect(await asked(ask)).toEqual(unreadable);
    expect(await asked({ do: 'remove', ids: ['hook'] }, 2)).toEqual({ ok: false, code: 'control-other-version' });
    expect(await send(Buffer.alloc(4_300_000, 'x'))).toBe('');
    // More clients than are heard, and none of them says anything: they are let go, and others are heard again.
    const hung = Array.from({ length: 12 }, () => connect({ path: socket }).on('error', () => {}));
    await Promise.all(hung.map((client) => new Promise((done) => client.once('close', done).resume())));
    // One that asks for something long and leaves.
    const left = connect({ path: socket });
    await new Promise<void>((done) =>
      left.write(`${JSON.stringify({ saikoro: 1, ask: { do: 'run', ids: ['hook'], seconds: 3600 } })}\n`, () => done()),
    );
    left.destroy();
    expect(await listed()).toEqual(before);
    expect((await saikoro(['events', 'remove', 'hook', '--yes', data])).code).toBe(0);
  });
  it('takes its socket away at the end, and finds its place after one that was killed', async () => {
    const other = newFolder();
    const first = startCommand(['run', `--user-data-dir=${other}`]);
    await first.until(/started/);
    first.child.kill('SIGKILL');
    await first.ended;
    expect(existsSync(join(other, 'saikoro.sock'))).toBe(true);
    const second = startCommand(['run', `--user-data-dir=${other}`]);
    await second.until(/started/);
    expect(
      (await saikoro(['events', 'add', '--service=duckdns', '--hosts=a.duckdns.org', `--user-data-dir=${other}`], { input: 'token\n4\n' }))
        .code,
    ).toBe(0);
    // One that hangs is not waited for without end.
    second.child.kill('SIGSTOP');
    const silent = await saikoro(['events', 'disable', 'a.duckdns.org', `--user-data-dir=${other}`]);
    second.child.kill('SIGCONT');
    expect([silent.code, silent.stderr]).toEqual([75, expect.stringContaining('did not answer')]);
    second.child.kill('SIGTERM');
    expect((await second.ended).code).toBe(0);
    expect(existsSync(join(other, 'saikoro.sock'))).toBe(false);
  });
});
