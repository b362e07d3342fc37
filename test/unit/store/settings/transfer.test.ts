import fc from 'fast-check';
import { describe, expect, it, vi } from 'vitest';
import { planImport } from '../../../../main/instance/files/import-plan.ts';
import { jsonFault, placeOf } from '../../../../main/json/json-fault.ts';
import { openSealedSecrets, type SealedSecrets } from '../../../../main/store/secrets/sealed-secrets.ts';
import { MOST_IMPORTED_BYTES, readExport, writeExport } from '../../../../main/store/settings/transfer.ts';
import { commandEvent, dnsEvent, watchEvent } from '../events.ts';

// Real key derivations: slow on a busy machine, and no worse for it.
vi.setConfig({ testTimeout: 60_000 });

const AT = Date.UTC(2026, 0, 15, 3);
const exported = (events = [dnsEvent('a'), commandEvent('b')]) => writeExport({ events, app: '1.0.0', at: AT });
const fileOf = (more: object) => JSON.stringify({ format: 'saikoro-events-1', events: [], ...more });
const sealedOf = async () => {
  const text = await writeExport({
    events: [dnsEvent('a')],
    app: '1',
    at: AT,
    secrets: { values: new Map([['a', { password: 'ひみつ' }]]), passphrase: 'が' },
  });
  const read = readExport(text);
  if (!read.ok || read.secrets === null) throw new Error('no secrets in the export');
  return { text, sealed: read.secrets };
};

describe('export', () => {
  it('is read back as it was', async () => {
    const text = await exported();
    expect(JSON.parse(text)).toMatchObject({ format: 'saikoro-events-1', exportedAt: '2026-01-15T03:00:00.000Z', app: 'Saikoro 1.0.0' });
    expect(readExport(text)).toEqual({ ok: true, events: [dnsEvent('a'), commandEvent('b')], secrets: null, channels: [], skipped: [] });
    expect(readExport(`\uFEFF${text}`)).toMatchObject({ ok: true });
  });
  it('holds secrets for the passphrase alone, however it was typed', async () => {
    const { text, sealed } = await sealedOf();
    expect(text).not.toContain('ひみつ');
    expect(await openSealedSecrets(sealed, 'か\u3099')).toEqual(new Map([['a', { password: 'ひみつ' }]]));
    expect(await openSealedSecrets(sealed, 'か')).toBeNull();
    const flipped = Buffer.from(sealed.data, 'base64');
    flipped[0] = (flipped[0] ?? 0) ^ 1;
    expect(await openSealedSecrets({ ...sealed, data: flipped.toString('base64') }, 'が')).toBeNull();
  });
});

describe('names that somebody else keeps', () => {
  it('are written and read back as they were', async () => {
    const events = [dnsEvent('a'), watchEvent('b'), watchEvent('c', { expects: { kind: 'mine' }, othersExpected: true })];
    expect(readExport(await exported(events))).toMatchObject({ ok: true, events, skipped: [] });
  });
  it('that a version which did not know them set aside are read as they lie there', () => {
    const aside = `${JSON.stringify([watchEvent('b'), { id: 'x', type: 'later', name: 'Later' }], null, 2)}\n`;
    expect(readExport(aside)).toMatchObject({
      ok: true,
      events: [watchEvent('b')],
      secrets: null,
      skipped: [{ name: 'Later', code: 'bad-event' }],
    });
    expect(readExport('[1, 2, {}]')).toEqual({ ok: false, code: 'not-a-saikoro-file' });
  });
  it('are left out by name where they are none', () => {
    const bad = { ...watchEvent('b'), hosts: ['https://friend.example/'] };
    expect(readExport(fileOf({ events: [bad, watchEvent('c')] }))).toMatchObject({
      ok: true,
      events: [watchEvent('c')],
      skipped: [{ name: '見る b', code: 'bad-event' }],
    });
  });
});

