import { spawnSync } from 'node:child_process';
import { cpSync, existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Breach, checkHouse } from '../../scripts/house.mjs';

const repo = resolve(import.meta.dirname, '../..');
const rooms = ['main', 'preload', 'renderer', 'test', 'scripts'];
let root = '';

beforeAll(() => {
  root = mkdtempSync(join(tmpdir(), 'saikoro-house-'));
  for (const room of rooms) if (existsSync(join(repo, room))) cpSync(join(repo, room), join(root, room), { recursive: true });
});

afterAll(() => rmSync(root, { recursive: true, force: true }));

/** What the house says about one file planted in a copy of the real tree. */
function plant(path: string, text: string): Breach[] {
  const file = join(root, path);
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, text);
  try {
    return checkHouse(root).filter((breach) => breach.file === path || path.startsWith(`${breach.file}/`));
  } finally {
    rmSync(file);
  }
}

const breaches: [rule: string, path: string, text: string][] = [
  ['pure', 'main/engine/planted.ts', "import { app } from 'electron';"],
  ['pure', 'main/engine/planted.ts', "import type { BrowserWindow } from 'electron';"],
  ['pure', 'main/engine/planted.ts', "import { join } from 'node:path';"],
  ['pure', 'main/engine/planted.ts', "import { join } from 'path';"],
  ['pure', 'main/engine/planted.ts', "const os = require('node:os');"],
  ['pure', 'main/engine/planted.ts', "const os = await import('node:os');"],
  ['pure', 'main/engine/planted.ts', "import { clock } from '../platform/clock';"],
  ['pure', 'main/engine/planted.ts', "export { tray } from '../app/tray';"],
  ['pure', 'preload/contract/planted.ts', "import { useState } from 'react';"],
  ['pure', 'preload/contract/planted.ts', "import { Button } from 'react-aria-components';"],
  ['pure', 'main/providers/render/planted.ts', "import { settings } from '../../store/settings';"],
  ['pure', 'main/providers/judge/planted.ts', "import { readFileSync } from 'node:fs';"],
  ['renderer', 'renderer/views/planted.tsx', "import { ipcRenderer } from 'electron';"],
  ['renderer', 'renderer/views/planted.tsx', "import { watcher } from '../../main/engine/watcher';"],
  ['renderer', 'renderer/views/planted.tsx', "import '../../preload/bridge';"],
  ['renderer', 'renderer/views/planted.tsx', "import { join } from 'node:path';"],
  ['adapters', 'main/app/planted.ts', "import { newClock } from '../platform/clock';"],
  ['adapters', 'main/sources/planted.ts', "import {\n  sockets,\n} from '../platform/sockets';"],
  ['machine', 'main/app/planted.ts', "import { readFile } from 'node:fs/promises';"],
  ['machine', 'main/sources/planted.ts', "import dgram from 'dgram';"],
  ['machine', 'main/sources/planted.ts', "import { fetch } from 'undici';"],
  ['machine', 'main/practice/planted.ts', "import { spawn } from 'node:child_process';"],
  ['machine', 'main/store/planted.ts', "import { writeFileSync } from 'node:fs';"],
  ['store', 'main/app/planted.ts', "import Store from 'electron-store';"],
  ['command', 'main/headless/planted.ts', "import { app } from 'electron';"],
  ['command', 'main/headless/planted.ts', "import '../index';"],
  ['direction', 'main/headless/planted.ts', "import type { AppTray } from '../app/tray/tray.ts';"],
  ['direction', 'main/app/planted.ts', "import { EXIT } from '../headless/command-line/exit-code.ts';"],
  ['direction', 'main/instance/planted.ts', "import { run } from '../app/run.ts';"],
  ['direction', 'main/instance/files/planted.ts', "import type { Context } from '../../headless/command-line/context.ts';"],
  ['clock', 'main/engine/planted.ts', 'export const now = () => Date.now();'],
  ['clock', 'main/engine/planted.ts', 'export const now = () => new Date();'],
  ['clock', 'main/app/planted.ts', 'setTimeout(() => {}, 10);'],
  ['clock', 'main/app/planted.ts', 'export const later = globalThis.setTimeout;'],
  ['clock', 'main/app/planted.ts', 'export const text = `${`${performance.now()}`} since`;'],
  ['clock', 'renderer/views/planted.tsx', "export const A = () => <p>it's {Date.now()}</p>;"],
  ['length', 'main/engine/planted.ts', 'export {};\n'.repeat(301)],
  ['open-end', 'main/engine/planted.ts', '// TODO: later'],
  ['open-end', 'renderer/views/planted.tsx', '// FIXME'],
  ['folder', 'main/utils/planted.ts', 'export {};'],
  ['folder', 'renderer/lib/planted.ts', 'export {};'],
  ['folder', 'src/planted.ts', 'export {};'],
  ['folder', 'preload/shared/planted.ts', 'export {};'],
  ['direction', 'main/engine/limits/planted.ts', "import type { Verifier } from '../verification/verifier';"],
  ['direction', 'main/engine/detection/planted.ts', "import { createEventManager } from '../events/event-manager';"],
  ['direction', 'main/net/planted.ts', "import type { Clock } from '../ports/clock';"],
  ['direction', 'main/ports/planted.ts', "import { createScheduler } from '../engine/runtime/scheduler';"],
  ['direction', 'main/sources/planted.ts', "import type { Verifier } from '../engine/verification/verifier';"],
  ['direction', 'main/platform/planted.ts', "import type { DataFolder } from '../store/data-folder';"],
  ['direction', 'main/providers/planted.ts', "import { openSettings } from '../store/settings/settings-store';"],
  ['direction', 'main/store/planted.ts', "import { judge } from '../providers/judge/judge';"],
  ['direction', 'main/channels/planted.ts', "import { stringsFor } from '../../preload/strings/index';"],
  ['direction', 'main/providers/planted.ts', "import { sendHttp } from '../channels/send-http';"],
  ['direction', 'main/practice/planted.ts', "import { openStores } from '../instance/stores';"],
  ['direction', 'preload/strings/planted.ts', "import { App } from '../../renderer/app/app';"],
  ['circle', 'main/providers/grammar/planted.ts', "import { judge } from '../judge/judge';"],
  ['circle', 'renderer/controls/planted.ts', "import type { Column } from '../events/sort';"],
];

