// @vitest-environment happy-dom
import { screen, waitFor, within } from '@testing-library/react';
import { expect, it } from 'vitest';
import type { PlannedFile, ShownPlan } from '../../../../preload/contract/imports/plan.ts';
import { stringsFor } from '../../../../preload/strings/index.ts';
import { ImportClients } from '../../../../renderer/importing/import-clients.tsx';
import { service } from '../builders.ts';
import { type Answers, press, type Shown, show } from './show.tsx';

const strings = stringsFor('en');
const { imports: words } = strings;
const planned = (id: string, host: string, more: Partial<ShownPlan['events'][number]> = {}): ShownPlan['events'][number] => ({
  ...{ line: 2, id, name: '', service: 'ddnsnow', hosts: [host], families: { ipv4: true, ipv6: false } },
  ...{ settings: { token: '•' }, address: { kind: 'automatic' }, enabled: true, missing: [] },
  ...more,
});
const FILE: PlannedFile = {
  ok: true,
  token: 'abc',
  file: 'ddclient.conf',
  plan: {
    format: 'ddclient',
    events: [planned('import-1', 'home.f5.si'), planned('import-2', 'shed.f5.si', { settings: {}, missing: ['token'] })],
    left: [{ line: 4, code: 'script', what: 'postscript' }],
    warnings: [{ line: 1, code: 'interval', what: '300' }],
  },
};
const opened = (plans: PlannedFile[], running: string[] = [], answers: Answers = {}): Promise<Shown> =>
  show((onClose) => <ImportClients plans={plans} onClose={onClose} />, {
    services: [service()],
    answers: {
      'clients.look': () => ({ files: [{ id: 'f1', path: '/etc/ddclient.conf', format: 'ddclient' }], running }),
      'clients.take': () => ({ ok: true, added: ['e1', 'e2'], skipped: 0 }),
      ...answers,
    },
  });
const taken = ({ sent }: Shown): unknown[] => sent.filter(({ call }) => call === 'clients.take').map(({ arg }) => arg);

it('shows what comes, what is left and what to look at, and takes it with what was typed', async () => {
  const shown = await opened([FILE]);
  await screen.findByText('home.f5.si');
  screen.getByText(words.left.script('postscript'));
  screen.getByText(words.note.interval('300'));
  expect(screen.getByLabelText('Token')).toHaveProperty('type', 'password');
  await shown.user.type(screen.getByLabelText('Token'), 's3cret');
  await waitFor(() => expect(screen.getByRole('checkbox', { name: words.switchOn })).toHaveProperty('checked', true));
  await press(shown, words.bring(2));
  await waitFor(() => expect(shown.isClosed()).toBe(true));
  expect(taken(shown)).toEqual([
    {
      token: 'abc',
      events: [
        { id: 'import-1', enabled: true },
        { id: 'import-2', enabled: true },
      ],
      values: { 'import-2': { token: 's3cret' } },
    },
  ]);
  expect(shown.marked).toEqual(['e1', 'e2']);
  expect(shown.said).toEqual([{ text: words.added(2), tone: 'good' }]);
});

it('lets an event stay behind, and takes nothing when cancelled', async () => {
  const shown = await opened([FILE]);
  await shown.user.click(await screen.findByRole('checkbox', { name: /shed\.f5\.si/ }));
  expect(screen.queryByLabelText('Token')).toBeNull();
  screen.getByRole('button', { name: words.bring(1) });
  await press(shown, strings.action.cancel);
  expect(taken(shown)).toEqual([]);
  expect(shown.sent.map(({ call }) => call)).toContain('clients.discard');
});

it('names the old client that runs here, how to stop it, and leaves the events off', async () => {
  const shown = await opened([FILE], ['inadyn']);
  await within(await screen.findByRole('status')).findByText(/systemctl disable --now inadyn|brew services stop inadyn/);
  await press(shown, words.bring(2));
  await waitFor(() => expect(taken(shown)).toMatchObject([{ events: [{ enabled: false }, { enabled: false }] }]));
});

it('offers what was found here, and says why a file is none', async () => {
  const shown = await opened([], [], {
    'clients.open': () => FILE,
    'clients.choose': () => ({ ok: false, code: 'import-unknown', file: 'x.txt' }),
  });
  await press(shown, words.choose);
  await screen.findByText(strings.refusal['import-unknown'] ?? '');
  await press(shown, words.open('ddclient'));
  await screen.findByText('home.f5.si');
  expect(shown.sent).toContainEqual({ call: 'clients.open', arg: { id: 'f1' } });
});

it('stays open where main refuses', async () => {
  const shown = await opened([FILE], [], { 'clients.take': () => ({ ok: false, code: 'disk-full' }) });
  await press(shown, words.bring(2));
  await screen.findByRole('alert');
  expect(shown.isClosed()).toBe(false);
});
