import { dialog, openView, rowOf } from '../hands.ts';
import { drawnForAll } from './frame.ts';

drawnForAll(
  'the events and the notices',
  async ({ page, strings, names, look }) => {
    await openView(page, strings, 'events');
    await rowOf(page, names.vpn).click();
    await look('events');
    await rowOf(page, names.blog).click();
    await page.getByRole('toolbar').getByRole('button', { name: strings.action.remove }).click();
    await dialog(page).waitFor();
    await look('delete');
    await dialog(page).getByRole('button', { name: strings.action.cancel }).click();
    await page
      .getByRole('banner')
      .getByRole('button', { name: new RegExp(strings.inbox.title) })
      .click();
    await dialog(page).waitFor();
    await look('notices');
    await page.keyboard.press('Escape');
    await dialog(page).waitFor({ state: 'detached' });
  },
  'events',
);
