// Replays case files through the app's own services: npm run -s cases -- [--strict] FILE…
import { spawnSync } from 'node:child_process';
import { mkdirSync, rmSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';

const root = fileURLToPath(new URL('..', import.meta.url));
mkdirSync(`${root}.cache`, { recursive: true });
const outfile = `${root}.cache/cases-${process.pid}.mjs`;
await build({
  entryPoints: [`${root}test/providers/replay.ts`],
  outfile,
  bundle: true,
  platform: 'node',
  format: 'esm',
  target: 'node20',
  packages: 'external',
  sourcemap: 'inline',
  logLevel: 'error',
});
const run = spawnSync(process.execPath, [outfile, ...process.argv.slice(2)], { stdio: 'inherit' });
rmSync(outfile, { force: true });
process.exitCode = run.status ?? 1;
