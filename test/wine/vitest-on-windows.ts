import { chai, JestAsymmetricMatchers, JestChaiExpect, JestExtend } from '@vitest/expect';

/**
 * What the test files that run on Windows' Node find under the name of vitest, which has no Windows to start itself on here: tests in their order,
 * one at a time, judged by vitest's own `expect`. One line of JSON for each is printed by `runAll`.
 */
type Work = () => unknown;
interface Group {
  name: string;
  skipped: boolean;
  hooks: Record<'beforeAll' | 'beforeEach' | 'afterEach' | 'afterAll', Work[]>;
  entries: ({ name: string; skipped: boolean; work: Work } | Group)[];
}

chai.use(JestExtend);
chai.use(JestChaiExpect);
chai.use(JestAsymmetricMatchers);
export const expect = ((value: unknown, message?: string) => chai.expect(value, message)) as unknown as typeof import('vitest').expect;
Object.assign(expect, chai.expect);
Object.defineProperty(globalThis, Symbol.for('expect-global'), { value: expect, configurable: true });

const group = (name: string, skipped = false): Group => ({
  name,
  skipped,
  hooks: { beforeAll: [], beforeEach: [], afterEach: [], afterAll: [] },
  entries: [],
});
const root = group('');
let current = root;
/** What the test under way has left for its end. */
let finishing: Work[] = [];

/** A test or a group: `(name, work)` or `(name, options, work)`. */
const workOf = (rest: unknown[]): Work => rest.find((each) => typeof each === 'function') as Work;
const titled = (name: string, row: unknown[]): string => {
  let next = 0;
  return name.replace(/%[sdijo]/g, () => String(row[next++]));
};

type Declare = (name: string, skipped: boolean, work: Work) => void;
const made = (declare: Declare) => {
  const always = (skipped: boolean) => {
    const one = (name: string, ...rest: unknown[]): void => declare(name, skipped, workOf(rest));
    const rows =
      (table: unknown[]) =>
      (name: string, ...rest: unknown[]): void => {
        for (const each of table) {
          const row = Array.isArray(each) ? each : [each];
          declare(titled(name, row), skipped, () => (workOf(rest) as (...row: unknown[]) => unknown)(...row));
        }
      };
    return Object.assign(one, { each: rows });
  };
  return Object.assign(always(false), { skipIf: (is: unknown) => always(!!is), runIf: (is: unknown) => always(!is) });
};

export const it = made((name, skipped, work) => void current.entries.push({ name, skipped, work }));
export const test = it;
export const describe = made((name, skipped, work) => {
  const inner = group(name, skipped);
  current.entries.push(inner);
  const outer = current;
  current = inner;
  work();
  current = outer;
});
const hook = (when: keyof Group['hooks']) => (work: Work) => void current.hooks[when].push(work);
export const beforeAll = hook('beforeAll');
export const beforeEach = hook('beforeEach');
export const afterEach = hook('afterEach');
export const afterAll = hook('afterAll');
export const onTestFinished = (work: Work): void => void finishing.push(work);
/** Waits are this side's affair: `setConfig` sets none. */
export const vi = {
  setConfig: () => {},
  mock: () => {},
};

export interface WindowsResult {
  name: string;
  ended: 'passed' | 'skipped' | 'failed';
  why?: string;
}
const tell = (result: WindowsResult): void => void process.stdout.write(`${JSON.stringify(result)}\n`);

/** What hangs is told by its name, before the stage's own limit ends all of them. */
const LIMIT_MS = 120_000;
const tooLong = (): Promise<never> =>
  new Promise((_, fail) => setTimeout(fail, LIMIT_MS, new Error(`took longer than ${LIMIT_MS / 1000} s`)).unref());

async function runTest(name: string, outer: Group[], work: Work): Promise<void> {
  finishing = [];
  try {
    for (const each of outer) for (const before of each.hooks.beforeEach) await before();
    await Promise.race([work(), tooLong()]);
    tell({ name, ended: 'passed' });
  } catch (error) {
    tell({ name, ended: 'failed', why: String((error as Error).stack ?? error) });
  } finally {
    for (const last of finishing.reverse()) await last();
    for (const each of [...outer].reverse()) for (const after of each.hooks.afterEach) await after();
  }
}

async function runGroup(one: Group, outer: Group[], names: string[]): Promise<void> {
  const inside = [...outer, one];
  for (const before of one.hooks.beforeAll) await before();
  for (const entry of one.entries) {
    const path = [...names, entry.name];
    const skipped = entry.skipped || one.skipped;
    if ('entries' in entry) await runGroup({ ...entry, skipped }, inside, path);
    else if (skipped) tell({ name: path.join(' > '), ended: 'skipped' });
    else await runTest(path.join(' > '), inside, entry.work);
  }
  for (const after of one.hooks.afterAll) await after();
}

/** Runs what was declared; the process ends with it, whatever still waits. */
export const runAll = async (): Promise<void> => {
  await runGroup(root, [], []);
  process.exit();
};
