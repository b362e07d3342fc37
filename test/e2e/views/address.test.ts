import { openView } from '../hands.ts';
import { drawnForAll } from './frame.ts';

drawnForAll(
  'the address',
  async ({ page, strings, look }) => {
    await openView(page, strings, 'address');
    await page.getByRole('main').getByRole('heading').first().waitFor();
    await look('address');
  },
  'address',
);
