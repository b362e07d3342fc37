import fc from 'fast-check';
import * as v from 'valibot';
import { describe, expect, it } from 'vitest';
import type { Plugin } from '../../../../main/providers/grammar/plugin.ts';
import { infoOf } from '../../../../main/providers/service-info.ts';
import { sourcePlugins } from '../../../../main/providers/source-built-ins.ts';
import custom from '../../../../main/providers/specs/custom.json' with { type: 'json' };
import dyndns2 from '../../../../main/providers/specs/dyndns2.json' with { type: 'json' };
import { type AddressSource, eventSchema, type SaikoroEvent, type Schedule } from '../../../../preload/contract/event.ts';
import type { Field } from '../../../../preload/contract/service.ts';
import { placeOfRefusal } from '../../../../renderer/cure/refusal-field.ts';
import { type Draft, draftOf, newDraft, withService } from '../../../../renderer/event-form/draft.ts';
import { eventOf, hostsIn, secretsOf } from '../../../../renderer/event-form/draft-encode.ts';
import { faultsOf } from '../../../../renderer/event-form/draft-validation.ts';
import { dnsEvent, service } from '../builders.ts';

const info = service();
const time = fc
  .tuple(fc.nat(23), fc.nat(59))
  .map(([hour, minute]) => `${String(hour).padStart(2, '0')}:${String(minute).padStart(2, '0')}`);
const call = fc.record({
  program: fc.constantFrom('/bin/echo', 'curl'),
  args: fc.array(fc.stringMatching(/^[^\n\r]{1,12}$/), { maxLength: 3 }),
  timeoutSeconds: fc.integer({ min: 1, max: 3600 }),
});
const schedules: fc.Arbitrary<Schedule> = fc.oneof(
  fc.record({
    kind: fc.constant('on-change' as const),
    refresh: fc.oneof(fc.constantFrom('plugin' as const, 'never' as const), fc.integer({ min: 1, max: 366 })),
  }),
  fc.record({ kind: fc.constant('daily' as const), at: time }),
  fc.record({ kind: fc.constant('weekly' as const), weekday: fc.nat(6), at: time }),
  fc.record({ kind: fc.constant('monthly' as const), day: fc.integer({ min: 1, max: 31 }), at: time }),
  fc.record({ kind: fc.constant('every' as const), minutes: fc.integer({ min: 5, max: 525_600 }) }),
  fc.constant({ kind: 'cron' as const, expression: '0 4 * * 1' }),
  fc.constant({ kind: 'at-start' as const }),
  fc.integer({ min: 20_000_000, max: 30_000_000 }).map((minutes) => ({ kind: 'once' as const, at: minutes * 60_000 })),
);
const sources: fc.Arbitrary<AddressSource> = fc.oneof(
  fc.constant({ kind: 'automatic' as const }),
  fc.constant({ kind: 'interface' as const, name: 'en0' }),
  fc.record({ kind: fc.constant('command' as const), call }),
  fc.constant({ kind: 'url' as const, url: 'https://echo.example/ip' }),
  fc.constantFrom<AddressSource>(
    { kind: 'fixed', ipv4: '203.0.113.7' },
    { kind: 'fixed', ipv6: '2001:db8::1' },
    { kind: 'fixed', ipv4: '203.0.113.7', ipv6: '2001:db8::1' },
  ),
);
const events: fc.Arbitrary<SaikoroEvent> = fc.oneof(
  fc
    .record({ schedule: schedules, address: sources, enabled: fc.boolean() })
    .map((over) => dnsEvent({ ...over, settings: { ttl: 60, proxied: true } })),
  fc.constant(dnsEvent({ othersMine: true, settings: { ttl: 60, proxied: true } })),
  fc
    .record({ ipv6Host: fc.constantFrom('::1234:5678:9abc:def0', '2001:db8::5/56', '52:54:00:12:34:56') })
    .map((over) => dnsEvent({ ...over, families: { ipv4: true, ipv6: true }, settings: { ttl: 60, proxied: true } })),
  fc.record({ schedule: schedules, call }).map((over) => ({ id: 'c', name: 'Backup', enabled: true, type: 'command' as const, ...over })),
);

