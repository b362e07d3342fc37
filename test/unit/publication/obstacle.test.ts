import { describe, expect, it } from 'vitest';
import { notificationText } from '../../../main/app/notifications/text.ts';
import { newsOf } from '../../../main/engine/publication/obstacle-notices.ts';
import { NAT_VERDICTS, type NatVerdict } from '../../../preload/contract/because.ts';
import { OBSTACLES } from '../../../preload/contract/publication.ts';
import { stringsFor } from '../../../preload/strings/index.ts';
import { dnsEvent } from '../../helpers/fake-world/events.ts';
import { createFakeWorld, type FakeWorld } from '../../helpers/fake-world/world.ts';
import { STATES } from './states.ts';
import { type Fields, known, stateOf, V4, V6 } from './world.ts';

const MINUTE = 60_000;
const nat = (verdict: NatVerdict): Fields => ({ nat: { verdict, because: [], ports: null } });
const published = { ipv4: { accepted: V4, acceptedAt: 1, outcome: { kind: 'updated' }, verification: 'match' } } as const;

describe('which events are concerned', () => {
  it.each<[string, Parameters<typeof stateOf>[0], number]>([
    ['those that publish this line’s IPv4', [published, published], 2],
    ['also while they wait', [{}], 1],
    ['not what is switched off', [{ ...published, enabled: false }], 0],
    ['not IPv6 alone', [{ wants: 'ipv6' }], 0],
    ['both families, for their IPv4', [{ wants: 'both' }], 1],
    ['not another line’s address', [{ source: { kind: 'fixed', ipv4: '198.51.100.9' } }], 0],
    ['this line’s address, however it was learned', [{ source: { kind: 'fixed', ipv4: V4 } }], 1],
    ['no program', [{ program: true }], 0],
  ])('%s', (_name, specs, events) => {
    expect(stateOf(specs, { ...nat('carrier-grade'), ipv6: known(V6) }).publication.obstacle).toEqual({ verdict: 'carrier-grade', events });
  });

  it.each(NAT_VERDICTS)('%s: claims something only where something stands in the way', (verdict) => {
    const { obstacle } = stateOf([published], nat(verdict)).publication;
    expect(obstacle).toEqual((OBSTACLES as readonly string[]).includes(verdict) ? { verdict, events: 1 } : null);
  });

  it('is silent of the network of before while this computer is elsewhere', () => {
    expect(STATES['away from home, shared by the provider there']?.publication.obstacle).toBeNull();
  });
});

describe('news of it', () => {
  const of = (verdict: NatVerdict, told?: NatVerdict, specs: Parameters<typeof stateOf>[0] = [published]): NatVerdict | null =>
    newsOf(stateOf(specs, nat(verdict)), told);
  it.each<[string, NatVerdict | null, NatVerdict | null]>([
    ['found for the first time', of('carrier-grade'), 'carrier-grade'],
    ['told already', of('carrier-grade', 'carrier-grade'), null],
    ['another one now', of('map-e', 'carrier-grade'), 'map-e'],
    ['ended', of('single', 'carrier-grade'), 'single'],
    ['ended, told already', of('single', 'single'), null],
    ['never there', of('single'), null],
    ['nothing learned just now', of('unknown', 'carrier-grade'), null],
    ['two addresses, which claims nothing', of('differs', 'carrier-grade'), null],
    ['concerns no event', of('carrier-grade', undefined, [{ wants: 'ipv6' }]), null],
    ['found again after it had ended', of('carrier-grade', 'single'), 'carrier-grade'],
  ])('%s', (_name, found, expected) => expect(found).toBe(expected));

  it.each(['ja', 'en'] as const)('says what is, what to do, and what happens by itself, in %s', (language) => {
    const strings = stringsFor(language);
    for (const verdict of OBSTACLES) {
      const notice = { id: 1, at: 0, kind: 'obstacle', verdict, read: false } as const;
      const { title, body } = notificationText([notice], {
        wording: { strings, language, services: new Map() },
        now: 0,
        viewOf: () => undefined,
      });
      expect(title).not.toBe('');
      expect(body).toContain(
        language === 'ja' ? '名前の更新には影響しません。この状態が終わったらお知らせします。' : 'This does not affect updating the name.',
      );
      expect(body.length).toBeLessThan(240);
    }
  });
});

describe('a provider that shares its addresses', () => {
  const notices = (fake: FakeWorld) => fake.notices.filter(({ kind }) => kind === 'obstacle').map(({ verdict }) => verdict);
  const shared = async (options: Parameters<typeof createFakeWorld>[1] = {}): Promise<FakeWorld> => {
    const fake = createFakeWorld([dnsEvent()], options);
    fake.router = { kind: 'address', address: '100.64.3.4' };
    fake.saikoro.start();
    await fake.clock.pass(3 * MINUTE);
    return fake;
  };

  it('is told of once, again when it has ended, and published names stay published', async () => {
    const fake = await shared();
    expect(fake.saikoro.state.get().publication).toMatchObject({
      obstacle: { verdict: 'carrier-grade', events: 1 },
      counts: { published: 1 },
      line: { ipv4: { claim: 'published' } },
    });
    expect(fake.saikoro.state.get().health).toBe('ok');
    expect(notices(fake)).toEqual(['carrier-grade']);
    fake.router = null;
    await fake.clock.pass(10 * MINUTE);
    expect(notices(fake)).toEqual(['carrier-grade']);
    fake.router = { kind: 'address', address: '44.128.0.1' };
    await fake.clock.pass(10 * MINUTE);
    expect(fake.saikoro.state.get().nat?.verdict).toBe('single');
    expect(notices(fake)).toEqual(['carrier-grade', 'single']);
  });

  it('is remembered over a restart', async () => {
    const fake = await shared();
    fake.saikoro.stop();
    expect(fake.saved.ui.natTold).toBe('carrier-grade');
  });

  it('closes its banner for good, until it is another one', async () => {
    const fake = await shared();
    const { commands, state } = fake.saikoro;
    commands.dismiss('obstacle');
    expect(state.fields().ui.natClosed).toBe('carrier-grade');
    commands.saveUi({ ...state.fields().ui, view: 'history', natClosed: undefined });
    expect(state.fields().ui).toMatchObject({ view: 'history', natClosed: 'carrier-grade', natTold: 'carrier-grade' });
    fake.router = { kind: 'address', address: '44.128.0.1' };
    await fake.clock.pass(10 * MINUTE);
    expect(state.fields().ui.natClosed).toBeUndefined();
  });
});
