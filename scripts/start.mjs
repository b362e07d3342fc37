import { command } from './words.mjs';

await command(import.meta, async (args) => {
  // First, and with nothing but Node: on a fresh clone there is no esbuild to import yet.
  const { ensureSetup } = await import('./setup.mjs');
  await ensureSetup({ for: 'start' });
  const { ensureBuilt } = await import('./build.mjs');
  await ensureBuilt();
  const { openLauncher, run } = await import('./launch.mjs');
  const launcher = await openLauncher();
  try {
    return await run(launcher.path, [...launcher.args, ...args], launcher).over;
  } finally {
    launcher.close();
  }
});
