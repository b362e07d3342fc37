import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { createBuiltPlugins } from '../../../main/platform/built-plugins.ts';
import { sourceBuiltIns } from '../../../main/providers/source-built-ins.ts';
import { builtIns } from '../../../main/providers/specs/index.ts';
import { build } from '../../../scripts/build.mjs';

const out = join(mkdtempSync(join(tmpdir(), 'saikoro-built-')), 'dist');
beforeAll(() => build({ out }), 60_000);
afterAll(() => rmSync(join(out, '..'), { recursive: true, force: true }));

it('reads from the build what the sources say', () => {
  const built = createBuiltPlugins(join(out, 'plugins'));
  const source = sourceBuiltIns();
  // As the files hold it: what is undefined is not there.
  expect(built.infos()).toEqual(JSON.parse(JSON.stringify(source.infos())));
  expect(built.presets()).toEqual(source.presets());
  for (const id of Object.keys(builtIns)) expect(built.raw(id)).toEqual(source.raw(id));
});

it('knows nothing of ids that are no plug-in’s, whatever they look like', () => {
  const built = createBuiltPlugins(join(out, 'plugins'));
  for (const id of ['nowhere', '../index', '..%2findex', 'a/../../index', 'index', '', '.', 'constructor'])
    expect(built.raw(id)).toBeUndefined();
});

it('leaves the data of plug-ins out of the bundle, but for servers that other clients’ settings name', () => {
  const bundle = readFileSync(join(out, 'main.cjs'), 'utf8');
  for (const host of ['ddns.kuku.lu', 'free.ddo.jp', 'f5.si']) expect(bundle.includes(host)).toBe(false);
});