describe('import of a bad file', () => {
  it.each([
    ['', 'damaged-file', '1:1'],
    ['{"format":"saikoro-events-1",\n  "events": [}', 'damaged-file', '2:14'],
    ['null', 'not-a-saikoro-file', undefined],
    ['[]', 'not-a-saikoro-file', undefined],
    ['{"format":"other-1"}', 'not-a-saikoro-file', undefined],
    ['{"format":"saikoro-events-2","events":[]}', 'newer-format', undefined],
    [fileOf({ events: {} }), 'damaged-file', 'events'],
    [fileOf({ events: Array.from({ length: 20_001 }, () => 0) }), 'too-large', '20001'],
    [fileOf({ secrets: {} }), 'damaged-file', 'secrets'],
    [' '.repeat(MOST_IMPORTED_BYTES + 1), 'too-large', undefined],
  ])('says what is wrong: %.40s', (text, code, detail) => {
    expect(readExport(text)).toEqual({ ok: false, code, ...(detail === undefined ? {} : { detail }) });
  });
  it('names the bad events and takes the good ones', () => {
    const good = dnsEvent('good');
    const events = [
      { ...good, id: '../etc' },
      good,
      7,
      { ...good, schedule: { kind: 'every', minutes: 0 } },
      good,
      { ...dnsEvent('x'), hosts: [] },
    ];
    expect(readExport(fileOf({ events }))).toEqual({
      ok: true,
      events: [good],
      secrets: null,
      channels: [],
      skipped: ['家 good', '#3', '家 good', '家 good', '家 x'].map((name) => ({ name, code: 'bad-event' })),
    });
  });
  it('takes a device of the home network, and no text that names none', () => {
    const events = ['::5', '52:54:00:12:34:56', '::', 'the printer'].map((ipv6Host, at) => ({ ...dnsEvent(`d${at}`), ipv6Host }));
    const read = readExport(fileOf({ events }));
    expect(read).toMatchObject({ ok: true, skipped: [{ code: 'bad-event' }, { code: 'bad-event' }] });
    expect(read.ok && read.events.map((event) => event.type === 'dns' && event.ipv6Host)).toEqual(['::5', '52:54:00:12:34:56']);
  });
  it('refuses events that reach into prototypes or are bottomless', () => {
    const text = JSON.stringify(dnsEvent('a'));
    const evil = ['__proto__', 'constructor', 'prototype'].map((key) => text.replace('"interval":5', `"${key}":{"polluted":1}`));
    const deep = text.replace('"interval":5', `"x":${'['.repeat(100_000)}${']'.repeat(100_000)}`);
    const wide = text.replace('"interval":5', `"x":[${'0,'.repeat(100_000)}0]`);
    const read = readExport(`{"format":"saikoro-events-1","events":[${[...evil, deep, wide].join(',')}]}`);
    expect(read).toMatchObject({ ok: true, events: [], skipped: Array(5).fill({ code: 'bad-event' }) });
    expect(({} as Record<string, unknown>).polluted).toBeUndefined();
  });
  it('refuses a key derivation that would eat the machine', async () => {
    const { sealed } = await sealedOf();
    const hostile: Partial<Record<keyof SealedSecrets, unknown>>[] = [
      { N: 2 ** 30 },
      { N: 3 },
      { N: 1024 },
      { N: 2 ** 15 + 1 },
      { N: 1e308 },
      { r: 4096 },
      { r: 0 },
      { p: 1e9 },
      { N: 2 ** 18, r: 16 },
      { salt: '' },
      { nonce: 'AAAA' },
      { tag: 'AAAA' },
      { data: '' },
      { kdf: 'none' },
      { cipher: 'null' },
      { salt: 'no base64!' },
    ];
    for (const one of hostile)
      expect(readExport(fileOf({ secrets: { ...sealed, ...one } })), JSON.stringify(one)).toMatchObject({
        code: 'damaged-file',
        detail: 'secrets',
      });
  });
  it('never throws', async () => {
    const whole = await exported();
    fc.assert(
      fc.property(
        fc.oneof(
          fc.string(),
          fc.json(),
          fc.anything().map((found) => fileOf({ events: [found], secrets: found })),
        ),
        (text) => typeof readExport(text).ok === 'boolean',
      ),
    );
    fc.assert(
      fc.property(fc.nat(whole.length), fc.nat(20), fc.string({ maxLength: 5 }), (at, length, put) => {
        const read = readExport(whole.slice(0, at) + put + whole.slice(at + length));
        if (!read.ok && read.code === 'damaged-file') expect(read.detail).toMatch(/^\d+:\d+$|^events$|^secrets$/);
      }),
      { numRuns: 500 },
    );
  });
});

