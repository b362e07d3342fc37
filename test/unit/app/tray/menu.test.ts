import { describe, expect, it } from 'vitest';
import { type TrayItem, trayMenu } from '../../../../main/app/tray/menu.ts';
import { trayTooltip } from '../../../../main/app/tray/text.ts';
import { type AppState, HEALTHS } from '../../../../preload/contract/state.ts';
import { type Language, stringsFor } from '../../../../preload/strings/index.ts';
import { withPublication } from '../../../helpers/publication.ts';
import { appState, eventView, known, NOW, publishedView } from '../state.ts';

const menuOf = (state: AppState): TrayItem[] => trayMenu(state, stringsFor(state.language), NOW);
const labels = (state: AppState): string[] => menuOf(state).map((item) => (item.kind === 'separator' ? '─' : item.label));
const texts = (state: AppState): string[] => menuOf(state).flatMap((item) => (item.kind === 'text' ? [item.label] : []));
const acts = (state: AppState) => menuOf(state).flatMap((item) => (item.kind === 'act' ? [item.act] : []));

const BY_HEALTH: Record<AppState['health'], Partial<AppState>> = {
  ok: { events: [publishedView('home', '203.0.113.7')] },
  working: { checking: true },
  attention: { events: [eventView('home', { needsYou: true, outcome: { kind: 'auth-failed' } })] },
  paused: { pausedUntil: 0 },
  offline: {},
};

const FIRST_LINES: Record<Language, Record<AppState['health'], string[]>> = {
  en: {
    ok: ['Published 203.0.113.7 — checked 3 minutes ago'],
    working: ['Checking the address…', 'Your address is 203.0.113.7 — checked 3 minutes ago'],
    attention: ['Your address is 203.0.113.7 — checked 3 minutes ago'],
    paused: ['Paused until you resume', 'Your address is 203.0.113.7 — checked 3 minutes ago'],
    offline: ['Offline — last address 203.0.113.7 (last confirmed 3 minutes ago)'],
  },
  ja: {
    ok: ['公開中: 203.0.113.7（3分前に確認）'],
    working: ['アドレスを確認しています…', '現在のアドレス: 203.0.113.7（3分前に確認）'],
    attention: ['現在のアドレス: 203.0.113.7（3分前に確認）'],
    paused: ['再開するまで一時停止中', '現在のアドレス: 203.0.113.7（3分前に確認）'],
    offline: ['オフライン（最後のアドレスは 203.0.113.7）・最後の確認は3分前'],
  },
};

describe.each(['ja', 'en'] as const)('in %s', (language) => {
  it.each(HEALTHS)('the menu begins with what is: %s', (health) => {
    const state = appState({ language, health, ...BY_HEALTH[health] });
    expect(texts(state)).toEqual(FIRST_LINES[language][health]);
  });

  it.each(HEALTHS)('every item has a label, and what cannot be clicked is text: %s', (health) => {
    const state = appState({ language, health, practice: true, ...BY_HEALTH[health] });
    for (const item of menuOf(state)) if (item.kind !== 'separator') expect(item.label.trim()).not.toBe('');
    expect(menuOf(state)[0]?.kind).toBe('text');
    expect(menuOf(state).at(-1)).toMatchObject({ act: { do: 'quit' } });
    expect(trayTooltip(state, stringsFor(language))).toMatch(/^Saikoro — ./);
  });
});

it('the whole menu, in Japanese', () => {
  const state = appState({ language: 'ja', practice: true, addresses: { ipv4: known('203.0.113.7'), ipv6: known('2001:db8::7') } });
  expect(labels(state)).toEqual([
    '現在のアドレス: 203.0.113.7（3分前に確認）',
    '現在のアドレス: 2001:db8::7（3分前に確認）',
    '─',
    '今すぐ確認',
    'IPv4 アドレスをコピー',
    'IPv6 アドレスをコピー',
    'アドレスを変えてみる（練習）',
    '一時停止',
    '─',
    'Saikoro を開く',
    '履歴…',
    '設定…',
    'ログイン時に開く',
    '─',
    'Saikoro を終了',
  ]);
});

