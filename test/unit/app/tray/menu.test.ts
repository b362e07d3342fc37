import { describe, expect, it } from 'vitest';
import { SHAPES } from '../../../../main/app/tray/events.ts';
import type { TrayItem } from '../../../../main/app/tray/items.ts';
import { trayMenu } from '../../../../main/app/tray/menu.ts';
import { trayTooltip } from '../../../../main/app/tray/text.ts';
import { type AppState, HEALTHS } from '../../../../preload/contract/state.ts';
import { type Language, stringsFor } from '../../../../preload/strings/index.ts';
import { withPublication } from '../../../helpers/publication.ts';
import { appState, eventView, known, NOW, publishedView } from '../state.ts';

const menuOf = (state: AppState): TrayItem[] => trayMenu(state, stringsFor(state.language), NOW);
const labels = (state: AppState): string[] => menuOf(state).map((item) => (item.kind === 'separator' ? '─' : item.label));
const texts = (state: AppState): string[] => menuOf(state).flatMap((item) => (item.kind === 'text' ? [item.label] : []));
const flat = (items: TrayItem[]): TrayItem[] => items.flatMap((item) => (item.kind === 'submenu' ? [item, ...flat(item.items)] : [item]));
const acts = (state: AppState) => flat(menuOf(state)).flatMap((item) => (item.kind === 'act' ? [item.act] : []));

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
    working: ['Checking the address… (last confirmed 3 minutes ago)', 'Your address is 203.0.113.7 — checked 3 minutes ago'],
    attention: ['Your address is 203.0.113.7 — checked 3 minutes ago'],
    paused: ['Paused until you resume (last confirmed 3 minutes ago)', 'Your address is 203.0.113.7 — checked 3 minutes ago'],
    offline: ['Offline — last address 203.0.113.7 (last confirmed 3 minutes ago)'],
  },
  ja: {
    ok: ['公開中: 203.0.113.7（3分前に確認）'],
    working: ['アドレスを確認しています…・最後の確認は3分前', '現在のアドレス: 203.0.113.7（3分前に確認）'],
    attention: ['現在のアドレス: 203.0.113.7（3分前に確認）'],
    paused: ['再開するまで一時停止中・最後の確認は3分前', '現在のアドレス: 203.0.113.7（3分前に確認）'],
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
    'イベントを追加…',
    '今すぐ確認',
    '一時停止',
    '─',
    'Saikoro を開く',
    '設定…',
    'その他',
    '─',
    'Saikoro を終了',
  ]);
  const more = menuOf(state).find((item) => item.kind === 'submenu' && item.label === 'その他');
  expect(more?.kind === 'submenu' && more.items.map((item) => item.kind !== 'separator' && item.label)).toEqual([
    'IPv4 アドレスをコピー',
    'IPv6 アドレスをコピー',
    '履歴…',
    'ログイン時に開く',
    'アドレスを変えてみる（練習）',
  ]);
});

describe('the list of events', () => {
  const many = (count: number) => Array.from({ length: count }, (_, at) => publishedView(`e${at}`, '203.0.113.7'));
  const lines = (state: AppState): number => menuOf(state).filter(({ kind }) => kind !== 'separator').length;

  it.each([0, 1, 3, 4, 5, 30, 10_000])('has twelve lines at most with %i events, and a way to the rest', (count) => {
    for (const health of HEALTHS) {
      const state = appState({
        health,
        vpn: true,
        practice: true,
        addresses: { ipv4: known('203.0.113.7'), ipv6: known('2001:db8::7') },
        events: many(count),
      });
      expect(lines(state), health).toBeLessThanOrEqual(12);
    }
    const state = appState({ events: many(count) });
    const listed = labels(state).filter((label) => label.startsWith(SHAPES.well)).length;
    expect(listed).toBe(count <= 4 ? count : 3);
    if (count > 4) expect(acts(state)).toContainEqual({ do: 'events' });
  });

  it('begins with what somebody has to act for, then what fails, whatever comes first in the list', () => {
    const bad = eventView('bad', { needsYou: true, outcome: { kind: 'auth-failed' } });
    const shown = labels(appState({ language: 'ja', events: [...many(6), bad] }));
    expect(shown.filter((label) => /^[⚠●]/.test(label)).map((label) => label[0])).toEqual(['⚠', '●', '●']);
  });

  it('lets each be run, copied and opened', () => {
    const state = appState({ events: many(1) });
    const entry = menuOf(state).find((item) => item.kind === 'submenu' && item.label === '● e0');
    const inside = entry?.kind === 'submenu' ? entry.items.flatMap((item) => (item.kind === 'act' ? [item.act] : [])) : [];
    expect(inside).toEqual([
      { do: 'run', id: 'e0' },
      { do: 'copy-text', text: '203.0.113.7' },
      { do: 'copy-text', text: 'e0.example.com' },
      { do: 'event', id: 'e0' },
    ]);
  });

  it('has a shape of its own for each standing', () => expect(new Set(Object.values(SHAPES)).size).toBe(Object.keys(SHAPES).length));
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
    const aged = (line: string) => tray.checked(line, stringsFor(language).age(180_000));
    expect(lines()).toEqual([aged(tray.vpn), tray.addressIs('203.0.113.7', stringsFor(language).age(180_000))]);
    expect(lines({ addresses: { ipv4: unknown, ipv6 } })).toEqual([
      tray.checked(tray.vpn, stringsFor(language).age(180_000)),
      tray.vpnStays('203.0.113.7'),
    ]);
    expect(lines({ health: 'working', checking: true })[0]).toBe(aged(tray.vpn));
    expect(lines({ health: 'attention' })[0]).toBe(aged(tray.vpn));
    expect(lines({ health: 'paused', pausedUntil: 0 })[0]).toBe(aged(tray.paused(null)));
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
    expect(labels(state).slice(2, 4)).toEqual(['⚠ e0: 認証できません', '⚠ e1: 認証できません']);
    expect(acts(state).slice(0, 2)).toEqual([
      { do: 'event', id: 'e0' },
      { do: 'event', id: 'e1' },
    ]);
  });

  it.each([
    [4, 4, false],
    [5, 3, true],
    [10_000, 3, true],
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
    expect(labels(state)).not.toContain('Pause');
    expect(menuOf(state)).toContainEqual({ kind: 'act', label: 'Check Now', act: { do: 'check' }, disabled: true });
  });

  it('running, it offers three ways to pause', () => {
    const submenu = menuOf(appState()).find((item) => item.kind === 'submenu' && item.label === 'Pause');
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
    const found = flat(menuOf(appState({ loginItem }))).find((item) => item.kind === 'act' && item.act.do === 'login');
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

it('names as many that need attention as there is room for, and leads to the list of them all', () => {
  const events = Array.from({ length: 7 }, (_, at) => eventView(`e${at}`, { needsYou: true, outcome: { kind: 'auth-failed' } }));
  const found = acts(appState({ health: 'attention', events })).filter(({ do: what }) => what === 'event' || what === 'needs');
  expect(found).toEqual([...events.slice(0, 3).map(({ event }) => ({ do: 'event', id: event.id })), { do: 'needs' }]);
});
