// @vitest-environment happy-dom
import { screen, waitFor, within } from '@testing-library/react';
import { describe, expect, it } from 'vitest';
import { sourceBuiltIns } from '../../../../main/providers/source-built-ins.ts';
import { NAT_VERDICTS } from '../../../../preload/contract/because.ts';
import { DEFAULT_UI } from '../../../../preload/contract/settings.ts';
import type { AppState } from '../../../../preload/contract/state.ts';
import { FIRST_RUN } from '../../../../preload/contract/window/first-run.ts';
import { stringsFor } from '../../../../preload/strings/index.ts';
import { onlyNeeded } from '../../../../renderer/first-run/account-step.tsx';
import { FirstRun } from '../../../../renderer/first-run/first-run.tsx';
import { REACH } from '../../../../renderer/first-run/reach.ts';
import { forgetTyped } from '../../../../renderer/first-run/use-form.ts';
import { service } from '../builders.ts';
import { type Answers, press, type Shown, show } from './show.tsx';

const strings = stringsFor('en');
const { firstRun: words } = strings;
const nat = (verdict: (typeof NAT_VERDICTS)[number], ports: [number, number][] | null = null): Partial<AppState> => ({
  nat: { verdict, because: [], ports },
});
const opened = (state: Partial<AppState>, answers: Answers = {}): Promise<Shown> => {
  forgetTyped();
  return show((onClose) => <FirstRun onClose={onClose} />, { state: { events: [], ...state }, services: [service()], answers });
};

describe('what was found', () => {
  it.each(NAT_VERDICTS)('says of a line that is %s what is known of it, and what can connect', async (verdict) => {
    await opened(nat(verdict));
    screen.getByText(strings.address.nat.verdict[verdict].title);
    expect(screen.getByText(words.found.what.web).parentElement?.textContent).toContain(words.found.reach[REACH[verdict].web]);
  });
  it('names the ports that a shared address lets in, and that a VPN needs others', async () => {
    await opened(nat('map-e', [[4896, 4911]]));
    screen.getByText(strings.address.nat.ports('4896–4911'));
    expect(screen.getByText(words.found.what.vpn).parentElement?.textContent).toContain(words.found.reach.never);
    screen.getByText(words.found.stillUseful);
  });
  it('draws who stands between, with the addresses that are known', async () => {
    await opened({ ...nat('carrier-grade'), whereabouts: { portable: false, id: 'x', router: '192.168.1.1' } });
    const path = within(screen.getByRole('list', { name: words.found.path }));
    expect(path.getAllByRole('listitem').map((one) => one.querySelector('strong')?.textContent)).toEqual([
      words.found.computer,
      words.found.router,
      words.found.carrier,
      words.found.internet,
    ]);
    path.getByText('192.168.1.1');
    path.getByText('IPv4: 203.0.113.7');
  });
});

describe('the local network of macOS', () => {
  it('is explained before the router is asked, which a button begins', async () => {
    const shown = await opened({ platform: 'darwin', ...nat('unknown'), ui: { ...DEFAULT_UI, firstRun: FIRST_RUN } });
    screen.getByText(words.found.macos.title);
    await press(shown, words.found.macos.ask);
    await waitFor(() => expect(shown.sent.map(({ call }) => call)).toEqual(['ui.save', 'address.check']));
    expect(shown.sent[0]).toMatchObject({ arg: { ui: { firstRun: { explained: true } } } });
    expect(screen.queryByText(words.found.macos.title)).toBeNull();
  });
  it('is asked by no other system', async () => {
    await opened({ platform: 'linux', ...nat('single') });
    expect(screen.queryByText(words.found.macos.title)).toBeNull();
  });
});

describe('to the end', () => {
  const toLast = async (shown: Shown): Promise<void> => {
    const list = within(screen.getByRole('list', { name: words.stepsLabel }));
    await shown.user.click(list.getByRole('button', { name: words.steps.stay }));
  };
  const item = { supported: true, enabled: false, needsApproval: false };
  it('opens it at login unless that is unticked', async () => {
    const shown = await opened({ loginItem: item });
    await toLast(shown);
    await press(shown, words.finish);
    await waitFor(() => expect(shown.isClosed()).toBe(true));
    expect(shown.sent.filter(({ call }) => call === 'login.set')).toEqual([{ call: 'login.set', arg: { enabled: true } }]);
    expect(shown.kept.at(-1)).toMatchObject({ firstRun: { open: false, done: true } });
  });
  it('leaves the login alone where it was unticked', async () => {
    const shown = await opened({ loginItem: item });
    await toLast(shown);
    await shown.user.click(screen.getByRole('checkbox', { name: words.stay.login }));
    await press(shown, words.finish);
    await waitFor(() => expect(shown.isClosed()).toBe(true));
    expect(shown.sent.filter(({ call }) => call === 'login.set')).toEqual([]);
  });
  it('leaves it alone where the sheet is only left', async () => {
    const shown = await opened({ loginItem: item });
    await press(shown, words.later);
    await waitFor(() => expect(shown.isClosed()).toBe(true));
    expect(shown.sent.filter(({ call }) => call === 'login.set')).toEqual([]);
    expect(shown.kept.at(-1)).toMatchObject({ firstRun: { open: false, step: 'found' } });
  });
});

describe('the form of a beginner', () => {
  const shownOf = (id: string): string[] => {
    const info = sourceBuiltIns()
      .infos()
      .find((one) => one.id === id);
    if (info === undefined) throw new Error(`no ${id}`);
    return onlyNeeded(info)
      .fields.filter(({ advanced }) => advanced !== true)
      .map(({ key }) => key);
  };
  it.each([
    ['cloudflare', ['token', 'create']],
    ['custom', ['url']],
    ['ddns-now', ['password']],
    ['freedns', ['token']],
  ])('asks %s for %j, and folds the rest away', (id, keys) => expect(shownOf(id)).toEqual(keys));
  it('folds nothing away where nothing is demanded', () => expect(shownOf('ddnss').length).toBeGreaterThan(1));
});
