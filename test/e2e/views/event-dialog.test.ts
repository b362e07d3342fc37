import { dialog, openView, rowOf } from '../hands.ts';
import { drawnForAll } from './frame.ts';

drawnForAll('the dialog of an event', async ({ page, strings, names, look }) => {
  await openView(page, strings, 'events');
  await rowOf(page, names.blog).dblclick();
  await dialog(page).waitFor();
  await look('general');
  const { schedule, address, propagation, log, trial } = strings.event.tabs;
  for (const [scene, tab] of Object.entries({ schedule, source: address, propagation, log, trial })) {
    await dialog(page).getByRole('tab', { name: tab }).click();
    await look(scene);
  }
  await dialog(page).getByRole('button', { name: strings.action.cancel }).click();

  await page.getByRole('button', { name: strings.action.add, exact: true }).click();
  await dialog(page).getByRole('button', { name: strings.action.save, exact: true }).click();
  await page.getByText(strings.event.errors['choose-service']).waitFor();
  await look('add-event');
  // The list of services opened under the field that lacks one.
  await page.keyboard.press('Escape');
  await dialog(page).getByRole('button', { name: strings.action.cancel }).click();
  await dialog(page).waitFor({ state: 'detached' });
});
