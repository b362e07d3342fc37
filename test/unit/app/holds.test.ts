import { describe, expect, it } from 'vitest';
import { chooseNotice, settle } from '../../../main/app/notifications/coalesce.ts';
import { notificationText } from '../../../main/app/notifications/text.ts';
import { stateLines, trayTooltip } from '../../../main/app/tray/text.ts';
import { HOLDS } from '../../../preload/contract/because.ts';
import { DEFAULT_SETTINGS } from '../../../preload/contract/settings.ts';
import { NETWORK_NEWS } from '../../../preload/contract/state.ts';
import { stringsFor } from '../../../preload/strings/index.ts';
import { headlineOf } from '../../../renderer/wording/headline.ts';
import { appState, known, NOW, publishedView } from './state.ts';

const ADDRESS = '203.0.113.7';

describe.each(['ja', 'en'] as const)('publishing that rests, in %s', (language) => {
  const strings = stringsFor(language);
  it.each(HOLDS)('%s: is named in the menu, under the pointer and in the window, with the address that stays', (why) => {
    const words = strings.hold[why];
    const state = appState({ language, hold: { why, since: NOW }, vpn: why === 'vpn', events: [publishedView('home', ADDRESS)] });
    expect(stateLines(state, strings, NOW)).toEqual([
      strings.tray.checked(words.line, strings.age(180_000)),
      strings.tray.vpnStays(ADDRESS),
    ]);
    expect(trayTooltip(state, strings)).toContain(words.short);
    const { text, label, shape } = headlineOf(state, NOW, strings);
    expect(text).toBe(words.sentence(ADDRESS, true));
    expect(text).toContain(ADDRESS);
    expect(label).toBe(words.short);
    expect(shape).toBe('ok');
  });
  it.each(HOLDS)('%s: needs no address to be named', (why) => {
    const nothing = { ...known(ADDRESS), kind: 'unknown', address: null } as const;
    const state = appState({ language, hold: { why, since: NOW }, addresses: { ipv4: nothing, ipv6: nothing } });
    expect(stateLines(state, strings, NOW)[0]).toBe(strings.tray.checked(strings.hold[why].line, strings.age(180_000)));
    expect(headlineOf(state, NOW, strings).text).toBe(strings.hold[why].sentence(null, false));
  });
  it('gives way to a pause, and to an event that needs somebody', () => {
    const hold = { why: 'portal', since: NOW } as const;
    const paused = appState({ language, hold, health: 'paused', pausedUntil: 0 });
    expect(headlineOf(paused, NOW, strings)).toMatchObject({ text: strings.tray.paused(null), label: strings.health.paused });
    const urgent = appState({ language, hold, health: 'attention' });
    expect(headlineOf(urgent, NOW, strings)).toMatchObject({ label: strings.health.attention });
  });
  it.each(NETWORK_NEWS)('%s: is told in a sentence that names the router', (network) => {
    const notice = { id: 1, at: NOW, kind: 'network', network, router: '192.168.1.1', read: false } as const;
    const { title, body } = notificationText([notice], {
      wording: { strings, language, services: new Map() },
      now: NOW,
      viewOf: () => undefined,
    });
    expect(title).not.toBe('');
    expect(body).toContain('192.168.1.1');
  });
});

describe('the news of a network', () => {
  const notice = (id: number, network: (typeof NETWORK_NEWS)[number]) =>
    ({ id, at: NOW, kind: 'network', network, router: null, read: false }) as const;
  it('is one, the last, of a burst', () => {
    expect(settle([notice(1, 'elsewhere'), notice(2, 'home-replaced')])).toEqual([[notice(2, 'home-replaced')]]);
  });
  it('is shown like what needs somebody, and hidden with that', () => {
    const circumstances = { supported: true, focused: false, notify: DEFAULT_SETTINGS.notify };
    expect(chooseNotice(notice(1, 'elsewhere'), circumstances)).toBe('show');
    expect(chooseNotice(notice(1, 'elsewhere'), { ...circumstances, notify: { ...circumstances.notify, needsYou: false } })).toBe(
      'switched-off',
    );
  });
});
