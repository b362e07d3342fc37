import { describe, expect, it } from 'vitest';
import { chooseNotice, type NoticeChoice, settle } from '../../../../main/app/notifications/coalesce.ts';
import { createNotifier, type NotifierNeeds } from '../../../../main/app/notifications/notifier.ts';
import type { Notice } from '../../../../preload/contract/api.ts';
import type { ServiceInfo } from '../../../../preload/contract/service.ts';
import type { EventView, NoticeView } from '../../../../preload/contract/state.ts';
import { createFakeClock } from '../../../helpers/fake-clock.ts';

let lastId = 0;
const notice = (more: Partial<NoticeView> & Pick<NoticeView, 'kind'>): NoticeView => {
  lastId += 1;
  return { id: lastId, at: 0, read: false, ...more };
};
const failing = (event: string): NoticeView => notice({ kind: 'needs-you', event, name: event, outcome: { kind: 'auth-failed' } });
const recovered = (event: string): NoticeView => notice({ kind: 'recovered', event, name: event, address: '203.0.113.7' });
const moved = (previous: string | null, address: string | null, family: 'ipv4' | 'ipv6' = 'ipv4'): NoticeView =>
  notice({ kind: 'address-changed', family, address, previous });

const ALL_ON = { addressChanged: true, needsYou: true, recovered: true };

describe('whether the system shows a notice', () => {
  const calm = { supported: true, focused: false, notify: ALL_ON };
  it.each<[NoticeView['kind'], Partial<typeof calm>, NoticeChoice]>([
    ['needs-you', {}, 'show'],
    ['recovered', {}, 'show'],
    ['address-changed', {}, 'show'],
    ['needs-you', { focused: true }, 'window-focused'],
    ['needs-you', { notify: { ...ALL_ON, needsYou: false } }, 'switched-off'],
    ['recovered', { notify: { ...ALL_ON, needsYou: false } }, 'show'],
    ['recovered', { notify: { ...ALL_ON, recovered: false } }, 'switched-off'],
    ['address-changed', { notify: { ...ALL_ON, addressChanged: false } }, 'switched-off'],
    ['address-changed', { notify: { ...ALL_ON, addressChanged: false }, focused: true }, 'switched-off'],
    ['needs-you', { supported: false }, 'unsupported'],
  ])('%s with %j: %s', (kind, more, expected) => expect(chooseNotice({ kind }, { ...calm, ...more })).toBe(expected));
});

describe('what of a burst is worth saying', () => {
  const said = (burst: NoticeView[]) =>
    settle(burst).map((group) => group.map(({ kind, event, previous, address }) => event ?? `${kind} ${previous}→${address}`));

  it.each<[string, NoticeView[], string[][]]>([
    ['nothing', [], []],
    ['one', [failing('a')], [['a']]],
    ['the same twice', [failing('a'), failing('a')], [['a']]],
    ['failed and recovered', [failing('a'), recovered('a')], []],
    ['recovered and failed again', [recovered('a'), failing('a')], [['a']]],
    ['needs you first, then good news', [recovered('b'), failing('a'), recovered('c')], [['a'], ['b', 'c']]],
    ['two changes are one', [moved('1', '2'), moved('2', '3')], [['address-changed 1→3']]],
    ['there and back is none', [moved('1', '2'), moved('2', '1')], []],
    ['families apart', [moved('1', '2'), moved('a', 'b', 'ipv6')], [['address-changed 1→2', 'address-changed a→b']]],
  ])('%s', (_name, burst, expected) => expect(said(burst)).toEqual(expected));
});

class FakeNotification {
  static shown: FakeNotification[] = [];
  static isSupported = (): boolean => true;
  readonly listeners = new Map<string, (...words: unknown[]) => void>();
  constructor(readonly options: { title?: string; body?: string; urgency?: string }) {}
  on(event: string, listener: (...words: unknown[]) => void): this {
    this.listeners.set(event, listener);
    return this;
  }
  show(): void {
    FakeNotification.shown.push(this);
  }
  close(): void {}
  say(event: string, ...words: unknown[]): void {
    this.listeners.get(event)?.({}, ...words);
  }
}

