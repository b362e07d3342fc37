// @vitest-environment happy-dom
import { screen, waitFor, within } from '@testing-library/react';
import { describe, expect, it } from 'vitest';
import { sourceBuiltIns } from '../../../../main/providers/source-built-ins.ts';
import { NAT_VERDICTS } from '../../../../preload/contract/because.ts';
import type { HostPropagation } from '../../../../preload/contract/dns/propagation.ts';
import { DEFAULT_UI } from '../../../../preload/contract/settings.ts';
import type { AppState, EventView } from '../../../../preload/contract/state.ts';
import { FIRST_RUN } from '../../../../preload/contract/window/first-run.ts';
import { stringsFor } from '../../../../preload/strings/index.ts';
import { onlyNeeded } from '../../../../renderer/first-run/account-step.tsx';
import { FirstRun } from '../../../../renderer/first-run/first-run.tsx';
import { REACH } from '../../../../renderer/first-run/reach.ts';
import { forgetTyped } from '../../../../renderer/first-run/use-form.ts';
import { sameHostAs } from '../../../../renderer/service-picker/same-host.ts';
import { address, dnsEvent, family, published, service, view } from '../builders.ts';
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

describe('without a line', () => {
  const offline: Partial<AppState> = {
    ...nat('unknown'),
    warnings: [{ code: 'line-down', key: '', since: 0, severity: 'warning' } as unknown as AppState['warnings'][number]],
    addresses: { ipv4: address({ kind: 'unknown' }), ipv6: address({ kind: 'absent' }) },
  };
  it('says only that there is none, and nothing of what stands between or of IPv6', async () => {
    await opened(offline);
    screen.getByText(words.found.offline);
    expect(screen.queryByText(strings.address.nat.verdict.unknown.title)).toBeNull();
    expect(screen.queryByText(words.found.reachTitle)).toBeNull();
    screen.getByText(`IPv6: ${words.found.unknown}`);
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
    const shown = await opened({ loginItem: item, events: [view()] });
    await toLast(shown);
    await press(shown, words.finish);
    await waitFor(() => expect(shown.isClosed()).toBe(true));
    expect(shown.sent.filter(({ call }) => call === 'login.set')).toEqual([{ call: 'login.set', arg: { enabled: true } }]);
    expect(shown.kept.at(-1)).toMatchObject({ firstRun: { open: false, done: true } });
  });
  it('ticks nothing and promises no update while there is no event', async () => {
    const shown = await opened({ loginItem: item });
    await toLast(shown);
    screen.getByText(words.stay.none);
    expect((screen.getByRole('checkbox', { name: words.stay.login }) as HTMLInputElement).checked).toBe(false);
    expect(document.body.textContent).not.toContain(words.stay.closing.events);
    await press(shown, words.finish);
    await waitFor(() => expect(shown.isClosed()).toBe(true));
    expect(shown.sent.filter(({ call }) => call === 'login.set')).toEqual([]);
    expect(shown.followed).toEqual([]);
  });
  it('leaves the login alone where it was unticked', async () => {
    const shown = await opened({ loginItem: item, events: [view()] });
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

describe('an event that was made', () => {
  const refused = view({}, { needsYou: true, activity: 'stopped', lastRunAt: 5, outcome: { kind: 'auth-failed' } });
  const at = (step: 'account' | 'compare' | 'stay', one: EventView, others: EventView[] = [], answers: Answers = {}): Promise<Shown> =>
    opened(
      {
        events: [{ ...one, storedSecrets: ['token'] }, ...others],
        ui: { ...DEFAULT_UI, firstRun: { open: true, step, event: one.event.id } },
      },
      answers,
    );
  it('is mended where it was refused: the field has the keyboard and says why, and the first button sends it anew', async () => {
    await at('account', refused);
    const field = screen.getByLabelText('Token', { exact: false });
    await waitFor(() => expect(document.activeElement).toBe(field));
    expect(field.getAttribute('aria-invalid')).toBe('true');
    screen.getByText(words.account.mend(strings.outcome['auth-failed']({ service: '' })));
    screen.getByRole('button', { name: strings.trial.send });
    expect(screen.queryByRole('button', { name: words.next })).toBeNull();
  });
  it('is marked in the list at the end, with its log below', async () => {
    const shown = await at('stay', refused);
    await press(shown, words.finish);
    await waitFor(() => expect(shown.isClosed()).toBe(true));
    expect([shown.marked, shown.followed, shown.opened]).toEqual([['a'], ['a'], []]);
  });
  it('warns of another event for the same name, and leads to it', async () => {
    const shown = await at('account', refused, [view({ id: 'b', name: 'Older', service: 'dyn' })]);
    screen.getByText(strings.event.sameHost('Older', 'home.f5.si'));
    await press(shown, strings.event.openSameHost);
    expect(shown.opened).toEqual([{ kind: 'event', id: 'b' }]);
  });

  const seen: HostPropagation = {
    host: 'home.f5.si',
    zone: 'f5.si',
    expected: { ipv4: '203.0.113.7', ipv6: null },
    servers: [
      {
        server: 'ns',
        address: '192.0.2.1',
        serial: 1,
        authoritative: true,
        answers: { ipv4: { addresses: ['203.0.113.7'], rcode: 'NOERROR', ttl: 60, alias: null } },
      },
    ],
    resolvers: [],
    negativeTtl: null,
    findings: [],
    visible: {},
  };
  const look = { 'events.propagation': () => ({ ok: true as const, propagation: { at: 0, hosts: [seen], more: 0 } }) };
  const wanted = { ...refused.status, ipv4: family({ wanted: true, accepted: null }) };
  it('is not said to match by what another event registered', async () => {
    await at('compare', { ...refused, status: wanted }, [], look);
    await screen.findByText(words.compare.foreign);
  });
  it('matches by its own update', async () => {
    await at('compare', view({}, published('203.0.113.7')), [], look);
    await screen.findByText(words.compare.match);
  });
});

describe('two events for one name', () => {
  const typed = { id: 'new', families: { ipv4: true, ipv6: false }, move: null };
  it.each([
    ['the same name and family', {}, 'home.f5.si', true],
    ['another name', {}, 'other.f5.si', false],
    ['the other family', { families: { ipv4: false, ipv6: true } }, 'home.f5.si', false],
    ['one that is off', { enabled: false }, 'home.f5.si', false],
    ['a name in another script', { hosts: ['xn--t8jzd.example'] }, 'おば.example', true],
    ['the event itself', { id: 'new' }, 'home.f5.si', false],
  ])('%s', (_, event, host, found) => expect(sameHostAs(typed, [host], [{ ...view(), event: dnsEvent(event) }]) !== null).toBe(found));
  it('is meant so in a move', () => expect(sameHostAs({ ...typed, move: { from: 'a' } as never }, ['home.f5.si'], [view()])).toBeNull());
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
