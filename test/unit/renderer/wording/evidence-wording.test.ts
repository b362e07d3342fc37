import { readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { describe, expect, it } from 'vitest';
import { DNS_ECHO_SERVICES } from '../../../../main/sources/dns-echo.ts';
import { decodeAddressReply } from '../../../../main/sources/gateway/nat-pmp.ts';
import { decodeAnnounce } from '../../../../main/sources/gateway/pcp.ts';
import { ECHO_SERVICES, type EchoShape, readEcho } from '../../../../main/sources/http-echo.ts';
import { STUN_SERVERS } from '../../../../main/sources/stun/stun-source.ts';
import { COUNTS, VERDICTS } from '../../../../preload/contract/because.ts';
import type { JournalEntry } from '../../../../preload/contract/journal.ts';
import { type Strings, stringsFor } from '../../../../preload/strings/index.ts';
import { detailsOf, whyWords } from '../../../../preload/strings/sentences/journal-entry.ts';
import { askedOf, VERDICT_MARKS, verdictOn, verdictWords } from '../../../../renderer/wording/evidence-wording.ts';
import { SOURCE_HOSTS } from '../../../../renderer/wording/source-hosts.ts';
import { said, silent } from '../../../helpers/testimony.ts';

const [ja, en] = [stringsFor('ja'), stringsFor('en')];

describe('what became of a source’s answer', () => {
  it.each(VERDICTS)('has a mark and words for %s, as the engine said it', (verdict) => {
    const testimony = said('203.0.113.7', { verdict, counted: 'counted' });
    expect(verdictOn(testimony)).toBe(verdict);
    expect(VERDICT_MARKS[verdict]).toBeDefined();
    for (const strings of [ja, en]) expect(verdictWords(testimony, strings)).toBe(strings.address.verdict[verdict]);
  });

  it('goes by how it counted in lines of older versions, and claims nothing where they do not tell', () => {
    expect(verdictOn(said('203.0.113.7', { counted: 'minority' }))).toBe('differs');
    for (const counted of COUNTS) expect(verdictWords(said('203.0.113.7', { counted }), en)).not.toBe('');
    expect(verdictOn(said('203.0.113.7'))).toBeNull();
    expect(verdictWords(said('203.0.113.7'), en)).toBe('');
    expect(verdictOn(silent('timeout'))).toBe('unknown');
  });

  it('names who was asked once', () => {
    const who = (source: string, operator: string) => askedOf({ ...said('203.0.113.7'), source, operator }, en);
    expect(who('ipify', 'ipify')).toEqual({ operator: 'ipify', source: null });
    expect(who('icanhazip', 'Cloudflare')).toEqual({ operator: 'Cloudflare', source: 'icanhazip' });
    expect(who('nnev-4', 'nnev')).toEqual({ operator: 'nnev', source: 'ip4.nnev.de' });
    expect(who('interface en0', 'own')).toEqual({ operator: 'This computer', source: 'en0' });
    expect(who('router', 'router')).toEqual({ operator: 'Your router', source: 'NAT-PMP / PCP' });
  });
});

it('names each source on the Internet by its host', () => {
  const https = [...ECHO_SERVICES, ...DNS_ECHO_SERVICES].map(({ id, url }) => [id, new URL(url).hostname]);
  expect(SOURCE_HOSTS).toEqual(Object.fromEntries([...https, ...STUN_SERVERS.map(({ id, host }) => [id, host])]));
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
    expect(verdictWords(silent(), strings)).toBe(strings.address.verdict.unknown);
  });
});