/** Of Example DNS, which turned the account away. */
const stopped = (id: string): EventView =>
  ({
    event: { id, name: id, type: 'dns', service: 'example', hosts: [], enabled: true },
    status: { activity: 'stopped', nextAt: null, nextWhy: 'never', outcome: { kind: 'auth-failed' }, ipv4: {}, ipv6: {} },
  }) as unknown as EventView;

const setUp = (circumstances: Partial<ReturnType<NotifierNeeds['circumstances']>> = {}, practice = false) => {
  FakeNotification.shown = [];
  const clock = createFakeClock();
  const opened: Notice<'show'>[] = [];
  const failures: string[] = [];
  const notifier = createNotifier({
    Notification: FakeNotification as unknown as NotifierNeeds['Notification'],
    clock,
    practice,
    circumstances: () => ({ focused: false, notify: ALL_ON, language: 'en', ...circumstances }),
    services: new Map([['example', { name: 'Example DNS', fields: [] } as unknown as ServiceInfo]]),
    viewOf: (id) => stopped(id),
    open: (view) => opened.push(view),
    failed: (detail) => failures.push(detail),
  });
  return { clock, opened, failures, notifier, shown: () => FakeNotification.shown };
};

describe('a notice', () => {
  it('says what happened, why, and what to do; a click shows that event', async () => {
    const { clock, notifier, shown, opened } = setUp();
    notifier.add(failing('home'));
    await clock.pass(1500);
    expect(shown()).toHaveLength(1);
    expect(shown()[0]?.options).toMatchObject({ title: 'home needs attention', urgency: 'critical' });
    expect(shown()[0]?.options.body).toContain('Example DNS did not accept the user name, password or token.');
    shown()[0]?.say('click');
    expect(opened).toEqual([{ view: 'events', event: 'home' }]);
  });

  it('is one for thirty events that recover, in both languages', async () => {
    for (const [language, title] of [
      ['en', '30 events work again'],
      ['ja', '30件のイベントが復旧しました'],
    ] as const) {
      const { clock, notifier, shown, opened } = setUp({ language });
      for (let index = 0; index < 30; index += 1) {
        notifier.add(recovered(`e${index}`));
        await clock.pass(100);
      }
      await clock.pass(1500);
      expect(shown().map(({ options }) => options.title)).toEqual([title]);
      expect(shown()[0]?.options.body).toContain('27');
      shown()[0]?.say('click');
      expect(opened).toEqual([{ view: 'events', event: undefined }]);
    }
  });

  it('of several that need attention leads to the list of them', async () => {
    const { clock, notifier, shown, opened } = setUp();
    for (const id of ['a', 'b', 'c']) notifier.add(failing(id));
    await clock.pass(1500);
    shown()[0]?.say('click');
    expect(opened).toEqual([{ view: 'events', needs: true }]);
  });

  it('does not wait for ever while they keep coming', async () => {
    const { clock, notifier, shown } = setUp();
    for (let second = 0; second < 30; second += 1) {
      notifier.add(recovered(`e${second}`));
      await clock.pass(1000);
    }
    await clock.pass(1500);
    expect(shown()).toHaveLength(3);
  });

  it('does not appear over a focused window, nor after the end', async () => {
    const looking = setUp({ focused: true });
    looking.notifier.add(failing('home'));
    await looking.clock.pass(20_000);
    expect(looking.shown()).toEqual([]);
    const ended = setUp();
    ended.notifier.add(failing('home'));
    ended.notifier.end();
    await ended.clock.pass(20_000);
    expect(ended.shown()).toEqual([]);
  });

  it('the system refused is reported', async () => {
    const { clock, notifier, shown, failures } = setUp();
    notifier.add(moved('198.51.100.1', '203.0.113.7'));
    await clock.pass(1500);
    shown()[0]?.say('failed', 'not signed');
    expect(failures).toEqual(['not signed']);
  });

  it('holds no mark-up, whatever the service said, and stays short', async () => {
    const { clock, notifier, shown } = setUp();
    notifier.add({
      ...failing('home'),
      outcome: { kind: 'not-confirmed', excerpt: `<a href="https://evil.example">${'x'.repeat(400)}</a>` },
    });
    await clock.pass(1500);
    expect(shown()[0]?.options.body).not.toMatch(/[<>]/);
    expect(shown()[0]?.options.body?.length).toBeLessThanOrEqual(240);
  });

  it('of both families is one, each with its address', async () => {
    const { clock, notifier, shown } = setUp({ language: 'ja' });
    notifier.add(moved('198.51.100.1', '203.0.113.7'));
    notifier.add(moved('2001:db8::1', '2001:db8::2', 'ipv6'));
    await clock.pass(1500);
    expect(shown().map(({ options }) => [options.title, options.body])).toEqual([
      ['新しいアドレス 203.0.113.7', '新しいアドレス 2001:db8::2'],
    ]);
  });
});

