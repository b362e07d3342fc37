import { describe, expect, it, vi } from 'vitest';
import { eventLine, stateLines } from '../../main/app/tray/text.ts';
import type { Answer } from '../../main/ports/address-source.ts';
import type { Trouble } from '../../preload/contract/state.ts';
import { WARNINGS } from '../../preload/contract/warning.ts';
import { standingOf } from '../../preload/strings/event-standing.ts';
import { stringsFor } from '../../preload/strings/index.ts';
import { eventSentence } from '../../preload/strings/sentences/event-sentence.ts';
import { noticeSentence } from '../../preload/strings/sentences/notice-sentence.ts';
import { resultWords } from '../../renderer/wording/event-wording.ts';
import { headlineOf } from '../../renderer/wording/headline.ts';
import { dnsEvent } from '../helpers/fake-world/events.ts';
import { placeOf } from '../helpers/fake-world/places.ts';
import { createFakeWorld, type FakeWorld } from '../helpers/fake-world/world.ts';

// Days pass in them, with a look each minute.
vi.setConfig({ testTimeout: 240_000 });

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;
const OWN = '44.128.0.1';

const begin = async (fake: FakeWorld): Promise<void> => {
  fake.saikoro.start();
  const families = { ipv4: true, ipv6: true };
  fake.saikoro.commands.saveSettings({ ...fake.saikoro.state.fields().settings, checkMinutes: 10, families });
  await fake.clock.pass(5 * MINUTE);
};
const everywhere = (fake: FakeWorld, answer: string | Answer): void => {
  for (const operator of fake.echo.keys()) fake.echo.set(operator, answer);
};
const view = (fake: FakeWorld) => {
  const found = fake.saikoro.state.event('home');
  if (found === undefined) throw new Error('the event is gone');
  return found;
};
const words = (language: 'en' | 'ja') => ({ strings: stringsFor(language), services: new Map() as never, language });
/** Told for the first time: the ladder is health.test.ts's. */
const calls = (fake: FakeWorld) =>
  fake.notices.filter(({ kind, step = 0 }) => (kind === 'needs-you' && step === 0) || kind === 'recovered');

interface Story {
  make: () => FakeWorld;
  /** After all was well. */
  begins: (fake: FakeWorld) => void;
  ends: (fake: FakeWorld) => void;
  en: string;
  ja: string;
}

const NO_WAY = { kind: 'unknown', why: 'connection' } as const;
/** IPv6 works all the time. */
const dual = (): FakeWorld => {
  const fake = createFakeWorld();
  const address = '2400:4050:0:1::5';
  const kept = { temporary: false, deprecated: false, usable: true, validSeconds: null };
  fake.local = [{ address, family: 6, prefixLength: 64, interface: 'eth0', ...kept }];
  for (const operator of ['a', 'b', 'c', 'd']) fake.echo6.set(operator, address);
  return fake;
};
const url = { kind: 'url', url: 'https://ip.example.org/' } as const;
const STORIES: Partial<Record<Trouble, Story>> = {
  'own-source': {
    make: () => {
      const fake = createFakeWorld([dnsEvent({ address: url })]);
      fake.own = async () => ({ kind: 'address', address: OWN });
      return fake;
    },
    begins: (fake) => {
      fake.own = async () => ({ kind: 'unknown', why: 'http 500' });
    },
    ends: (fake) => {
      fake.own = async () => ({ kind: 'address', address: '44.128.0.2' });
    },
    en: 'choose another source under Edit, IP Address',
    ja: '「編集」の「IP アドレス」で別の取得元',
  },
  'no-source': {
    make: () => createFakeWorld(),
    begins: (fake) => everywhere(fake, { kind: 'unknown', why: 'timeout' }),
    ends: (fake) => everywhere(fake, OWN),
    en: 'though the line is up',
    ja: '回線はつながっていますが',
  },
  'sources-differ': {
    make: () => createFakeWorld(),
    begins: (fake) => {
      for (const [index, operator] of [...fake.echo.keys()].entries()) fake.echo.set(operator, `44.128.7.${index}`);
    },
    ends: (fake) => everywhere(fake, OWN),
    en: 'have contradicted each other',
    ja: '食い違って',
  },
  'line-lost': {
    make: dual,
    begins: (fake) => everywhere(fake, NO_WAY),
    ends: (fake) => everywhere(fake, OWN),
    en: 'has had no working IPv4',
    ja: '数時間 IPv4 を使えていません',
  },
  'lacks-other': {
    make: () => {
      const fake = createFakeWorld([dnsEvent({ families: { ipv4: true, ipv6: true } })], {
        services: { example: { together: 'required' } },
      });
      fake.local = [];
      return fake;
    },
    begins: () => {},
    ends: (fake) => {
      const event = fake.saikoro.eventManager.get('home');
      if (event?.type === 'dns')
        fake.saikoro.commands.save({ event: { ...event, families: { ipv4: true, ipv6: false } }, secrets: {}, isNew: false });
    },
    en: 'takes IPv4 and IPv6 together',
    ja: 'IPv4 と IPv6 を一緒に',
  },
};