describe('what is said of the address', () => {
  const ipv6 = appState().addresses.ipv6;
  const of = (ipv4: Partial<AppState['addresses']['ipv4']>, more: Partial<AppState> = {}) =>
    texts(appState({ addresses: { ipv4: { ...known('203.0.113.7'), ...ipv4 }, ipv6 }, ...more }));

  it.each([
    ['just checked', of({ checkedAt: NOW - 30_000 }), 'Your address is 203.0.113.7 — checked just now'],
    ['a clock set back', of({ checkedAt: NOW + 3_600_000 }), 'Your address is 203.0.113.7 — checked just now'],
    ['hours ago', of({ checkedAt: NOW - 7_300_000 }), 'Your address is 203.0.113.7 — checked 2 hours ago'],
    ['undecided', of({ kind: 'undecided' }), 'Sources disagree — staying with 203.0.113.7 (last confirmed 3 minutes ago)'],
    ['unknown now', of({ kind: 'unknown' }), 'Address not known just now — last 203.0.113.7 (last confirmed 3 minutes ago)'],
    ['never known', of({ kind: 'unknown', address: null, checkedAt: null }), 'Address not known yet'],
    ['being looked for', of({ kind: 'unknown', address: null, checkedAt: null }, { checking: true }), 'Checking the address…'],
    ['none at all', of({ kind: 'absent', address: null }), 'This line has no IPv4 address (last confirmed 3 minutes ago)'],
  ])('%s', (_name, found, expected) => expect(found).toEqual([expected]));

  it('is silent of an IPv6 address that the Internet never reached', () => {
    const settings = { ...appState().settings, families: { ipv4: true, ipv6: true } };
    const lines = (address: string | null) =>
      texts(appState({ settings, addresses: { ipv4: known('203.0.113.7'), ipv6: { ...ipv6, kind: 'undecided', address } } }));
    expect(lines(null)).toHaveLength(1);
    expect(lines('2001:db8::7')).toContain('Sources disagree — staying with 2001:db8::7');
  });

  it('is "published" only where the DNS itself says so', () => {
    const view = publishedView('home', '203.0.113.7');
    const accepted = { ...view, status: { ...view.status, ipv4: { ...view.status.ipv4, verification: 'pending' as const } } };
    expect(texts(appState({ events: [withPublication(accepted)] }))[0]).toBe(
      'Accepted 203.0.113.7 — not confirmed by the DNS (last confirmed 3 minutes ago)',
    );
    expect(texts(appState({ events: [publishedView('home', '198.51.100.1')] }))[0]).toMatch(/^Your address is/);
    expect(texts(appState({ events: [view] }))[0]).toMatch(/^Published/);
  });

  it('is a clock time on Linux, where nobody says when the menu opens', () => {
    const strings = stringsFor('en');
    expect(texts(appState({ platform: 'linux' }))[0]).toBe(strings.tray.addressIs('203.0.113.7', strings.timeBrief(NOW - 180_000)));
  });

  it.each(['ja', 'en'] as const)('names a VPN first, without alarm, and what stays as it is, in %s', (language) => {
    const { tray, health } = stringsFor(language);
    const lines = (more: Partial<AppState> = {}) => texts(appState({ language, vpn: true, ...more }));
    const unknown = { ...known('203.0.113.7'), kind: 'unknown' as const };
    expect(lines()).toEqual([tray.vpn, tray.addressIs('203.0.113.7', stringsFor(language).age(180_000))]);
    expect(lines({ addresses: { ipv4: unknown, ipv6 } })).toEqual([
      tray.checked(tray.vpn, stringsFor(language).age(180_000)),
      tray.vpnStays('203.0.113.7'),
    ]);
    expect(lines({ health: 'working', checking: true })[0]).toBe(tray.vpn);
    expect(lines({ health: 'attention' })[0]).toBe(tray.vpn);
    expect(lines({ health: 'paused', pausedUntil: 0 })[0]).toBe(tray.paused(null));
    expect(lines({ health: 'offline' })).toEqual([tray.checked(tray.offline('203.0.113.7'), stringsFor(language).age(180_000))]);
    const tooltip = (more: Partial<AppState>) => trayTooltip(appState({ language, vpn: true, ...more }), stringsFor(language));
    expect(tooltip({})).toBe(`Saikoro — ${tray.vpnShort}\n203.0.113.7`);
    expect(tooltip({ health: 'paused', pausedUntil: 0 })).toContain(health.paused);
    expect(tooltip({ health: 'attention', events: [eventView('e', { needsYou: true })] })).toContain(tray.attention(1));
  });

  it('leaves out a family the user does not look for', () => {
    const settings = { ...appState().settings, families: { ipv4: false, ipv6: true } };
    expect(texts(appState({ settings, addresses: { ipv4: known('203.0.113.7'), ipv6: known('2001:db8::7') } }))).toEqual([
      'Your address is 2001:db8::7 — checked 3 minutes ago',
    ]);
  });
});

