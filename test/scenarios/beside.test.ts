import { describe, expect, it } from 'vitest';
import { notificationText } from '../../main/app/notifications/text.ts';
import { stateLines } from '../../main/app/tray/text.ts';
import type { Outcome } from '../../preload/contract/outcome.ts';
import type { NoticeView } from '../../preload/contract/state.ts';
import { standingOf } from '../../preload/strings/event-standing.ts';
import { stringsFor } from '../../preload/strings/index.ts';
import { eventSentence } from '../../preload/strings/sentences/event-sentence.ts';
import { detailsOf } from '../../preload/strings/sentences/journal-entry.ts';
import { noticeSentence } from '../../preload/strings/sentences/notice-sentence.ts';
import { resultWords } from '../../renderer/wording/event-wording.ts';
import { headlineOf } from '../../renderer/wording/headline.ts';
import { dnsEvent } from '../helpers/fake-world/events.ts';
import { createFakeWorld, type FakeWorld } from '../helpers/fake-world/world.ts';

const SECOND = 1000;
const MINUTE = 60 * SECOND;
const OWN = '44.128.0.1';
const STALE = '44.128.9.9';

/** Takes the address, and leaves another record of the name as it is. */
const leaving = (fake: FakeWorld, other: string): void => {
  fake.service = ({ hosts, ipv4 }) => {
    for (const host of hosts) fake.zone.set(`${host} A`, `${ipv4} ${other}`);
    return { outcome: { kind: 'updated' } };
  };
};
const view = (fake: FakeWorld) => {
  const found = fake.saikoro.state.event('home');
  if (found === undefined) throw new Error('the event is gone');
  return found;
};
const words = (language: 'en' | 'ja') => ({ strings: stringsFor(language), services: new Map() as never, language });
const begin = async (fake: FakeWorld): Promise<void> => {
  fake.saikoro.start();
  await fake.clock.pass(2 * MINUTE);
};

describe('a stale record beside the address', () => {
  it('is a finding of its own: in row, health, headline, tray, notice and history', async () => {
    const fake = createFakeWorld();
    leaving(fake, STALE);
    await begin(fake);
    const { status } = view(fake);
    expect(status).toMatchObject({
      publication: 'beside',
      needsYou: true,
      trouble: 'beside',
      ipv4: { accepted: OWN, verification: 'beside', beside: [STALE] },
    });
    expect(standingOf(view(fake))).toBe('needs-you');
    expect(resultWords(view(fake), words('en'))).toBe('Other addresses beside it');
    expect(resultWords(view(fake), words('ja'))).toBe('別のアドレスも登録');
    for (const language of ['en', 'ja'] as const) {
      const sentence = eventSentence(view(fake), fake.clock.now(), words(language));
      expect(sentence).toContain(STALE);
      expect(sentence).toContain(language === 'en' ? 'say so under Edit' : '「編集」の「IP アドレス」で');
    }
    const state = fake.saikoro.state.get();
    expect(state.health).toBe('attention');
    const { text, detail } = headlineOf(state, fake.clock.now(), stringsFor('en'));
    expect(text).toMatch(/^Published/);
    expect(detail).toBe('1 event needs attention · 1 with other addresses beside yours');
    expect(stateLines(state, stringsFor('en'), fake.clock.now()).join()).not.toContain('up to date');
    expect(fake.notices).toMatchObject([{ kind: 'needs-you', warning: 'beside' }]);
    const [notice] = fake.notices as [NoticeView];
    const context = { wording: words('en'), now: fake.clock.now() };
    const { next } = noticeSentence(notice, { view: view(fake), ...context });
    expect(next).toContain(STALE);
    // The notification says what the window says, sentence by sentence, and leaves out some where it is long.
    const { body } = notificationText([notice], { viewOf: () => view(fake), ...context });
    for (const sentence of body.replace(/…$/, '').split(/(?<=\.) /)) expect(next).toContain(sentence);
    expect(body).toContain(STALE);
    const line = fake.journal.find(({ kind }) => kind === 'verification');
    expect(line).toMatchObject({ verification: 'beside', expected: OWN });
    expect(line && stringsFor('en').journal(line)).toBe(`The DNS servers of home.dyn.example answer ${OWN}, and also ${STALE}`);
    expect(line && detailsOf(line, words('en')).join()).toContain(`${OWN} ${STALE}`);
    expect(fake.sent).toHaveLength(1);
  });

  it('is told only when it lasts: a service may write the new one first', async () => {
    const fake = createFakeWorld();
    leaving(fake, STALE);
    fake.saikoro.start();
    await fake.clock.pass(30 * SECOND);
    expect(view(fake).status).toMatchObject({ publication: 'checking', needsYou: false });
    fake.zone.set('home.dyn.example A', OWN);
    await fake.clock.pass(2 * MINUTE);
    expect(view(fake).status).toMatchObject({ publication: 'published' });
    expect(fake.notices).toEqual([]);
  });

  it('clears by itself when the record is gone, and is told once though the address changes', async () => {
    const fake = createFakeWorld();
    leaving(fake, STALE);
    await begin(fake);
    for (const operator of fake.echo.keys()) fake.echo.set(operator, '44.128.0.2');
    await fake.clock.pass(5 * MINUTE);
    expect(view(fake).status).toMatchObject({ publication: 'beside', ipv4: { accepted: '44.128.0.2' } });
    expect(fake.notices.filter(({ kind }) => kind !== 'address-changed').map(({ kind }) => kind)).toEqual(['needs-you']);
    fake.zone.set('home.dyn.example A', '44.128.0.2');
    await fake.clock.pass(35 * MINUTE);
    expect(view(fake).status).toMatchObject({ publication: 'published', needsYou: false });
    expect(fake.notices.filter(({ kind }) => kind !== 'address-changed').map(({ kind }) => kind)).toEqual(['needs-you', 'recovered']);
    expect(fake.notices.at(-1)).toMatchObject({ well: 'published' });
  });

  it('that comes later is found by the look each half hour', async () => {
    const fake = createFakeWorld();
    await begin(fake);
    fake.zone.set('home.dyn.example A', `${OWN} ${STALE}`);
    await fake.clock.pass(40 * MINUTE);
    expect(view(fake).status).toMatchObject({ publication: 'beside' });
    // Whoever added it is not overruled.
    await fake.clock.pass(10 * 60 * MINUTE);
    expect(fake.sent).toHaveLength(1);
  });

  it('settles a reply that left it open, as the address is there, and is a finding then', async () => {
    const fake = createFakeWorld();
    leaving(fake, STALE);
    const take = fake.service;
    fake.service = async (job) => ({ ...(await take(job)), outcome: { kind: 'not-confirmed', reason: 'no-rule' } });
    await begin(fake);
    expect(view(fake).status).toMatchObject({ publication: 'beside', outcome: { kind: 'verified' }, trouble: 'beside' });
  });
});

