import fc from 'fast-check';
import * as v from 'valibot';
import { describe, expect, it } from 'vitest';
import { decodeText } from '../../../main/imports/decode-text.ts';
import { planFile } from '../../../main/imports/plan-file.ts';
import { shownPlan } from '../../../main/imports/shown.ts';
import { MOST_SETTINGS_BYTES } from '../../../preload/contract/imports/given.ts';
import { importPlanSchema, LEFT_CODES, NOTE_CODES } from '../../../preload/contract/imports/plan.ts';
import { stringsFor } from '../../../preload/strings/index.ts';
import { infoOf, planned } from './planned.ts';

const bytes = (text: string): Uint8Array => new TextEncoder().encode(text);
/** From one file of each format something is left out, doubled or put elsewhere. */
const FILES = [
  "use=web, web=he\nprotocol=cloudflare, zone=garden.example, password='tok 1' \\\nttl=1\na.garden.example,b.garden.example login word\n# end\npostscript=/x",
  'period=300\nprovider no-ip.com:1 { username = "a\\"b" hostname = { a.garden.example, "b" } }\ncustom x { ddns-server=a.b ddns-path="/%h%%i%p" password=zz include("x") }',
  'system default@no-ip.com\nusername a\npassword b\nalias a.garden.example,hash\n--system custom@x\ndyndns_server_name a.b:80\n',
  '{"settings":[{"provider":"he","domain":"a.garden.example","password":"x","ipv6_suffix":"::1/64"},{"provider":"gcp","credentials":{"a":1}},]}',
  "config service 'a'\n\toption enabled '1'\n\toption service_name 'he.net'\n\tlist domain 'a@garden.example'\n\toption password \"a\\\"b\"\nddns.a=service\nddns.a.domain='x'\n",
  'dnsconf:\n  - name: x\n    ipv4: {enable: true, gettype: url, url: "http://10.0.0.1", domains: [a.garden.example, "b:c.example?x=1"]}\n    dns: {name: cloudflare, id: a, secret: b}\nuser: {username: a}\n',
  'CLOUDFLARE_API_TOKEN=x\nDOMAINS=a.garden.example{hostid6=::1},*.b.example\nPROXIED=is(a) || !(sub(b))\nIP4_PROVIDER=static:1.2.3.4\n',
  'NOIP_USERNAME=a\nNOIP_PASSWORD=b\nNOIP_HOSTNAMES=a.ddns.net\n',
  '<opnsense><DynDNS><accounts><account><service>he-net</service><hostnames>a.garden.example</hostnames><password>x&amp;y</password></account></accounts></DynDNS></opnsense>',
];

const torn = fc
  .tuple(
    fc.constantFrom(...FILES),
    fc.array(
      fc.tuple(
        fc.nat(400),
        fc.nat(60),
        fc.oneof(fc.string(), fc.constantFrom('"', "'", '{', '}', '\\', '\n', '=', '#', '\0', '&a', '<!--', '*', '://', 'password=')),
      ),
      { maxLength: 8 },
    ),
  )
  .map(([text, cuts]) => cuts.reduce((now, [at, length, put]) => now.slice(0, at) + put + now.slice(at + length), text));

const isSound = (text: string): void => {
  const found = planFile(bytes(text), infoOf);
  if (!found.ok) return;
  const shown = shownPlan(found.plan);
  expect(v.is(importPlanSchema, shown)).toBe(true);
  const words = stringsFor('ja').imports;
  for (const { code, what } of shown.left) expect(words.left[code](what)).not.toBe('');
  for (const { code, what } of shown.warnings) expect(words.note[code](what)).not.toBe('');
};

