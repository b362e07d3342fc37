import { expect, test } from 'vitest';
import { practiceEvent, writeData } from './data.ts';
import { choose, dialog, pressOk, rowOf } from './hands.ts';
import { dataFolder, fact, startSaikoro } from './saikoro.ts';
import { keepShot } from './shots.ts';

test('an event is given to another device of the home network, and its AAAA record follows', { timeout: 60_000 }, async () => {
  const folder = dataFolder();
  writeData(folder, { events: [practiceEvent({ id: 'home', name: 'NAS' })], secrets: { home: { password: 'saikoro' } } });
  const { launched, window, strings, state } = await startSaikoro({ folder });
  const page = await window();
  await fact(launched, (one) => one.kind === 'update' && one.event === 'home');
  const { ipv6 } = (await state()).addresses;
  const network = ipv6.address?.split(':').slice(0, 4).join(':');

  await rowOf(page, 'NAS').dblclick();
  const sheet = dialog(page);
  await sheet.getByRole('tab', { name: strings.event.tabs.address }).click();
  await sheet.getByText(strings.event.familyHelp.ipv6).click();
  await choose(page, sheet, strings.event.device.label, strings.event.device.choices.other);
  const field = sheet.getByRole('textbox', { name: strings.event.device.host });
  await field.fill('::/64');
  await sheet.getByText(strings.refusal['device-empty'] as string).waitFor();
  await field.fill('52:54:00:12:34:56');
  await sheet.getByText(strings.event.device.publishes(`${network}:5054:ff:fe12:3456`)).waitFor();
  await keepShot(page, 'ipv6-device');
  await pressOk(page, strings);

  const sent = await fact(launched, (one) => one.kind === 'update' && one.event === 'home' && one.ipv6 !== undefined);
  expect(sent).toMatchObject({ outcome: 'updated', ipv6: `${network}:5054:ff:fe12:3456` });
  expect(await fact(launched, (one) => one.kind === 'verification' && one.family === 'ipv6')).toMatchObject({ verification: 'match' });
});
