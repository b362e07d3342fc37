import { execFileSync, spawn } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';

const bundle = resolve(import.meta.dirname, '../../dist/saikoro.cjs');
const ADDRESS = '44.128.0.9';
const HOST = 'home.dyn.example';

/** What the service's file tells the system to start it with. */
const serviceEnv = () => {
  const told = execFileSync(process.execPath, [bundle, 'service', 'show'], { encoding: 'utf8' });
  const [, words = ''] = /^Environment=(.*)$/m.exec(told) ?? [];
  return Object.fromEntries(words.split(' ').map((word) => word.split('=')));
};

const folderOf = (files) => {
  const folder = mkdtempSync(join(tmpdir(), 'saikoro-headless-'));
  for (const [name, text] of Object.entries(files)) writeFileSync(join(folder, name), text, { mode: 0o600 });
  return folder;
};

const start = (program, args, folder, env = {}) => {
  const child = spawn(program, args, { env: { ...process.env, ...env }, stdio: 'ignore' });
  const over = new Promise((done) => child.once('close', done));
  const stop = async () => {
    child.kill('SIGTERM');
    const late = setTimeout(() => child.kill('SIGKILL'), 5000);
    await over;
    clearTimeout(late);
    rmSync(folder, { recursive: true, force: true, maxRetries: 5, retryDelay: 200 });
  };
  return { pid: child.pid, stop };
};

const saikoro = (asService) => (port) => {
  const event = {
    ...{ id: 'e0', name: HOST, enabled: true, type: 'dns', service: 'dyndns2', hosts: [HOST] },
    settings: { server: `http://127.0.0.1:${port}`, username: 'me' },
    families: { ipv4: true, ipv6: false },
    address: { kind: 'automatic' },
    schedule: { kind: 'on-change', refresh: 'plugin' },
  };
  const settings = {
    ...{ language: 'en', theme: 'system', checkMinutes: 1, families: { ipv4: true, ipv6: false } },
    notify: { addressChanged: true, needsYou: true, recovered: true },
    address: { kind: 'fixed', ipv4: ADDRESS },
  };
  const ui = { view: 'events', selected: [], sort: { column: 'name', descending: false } };
  const folder = folderOf({
    'settings.json': JSON.stringify({ version: 1, settings, ui, events: [event] }),
    'secrets-file.json': JSON.stringify({ version: 1, store: null, items: { e0: { password: 'secret' } } }),
  });
  return start(process.execPath, [bundle, 'run', `--user-data-dir=${folder}`], folder, asService ? serviceEnv() : {});
};

const ddclient = (port) => {
  const lines = [
    'ssl=no',
    'use=ip',
    `ip=${ADDRESS}`,
    'protocol=dyndns2',
    `server=127.0.0.1:${port}`,
    'login=me',
    "password='secret'",
    HOST,
  ];
  const folder = folderOf({ 'ddclient.conf': `${lines.join('\n')}\n` });
  const files = ['-file', join(folder, 'ddclient.conf'), '-cache', join(folder, 'cache'), '-pid', join(folder, 'pid')];
  return start('ddclient', ['-foreground', '-daemon', '60', ...files], folder);
};

const inadyn = (port) => {
  const folder = folderOf({
    'inadyn.conf': `period = 60
custom bench {
  username = me
  password = secret
  ssl = false
  hostname = "${HOST}"
  ddns-server = "127.0.0.1:${port}"
  ddns-path = "/nic/update?hostname=%h&myip=%i"
  ddns-response = { "good", "nochg" }
  checkip-command = "echo ${ADDRESS}"
}
`,
  });
  mkdirSync(join(folder, 'cache'));
  const files = ['-f', join(folder, 'inadyn.conf'), `--cache-dir=${join(folder, 'cache')}`, '-P', join(folder, 'pid')];
  return start('inadyn', ['-n', '-l', 'err', ...files], folder);
};

/** Each looks at its address once a minute. `saikoro`: as its service's file starts it; `plain`: from a terminal. */
export const DAEMONS = { saikoro: saikoro(true), 'saikoro (plain)': saikoro(false), ddclient, inadyn };
