import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { standingOf } from '../../../preload/strings/event-standing.ts';
import { stringsFor } from '../../../preload/strings/index.ts';
import { eventSentence } from '../../../preload/strings/sentences/event-sentence.ts';
import { all, extend, move, noSelection, only, toggle, typeAhead, within } from '../../../renderer/events/selection.ts';
import { arrange, matcher, type Names } from '../../../renderer/events/sort.ts';
import { resultReason, resultWords } from '../../../renderer/wording/event-wording.ts';
import { headlineOf } from '../../../renderer/wording/headline.ts';
import { address, appState, family, published, service, view } from './builders.ts';

const names: Names = { locale: 'ja-JP', service: ({ event }) => (event.type === 'dns' ? event.service : '') };
const services = new Map([['ddnsnow', service()]]);
const en = { strings: stringsFor('en'), services, language: 'en' as const };

describe('the order of the list', () => {
  const ids = (...args: Parameters<typeof arrange>) => arrange(...args).map(({ event }) => event.id);
  const a = view({ id: 'a', name: 'host 10' }, { lastUpdateAt: 5, nextAt: 9, ...published('203.0.113.10') });
  const b = view({ id: 'b', name: 'Host 9' }, { lastUpdateAt: 7, ...published('203.0.113.9') });
  const c = view({ id: 'c', name: '', hosts: ['alpha.example'] }, { outcome: { kind: 'auth-failed' }, needsYou: true });

  it('counts numbers inside names and ignores case', () => {
    expect(ids([a, b, c], { column: 'name', descending: false }, '', names)).toEqual(['c', 'b', 'a']);
    expect(ids([a, b, c], { column: 'name', descending: true }, '', names)).toEqual(['a', 'b', 'c']);
    expect(ids([a, b, c], { column: 'address', descending: false }, '', names)).toEqual(['b', 'a', 'c']);
  });
  it('puts what needs someone first, and what never ran last in both directions', () => {
    expect(ids([a, b, c], { column: 'result', descending: false }, '', names)[0]).toBe('c');
    expect(ids([a, b, c], { column: 'last', descending: true }, '', names)).toEqual(['b', 'a', 'c']);
    expect(ids([a, b, c], { column: 'last', descending: false }, '', names)).toEqual(['a', 'b', 'c']);
    expect(ids([a, b, c], { column: 'next', descending: true }, '', names)[0]).toBe('a');
  });
  it('finds by any word of name, host, service or address, in any width', () => {
    expect(matcher('HOST 203.0.113', names)(a)).toBe(true);
    expect(matcher('ｈｏｓｔ', names)(a)).toBe(true);
    expect(matcher('alpha ddnsnow', names)(c)).toBe(true);
    expect(matcher('alpha beta', names)(c)).toBe(false);
    expect(matcher('  ', names)(c)).toBe(true);
  });
  it('finds a service by the name it is shown under now', () => {
    expect(matcher('ddnsnow', names)(a)).toBe(true);
    const renamed = { ...names, service: () => 'Another' };
    expect([matcher('ddnsnow', renamed)(a), matcher('another', renamed)(a), matcher('ddnsnow', names)(a)]).toEqual([false, true, true]);
  });
  it('is the same whether its words were compared before or not', () => {
    const { compare } = new Intl.Collator('ja-JP', { numeric: true, sensitivity: 'base' });
    const titles = fc.array(fc.constantFrom('ホスト 2', 'ﾎｽﾄ 10', 'HOST 2', 'host 10', 'さくら', 'サクラ', 'Zürich', 'zurich 9', 'é'), {
      maxLength: 30,
    });
    fc.assert(
      fc.property(titles, titles, (first, second) => {
        for (const list of [first, second, first]) {
          const rows = arrange(
            list.map((name, index) => view({ id: String(index).padStart(3, '0'), name })),
            { column: 'name', descending: false },
            '',
            names,
          );
          const sorted = list.map((name, index) => ({ name, index })).sort((a, b) => compare(a.name, b.name) || a.index - b.index);
          expect(rows.map(({ event }) => Number(event.id))).toEqual(sorted.map(({ index }) => index));
        }
      }),
    );
  });
  it('loses no event and invents none', () => {
    const events = fc.array(fc.record({ id: fc.uuid(), name: fc.string({ maxLength: 5 }) }), { maxLength: 40 });
    fc.assert(
      fc.property(
        events,
        fc.constantFrom('name', 'service', 'address', 'last', 'result', 'next'),
        fc.boolean(),
        (list, column, descending) => {
          const views = list.map((event) => view(event));
          expect(new Set(arrange(views, { column, descending }, '', names))).toEqual(new Set(views));
        },
      ),
    );
  });
});

