import { spawn } from 'node:child_process';
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { join, relative, resolve } from 'node:path';
import { chromiumPath } from './runtime/chromium.mjs';
import { ensureNode24, ensureWindowsNode } from './runtime/node.mjs';
import { Unavailable } from './runtime/unavailable.mjs';
import { winePath } from './runtime/wine.mjs';
import { say } from './words.mjs';

const root = resolve(import.meta.dirname, '..');
const tallies = join(root, '.cache/tally');

const bin = (path) => join(root, 'node_modules', path);

const noChromium = () =>
  chromiumPath()
    ? undefined
    : process.env.CHROMIUM_PATH
      ? say(`there is no ${process.env.CHROMIUM_PATH} (CHROMIUM_PATH)`, `CHROMIUM_PATH の ${process.env.CHROMIUM_PATH} がありません`)
      : say('Chromium is not installed', 'Chromium がインストールされていません');

function noWine() {
  if (winePath()) return undefined;
  if (process.env.WINE_PATH)
    return say(`there is no ${process.env.WINE_PATH} (WINE_PATH)`, `WINE_PATH の ${process.env.WINE_PATH} がありません`);
  if (process.platform !== 'linux' || process.arch !== 'x64')
    return say('Windows is rehearsed under Wine on Linux (x64) alone', 'Windows の予行は Linux(x64)の Wine でのみ行えます');
  return say(
    'Wine is not installed (670 MB; node scripts/setup.mjs windows installs it)',
    'Wine がインストールされていません(670 MB。node scripts/setup.mjs windows でインストールできます)',
  );
}

/**
 * Stages in order; `alone` ones start the real app after the quick ones are over, their output shown as it comes; `beside`: while others run.
 * `node24`: on the Node that is inside the current Electron, `own` its suites, `app` the built main process that they start; `lacks` says why
 * a stage can't run here; `fetches`: what it needs beside, fetched once; `electron`: needs the real thing.
 */
export const stages = [
  { name: 'types', run: [bin('typescript/bin/tsc'), '--noEmit'] },
  { name: 'lint', run: ['scripts/lint.mjs'] },
  { name: 'docs', run: ['scripts/docs.mjs', '--check'], needs: 'scripts/docs.mjs' },
  { name: 'unit', folders: ['unit', 'house', 'scenarios'] },
  { name: 'providers', folders: ['providers'] },
  { name: 'contract', folders: ['contract'] },
  { name: 'node24', folders: ['unit', 'scenarios', 'providers', 'contract'], projects: ['unit', 'providers', 'contract'], node24: 'own' },
  { name: 'command', folders: ['command'], alone: true, beside: true },
  { name: 'e2e', folders: ['e2e'], alone: true, electron: true },
  { name: 'packaged', folders: ['packaged'], alone: true, electron: true },
  { name: 'chromium', folders: ['chromium'], alone: true, node24: 'app', lacks: noChromium },
  { name: 'wine', folders: ['wine'], alone: true, beside: true, lacks: noWine, fetches: ensureWindowsNode },
  { name: 'faults', folders: ['faults'], alone: true, beside: true },
  { name: 'lab', folders: ['lab'], alone: true, beside: true, electron: true },
  { name: 'lab24', folders: ['lab24'], alone: true, beside: true, node24: 'app' },
];

const hasTests = (folder) => existsSync(folder) && readdirSync(folder, { recursive: true }).some((file) => /\.test\.tsx?$/.test(file));

const running = new Set();
process.once('exit', () => {
  for (const child of running) child.kill('SIGTERM');
});

function spawned(args, { live, env, node = process.execPath }) {
  return new Promise((done) => {
    const child = spawn(node, args, { cwd: root, env, stdio: live ? 'inherit' : ['ignore', 'pipe', 'pipe'] });
    running.add(child);
    let output = '';
    const take = (text) => {
      output += text;
    };
    child.stdout?.setEncoding('utf8').on('data', take);
    child.stderr?.setEncoding('utf8').on('data', take);
    child.once('close', (code, signal) => {
      running.delete(child);
      done({ code, signal, output });
    });
  });
}

