import { readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { describe, expect, it } from 'vitest';
import { decodeAddressReply } from '../../../../main/sources/gateway/nat-pmp.ts';
import { decodeAnnounce } from '../../../../main/sources/gateway/pcp.ts';
import { type EchoShape, readEcho } from '../../../../main/sources/http-echo.ts';
import type { JournalEntry, Testimony } from '../../../../preload/contract/journal.ts';
import { type Strings, stringsFor } from '../../../../preload/strings/index.ts';
import type { Verdict } from '../../../../preload/strings/values/params.ts';
import { askedOf, decidedIn, isDecision, verdictOn, verdictWords, whyWords } from '../../../../renderer/wording/evidence-wording.ts';
import { detailsOf } from '../../../../renderer/wording/journal-wording.ts';

const [ja, en] = [stringsFor('ja'), stringsFor('en')];
const said = (address: string, more: Partial<Testimony> = {}): Testimony => ({
  source: 's',
  operator: 'o',
  transport: 'https',
  answer: 'address',
  address,
  ...more,
});
const silent = (why?: string): Testimony => ({ source: 's', operator: 'o', transport: 'stun', answer: 'unknown', why });
const known = { kind: 'known', address: '203.0.113.7' } as const;

describe('what became of a source’s word', () => {
  it.each<[string, Testimony, Parameters<typeof verdictOn>[1], Verdict]>([
    ['it is the address', said('203.0.113.7'), known, 'accepted'],
    ['it is the address still kept', said('203.0.113.7'), { ...known, kind: 'undecided' }, 'same'],
    ['another than was decided', said('198.51.100.4'), known, 'differs'],
    ['one nobody confirmed yet', said('198.51.100.4'), { kind: 'undecided', address: null }, 'waiting'],
    [
      'one that is held back while the line is unsteady',
      said('198.51.100.4', { counted: 'held' }),
      { ...known, kind: 'undecided' },
      'held',
    ],
    ['the exit of a VPN', said('198.51.100.4', { counted: 'tainted' }), known, 'tainted'],
    ['one who lies too often', said('198.51.100.4', { counted: 'benched' }), known, 'benched'],
    ['outvoted', said('198.51.100.4', { counted: 'minority' }), known, 'differs'],
    ['counted', said('203.0.113.7', { counted: 'counted' }), known, 'accepted'],
    ['too few to ask', said('198.51.100.4', { counted: 'waiting' }), { ...known, kind: 'undecided' }, 'waiting'],
    ['reserved and not of homes', said('224.0.0.1', { counted: 'reserved' }), known, 'reserved'],
    ['reserved and of homes', said('192.168.0.2', { counted: 'reserved' }), known, 'private'],
    ['a router behind a router', said('192.168.0.2', { transport: 'router' }), known, 'private'],
    ['the last of 172.16/12', said('172.31.255.255'), known, 'private'],
    ['the first after 172.16/12', said('172.32.0.0'), known, 'differs'],
    ['an own IPv6 network', said('fd12:3456::1'), { kind: 'unknown', address: null }, 'private'],
    ['behind a provider’s translation', said('100.64.0.1'), known, 'shared'],
    ['the last of 100.64/10', said('100.127.255.255'), known, 'shared'],
    ['the first after 100.64/10', said('100.128.0.0'), known, 'differs'],
    ['behind DS-Lite', said('192.0.0.2'), known, 'shared'],
    ['none here', said('', { answer: 'absent', address: undefined }), { kind: 'absent', address: null }, 'absent'],
    ['one of this computer that was seen for the one taken', said('203.0.113.7', { seen: '203.0.113.9' }), known, 'confirms'],
    ['a temporary one of this computer', { ...silent('temporary'), address: '2001:db8::aaaa' }, known, 'passed'],
    ['nothing learned', silent('timeout'), known, 'unknown'],
  ])('%s', (_name, testimony, decided, verdict) => {
    expect(verdictOn(testimony, decided)).toBe(verdict);
    for (const strings of [ja, en]) expect(verdictWords(testimony, decided, strings)).not.toBe('');
  });

  it('names who was asked once', () => {
    const who = (source: string, operator: string) => askedOf({ ...said('203.0.113.7'), source, operator }, en);
    expect(who('ipify', 'ipify')).toEqual({ operator: 'ipify', source: null });
    expect(who('icanhazip', 'Cloudflare')).toEqual({ operator: 'Cloudflare', source: 'icanhazip' });
    expect(who('router', 'router')).toEqual({ operator: 'Your router', source: 'NAT-PMP / PCP' });
  });

  it('is told of a decision in the journal as it was then', () => {
    const at = { seq: 1, at: 0, family: 'ipv4' as const, evidence: [] };
    const entries: JournalEntry[] = [
      { ...at, kind: 'address', address: '203.0.113.7', previous: null },
      { ...at, kind: 'address', address: null, previous: '203.0.113.7' },
      { ...at, kind: 'undecided', address: '203.0.113.7' },
      { seq: 2, at: 0, kind: 'stopped' },
    ];
    expect(entries.filter(isDecision).map(decidedIn)).toEqual([
      known,
      { kind: 'absent', address: null },
      { kind: 'undecided', address: '203.0.113.7' },
    ]);
  });
});

/** The reasons written down in the sources, wherever an answer is made of them. */
const written = (): string[] => {
  const root = resolve(import.meta.dirname, '../../../../main/sources');
  const files = (readdirSync(root, { recursive: true }) as string[]).filter((name) => name.endsWith('.ts'));
  const lines = files.flatMap((name) => readFileSync(join(root, name), 'utf8').split('\n'));
  const quoted = lines.filter((line) => /\bunknown\(|\bwhy\b/.test(line)).flatMap((line) => [...line.matchAll(/'([a-z][a-z0-9-]+)'/g)]);
  // Kinds and protocols stand in such lines as well; every reason but these is of two words or more.
  return quoted
    .map(([, word = '']) => word)
    .filter((word) => !['nat-pmp', 'nat-pmp-only'].includes(word) && /-|^(empty|offline|reserved|malformed|unreadable)$/.test(word));
};
/** What the router's own codes are called, read off its wire. */
const routerCodes = (): string[] =>
  Array.from({ length: 16 }, (_, code) => {
    const natPmp = decodeAddressReply(Uint8Array.of(0, 128, 0, code, 0, 0, 0, 1, 203, 0, 113, 7));
    const pcp = decodeAnnounce(Uint8Array.of(2, 128, 0, code, ...Array(20).fill(0)));
    return [natPmp?.kind === 'refusal' ? natPmp.why : '', pcp?.kind === 'announce' && pcp.result !== 'success' ? pcp.result : ''];
  })
    .flat()
    .filter(Boolean);
const echoed = (): string[] =>
  (['plain', 'trace', 'csv'] as EchoShape[])
    .flatMap((shape) => ['', 'x', 'h=e.test\nip=104.16.0.1', 'h=e.test\nip=::1', 'h=e.test\nwarp=on'].map((body) => ({ shape, body })))
    .map(({ shape, body }) => readEcho(body, { shape, family: 'ipv4', host: 'e.test' }))
    .flatMap((answer) => (answer.kind === 'unknown' ? [answer.why] : []));
const FAULTS = ['timeout', 'connection', 'closed', 'refused', 'unreachable', 'offline', 'dns', 'tls', 'clock', 'private', 'failed'];

describe.each<[string, Strings]>([
  ['ja', ja],
  ['en', en],
])('why nothing was learned, in %s', (_language, strings) => {
  it('has words for everything the sources can say', () => {
    const whys = new Set([...FAULTS, ...written(), ...routerCodes(), ...echoed()]);
    for (const why of ['no-igd', 'unreadable', 'tells-no-address', 'no-such-interface', 'through-a-tunnel', 'over-quota'])
      expect([...whys]).toContain(why);
    expect([...whys].filter((why) => strings.address.why[why] === undefined)).toEqual([]);
  });

  it('tells the number that comes with a reason', () => {
    expect(whyWords('http 429', strings)).toMatch(/429/);
    expect(whyWords('exit code 3', strings)).toMatch(/3/);
    expect(whyWords('upnp 501', strings)).not.toBe('upnp 501');
  });

  it('tells a router that answered what can’t be read from one that offers nothing, and what to do', () => {
    const said = 'HTTP 200 <html>';
    const entry: JournalEntry = {
      seq: 1,
      at: 0,
      kind: 'undecided',
      family: 'ipv4',
      address: null,
      evidence: [{ ...silent('unreadable'), operator: 'router', source: 'upnp', said }],
    };
    expect(whyWords('unreadable', strings)).not.toBe(whyWords('no-igd', strings));
    expect(detailsOf(entry, { strings, services: new Map(), language: strings === ja ? 'ja' : 'en' }).join()).toContain(said);
    expect(strings.cli.readableLine(entry)).toContain(said);
    expect(strings.address.unreadable).toMatch(/UPnP.*NAT-PMP/);
  });

  it('shows a reason nobody foresaw as it is', () => {
    expect(whyWords('gremlins', strings)).toBe('gremlins');
    expect(verdictWords(silent(), known, strings)).toBe(strings.address.verdict.unknown);
  });
});