describe('the place of a fault', () => {
  it('is found exactly where JSON.parse fails', () => {
    const mutated = fc
      .tuple(fc.json(), fc.nat(), fc.string({ maxLength: 3 }))
      .map(([json, at, put]) => json.slice(0, at % (json.length + 1)) + put + json.slice((at % (json.length + 1)) + 1));
    fc.assert(
      fc.property(
        fc.oneof(
          fc.string(),
          fc.json(),
          mutated,
          fc.constantFrom('01', '1.', '-', '1e', 'nulls', '"\\u12g4"', '"\t"', '{,}', '[1,]', '{"a":1,}', '{"a" 1}', ']', '[}'),
        ),
        (text) => {
          const parses = (() => {
            try {
              JSON.parse(text);
              return true;
            } catch {
              return false;
            }
          })();
          const fault = jsonFault(text);
          expect(fault === null).toBe(parses);
          if (fault !== null) expect(fault).toBeLessThanOrEqual(text.length);
        },
      ),
      { numRuns: 3000 },
    );
  });
  it('copes with megabytes, and ends where nothing is that deep', () => {
    expect(jsonFault(`["${'x'.repeat(5_000_000)}`)).toBe(5_000_002);
    expect(jsonFault('['.repeat(1_000_000))).toBe(200_000);
    expect(placeOf('a\nb\n\ncd', 6)).toEqual({ line: 4, column: 2 });
    expect(placeOf('', 0)).toEqual({ line: 1, column: 1 });
  });
});

describe('what an import adds', () => {
  const plan = (
    found: ReturnType<typeof dnsEvent>[],
    existing: ReturnType<typeof dnsEvent>[] = [],
    secrets = new Map<string, Record<string, string>>(),
  ) => {
    let next = 0;
    return planImport({ found, existing, secrets, newId: () => `new-${next++}`, isEnded: () => false });
  };
  it('leaves out what keeps the same names at the same service', () => {
    const same = dnsEvent('x', { hosts: ['B.f5.si.', 'a.f5.si'] });
    const { events, skipped } = plan(
      [same, dnsEvent('c'), dnsEvent('d', { hosts: ['c.f5.si'] })],
      [dnsEvent('y', { hosts: ['a.f5.si', 'b.f5.si'] })],
    );
    expect(events.map(({ id }) => id)).toEqual(['c']);
    expect(skipped).toEqual([
      { name: '家 x', code: 'duplicate' },
      { name: '家 d', code: 'duplicate' },
    ]);
  });
  it('keeps a move between events of the file, under their new ids, and none from an event that is another’s here', () => {
    const move = (from: string) => ({ from, fromHosts: ['a.f5.si'], startedAt: 0, doneAt: null, elsewhere: [] });
    const found = [
      dnsEvent('b', { hosts: ['b.f5.si'], move: move('a') }),
      dnsEvent('a', { hosts: ['a.f5.si'] }),
      dnsEvent('c', { hosts: ['c.f5.si'], move: move('mine') }),
    ];
    const mine = [dnsEvent('a', { hosts: ['x.f5.si'] }), dnsEvent('mine', { hosts: ['y.f5.si'] })];
    const { events } = plan(found, mine);
    expect(events.map((event) => [event.id, event.type === 'dns' ? event.move?.from : null])).toEqual([
      ['b', 'new-0'],
      ['new-0', undefined],
      ['c', undefined],
    ]);
  });
  it('leaves out what watches the same names for the same, and only that; none comes switched off', () => {
    const found = [
      watchEvent('b', { hosts: ['FRIEND.example.'] }),
      watchEvent('c', { hosts: ['friend.example'], expects: { kind: 'any' } }),
      watchEvent('d', { hosts: ['friend.example'] }),
    ];
    const { events, skipped, switchedOff } = plan(found, [dnsEvent('y', { hosts: ['friend.example'] })]);
    expect(events.map(({ id, enabled }) => [id, enabled])).toEqual([
      ['b', true],
      ['c', true],
    ]);
    expect(skipped).toEqual([{ name: '見る d', code: 'duplicate' }]);
    expect(switchedOff).toEqual([]);
  });
  it('names by its host what has no description', () => {
    const { skipped } = plan([dnsEvent('x', { name: '', hosts: ['b.f5.si'] })], [dnsEvent('y', { hosts: ['b.f5.si'] })]);
    expect(skipped).toEqual([{ name: 'b.f5.si', code: 'duplicate' }]);
  });
  it('gives a new id where one is taken, and the secrets with it', () => {
    const secrets = new Map([
      ['a', { password: 'p' }],
      ['stranger', { password: 'q' }],
    ]);
    const { events, secrets: kept } = plan([dnsEvent('a', { hosts: ['other.f5.si'] })], [dnsEvent('a')], secrets);
    expect(events.map(({ id }) => id)).toEqual(['new-0']);
    expect(kept).toEqual(new Map([['new-0', { password: 'p' }]]));
  });
  it('switches off what would run a program', () => {
    const own = dnsEvent('own', { address: { kind: 'command', call: { program: 'curl', args: [], timeoutSeconds: 5 } } });
    const { events, switchedOff } = plan([commandEvent('run'), own, dnsEvent('plain')]);
    expect(events.map(({ enabled }) => enabled)).toEqual([false, false, true]);
    expect(switchedOff).toEqual(['run run', '家 own']);
  });
});
