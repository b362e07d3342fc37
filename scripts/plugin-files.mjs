import { existsSync, mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';

const here = resolve(import.meta.dirname, '..');

/** The plug-ins as their own TypeScript reads them: bundled and loaded, so that there is one decoder. Undefined where there are none. */
export async function loadPlugins(root = here) {
  const entry = join(root, 'main/providers/source-built-ins.ts');
  if (!existsSync(entry)) return undefined;
  const { build } = await import('esbuild');
  const outfile = join(root, '.cache', `plugins-${process.pid}.mjs`);
  mkdirSync(join(root, '.cache'), { recursive: true });
  try {
    await build({
      entryPoints: [entry],
      outfile,
      bundle: true,
      platform: 'node',
      format: 'esm',
      target: 'node20',
      packages: 'external',
      logLevel: 'error',
    });
    return await import(pathToFileURL(outfile).href);
  } finally {
    rmSync(outfile, { force: true });
  }
}

/** Small files beside the bundle: what a list shows of all plug-ins, what clones build on, and each plug-in by its id. */
export async function writePluginFiles(root, out) {
  const loaded = await loadPlugins(root);
  if (loaded === undefined) return;
  const { sourceBuiltIns, fileNameOf } = loaded;
  const builtIns = sourceBuiltIns();
  const infos = builtIns.infos();
  const write = (name, value) => writeFileSync(join(out, 'plugins', name), `${JSON.stringify(value)}\n`);
  mkdirSync(join(out, 'plugins/specs'), { recursive: true });
  write('index.json', infos);
  write('presets.json', builtIns.presets());
  for (const { id } of infos) write(`specs/${fileNameOf(id)}`, builtIns.raw(id));
}
