import { readFileSync } from 'node:fs';
import { basename, dirname, join, resolve } from 'node:path';
import { build, type Plugin } from 'esbuild';
import { expect } from 'vitest';
import type { WindowsResult } from './vitest-on-windows.ts';
import { newFolder, onWindows, windowsPath } from './windows.ts';

const root = resolve(import.meta.dirname, '../..');
const standIn = join(import.meta.dirname, 'vitest-on-windows.ts');

/** A file of tests finds what lies beside it where it is, though it runs out of a bundle. */
const ownPlace: Plugin = {
  name: 'own-place',
  setup({ onLoad }) {
    onLoad({ filter: /[\\/]test[\\/].*\.ts$/ }, ({ path }) => ({
      loader: 'ts',
      contents: readFileSync(path, 'utf8')
        .replaceAll('import.meta.dirname', JSON.stringify(windowsPath(dirname(path))))
        .replaceAll('import.meta.url', JSON.stringify(`file:///Z:${path}`)),
    }));
  },
};

/** As the command is built: nobody on plain Node has Electron. */
const noElectron: Plugin = {
  name: 'no-electron',
  setup({ onResolve, onLoad }) {
    onResolve({ filter: /^electron$/ }, ({ path }) => ({ path, namespace: 'no-electron' }));
    onLoad({ filter: /.*/, namespace: 'no-electron' }, () => ({ contents: 'module.exports = {};', loader: 'js' }));
  },
};

async function bundled(file: string): Promise<string> {
  const outfile = join(newFolder(), `${basename(file, '.ts')}.cjs`);
  await build({
    stdin: {
      contents: `import ${JSON.stringify(join(root, file))};\nimport { runAll } from ${JSON.stringify(standIn)};\nvoid runAll();`,
      resolveDir: root,
      loader: 'ts',
    },
    outfile,
    bundle: true,
    platform: 'node',
    format: 'cjs',
    target: 'node20',
    alias: { vitest: standIn },
    banner: { js: "const importMetaUrl = require('node:url').pathToFileURL(__filename).href;" },
    define: { 'import.meta.url': 'importMetaUrl' },
    plugins: [ownPlace, noElectron],
    logLevel: 'error',
  });
  return outfile;
}

/** Runs a file of tests on Windows' Node. Fails with each that failed there; gives the names of those that passed. */
export async function testsOnWindows(file: string): Promise<string[]> {
  const { code, stdout, stderr } = await onWindows(await bundled(file));
  const results = stdout
    .split('\n')
    .filter((line) => line.startsWith('{"name"'))
    .map((line): WindowsResult => JSON.parse(line));
  expect(
    results.filter(({ ended }) => ended === 'failed').map(({ name, why }) => `${name}: ${why}`),
    stderr,
  ).toEqual([]);
  expect([code, stderr]).toEqual([0, '']);
  return results.filter(({ ended }) => ended === 'passed').map(({ name }) => name);
}
