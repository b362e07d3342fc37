import { ensureElectron, outdatedWord } from './electron.mjs';
import { missingFor } from './linux-needs.mjs';
import { Unavailable } from './runtime/unavailable.mjs';
import { openTestPath } from './test-path.mjs';
import { stages as allStages, emptyStage, runStage, skipped, stageLacks, stageOf } from './test-stages.mjs';
import { command, note, Stop, say } from './words.mjs';

const print = (text) => process.stdout.write(`${text}\n`);

function announce({ name, passed, failed, skipped, seconds, output, notes = [] }) {
  const bad = failed.length > 0;
  if (bad && output) print(output.trimEnd());
  print(
    `${bad ? '✗' : passed ? '✓' : '–'} ${name}: ${passed} passed, ${failed.length} failed, ${skipped.length} skipped (${seconds.toFixed(1)} s)`,
  );
  for (const each of notes) print(`  ${each}`);
}

const crashed = (name, error) => ({ name, passed: 0, failed: [`${name}: ${error.message}`], skipped: [], seconds: 0, output: '' });

/** Types and lint keep one core busy while the quick suites keep the other. */
async function runQuick(stages) {
  const lanes = [stages.filter((stage) => stage.run), stages.filter((stage) => !stage.run)];
  const results = [];
  const lane = async (list) => {
    for (const stage of list) {
      const result = await runStage(stage);
      announce(result);
      results.push(result);
    }
  };
  await Promise.all(lanes.map(lane));
  return results;
}

/** Why no stage of the real app can run here; undefined: one can. Fetched now, if it must be: no test's time limit should have to cover a download. */
async function electronLacks() {
  const missing = process.platform === 'linux' ? missingFor('start') : [];
  if (missing.length) return say(`this machine lacks ${missing.join(', ')}`, `${missing.join('、')} がありません`);
  try {
    const electron = await ensureElectron();
    print(say(`Electron ${electron.version} (${electron.how})`, `Electron ${electron.version}(${electron.how})`));
    const word = outdatedWord(electron);
    if (word) note(word.en, word.ja);
    return undefined;
  } catch (error) {
    if (error instanceof Unavailable) return error.message;
    throw error;
  }
}

/** The suites that start the built app: built first, on one display for all of them. */
async function runSlow(wanted) {
  const results = [];
  const take = (result) => {
    announce(result);
    results.push(result);
  };
  const lacks = wanted.some((stage) => stage.electron) ? await electronLacks() : undefined;
  const stages = [];
  for (const stage of wanted) {
    const why = (stage.electron && lacks) || (await stageLacks(stage));
    const idle = why ? skipped(stage.name, why) : emptyStage(stage);
    if (idle) take(idle);
    else stages.push(stage);
  }
  if (!stages.length) return results;
  const { ensureBuilt } = await import('./build.mjs');
  const { openSession } = await import('./display.mjs');
  let session;
  try {
    await ensureBuilt();
    session = await openSession();
  } catch (error) {
    return results.concat(stages.map((stage) => crashed(stage.name, error)));
  }
  try {
    // The lab waits most of its time for clocks to run: it does so beside the others, and is told at its end.
    const beside = stages.filter((stage) => stage.beside).map((stage) => runStage(stage, { env: session.env }).then(take));
    for (const stage of stages.filter((each) => !each.beside)) take(await runStage(stage, { live: true, env: session.env }));
    await Promise.all(beside);
  } finally {
    session.close();
  }
  return results;
}

function summary(results) {
  const failed = results.flatMap((result) => result.failed);
  const skipped = results.flatMap((result) => result.skipped);
  const again = results.flatMap((result) => result.again ?? []);
  const passed = results.reduce((sum, result) => sum + result.passed, 0);
  if (again.length) print(`\n${say('Passed only when tried again:', 'やり直して成功:')}`);
  for (const { name, why } of again) print(`  ! ${name}${why ? `: ${why}` : ''}`);
  if (skipped.length) print(`\n${say('Skipped:', 'スキップ:')}`);
  for (const { name, why } of skipped) print(`  – ${name}${why ? `: ${why}` : ''}`);
  if (failed.length) print(`\n${say('Failed:', '失敗:')}`);
  for (const name of failed) print(`  ✗ ${name}`);
  const tried = again.length ? `, ${again.length} tried again` : '';
  print(`\n${passed} passed, ${failed.length} failed, ${skipped.length} skipped${tried}`);
  return failed.length ? 1 : 0;
}

/** The stages of these names, in their order; of a test file its own stage with that file alone. */
function chosen(stages, names) {
  const files = names.map((name) => stageOf(name)).filter(Boolean);
  const unknown = names.filter((name) => !stages.some((stage) => stage.name === name) && !stageOf(name));
  const all = stages.map((stage) => stage.name).join(' ');
  if (unknown.length)
    throw new Stop(
      `There is no stage or test file ${unknown.join(', ')}; name a file under test/, or choose from: ${all}`,
      `${unknown.join('、')} というテストやファイルはありません。test/ の下のファイルか、次から選んでください: ${all}`,
    );
  if (!names.length) return stages;
  return stages.flatMap((stage) => {
    if (names.includes(stage.name)) return [stage];
    const own = files.filter(({ name }) => name === stage.name).flatMap((each) => each.files);
    return own.length ? [{ ...files.find(({ name }) => name === stage.name), files: own }] : [];
  });
}

await command(import.meta, async (names) => {
  const wanted = chosen(allStages, names);
  for (const [signal, code] of [
    ['SIGINT', 130],
    ['SIGTERM', 143],
  ])
    process.once(signal, () => process.exit(code));
  const { ensureSetup } = await import('./setup.mjs');
  await ensureSetup({ for: 'test' });
  // From here on: with what is declared, and with nothing else that may be here by chance.
  const { path, close } = openTestPath();
  process.once('exit', close);
  process.env.PATH = path;
  note(`Stages: ${wanted.map((stage) => stage.name).join(' ')}`, `テスト: ${wanted.map((stage) => stage.name).join(' ')}`);
  const quick = await runQuick(wanted.filter((stage) => !stage.alone));
  const slow = await runSlow(wanted.filter((stage) => stage.alone));
  return summary([...quick, ...slow]);
});
