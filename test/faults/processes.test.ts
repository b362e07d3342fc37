import { expect } from 'vitest';
import { killAtRandom } from './frame/kills.ts';
import { FULL } from './frame/patience.ts';
import { faults } from './frame/row.ts';

/** Two homes side by side: one for each core. */
const LANES = 2;
const KILLS = FULL ? 1000 : 60;

faults('processes', [
  {
    name: 'killed (kill -9) at random moments while events are edited, imported and updated',
    async alone() {
      const lanes = await Promise.all(Array.from({ length: LANES }, (_, lane) => killAtRandom(KILLS / LANES, lane)));
      const sum = (of: 'changes' | 'requests'): number => lanes.reduce((whole, lane) => whole + lane[of], 0);
      expect(sum('changes'), 'it did something in between').toBeGreaterThan(KILLS);
      expect(sum('requests')).toBeGreaterThan(KILLS / 4);
      console.info(`${KILLS} kills: ${sum('changes')} acknowledged changes, ${sum('requests')} requests`);
      return `${KILLS} kills: each change that was acknowledged is there, none half; no request wrong, none sent twice`;
    },
  },
]);
