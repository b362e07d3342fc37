// Every row of the fault matrix with its full counts, and the table of them; docs/faults.md is written from a run in which all passed.
import { spawn } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { command, note } from './words.mjs';

const root = resolve(import.meta.dirname, '..');
const page = join(root, 'docs/faults.md');

const cell = (text = '') => text.replaceAll('|', '\\|').replaceAll('\n', ' ');

export const table = (rows) =>
  [
    '| Fault | What comes of it | Seen at |',
    '|---|---|---|',
    ...rows.map(({ name, facts, peer }) => `| ${cell(name)} | ${cell(facts)} | ${cell(peer)} |`),
  ].join('\n');

export const pageOf = (rows) => {
  const nouns = [...new Set(rows.map(({ noun }) => noun))];
  return `# Faults

*Read when* you want to know what Saikoro does when something is broken. Written by \`npm run faults\` from what was seen; \`npm test faults\` runs the same rows with samples.
*Seen at* names the client that had the fault.

${rows.length} rows. In each: no wrong address or password left, no event, password or line of the history was lost, no secret stood where it can be read.

${nouns.map((noun) => `## ${noun}\n${table(rows.filter((row) => row.noun === noun))}\n`).join('\n')}`;
};

const vitest = (args, env) =>
  new Promise((done) => {
    const child = spawn(process.execPath, [join(root, 'node_modules/vitest/vitest.mjs'), 'run', '--project', 'faults', ...args], {
      cwd: root,
      env,
      stdio: 'inherit',
    });
    child.once('close', (code) => done(code ?? 1));
  });

export const rowsIn = (folder) =>
  readdirSync(folder)
    .map((name) => JSON.parse(readFileSync(join(folder, name), 'utf8')))
    .sort((a, b) => a.noun.localeCompare(b.noun) || a.at - b.at);

await command(import.meta, async (files) => {
  const kept = mkdtempSync(join(tmpdir(), 'saikoro-faults-table-'));
  try {
    const code = await vitest(files, { ...process.env, SAIKORO_FAULTS: kept, SAIKORO_FAULTS_FULL: '1' });
    const rows = rowsIn(kept);
    process.stdout.write(`\n${table(rows)}\n\n`);
    if (code !== 0) return code;
    if (files.length === 0) writeFileSync(page, pageOf(rows));
    note(`${rows.length} rows, all as they should be.`, `${rows.length} 件すべて想定どおりです。`);
    return 0;
  } finally {
    rmSync(kept, { recursive: true, force: true });
  }
});