describe('files that are broken on purpose', () => {
  it('never throw, and what is said of them fits the contract', () => {
    fc.assert(fc.property(torn, isSound), { numRuns: 300 });
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 400 }), (raw) => void planFile(raw, infoOf)),
      { numRuns: 200 },
    );
  });

  it('are told from all that a format could not be', () => {
    for (const text of [
      '',
      ' \n',
      'hello',
      '{}',
      '[]',
      '<html></html>',
      '{"format":"saikoro-events-1","settings":[]}',
      'version: 3\nservices: {}\n',
    ])
      expect(planFile(bytes(text), infoOf).ok, text).toBe(false);
    for (const text of FILES) expect(planFile(bytes(text), infoOf).ok, text).toBe(true);
  });

  it('never show a secret', () => {
    for (const file of FILES) {
      const text = file.replace(/'tok 1'|"a\\"b"|(?<=PASSWORD=|password |secret: |"password":")\w+|(?<=TOKEN=)x/g, 'Pr1v4teW0rd');
      const found = planFile(bytes(text), infoOf);
      if (found.ok) expect(JSON.stringify(shownPlan(found.plan)), text).not.toContain('Pr1v4teW0rd');
    }
  });

  it('are refused from a size on, unread', () => {
    expect(planFile(new Uint8Array(MOST_SETTINGS_BYTES + 1), infoOf)).toEqual({ ok: false, code: 'import-too-large', detail: '8' });
    expect(planFile(bytes(`dnsconf:\n${'# x\n'.repeat(600_000)}`), infoOf)).toEqual({ ok: false, code: 'import-too-large', detail: '2' });
  });

  it.each([
    ['one line of passwords', `protocol=cloudflare\n${'password='.repeat(200_000)}`],
    ['quotes that are never closed', `protocol=dyndns2\n${"password='".repeat(200_000)}`],
    ['nothing but brackets', `{"settings":[${'['.repeat(2_000_000)}`],
    ['sections without an end', `provider a {\n${'x {'.repeat(300_000)}`],
    ['one line that goes on', `use=web\n${'a=b \\\n'.repeat(200_000)}`],
    ['many hosts of one name', `use=web, protocol=he, password=x\n${'a.garden.example\n'.repeat(100_000)}`],
    ['many options', `config service 'a'\n${'\toption domain a\n'.repeat(100_000)}`],
  ])(
    'take a bounded time: %s',
    (_, text) => {
      const found = planFile(bytes(text.slice(0, MOST_SETTINGS_BYTES)), infoOf);
      if (found.ok) expect(found.plan.events.length).toBeLessThanOrEqual(20_000);
    },
    60_000,
  );

  it('have words for every code, in both languages', () => {
    for (const language of ['ja', 'en'] as const) {
      const { left, note } = stringsFor(language).imports;
      for (const code of LEFT_CODES) expect(left[code]('x')).toContain('x');
      for (const code of NOTE_CODES) expect(note[code]('x')).toContain('x');
    }
  });
});

describe('the encoding of a file', () => {
  const text = '# 自宅のサーバー（テスト）\nuse=web\nprotocol=cloudflare, password=abcd1 家.example.jp\n';
  const utf16 = (big: boolean): Uint8Array =>
    new Uint8Array(
      [...text].flatMap((sign) =>
        big ? [sign.charCodeAt(0) >> 8, sign.charCodeAt(0) & 255] : [sign.charCodeAt(0) & 255, sign.charCodeAt(0) >> 8],
      ),
    );
  /** 「家の DNS」, as the two encodings of before UTF-8 have it. */
  const SHIFT_JIS = [0x89, 0xc6, 0x82, 0xcc, 0x20, 0x44, 0x4e, 0x53];
  const EUC_JP = [0xb2, 0xc8, 0xa4, 0xce, 0x20, 0x44, 0x4e, 0x53];

  it.each([
    ['UTF-8', bytes(text)],
    ['UTF-8 with a mark', bytes(`\uFEFF${text}`)],
    ['UTF-16, little end first', new Uint8Array([0xff, 0xfe, ...utf16(false)])],
    ['UTF-16, big end first', new Uint8Array([0xfe, 0xff, ...utf16(true)])],
  ])('is seen: %s', (_, raw) => {
    expect(decodeText(raw)).toBe(text);
  });

  it('is seen without a mark where it is plain enough', () => {
    const plain = 'protocol=cloudflare\n';
    expect(decodeText(new Uint8Array([...plain].flatMap((sign) => [sign.charCodeAt(0), 0])))).toBe(plain);
    expect(decodeText(new Uint8Array([...plain].flatMap((sign) => [0, sign.charCodeAt(0)])))).toBe(plain);
  });

  it('is told apart: Shift_JIS and EUC-JP', () => {
    expect(decodeText(new Uint8Array(SHIFT_JIS))).toBe('家の DNS');
    expect(decodeText(new Uint8Array(EUC_JP))).toBe('家の DNS');
    expect(decodeText(new Uint8Array([0xe9, 0x20]))).toBe('é ');
  });

  it('keeps a file of Windows readable', () => {
    expect(planned('use=web\r\nprotocol=cloudflare, password=abcd1 a.garden.example\r\n').events).toHaveLength(1);
  });
});
