import fc from 'fast-check';

/**
 * Property tests draw the same samples each time, so that a run tells of the change at hand and not of its luck. SEED=any draws new ones, and a
 * number repeats a draw; what that finds becomes a test of its own.
 */
const { SEED } = process.env;
if (SEED !== 'any') fc.configureGlobal({ ...fc.readConfigureGlobal(), seed: SEED === undefined ? 20_261_123 : Number(SEED) });
