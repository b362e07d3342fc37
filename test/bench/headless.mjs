import { join } from 'node:path';
import { inOwnNetwork } from './own-network.mjs';

/** What the command weighs and uses at rest, and how soon it has sent its first update, beside ddclient and inadyn as daemons, in one run. */
export const headless = ({ seconds = 60 } = {}) =>
  inOwnNetwork('headless', join(import.meta.dirname, 'headless-run.mjs'), [String(seconds)]);