describe('choosing rows', () => {
  const order = ['a', 'b', 'c', 'd'];
  it('moves, extends, toggles and takes all', () => {
    expect(move(noSelection, order, 1, false).active).toBe('a');
    expect(move(noSelection, order, -1, false).active).toBe('d');
    expect(move(only('c'), order, order.length, false).active).toBe('d');
    const range = move(move(only('b'), order, 1, true), order, 1, true);
    expect([...range.ids]).toEqual(['b', 'c', 'd']);
    expect([...extend(range, order, 'a').ids]).toEqual(['a', 'b']);
    expect([...toggle(only('a'), 'c').ids]).toEqual(['a', 'c']);
    expect([...toggle(only('a'), 'a').ids]).toEqual([]);
    expect(all(only('b'), order)).toMatchObject({ active: 'b' });
    expect(all(only('b'), order).ids.size).toBe(4);
    expect(move(only('b'), [], 1, false).active).toBe('b');
  });
  it('goes to the neighbour when the row is deleted', () => {
    expect(within(only('b'), ['a', 'c', 'd'], order).active).toBe('c');
    expect(within(only('d'), ['a', 'b'], order).active).toBe('b');
    expect(within(only('a'), [], order).active).toBeNull();
    const kept = only('b');
    expect(within(kept, ['d', 'b'], order)).toBe(kept);
    const awaited = only('new');
    expect(within(awaited, ['a', 'b'], order)).toBe(awaited);
  });
  it('types ahead: a word goes on, one letter goes round', () => {
    const rows = ['Alpha', 'beta', 'Bravo', 'かな'].map((title) => ({ id: title, title }));
    expect(typeAhead(rows, 'Alpha', 'b')).toBe('beta');
    expect(typeAhead(rows, 'beta', 'b')).toBe('Bravo');
    expect(typeAhead(rows, 'Bravo', 'bb')).toBe('beta');
    expect(typeAhead(rows, 'Alpha', 'br')).toBe('Bravo');
    expect(typeAhead(rows, 'Alpha', 'か')).toBe('かな');
    expect(typeAhead(rows, 'Alpha', 'z')).toBeNull();
  });
});

describe('how an event stands', () => {
  it('is published only when the DNS agrees', () => {
    const seen = (verification: 'match' | 'mismatch' | 'pending' | 'unknown') =>
      view({}, { outcome: { kind: 'updated' }, ipv4: family({ wanted: true, accepted: '203.0.113.7', verification }) });
    expect((['match', 'mismatch', 'pending', 'unknown'] as const).map((look) => standingOf(seen(look)))).toEqual([
      'well',
      'unseen',
      'verifying',
      'accepted',
    ]);
    expect(resultWords(seen('match'), en)).toBe('Published');
    expect(resultWords(seen('mismatch'), en)).toBe('Not in the DNS yet');
  });
  it('says what is missing before anything else', () => {
    const lacking = view({}, { ...published('203.0.113.7'), missingSecrets: ['token'] });
    expect(resultWords(lacking, en)).toBe('Password missing');
    expect(eventSentence(lacking, 0, en)).toContain('Token');
    expect(standingOf(view({ enabled: false }, { missingSecrets: ['token'] }))).toBe('off');
  });
  it('tells a stop from a retry', () => {
    const stopped = view({}, { outcome: { kind: 'auth-failed' }, activity: 'stopped', needsYou: true, nextWhy: 'never' });
    const failing = view({}, { outcome: { kind: 'network', reason: 'timeout' }, activity: 'waiting', nextAt: 60_000 });
    expect(resultReason(stopped, en)).toBe('Stopped');
    const gone = view({}, { ...stopped.status, outcome: { kind: 'bad-config', reason: 'unknown-service' } });
    expect(resultReason(gone, en)).toBe('The plug-in for this service is not installed.');
    expect(resultReason(failing, en)).toBe('It did not answer in time.');
    expect(eventSentence(failing, 0, en)).toContain('in 1 minute');
  });
});

