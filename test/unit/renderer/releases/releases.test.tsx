// @vitest-environment happy-dom
import { screen } from '@testing-library/react';
import { beforeEach, expect, it } from 'vitest';
import { NO_RELEASE, type ReleaseView } from '../../../../preload/contract/releases/release.ts';
import { DEFAULT_SETTINGS } from '../../../../preload/contract/settings.ts';
import { stringsFor } from '../../../../preload/strings/index.ts';
import { ReleaseBanner } from '../../../../renderer/app/release-banner.tsx';
import { ReleaseSettings } from '../../../../renderer/settings/settings-releases.tsx';
import { view } from '../builders.ts';
import { press, type Shown, show } from '../dialogs/show.tsx';

const words = stringsFor('en').release;
const newer = { version: '0.2.0', notes: { ja: ['新。'], en: ['New.'] }, page: 'https://saikoro.app/download/' };
const state = (release: Partial<ReleaseView>, updates: 'ask' | 'on' | 'off' = 'on') => ({
  events: [view()],
  release: { ...NO_RELEASE, way: 'installs' as const, ...release },
  settings: { ...DEFAULT_SETTINGS, updates },
});
const callsOf = ({ sent }: Shown) => sent.map(({ call, arg }) => [call, arg]);
beforeEach(() => document.body.replaceChildren());

it('asks once, and takes either answer', async () => {
  for (const [answer, updates] of [
    [words.ask.yes, 'on'],
    [words.ask.no, 'off'],
  ] as const) {
    const shown = await show(() => <ReleaseBanner />, { state: state({}, 'ask') });
    await press(shown, answer);
    expect(callsOf(shown)).toEqual([['settings.save', { settings: { ...DEFAULT_SETTINGS, updates } }]]);
    document.body.replaceChildren();
  }
});

it.each([
  ['once answered', state({}, 'off')],
  ['while nothing is kept up to date yet', { ...state({}, 'ask'), events: [] }],
  ['where it cannot ask', state({ way: 'none' }, 'ask')],
])('asks nothing %s', async (_when, shownState) => {
  await show(() => <ReleaseBanner />, { state: shownState });
  expect(screen.queryByRole('status')).toBeNull();
});

it('offers to install what is ready, and says of the next start only what will be so', async () => {
  const shown = await show(() => <ReleaseBanner />, { state: state({ step: 'ready', newer }) });
  expect(screen.getByRole('status').textContent).toContain('by itself at the next start');
  await press(shown, words.install);
  expect(callsOf(shown)).toEqual([['release.install', undefined]]);
  document.body.replaceChildren();
  await show(() => <ReleaseBanner />, { state: state({ step: 'ready', newer }, 'off') });
  expect(screen.getByRole('status').textContent).not.toContain('by itself');
});

it('links to the page where it only tells', async () => {
  const shown = await show(() => <ReleaseBanner />, { state: state({ way: 'tells', newer }) });
  await press(shown, words.openPage);
  expect(callsOf(shown)).toEqual([['app.openLink', { url: newer.page }]]);
});

it('says what is new until it was read', async () => {
  const shown = await show(() => <ReleaseBanner />, { state: state({ news: { version: '0.1.0', notes: newer.notes } }) });
  expect(screen.getByRole('status').textContent).toContain('New in Saikoro 0.1.0: New.');
  await press(shown, stringsFor('en').action.dismiss);
  expect(callsOf(shown)).toEqual([['release.seen', undefined]]);
});

it('the settings switch it, and say why a version was refused and what happens next', async () => {
  const saved: unknown[] = [];
  const settings = { ...DEFAULT_SETTINGS, updates: 'on' as const };
  const shown = await show(() => <ReleaseSettings settings={settings} onSave={(change) => saved.push(change)} />, {
    state: state({ fault: { code: 'bad-signature' }, askedAt: 1 }),
  });
  expect(document.body.textContent).toContain(words.fault['bad-signature']);
  expect(document.body.textContent).toContain(words.again);
  await shown.user.click(screen.getByRole('switch'));
  expect(saved).toEqual([{ updates: 'off' }]);
  await press(shown, words.check);
  expect(callsOf(shown)).toEqual([['release.check', undefined]]);
});

it('the switch does nothing where no version can be asked for', async () => {
  await show(() => <ReleaseSettings settings={DEFAULT_SETTINGS} onSave={() => {}} />, { state: state({ way: 'none' }) });
  expect((screen.getByRole('switch') as HTMLInputElement).disabled).toBe(true);
  expect(document.body.textContent).toContain(words.help.none);
  expect(screen.queryByRole('button')).toBeNull();
});
