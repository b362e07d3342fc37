import { spawn } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { findElectron } from '../../scripts/electron.mjs';
import { sandboxFlags } from '../../scripts/sandbox.mjs';

const root = resolve(import.meta.dirname, '../..');
export const ADDRESS = '44.128.0.9';
const USER = 'me';
const PASSWORD = 'secret';
/** inadyn takes this many names in one section. */
const INADYN_NAMES = 50;

const pieces = (list, size) => Array.from({ length: Math.ceil(list.length / size) }, (_, at) => list.slice(at * size, (at + 1) * size));
const inFolder = (files) => {
  const folder = mkdtempSync(join(tmpdir(), 'saikoro-publish-'));
  for (const [name, text] of Object.entries(files)) writeFileSync(join(folder, name), text, { mode: 0o600 });
  return folder;
};
const start = (program, args, folder, env = process.env) => {
  const child = spawn(program, args, { env, stdio: ['ignore', 'pipe', 'pipe'] });
  let said = '';
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (chunk) => (said = (said + chunk).slice(-20_000)));
  const over = new Promise((done) => child.once('close', (code) => done(code)));
  const stop = async () => {
    child.kill('SIGTERM');
    const late = setTimeout(() => child.kill('SIGKILL'), 5000);
    await over;
    clearTimeout(late);
    rmSync(folder, { recursive: true, force: true, maxRetries: 5, retryDelay: 200 });
  };
  return { over, stop, said: () => said };
};

/** `most`: the hosts a request of it may carry, where the service takes more than the protocol has. */
const saikoro = (hosts, port, env, most) => {
  const events = hosts.map((host, at) => ({
    id: `e${at}`,
    name: host,
    enabled: true,
    type: 'dns',
    service: 'dyndns2',
    hosts: [host],
    settings: { server: `http://127.0.0.1:${port}`, username: USER, ...(most === undefined ? {} : { hostsPerRequest: most }) },
    families: { ipv4: true, ipv6: false },
    address: { kind: 'automatic' },
    schedule: { kind: 'on-change', refresh: 'plugin' },
  }));
  const settings = {
    language: 'en',
    theme: 'system',
    checkMinutes: 1,
    families: { ipv4: true, ipv6: false },
    notify: { addressChanged: true, needsYou: true, recovered: true },
    address: { kind: 'fixed', ipv4: ADDRESS },
  };
  const ui = { view: 'events', selected: [], sort: { column: 'name', descending: false } };
  const secrets = Object.fromEntries(events.map(({ id }) => [id, { password: PASSWORD }]));
  const folder = inFolder({
    'settings.json': JSON.stringify({ version: 1, settings, ui, events }),
    'secrets-file.json': JSON.stringify({ version: 1, store: null, items: secrets }),
  });
  const { path } = findElectron();
  const flags = [...sandboxFlags(path), '--disable-gpu', '--hidden', '--secrets=file', '--log=json', `--user-data-dir=${folder}`];
  return start(path, [root, ...flags], folder, env);
};

const ddclient = (hosts, port) => {
  const common = ['daemon=0', 'ssl=no', 'use=ip', `ip=${ADDRESS}`, 'protocol=dyndns2', `server=127.0.0.1:${port}`];
  const folder = inFolder({ 'ddclient.conf': `${common.join('\n')}\nlogin=${USER}\npassword='${PASSWORD}'\n${hosts.join(',')}\n` });
  return start('ddclient', ['-foreground', '-verbose', '-file', join(folder, 'ddclient.conf'), '-cache', join(folder, 'cache')], folder);
};

const inadyn = (hosts, port) => {
  const section = (names, at) => `custom bench@${at + 1} {
  username = ${USER}
  password = ${PASSWORD}
  ssl = false
  hostname = { ${names.map((name) => `"${name}"`).join(', ')} }
  ddns-server = "127.0.0.1:${port}"
  ddns-path = "/nic/update?hostname=%h&myip=%i"
  ddns-response = { "good", "nochg" }
  checkip-command = "echo ${ADDRESS}"
}`;
  const folder = inFolder({ 'inadyn.conf': `${pieces(hosts, INADYN_NAMES).map(section).join('\n')}\n` });
  mkdirSync(join(folder, 'cache'));
  const args = [
    '-1',
    '-n',
    '-l',
    'info',
    '-f',
    join(folder, 'inadyn.conf'),
    `--cache-dir=${join(folder, 'cache')}`,
    '-P',
    join(folder, 'pid'),
  ];
  return start('inadyn', args, folder);
};

/** Each begins to publish as soon as it is started. `over` is when it ends by itself, where it does. */
export const CLIENTS = { saikoro, ddclient, inadyn };