const permitted: [why: string, path: string, text: string][] = [
  ['the same words in a comment', 'main/engine/planted.ts', "// import { app } from 'electron'; Date.now()\nexport {};"],
  ['the same words in a string', 'main/engine/planted.ts', 'export const text = "import x from \'electron\'; setTimeout()";'],
  ['the same words in a template', 'main/engine/planted.ts', 'export const text = `Date.now() ${1} setTimeout()`;'],
  ['the same words in a pattern', 'main/engine/planted.ts', 'export const quote = /[\'"`]/; export const at = new Date(0);'],
  ['a clock port', 'main/engine/planted.ts', 'export const f = (clock) => clock.setTimeout(() => clock.now(), 5);'],
  ['an adapter’s type', 'main/app/planted.ts', "import type { Clock } from '../platform/clock';"],
  [
    'a socket in platform',
    'main/platform/planted.ts',
    "import { createSocket } from 'node:dgram'; setTimeout(() => createSocket('udp4'), 1);",
  ],
  ['a socket in the practice server', 'main/practice/planted.ts', "import { createServer } from 'node:http'; createServer();"],
  [
    'the contract in the renderer',
    'renderer/views/planted.tsx',
    "import { useState } from 'react';\nimport type { State } from '../../preload/contract/state';",
  ],
  ['display time in renderer state', 'renderer/store/planted.ts', 'setInterval(() => new Date(), 1000);'],
];

describe('the house', () => {
  it.each(breaches)('catches a planted %s breach in %s: %s', (rule, path, text) => {
    expect(
      plant(path, text)
        .filter(({ level }) => level === 'error')
        .map((breach) => breach.rule),
    ).toContain(rule);
  });

  it.each(permitted)('allows %s', (_, path, text) => {
    expect(plant(path, text)).toEqual([]);
  });

  it('catches purity lost by way of another file', () => {
    mkdirSync(join(root, 'main/sources'), { recursive: true });
    writeFileSync(join(root, 'main/sources/planted-way.ts'), "import os from 'node:os';\nexport const name = os.hostname();");
    const found = plant('main/engine/planted.ts', "import { name } from '../sources/planted-way';");
    rmSync(join(root, 'main/sources/planted-way.ts'));
    expect(found.map(({ rule, line }) => [rule, line])).toContainEqual(['pure', 1]);
  });

  it('catches a room that has grown too large', () => {
    const room = 'main/engine/network';
    const more = Array.from({ length: 14 }, (_, at) => `${room}/planted-${at}.ts`);
    for (const path of more) writeFileSync(join(root, path), 'export {};');
    const found = checkHouse(root).filter(({ rule }) => rule === 'room');
    for (const path of more) rmSync(join(root, path));
    expect(found.map(({ file }) => file)).toEqual([room]);
  });

  it.each([
    [
      'noImportCycles',
      {
        'main/engine/a.ts': "import type { B } from './b.ts';\nexport type A = B;",
        'main/engine/b.ts': "import type { A } from './a.ts';\nexport type B = A | 1;",
      },
    ],
    ['useFilenamingConvention', { 'main/engine/PlantedThing.ts': 'export {};' }],
    ['noExplicitAny', { 'main/engine/planted.ts': 'export const value: any = 1;' }],
    ['noUnusedImports', { 'main/engine/planted.ts': "import { judge } from './judge.ts';\nexport {};" }],
  ])('is held by the linter: %s', (rule, planted) => {
    const other = mkdtempSync(join(tmpdir(), 'saikoro-linter-'));
    cpSync(join(repo, 'biome.json'), join(other, 'biome.json'));
    for (const [path, text] of Object.entries(planted)) {
      mkdirSync(dirname(join(other, path)), { recursive: true });
      writeFileSync(join(other, path), `${text}\n`);
    }
    const { status, stdout, stderr } = spawnSync(process.execPath, [join(repo, 'node_modules/@biomejs/biome/bin/biome'), 'lint', '.'], {
      cwd: other,
      encoding: 'utf8',
    });
    rmSync(other, { recursive: true, force: true });
    expect([status, stdout + stderr]).toEqual([1, expect.stringContaining(rule)]);
  });

  it('says where', () => {
    expect(plant('main/engine/planted.ts', "\n\nimport { app } from 'electron';")[0]).toMatchObject({ line: 3, rule: 'pure' });
  });

  it('finds the real tree clean', () => {
    expect(checkHouse(repo).filter(({ level }) => level === 'error')).toEqual([]);
  });
});