describe('who needs somebody', () => {
  const failing = (count: number) =>
    Array.from({ length: count }, (_, index) => eventView(`e${index}`, { needsYou: true, outcome: { kind: 'auth-failed' } }));

  it('is a line each, which opens that event', () => {
    const state = appState({ language: 'ja', health: 'attention', events: failing(2) });
    expect(labels(state).slice(1, 3)).toEqual(['⚠ e0: 認証できません', '⚠ e1: 認証できません']);
    expect(acts(state).slice(0, 2)).toEqual([
      { do: 'event', id: 'e0' },
      { do: 'event', id: 'e1' },
    ]);
  });

  it.each([
    [5, 5, false],
    [6, 5, true],
    [10_000, 5, true],
  ])('of %i, %i are listed', (count, listed, rest) => {
    const state = appState({ language: 'ja', health: 'attention', events: failing(count) });
    const found = labels(state).filter((label) => label.startsWith('⚠'));
    expect(found).toHaveLength(listed);
    expect(labels(state).includes(stringsFor('ja').confirm.more(count - listed))).toBe(rest);
  });

  it('says that a password is missing before anything else', () => {
    const view = eventView('home', { needsYou: true, outcome: { kind: 'network' }, missingSecrets: ['password'] });
    expect(labels(appState({ events: [view] }))).toContain('⚠ home: Password missing');
  });

  it('goes by its host when it has no name, and a long name does not hide the reason', () => {
    const nameless = eventView('x', { needsYou: true, outcome: { kind: 'abuse' } }, { name: '' });
    const long = eventView('y', { needsYou: true, outcome: { kind: 'abuse' } }, { name: 'n'.repeat(200) });
    const found = labels(appState({ events: [nameless, long] })).filter((label) => label.startsWith('⚠'));
    expect(found[0]).toBe('⚠ x.example.com: Blocked by the service');
    expect(found[1]).toMatch(/^⚠ n{59}…: Blocked by the service$/);
  });
});

describe('what can be done', () => {
  it('paused, it offers to go on and nothing to check', () => {
    const state = appState({ health: 'paused', pausedUntil: NOW + 3_600_000 });
    expect(acts(state)).toContainEqual({ do: 'pause', for: 'not' });
    expect(menuOf(state).some((item) => item.kind === 'submenu')).toBe(false);
    expect(menuOf(state)).toContainEqual({ kind: 'act', label: 'Check Now', act: { do: 'check' }, disabled: true });
  });

  it('running, it offers three ways to pause', () => {
    const submenu = menuOf(appState()).find((item) => item.kind === 'submenu');
    expect(submenu?.kind === 'submenu' && submenu.items.map((item) => item.kind === 'act' && item.act)).toEqual([
      { do: 'pause', for: 'hour' },
      { do: 'pause', for: 'tomorrow' },
      { do: 'pause', for: 'resumed' },
    ]);
  });

  it.each([
    ['off', { supported: true, enabled: false, needsApproval: false }, false, true],
    ['on', { supported: true, enabled: true, needsApproval: false }, true, false],
    ['waiting for approval', { supported: true, enabled: true, needsApproval: true }, false, true],
  ])('the tick at "open at login" is the truth: %s', (_name, loginItem, checked, enabled) => {
    const found = menuOf(appState({ loginItem })).find((item) => item.kind === 'act' && item.act.do === 'login');
    expect(found).toMatchObject({ checked, act: { do: 'login', enabled } });
  });

  it('has no such item where the system has no such thing, and no practice outside of practice', () => {
    const kinds = acts(appState({ loginItem: { supported: false, enabled: false, needsApproval: false } })).map((act) => act.do);
    expect(kinds).not.toContain('login');
    expect(kinds).not.toContain('practice');
    expect(kinds).toContain('copy');
  });
});

it('the tooltip is a sentence of at most 127 characters', () => {
  const state = appState({ health: 'attention', events: [eventView('e', { needsYou: true })] });
  expect(trayTooltip(state, stringsFor('en'))).toBe('Saikoro — 1 event needs attention\n203.0.113.7');
  expect(trayTooltip(appState({ addresses: { ipv4: known('9'.repeat(200)), ipv6: known('::1') } }), stringsFor('ja'))).toHaveLength(127);
});

it('names five that need attention, and leads to the list of them all', () => {
  const events = Array.from({ length: 7 }, (_, at) => eventView(`e${at}`, { needsYou: true, outcome: { kind: 'auth-failed' } }));
  const found = acts(appState({ health: 'attention', events })).filter(({ do: what }) => what === 'event' || what === 'needs');
  expect(found).toEqual([...events.slice(0, 5).map(({ event }) => ({ do: 'event', id: event.id })), { do: 'needs' }]);
});
