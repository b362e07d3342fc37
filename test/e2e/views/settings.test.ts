import { openView } from '../hands.ts';
import { drawnForAll } from './frame.ts';

drawnForAll(
  'the settings',
  async ({ page, strings, look }) => {
    await openView(page, strings, 'settings');
    await page.getByRole('heading', { name: strings.settings.general }).waitFor();
    await look('settings');
  },
  'settings',
);