describe('the event form', () => {
  it('gives back the event it was filled from, without a fault', () => {
    fc.assert(
      fc.property(events, (event) => {
        const draft = draftOf(event);
        const faults = faultsOf(draft, event.type === 'dns' ? info : undefined, ['token'], 0);
        expect(Object.values(faults).flatMap((tab) => Object.keys(tab))).toEqual([]);
        const back = eventOf(draft, info);
        expect(back).toEqual(event);
        expect(v.safeParse(eventSchema, back).success).toBe(true);
      }),
    );
  });

  it('asks a new event for its service, then for what the service needs', () => {
    const draft = newDraft('n');
    expect(faultsOf(draft, undefined, [], 0).general).toEqual({ service: 'choose-service' });
    const chosen = withService(draft, info);
    expect(faultsOf(chosen, info, [], 0).general).toEqual({ hosts: 'required', 'setting:token': 'required' });
    const filled = { ...chosen, hosts: 'Home.F5.si.', secrets: { token: 'p&a+s%s#' } };
    expect(faultsOf(filled, info, [], 0).general).toEqual({});
    expect(eventOf(filled, info)).toMatchObject({
      hosts: ['home.f5.si'],
      settings: { proxied: false },
      families: { ipv4: true, ipv6: false },
    });
    expect(secretsOf(filled)).toEqual({ token: 'p&a+s%s#' });
  });

  it('puts no server in the place of the one that only the user knows', () => {
    const plugin = sourcePlugins().find(({ id }) => id === 'dyndns2');
    const own = withService(newDraft('n'), infoOf(plugin as Plugin));
    expect(own.settings).toMatchObject({ server: '', path: '/nic/update' });
    expect(faultsOf(own, infoOf(plugin as Plugin), [], 0).general).toMatchObject({ 'setting:server': 'required' });
  });

  it('keeps a stored secret that is not typed again, and never puts one among the settings', () => {
    const draft = { ...draftOf(dnsEvent()), settings: { token: 'leak' } };
    expect(faultsOf(draft, info, ['token'], 0).general).toEqual({});
    expect(eventOf(draft, info)).toMatchObject({ settings: {} });
    expect(secretsOf({ ...draft, secrets: { token: '' } })).toEqual({});
  });

  it('lets a stored secret go where that is asked, unless another is typed', () => {
    const draft = { ...draftOf(dnsEvent()), removed: ['token'] };
    expect(secretsOf(draft)).toEqual({ token: '' });
    expect(secretsOf({ ...draft, secrets: { token: 'new' } })).toEqual({ token: 'new' });
    const own = service({ id: 'custom', fields: custom.settings as Field[] });
    const url = { ...draftOf(dnsEvent({ service: 'custom' })), secrets: { url: 'https://d.example/' } };
    const faultOf = (removed: string[]) => faultsOf({ ...url, removed }, own, ['url', 'body'], 0).general['setting:url'];
    expect([faultOf([]), faultOf(['body'])]).toEqual([undefined, 'no-place']);
  });
  it('reads host names however they are separated', () => {
    expect(hostsIn('a.example, b.example、c.example　d.example\n a.example')).toEqual(['a.example', 'b.example', 'c.example', 'd.example']);
    const fault = (hosts: string) => faultsOf({ ...draftOf(dnsEvent()), hosts }, info, ['token'], 0).general.hosts;
    expect(['*.home.example', '_acme.home.example', '日本語.example', 'xn--eckwd4c7c.example'].map(fault)).toEqual([
      undefined,
      undefined,
      undefined,
      undefined,
    ]);
    expect(['-home', '-a.example', 'a..example', 'http://a.example', 'a.*.example'].map(fault)).toEqual(Array(5).fill('bad-host'));
    expect(fault('a.example b.example c.example')).toBe('too-many-hosts');
  });

  it('takes no own URL and no beginning of a reply that could never be used', () => {
    const own = service({
      id: 'custom',
      fields: custom.settings.map(({ key, kind, label, required }) => ({ key, kind: kind as Field['kind'], label, required })),
    });
    const faults = (typed: { url?: string; body?: string; settings?: Draft['settings'] }, stored: string[] = [], ipv6 = false) => {
      const { settings = {}, ...secrets } = typed;
      const draft = { ...draftOf(dnsEvent({ service: 'custom' })), families: { ipv4: true, ipv6 }, secrets, settings };
      return faultsOf(draft, own, stored, 0).general;
    };
    const url = 'https://dns.example/set?name={host}&ip={ip}';
    for (const fine of [url, ' HTTPS://me:p@dns.example/%i ', 'https://dns.example/?a=#{ipv4}'])
      expect(faults({ url: fine }), fine).toEqual({});
    for (const plain of ['http://dns.example/?ip={ip}', 'dns.example/?ip={ip}', 'ftp://dns.example/{ip}'])
      expect(faults({ url: plain }), plain).toEqual({ 'setting:url': 'needs-https' });
    for (const bad of ['https://', 'https://{host}/?ip={ip}', 'https://dns.example:99999/{ip}'])
      expect(faults({ url: bad }), bad).toEqual({ 'setting:url': 'bad-url' });
    const placeless = 'https://dns.example/set?ip={ipv6}';
    expect(faults({ url: placeless })).toEqual({ 'setting:url': 'no-place' });
    expect(faults({ url: 'https://dns.example/?ip={ipv4}' }, [], true)).toEqual({ 'setting:url': 'no-place' });
    expect(faults({ url: placeless, settings: { ipv4Key: 'ip' } })).toEqual({});
    expect(faults({ url: placeless, body: 'ip={ip}' })).toEqual({});
    // A stored body, or a stored URL, is not read back into the window.
    expect(faults({ url: placeless }, ['body'])).toEqual({});
    expect(faults({}, ['url'])).toEqual({});
    const begins = (successRegex: string) => faults({ url, settings: { successRegex } });
    for (const fine of ['', 'ok', '^(ok|same)', '{"Success":true']) expect(begins(fine), fine).toEqual({});
    for (const bad of ['(a|b', 'ok.*', '^(good|nochg) [0-9]+', 'a||b'])
      expect(begins(bad), bad).toEqual({ 'setting:successRegex': 'bad-beginning' });
    // Of no other service are fields of these names so read.
    expect(faultsOf({ ...draftOf(dnsEvent()), secrets: { url: 'http://x' } }, { ...own, id: 'ddnsnow' }, [], 0).general).toEqual({});
  });

  it('takes figures and addresses as a Japanese keyboard gives them', () => {
    const web = service({ fields: [...info.fields, { key: 'page', kind: 'url', label: { ja: 'URL', en: 'URL' }, required: false }] });
    const typed = {
      ...draftOf(dnsEvent({ settings: { ttl: 60, proxied: false } })),
      families: { ipv4: true, ipv6: true },
      device: true,
      ipv6Host: '：：５',
    };
    const draft = {
      ...typed,
      settings: { ...typed.settings, ttl: '　６００ ', page: 'ｈｔｔｐｓ：／／ｄｎｓ．ｅｘａｍｐｌｅ／' },
      address: { ...typed.address, kind: 'fixed' as const, ipv4: '２０３．０．１１３．７', ipv6: '２００１：ｄｂ８：：１' },
      schedule: { ...typed.schedule, kind: 'every' as const, minutes: '３０' },
    };
    expect(Object.values(faultsOf(draft, web, ['token'], 0)).flatMap((tab) => Object.entries(tab))).toEqual([]);
    expect(eventOf(draft, web)).toMatchObject({
      settings: { ttl: 600, page: 'https://dns.example/' },
      address: { ipv4: '203.0.113.7', ipv6: '2001:db8::1' },
      ipv6Host: '::5',
      schedule: { minutes: 30 },
    });
    const cron = { ...draft, schedule: { ...draft.schedule, kind: 'cron' as const, expression: '０　４　＊　＊　１' } };
    expect(eventOf(cron, web)).toHaveProperty('schedule', { kind: 'cron', expression: '0 4 * * 1' });
    // What is not a figure or an address stays as it was typed.
    expect(eventOf({ ...draft, name: '自宅（Ａ）' }, web).name).toBe('自宅（Ａ）');
  });

  it('asks for a device only where IPv6 is published for one', () => {
    const draft = { ...draftOf(dnsEvent()), families: { ipv4: true, ipv6: true }, device: true };
    const at = (ipv6Host: string) => faultsOf({ ...draft, ipv6Host }, info, ['token'], 0).address.ipv6Host;
    expect(['::5', ' ::5/56 ', '52-54-00-12-34-56', '2001:DB8::5'].map(at)).toEqual(Array(4).fill(undefined));
    expect(at('')).toBe('required');
    expect(['nas', '192.168.1.5', '52:54:00', 'fe80::1%en0', '::5/', `::5${' '.repeat(3)}5`].map(at)).toEqual(Array(6).fill('bad-device'));
    expect(eventOf({ ...draft, ipv6Host: ' ::5 ' }, info)).toMatchObject({ ipv6Host: '::5' });
    for (const off of [{ device: false }, { families: { ipv4: true, ipv6: false } }]) {
      const other = { ...draft, ipv6Host: 'nas', ...off };
      expect(faultsOf(other, info, ['token'], 0).address).toEqual({});
      expect(eventOf(other, info)).not.toHaveProperty('ipv6Host');
    }
    expect(placeOfRefusal({ ok: false, code: 'device-empty', field: 'ipv6Host' }, info)).toEqual({ tab: 'address', field: 'ipv6Host' });
  });

  it('says what is wrong with a schedule or a source', () => {
    const draft = draftOf(dnsEvent());
    const at = (schedule: Partial<typeof draft.schedule>) =>
      faultsOf({ ...draft, schedule: { ...draft.schedule, ...schedule } }, info, ['token'], 1e15).schedule;
    expect(at({ kind: 'every', minutes: '4' })).toEqual({ minutes: 'out-of-range' });
    expect(at({ kind: 'every', minutes: '1.5' })).toEqual({ minutes: 'not-a-number' });
    expect(at({ kind: 'cron', expression: '* * *' })).toEqual({ expression: 'bad-cron' });
    expect(at({ kind: 'once', once: '2020-01-01T00:00' })).toEqual({ once: 'in-the-past' });
    expect(at({ kind: 'daily', at: '' })).toEqual({ at: 'bad-time' });
    expect(at({ refresh: 'other', days: '' })).toEqual({ days: 'required' });
    const from = (address: Partial<typeof draft.address>) =>
      faultsOf({ ...draft, address: { ...draft.address, ...address } }, info, ['token'], 0).address;
    expect(from({ kind: 'fixed' })).toEqual({ ipv4: 'required' });
    expect(from({ kind: 'fixed', ipv4: '256.1.1.1', ipv6: ':::' })).toEqual({ ipv4: 'bad-ipv4', ipv6: 'bad-ipv6' });
    expect(from({ kind: 'url', url: 'echo.example' })).toEqual({ url: 'bad-url' });
    expect(faultsOf({ ...draft, families: { ipv4: false, ipv6: false } }, info, ['token'], 0).address).toEqual({ families: 'no-family' });
    expect(faultsOf(draft, service({ ipv4: false }), ['token'], 0).address).toEqual({ families: 'family-unsupported' });
  });

  it('says of each field when more is typed than the contract takes', () => {
    const most = (length: number) => 'x'.repeat(length);
    const draft = { ...draftOf(dnsEvent({ settings: { ttl: 60 } })), secrets: { token: most(8192) } };
    const at = (over: Partial<Draft>) => Object.assign({}, ...Object.values(faultsOf({ ...draft, ...over }, info, [], 0)));
    expect(at({ name: most(200) })).toEqual({});
    expect(at({ name: most(201) })).toEqual({ name: 'too-long' });
    expect(at({ secrets: { token: most(8193) } })).toEqual({ 'setting:token': 'too-long' });
    const text = service({ fields: [{ key: 'user', kind: 'text', label: { ja: '名', en: 'User' }, required: true }] });
    expect(faultsOf({ ...draft, settings: { user: most(8193) } }, text, [], 0).general).toEqual({ 'setting:user': 'too-long' });
    const url = (length: number) => ({
      address: { ...draft.address, kind: 'url' as const, url: `https://e.example/${most(length - 18)}` },
    });
    expect([at(url(2048)), at(url(2049))]).toEqual([{}, { url: 'too-long' }]);
    const cron = (expression: string) => ({ schedule: { ...draft.schedule, kind: 'cron' as const, expression } });
    expect([at(cron('0 4 * * 1')), at(cron(`0 4 * * ${most(193)}`))]).toEqual([{}, { expression: 'too-long' }]);
    const call = (over: Partial<Draft['call']>) =>
      at({ type: 'command', call: { program: '/bin/true', args: '', timeout: '60', ...over } });
    expect(call({ program: most(4097) })).toEqual({ program: 'too-long' });
    expect(call({ args: Array(101).fill('a').join('\n') })).toEqual({ args: 'too-long' });
    expect(call({ args: most(8193) })).toEqual({ args: 'too-long' });
    const full = { ...draft, name: most(200), ...url(2048), ...cron(`0 4 * * ${most(192)}`) };
    expect(v.safeParse(eventSchema, eventOf(full, info)).success).toBe(true);
  });

  it('changes the service without mixing up their settings', () => {
    const other = service({
      id: 'other',
      ipv6: false,
      fields: [{ key: 'zone', kind: 'text', label: { ja: 'ゾーン', en: 'Zone' }, required: true, default: 'z' }],
    });
    const draft = { ...draftOf(dnsEvent({ settings: { ttl: 60 }, families: { ipv4: false, ipv6: true } })), secrets: { token: 'typed' } };
    expect(withService(draft, other)).toMatchObject({
      service: 'other',
      settings: { zone: 'z' },
      secrets: {},
      families: { ipv4: true, ipv6: false },
    });
  });

  it('sends the families apart in a new event at a server of one’s own, and leaves an older event as it was', () => {
    const own = service({ id: 'dyndns2', fields: dyndns2.settings as Field[], maxHosts: 20 });
    const made = eventOf({ ...withService(newDraft('n'), own), hosts: 'a.example.com' }, own);
    expect(made).toMatchObject({ settings: { bothFamilies: 'apart' } });
    const older = dnsEvent({ service: 'dyndns2', settings: { server: 'dyn.example.net' } });
    expect(eventOf(draftOf(older), own)).toEqual(older);
    const draft = draftOf({ ...older, settings: { ...older.settings, bothFamilies: 'myip6' } });
    expect(eventOf({ ...draft, settings: { ...draft.settings, bothFamilies: '' } }, own)).toEqual(older);
  });
  it('takes as many hosts a request as a server can be told at once, and no other number', () => {
    const own = service({ id: 'dyndns2', fields: dyndns2.settings as Field[], maxHosts: 20 });
    const faultOf = (hostsPerRequest: string) =>
      faultsOf(
        { ...draftOf(dnsEvent({ service: 'dyndns2', settings: { server: 'dyn.example.net' } })), settings: { hostsPerRequest } },
        own,
        ['password'],
        0,
      ).general['setting:hostsPerRequest'];
    expect(['', '1', '１０００', '0', '1001', '2.5', 'all'].map(faultOf)).toEqual([
      undefined,
      undefined,
      undefined,
      'out-of-range',
      'out-of-range',
      'not-a-number',
      'not-a-number',
    ]);
  });
  it('puts a refusal of main beside its field', () => {
    expect(placeOfRefusal({ ok: false, code: 'bad-cron', field: 'schedule' }, info)).toEqual({ tab: 'schedule', field: 'expression' });
    expect(placeOfRefusal({ ok: false, code: 'missing-secret', field: 'token' }, info)).toEqual({ tab: 'general', field: 'setting:token' });
    expect(placeOfRefusal({ ok: false, code: 'disk-full' }, info)).toEqual({ tab: null, field: null });
  });
});

