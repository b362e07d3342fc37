import { type ChildProcess, spawn } from 'node:child_process';
import { chmodSync, existsSync, readFileSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join, resolve } from 'node:path';
import { createInterface } from 'node:readline';
import { expect, onTestFinished, test } from 'vitest';
import { makeCertificates } from '../providers/replay/certificates.ts';
import { ownServiceEvent, readSettings, writeData } from './data.ts';
import { openFarSide } from './far-side.ts';
import { choose, dialog, openView } from './hands.ts';
import { answering, asked } from './native.ts';
import { dataFolder, startSaikoro } from './saikoro.ts';

/** The settings are open, and the system's window is answered with Allow. */
const open = async (folder: string, args: string[] = []) => {
  const app = await startSaikoro({ folder, practice: false, args: ['--secrets=file', ...args] });
  const page = await app.window();
  page.setDefaultTimeout(60_000);
  await answering(app.launched, 1);
  await openView(page, app.strings, 'settings');
  return { ...app, page, words: app.strings.channels };
};
/** A new channel of this kind, filled in, tried, and kept. */
const add = async ({ page, words }: Awaited<ReturnType<typeof open>>, kind: string, fields: Record<string, string>): Promise<void> => {
  await page.getByRole('button', { name: words.add, exact: true }).click();
  await choose(page, dialog(page), words.kind, kind);
  for (const [label, text] of Object.entries(fields))
    await dialog(page).getByLabel(label, { exact: true }).and(page.locator('input, textarea')).fill(text);
  await dialog(page).getByRole('button', { name: words.test }).click();
  await dialog(page).getByText(words.verdict.updated).waitFor();
  await dialog(page).getByRole('button', { name: words.save, exact: true }).click();
  await dialog(page).waitFor({ state: 'detached' });
};

test('mail is set up in the window, allowed once, and leaves over STARTTLS', { timeout: 300_000 }, async () => {
  const folder = dataFolder();
  const { cert, key, ca } = makeCertificates(['localhost']);
  const files = { cert: join(folder, 'cert.pem'), key: join(folder, 'key.pem'), ca: join(folder, 'ca.pem') };
  writeFileSync(files.cert, cert);
  writeFileSync(files.key, key);
  writeFileSync(files.ca, ca);
  const child: ChildProcess = spawn(
    'python3',
    [resolve(import.meta.dirname, '../helpers/smtp-server.py'), 'starttls', files.cert, files.key],
    {
      stdio: ['ignore', 'pipe', 'inherit'],
      env: { ...process.env, PATH: `/usr/bin:${process.env.PATH ?? ''}` },
    },
  );
  onTestFinished(() => void child.kill());
  const letters: { from: string; to: string[]; tls: boolean }[] = [];
  const port = await new Promise<string>((done) => {
    createInterface({ input: child.stdout as NodeJS.ReadableStream }).on('line', (line) => {
      if (line.startsWith('{')) letters.push(JSON.parse(line));
      else done(line.trim());
    });
  });
  writeData(folder, { events: [] });
  const app = await open(folder, [`--ca-file=${files.ca}`]);
  await add(app, 'E-mail', {
    'Server for sending (SMTP)': 'localhost',
    Port: port,
    From: 'me@example.com',
    To: 'you@example.com',
  });
  await expect.poll(() => letters.length, { timeout: 60_000 }).toBe(1);
  expect(letters).toMatchObject([{ from: 'me@example.com', to: ['you@example.com'], tls: true }]);
  expect((await asked(app.launched)).map(({ detail }) => detail.split('\n')[0])).toEqual([`\u2068smtp://localhost:${port}\u2069`]);
  expect(readSettings(folder).settings.channels).toMatchObject([
    { kind: 'mail', settings: { server: 'localhost', to: 'you@example.com' } },
  ]);
  await app.quit();
});

test('a program is allowed once with its arguments, and gets the words', { timeout: 300_000 }, async () => {
  const folder = dataFolder();
  const [program, heard] = [join(folder, 'notify.sh'), join(folder, 'heard')];
  writeFileSync(program, `#!/bin/sh\nprintf '%s|%s' "$1" "$SAIKORO_SEVERITY" > ${heard}\n`);
  chmodSync(program, 0o755);
  writeData(folder, { events: [] });
  const app = await open(folder);
  await add(app, 'Program', { Program: program, Arguments: '{title}' });
  expect(existsSync(heard) && readFileSync(heard, 'utf8')).toBe(`${app.words.message.testTitle}|change`);
  const questions = await asked(app.launched);
  expect(questions).toHaveLength(1);
  expect(questions[0]?.detail).toContain(program);
  await app.quit();
});

test('the dead man’s switch tells what is wrong to the server that was allowed', { timeout: 300_000 }, async () => {
  const got: string[] = [];
  const server = createServer((request, response) => {
    got.push(`${request.method} ${request.url}`);
    response.end('OK');
  });
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
  onTestFinished(() => void server.close());
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/ping/s3cret`;
  const far = await openFarSide((_, response) => void response.end('badauth'));
  const folder = dataFolder();
  const event = ownServiceEvent(far.port, { address: { kind: 'fixed', ipv4: '198.51.101.7' } });
  writeData(folder, { events: [event], secrets: { own: { password: 'p4ssword' } } });
  const app = await open(folder);
  const { page } = app;
  const { heartbeat: words } = app.words;
  await choose(page, page.locator('body'), words.kind, words.kinds.healthchecks);
  await page.getByLabel(words.url, { exact: true }).fill(url);
  await page.getByRole('button', { name: app.words.save, exact: true }).click();
  // A service that refuses the password: that is told at once, and its secret stands nowhere.
  await expect.poll(() => got, { timeout: 120_000 }).toContain('POST /ping/s3cret/fail');
  expect(readSettings(folder).settings.heartbeat).toEqual({ kind: 'healthchecks' });
  expect(JSON.stringify([readSettings(folder), await app.state()])).not.toContain('s3cret');
  expect((await asked(app.launched)).map(({ message }) => message)).toEqual([app.strings.approval.receiver]);
  await app.quit();
});
