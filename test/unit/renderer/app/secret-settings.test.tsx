// @vitest-environment happy-dom
import { screen } from '@testing-library/react';
import { expect, it } from 'vitest';
import { stringsFor } from '../../../../preload/strings/index.ts';
import { SecretSettings } from '../../../../renderer/settings/settings-secrets.tsx';
import { press, show } from '../dialogs/show.tsx';

const { banner, settings } = stringsFor('en');

it('passwords that are asked for at each start can be kept in a file later', async () => {
  const shown = await show(() => <SecretSettings />, { state: { secretStore: 'session' } });
  await press(shown, banner.secretsFile);
  expect(shown.sent).toEqual([{ call: 'secrets.choose', arg: { store: 'file' } }]);
});

it.each(['system', 'file'] as const)('a store that is settled offers no other: %s', async (secretStore) => {
  await show(() => <SecretSettings />, { state: { secretStore } });
  screen.getByText(settings.secretStore[secretStore]);
  expect(screen.queryAllByRole('button')).toEqual([]);
});