describe('what a new event needs', () => {
  const cloudflare = service({
    id: 'cloudflare',
    suffixes: [],
    waysIn: [['token'], ['email', 'apiKey']],
    fields: [
      { key: 'token', kind: 'secret', label: { ja: 'トークン', en: 'Token' }, required: false },
      { key: 'email', kind: 'text', label: { ja: 'メール', en: 'Mail' }, required: false, advanced: true },
      { key: 'apiKey', kind: 'secret', label: { ja: '鍵', en: 'Key' }, required: false, advanced: true },
    ],
  });
  const faults = (change: object, stored: string[] = []) =>
    faultsOf({ ...withService(newDraft('n'), cloudflare), hosts: 'home.example.com', ...change }, cloudflare, stored, 0).general;

  it.each([
    ['nothing', {}, { 'setting:token': 'either' }],
    ['the usual way', { secrets: { token: 't' } }, {}],
    ['the other way, begun', { settings: { email: 'me@example.com' } }, { 'setting:apiKey': 'required' }],
    ['the other way, whole', { settings: { email: 'me@example.com' }, secrets: { apiKey: 'k' } }, {}],
  ])('one of two ways to sign in: %s', (_, change, expected) => expect(faults(change)).toEqual(expected));

  it('a way that is stored, until it is removed', () => {
    expect(faults({}, ['token'])).toEqual({});
    expect(faults({ removed: ['token'] }, ['token'])).toEqual({ 'setting:token': 'either' });
  });

  it('no whole host name where all names of the service end alike', () => {
    const info = service({ suffixes: ['f5.si'], fields: [] });
    const draft = { ...withService(newDraft('n'), info), hosts: 'nmuta' };
    expect(faultsOf(draft, info, [], 0).general).toEqual({});
    expect(eventOf(draft, info)).toMatchObject({ hosts: ['nmuta.f5.si'] });
    const two = { ...info, suffixes: ['a.example', 'b.example'] };
    expect(faultsOf(draft, two, [], 0).general).toEqual({ hosts: 'bad-host' });
  });
});
