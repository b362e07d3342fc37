import { command } from './words.mjs';

const BENCHES = {
  idle: async (args) => (await import('../test/bench/idle.mjs')).idle({ seconds: Number(args[0] ?? 60) }),
  health: async () => (await import('../test/bench/health.mjs')).health(),
  rounds: async () => (await import('../test/bench/rounds.mjs')).rounds(),
  list: async () => (await import('../test/bench/list.mjs')).list(),
  timeline: async () => (await import('../test/bench/timeline.mjs')).timeline(),
  imports: async () => (await import('../test/bench/imports.mjs')).imports(),
  publish: async (args) => (await import('../test/bench/publish.mjs')).publish({ hosts: Number(args[0] ?? 1000), service: args[1] }),
  headless: async (args) => (await import('../test/bench/headless.mjs')).headless({ seconds: Number(args[0] ?? 60) }),
  notice: async (args) => (await import('../test/bench/notice.mjs')).notice(args),
};

/** Each in a few minutes; the others are run by their names. */
const SHORT = ['idle', 'list', 'publish'];

await command(import.meta, async ([name, ...args]) => {
  const { ensureSetup } = await import('./setup.mjs');
  await ensureSetup({ for: 'test' });
  for (const each of name === undefined ? SHORT : [name]) {
    if (BENCHES[each] === undefined) {
      console.error(`There is no bench called ${each}; there are: ${Object.keys(BENCHES).join(', ')}.`);
      return 1;
    }
    await BENCHES[each](args);
  }
  return 0;
});