describe('other addresses that are the user’s own', () => {
  it('are a match', async () => {
    const fake = createFakeWorld([dnsEvent({ othersMine: true })]);
    leaving(fake, STALE);
    await begin(fake);
    expect(view(fake).status).toMatchObject({ publication: 'published', needsYou: false });
    expect(fake.saikoro.state.get().health).toBe('ok');
  });

  it('are a match as soon as the user says so, and a finding once he takes it back', async () => {
    const fake = createFakeWorld();
    leaving(fake, STALE);
    await begin(fake);
    expect(fake.saikoro.commands.save({ event: dnsEvent({ othersMine: true }), secrets: {}, isNew: false })).toEqual({ ok: true });
    await fake.clock.pass(5 * SECOND);
    expect(view(fake).status).toMatchObject({ publication: 'published', needsYou: false });
    fake.saikoro.commands.save({ event: dnsEvent(), secrets: {}, isNew: false });
    await fake.clock.pass(5 * SECOND);
    expect(view(fake).status).toMatchObject({ publication: 'beside' });
    expect(fake.sent).toHaveLength(1);
  });
});

it('tells the service which address it sent before, so that of several records that one is changed', async () => {
  const fake = createFakeWorld();
  await begin(fake);
  expect(fake.sent[0]?.replaces).toEqual({ ipv4: [] });
  for (const operator of fake.echo.keys()) fake.echo.set(operator, '44.128.0.2');
  await fake.clock.pass(5 * MINUTE);
  expect(fake.sent[1]?.replaces).toEqual({ ipv4: [OWN] });
});

describe('what the service itself shows beside it', () => {
  const proxied = (outcome: Outcome) => () => ({ outcome, proxied: true });
  it('is a finding where the DNS says nothing (a proxy), and is named in the history', async () => {
    const fake = createFakeWorld();
    fake.service = proxied({ kind: 'unchanged', beside: [STALE] });
    await begin(fake);
    expect(view(fake).status).toMatchObject({ publication: 'beside', trouble: 'beside', ipv4: { beside: [STALE] } });
    const line = fake.journal.find(({ kind }) => kind === 'update');
    expect(line && detailsOf(line, words('en'))).toContain(`Beside it at the service: ${STALE}`);
    fake.saikoro.commands.save({ event: dnsEvent({ othersMine: true }), secrets: {}, isNew: false });
    await fake.clock.pass(5 * SECOND);
    expect(view(fake).status).toMatchObject({ publication: 'unverified', needsYou: false });
  });
});