describe.each(Object.entries(STORIES) as [Trouble, Story][])('%s', (trouble, { make, begins, ends, en, ja }) => {
  const after = WARNINGS[trouble as keyof typeof WARNINGS].visibleAfter;
  it(`is told after ${after / HOUR} hours, in words of its own, and clears by itself`, async () => {
    const fake = make();
    await begin(fake);
    begins(fake);
    await fake.clock.pass(after - 0.5 * HOUR);
    expect(view(fake).status.needsYou).toBe(false);
    expect(calls(fake)).toEqual([]);
    await fake.clock.pass(HOUR);
    expect(view(fake).status).toMatchObject({ needsYou: true, trouble });
    expect(fake.saikoro.state.get().health).toBe('attention');
    expect(calls(fake)).toMatchObject([{ kind: 'needs-you', warning: trouble }]);
    const now = fake.clock.now();
    for (const [language, said] of [
      ['en', en],
      ['ja', ja],
    ] as const) {
      const wording = words(language);
      expect(eventSentence(view(fake), now, wording)).toContain(said);
      expect(resultWords(view(fake), wording)).toBe(wording.strings.trouble[trouble]);
      expect(
        noticeSentence(fake.notices.find(({ kind }) => kind === 'needs-you') as never, { view: view(fake), wording, now }).next,
      ).toContain(said);
      expect(eventLine(view(fake), wording.strings)).toContain(wording.strings.trouble[trouble]);
    }
    expect(standingOf(view(fake))).toBe('needs-you');
    expect(headlineOf(fake.saikoro.state.get(), now, stringsFor('en')).detail).toContain('1 event needs attention');
    await fake.clock.pass(2 * DAY);
    expect(calls(fake)).toHaveLength(1);
    expect(stateLines(fake.saikoro.state.get(), stringsFor('en'), fake.clock.now()).join()).not.toContain('up to date');
    ends(fake);
    await fake.clock.pass(2 * HOUR);
    expect(view(fake).status).toMatchObject({ needsYou: false, publication: 'published' });
    expect(view(fake).status.trouble).toBeUndefined();
    expect(fake.saikoro.state.get().health).toBe('ok');
    expect(calls(fake).map(({ kind }) => kind)).toEqual(['needs-you', 'recovered']);
  });
});

it('a URL whose name is gone is told, even where it is the source of all events', async () => {
  for (const isDefault of [true, false]) {
    const fake = createFakeWorld([dnsEvent(isDefault ? {} : { address: url })]);
    fake.own = async () => ({ kind: 'unknown', why: 'dns' });
    await begin(fake);
    if (isDefault) fake.saikoro.commands.saveSettings({ ...fake.saikoro.state.fields().settings, address: url });
    await fake.clock.pass(7 * HOUR);
    expect(calls(fake)).toMatchObject([{ kind: 'needs-you', warning: 'own-source' }]);
  }
});

describe('what is no such trouble', () => {
  const silent = { kind: 'unknown', why: 'timeout' } as const;
  it.each<[string, (fake: FakeWorld) => void]>([
    ['no way out at all: that is told as offline', (fake) => everywhere(fake, { kind: 'unknown', why: 'offline' })],
    [
      'a pause',
      (fake) => {
        everywhere(fake, silent);
        fake.saikoro.commands.pause('resumed');
      },
    ],
    [
      'another network',
      (fake) => {
        everywhere(fake, silent);
        fake.place = placeOf('10.0.0.1', '02:00:00:00:00:77');
        fake.saikoro.disturbed('network');
      },
    ],
    [
      'an event that is off',
      (fake) => {
        everywhere(fake, silent);
        fake.saikoro.commands.save({ event: dnsEvent({ enabled: false }), secrets: {}, isNew: false });
      },
    ],
    ['an address that is known', () => {}],
  ])('%s', async (_, begins) => {
    const fake = createFakeWorld();
    fake.portable = true;
    await begin(fake);
    begins(fake);
    await fake.clock.pass(2 * DAY);
    expect(view(fake).status.trouble).toBeUndefined();
    expect(calls(fake)).toEqual([]);
  });

  it('a night that the computer slept through', async () => {
    const fake = createFakeWorld();
    await begin(fake);
    everywhere(fake, silent);
    await fake.clock.pass(20 * MINUTE);
    fake.clock.freeze(10 * HOUR);
    fake.saikoro.disturbed('wake');
    await fake.clock.pass(20 * MINUTE);
    expect(calls(fake)).toEqual([]);
    await fake.clock.pass(HOUR);
    expect(calls(fake)).toMatchObject([{ kind: 'needs-you', warning: 'no-source' }]);
  });

  it('an IPv4 address that the line never had', async () => {
    const fake = dual();
    everywhere(fake, NO_WAY);
    await begin(fake);
    await fake.clock.pass(DAY);
    expect(calls(fake)).toEqual([]);
  });
});
