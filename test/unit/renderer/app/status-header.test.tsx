// @vitest-environment happy-dom
import { screen } from '@testing-library/react';
import { expect, it } from 'vitest';
import { stringsFor } from '../../../../preload/strings/index.ts';
import { StatusHeader } from '../../../../renderer/app/status-header.tsx';
import { press, show } from '../dialogs/show.tsx';

it.each(['en', 'ja'] as const)('each line of the pause menu says that it pauses, for the menu has no title: %s', async (language) => {
  const { tray } = stringsFor(language);
  const shown = await show(() => <StatusHeader />, { state: { language } });
  await press(shown, tray.pause);
  const lines = (await screen.findAllByRole('menuitem')).map((line) => line.textContent);
  expect(lines).toHaveLength(3);
  for (const line of lines) expect(line).toMatch(/^Pause |停止$/);
});