async function runProgram(stage, how) {
  if (stage.needs && !existsSync(join(root, stage.needs)))
    return skipped(stage.name, say(`${stage.needs} is not there`, `${stage.needs} がありません`));
  const { code, output } = await spawned(stage.run, how);
  return code === 0 ? { passed: 1, failed: [], skipped: [], output } : { passed: 0, failed: [stage.name], skipped: [], output };
}

export const skipped = (name, why) => ({ passed: 0, failed: [], skipped: [{ name, why }], seconds: 0, output: '', name });

/** A stage whose folder holds no tests yet is told as skipped, before anything is built for it. */
export function emptyStage(stage) {
  if (stage.files) return undefined;
  if (stage.folders.some((folder) => hasTests(join(root, 'test', folder)))) return undefined;
  const [folder] = stage.folders;
  return skipped(stage.name, say(`test/${folder} holds no tests`, `test/${folder} にテストがありません`));
}

async function runVitest(stage, how) {
  const empty = emptyStage(stage);
  if (empty) return empty;
  mkdirSync(tallies, { recursive: true });
  const file = join(tallies, `${stage.name}-${process.pid}.json`);
  const args = [
    bin('vitest/vitest.mjs'),
    'run',
    ...(stage.projects ?? [stage.name]).flatMap((name) => ['--project', name]),
    ...(stage.files ?? []),
    '--reporter',
    stage.alone && !stage.beside ? 'default' : 'dot',
    '--reporter',
    './scripts/test-reporter.mjs',
  ];
  const node24 = stage.node24 && (await ensureNode24());
  const node = stage.node24 === 'own' ? node24.path : process.execPath;
  const own = node24 ? { SAIKORO_NODE24: node24.path } : {};
  const env = { ...how.env, ...own, SAIKORO_TALLY: file, ...(process.stdout.isTTY ? {} : { NO_COLOR: '1' }) };
  const { code, signal, output } = await spawned(stage.alone && !stage.beside ? [...args, '--no-file-parallelism'] : args, {
    ...how,
    env,
    node,
  });
  const tally = existsSync(file) ? JSON.parse(readFileSync(file, 'utf8')) : { passed: 0, failed: [], skipped: [], again: [], notes: [] };
  rmSync(file, { force: true });
  // Whatever ended badly without naming a culprit is a failure itself.
  if (code !== 0 && !tally.failed.length)
    tally.failed.push(say(`${stage.name} crashed (${signal ?? code})`, `${stage.name} が異常終了しました(${signal ?? code})`));
  return { ...(node24 ? onNode24(stage, tally, node24) : tally), output };
}

/** The same tests run on the other Node as well: theirs are told apart by the stage's name. */
const onNode24 = (stage, tally, { version }) => {
  const named = (name) => (name.startsWith(stage.name) ? name : `${stage.name}: ${name}`);
  return {
    ...tally,
    failed: tally.failed.map(named),
    skipped: tally.skipped.map(({ name, why }) => ({ name: named(name), why })),
    again: tally.again.map(({ name, why }) => ({ name: named(name), why })),
    notes: [...tally.notes, `Node ${version}`],
  };
};

/** Why a stage can't run here, in a clause; undefined: it can. Such a stage is told by its name with the reason, never passed over. */
export async function stageLacks(stage) {
  const lacks = stage.lacks?.();
  const fetches = stage.node24 ? ensureNode24 : stage.fetches;
  if (lacks || !fetches) return lacks;
  try {
    await fetches();
    return undefined;
  } catch (error) {
    if (error instanceof Unavailable) return error.message;
    throw error;
  }
}

/** A stage for the test files that are wanted alone; undefined where the path is no test's. */
export function stageOf(path) {
  const file = relative(root, resolve(path)).split('\\').join('/');
  if (!/^test\/.+\.test\.tsx?$/.test(file) || !existsSync(join(root, file))) return undefined;
  const stage = stages.find(({ folders }) => folders?.some((folder) => file.startsWith(`test/${folder}/`)));
  return stage && { ...stage, folders: undefined, files: [file] };
}

export async function runStage(stage, { live = false, env = process.env } = {}) {
  const begun = performance.now();
  const lacks = await stageLacks(stage);
  const result = lacks ? skipped(stage.name, lacks) : await (stage.run ? runProgram : runVitest)(stage, { live, env });
  return { ...result, name: stage.name, seconds: (performance.now() - begun) / 1000 };
}
