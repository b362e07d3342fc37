import { writeFileSync } from 'node:fs';

const path = (test) => `${test.module.relativeModuleId} › ${test.fullName}`;

const setUpFailed = ({ parent }) => Boolean(parent?.errors?.().length) || (parent?.parent ? setUpFailed(parent) : false);

/** Writes what scripts/test.mjs counts: every test by name and state, why one was skipped or had to be tried again, and what tests have to say. */
export default class TallyReporter {
  onTestRunEnd(modules, unhandled, reason) {
    const tally = { passed: 0, failed: [], skipped: [], again: [], notes: [], reason };
    for (const module of modules) {
      for (const test of module.children.allTests()) {
        const { state, note, errors } = test.result();
        for (const { message } of test.annotations()) tally.notes.push(message);
        if (state === 'passed' && test.diagnostic()?.retryCount) tally.again.push({ name: path(test), why: errors?.[0]?.message });
        if (state === 'passed') tally.passed += 1;
        else if (state === 'failed') tally.failed.push(path(test));
        else tally.skipped.push({ name: path(test), why: note ?? (setUpFailed(test) ? 'its set-up failed' : undefined) });
      }
      // A file that could not be loaded has no tests to fail, and would otherwise count as nothing at all.
      if (module.errors().length) tally.failed.push(`${module.relativeModuleId} (could not be loaded)`);
      for (const suite of module.children.allSuites()) {
        if (suite.errors().length) tally.failed.push(`${module.relativeModuleId} › ${suite.fullName} (set-up or tear-down)`);
      }
    }
    for (const error of unhandled) tally.failed.push(`unhandled: ${error.message ?? error.name}`);
    writeFileSync(process.env.SAIKORO_TALLY, JSON.stringify(tally));
  }
}