describe('the headline', () => {
  const strings = stringsFor('ja');
  const text = (over: Parameters<typeof appState>[0]) => {
    const state = appState(over);
    return headlineOf(state, 180_000, strings);
  };
  const events = [view({}, published('203.0.113.7'))];
  const unknown = address({ address: '203.0.113.7' });
  const { ipv6 } = appState().addresses;

  it('says in one sentence what is', () => {
    expect(text({ events }).text).toBe('公開中: 203.0.113.7（3分前に確認）');
    expect(text({}).text).toBe('現在のアドレス: 203.0.113.7（3分前に確認）');
    expect(text({ events, pausedUntil: 0 }).text).toBe('再開するまで一時停止中');
    expect(text({ events, health: 'offline' }).text).toContain('オフライン');
    expect(text({ addresses: { ipv4: unknown, ipv6 } }).text).toBe('アドレスを確認できません（最後は 203.0.113.7）');
    expect(text({ addresses: { ipv4: { ...unknown, kind: 'undecided' }, ipv6 } }).text).toContain('食い違って');
  });
  it.each(['ja', 'en'] as const)('names a VPN calmly, with the address that stays, in %s', (language) => {
    const of = (over: Parameters<typeof appState>[0]) => {
      const state = appState({ vpn: true, ...over });
      return headlineOf(state, 180_000, stringsFor(language));
    };
    const words = stringsFor(language).heading;
    expect(of({ events })).toMatchObject({ shape: 'ok', text: words.vpn('203.0.113.7', true), label: stringsFor(language).tray.vpnShort });
    expect(of({ events }).text).toMatch(
      language === 'ja'
        ? /^VPN 接続中です。VPN の出口アドレスは公開しません。.*203\.0\.113\.7/
        : /VPN.*not published.*203\.0\.113\.7 stays published/,
    );
    expect(of({ addresses: { ipv4: unknown, ipv6 } }).text).toBe(words.vpn(null, false));
    expect(of({ addresses: { ipv4: { ...unknown, address: null }, ipv6 } }).text).toBe(words.vpn(null, false));
    expect(of({ pausedUntil: 0, health: 'paused' }).text).toBe(stringsFor(language).tray.paused(null));
    expect(of({ health: 'offline' }).text).toBe(stringsFor(language).tray.offline('203.0.113.7'));
    expect(of({ health: 'attention' }).label).toBe(stringsFor(language).health.attention);
  });
  it('counts what needs someone before what is merely late', () => {
    const bad = view({ id: 'x' }, { outcome: { kind: 'auth-failed' }, needsYou: true });
    const late = view({ id: 'y' }, { outcome: { kind: 'network' } });
    expect(text({ events: [...events, bad, late] }).detail).toBe('1件のイベントに対応が必要です・1件は失敗し、再試行待ち・1件は公開中');
    expect(text({ events: [...events, late] }).detail).toBe('1件は失敗し、再試行待ち・1件は公開中');
    expect(text({ events }).detail).toBe('イベントは最新です');
    expect(text({}).detail).toBe('イベントはまだありません');
  });
});
