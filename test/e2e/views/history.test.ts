import { openView } from '../hands.ts';
import { drawnForAll } from './frame.ts';

drawnForAll(
  'the history',
  async ({ page, strings, look }) => {
    await openView(page, strings, 'history');
    await page.getByRole('region', { name: strings.history.label }).waitFor();
    await look('history');
  },
  'history',
);