const MINUTE = 60_000;
const flap = async ({ clock, notifier }: ReturnType<typeof setUp>, times: number, every: number): Promise<void> => {
  for (let at = 1; at <= times; at += 1) {
    notifier.add(moved(`203.0.113.${at}`, `203.0.113.${at + 1}`));
    await clock.pass(every);
  }
};

describe('a line that changes all the time', () => {
  it.each([
    ['en', 'changed 20 times'],
    ['ja', '20回変わりました'],
  ] as const)('is told of at once, then every ten minutes with how often it changed, in %s', async (language, often) => {
    const world = setUp({ language });
    await flap(world, 40, 29_000);
    await world.clock.pass(MINUTE);
    const titles = world.shown().map(({ options }) => options.title);
    expect(titles).toHaveLength(3);
    expect(titles[0]).toContain('203.0.113.2');
    expect(world.shown()[0]?.options.body).not.toContain('times');
    // From the first that was not told to the last: one sentence for all of them.
    expect(world.shown()[1]?.options.body).toContain(often);
    expect(titles[1]).toContain('203.0.113.22');
  });
  it('and is back where it was when that time is over is not told of', async () => {
    const { clock, notifier, shown } = setUp();
    for (let turn = 0; turn < 5; turn += 1)
      for (const [from, to] of [
        ['203.0.113.1', '203.0.113.2'],
        ['203.0.113.2', '203.0.113.1'],
      ] as const) {
        notifier.add(moved(from, to));
        await clock.pass(MINUTE);
      }
    await clock.pass(30 * MINUTE);
    expect(shown().length).toBeLessThanOrEqual(2);
  });
  it('keeps nothing else waiting', async () => {
    const world = setUp();
    await flap(world, 3, 20_000);
    world.notifier.add(failing('home'));
    await world.clock.pass(2000);
    expect(world.shown().map(({ options }) => options.title)).toContain('home needs attention');
  });
  it('an hour apart they are each told, as ever', async () => {
    const world = setUp();
    await flap(world, 5, 60 * MINUTE);
    expect(world.shown().map(({ options }) => options.body)).toEqual(
      [1, 2, 3, 4, 5].map((at) => `It was 203.0.113.${at}. No event is updated by itself.`),
    );
  });
});

describe('in practice, where the address changes every twenty seconds', () => {
  it('one is told, and each change the user asks for', async () => {
    const world = setUp({}, true);
    await flap(world, 200, 20_000);
    expect(world.shown()).toHaveLength(1);
    for (let asked = 0; asked < 2; asked += 1) {
      world.notifier.asked();
      await flap(world, 30, 20_000);
    }
    expect(world.shown()).toHaveLength(3);
  });
});
