// @vitest-environment happy-dom
import { screen, waitFor } from '@testing-library/react';
import { expect, it } from 'vitest';
import { sourceBuiltIns } from '../../../../main/providers/source-built-ins.ts';
import { stringsFor } from '../../../../preload/strings/index.ts';
import { EventDialog } from '../../../../renderer/event-dialog/index.tsx';
import { type Answers, type Shown, show } from './show.tsx';

const strings = stringsFor('en');
const { event: words, finder } = strings;
const SERVICES = sourceBuiltIns().infos();
const CLOUDFLARE = { ok: true as const, services: ['cloudflare'], nameServers: ['ada.ns.cloudflare.com'] };

const opened = (answers: Answers = {}): Promise<Shown> =>
  show((onClose) => <EventDialog id={null} onClose={onClose} />, {
    services: SERVICES,
    answers: { 'journal.page': () => [], ...answers },
  });
const field = (): HTMLElement => screen.getByRole('combobox', { name: words.service });
const typedIn = (element: HTMLElement): string => (element as HTMLInputElement).value;
const hosts = (): HTMLElement => screen.getByRole('textbox', { name: new RegExp(`^${words.host}`) });

it.each(['{Enter}', '{Tab}'])('highlights the first that fits, and %s takes it', async (key) => {
  const { user, sent } = await opened();
  await user.type(field(), 'cloudflare');
  expect(screen.getByRole('option', { selected: true }).textContent).toContain('Cloudflare');
  await user.keyboard(key);
  expect(typedIn(field())).toBe('Cloudflare');
  expect(screen.queryAllByRole('option')).toEqual([]);
  // It did not save the event.
  expect(sent.filter(({ call }) => call === 'events.save')).toEqual([]);
  screen.getByText(finder.chosen('Cloudflare'));
});

it('goes on to the field that came with what Tab took', async () => {
  const { user } = await opened();
  await user.type(field(), 'duckdns{Tab}');
  await user.keyboard('home.duckdns.org');
  expect(typedIn(field())).toBe('Duck DNS');
  expect(document.activeElement?.tagName).not.toBe('BODY');
});

it('carries a host name over that was typed there', async () => {
  const { user } = await opened();
  await user.type(field(), 'nmuta.f5.si{Enter}');
  expect([typedIn(field()), typedIn(hosts())]).toEqual(['DDNS Now', 'nmuta.f5.si']);
});

it('asks the DNS for a host name of the user’s own, and carries it over', async () => {
  const { user, sent } = await opened({ 'services.guess': () => CLOUDFLARE });
  await user.type(field(), 'home.example.com{Enter}');
  await waitFor(() => expect(typedIn(field())).toBe('Cloudflare'));
  expect(typedIn(hosts())).toBe('home.example.com');
  expect(sent.filter(({ call }) => call === 'services.guess')).toEqual([{ call: 'services.guess', arg: { host: 'home.example.com' } }]);
});

it('recognises a pasted update address in place, and shows no password of it', async () => {
  const text = 'https://f5.si/update.php?domain=nmuta&password=hunter2';
  const { user, sent } = await opened({
    'services.recognize': () => [{ service: 'ddns-now', hosts: ['nmuta.f5.si'], values: { password: 'hunter2' }, siteOnly: false }],
  });
  await user.click(field());
  await user.paste(text);
  expect(typedIn(field())).toBe('https://f5.si/update.php?domain=nmuta&password=•••');
  await screen.findByRole('option', { selected: true });
  expect(document.body.innerHTML).not.toContain('hunter2');
  await user.keyboard('{Enter}');
  expect([typedIn(field()), typedIn(hosts())]).toEqual(['DDNS Now', 'nmuta.f5.si']);
  expect(typedIn(screen.getByLabelText(/^Password or API token/))).toBe('hunter2');
  screen.getByText(finder.filled('DDNS Now', strings.list([words.host, 'Password or API token'])));
  expect(sent.filter(({ call }) => call === 'services.recognize')).toEqual([{ call: 'services.recognize', arg: { text } }]);
});

it('keeps what fits nothing, says so, and takes nothing', async () => {
  const { user } = await opened();
  await user.type(field(), 'zzzz{Enter}{Tab}');
  expect(typedIn(field())).toBe('zzzz');
  screen.getByText(words.serviceNone);
});

it('takes nothing by Enter while nothing is typed', async () => {
  const { user } = await opened();
  await user.click(field());
  await user.keyboard('{Enter}');
  expect(typedIn(field())).toBe('');
});
