import { describe, expect, it } from 'vitest';
import { verdictOf } from '../../../../main/engine/detection/verdict.ts';
import type { Verdict } from '../../../../preload/contract/because.ts';
import type { Testimony } from '../../../../preload/contract/journal.ts';
import { said, silent } from '../../../helpers/testimony.ts';

const known = { kind: 'known', address: '203.0.113.7' } as const;

describe('what became of a source’s answer', () => {
  it.each<[string, Testimony, Parameters<typeof verdictOf>[1], Verdict]>([
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
    ['a router behind a router', said('192.168.0.2', { transport: 'router', counted: 'reserved' }), known, 'private'],
    ['the last of 172.16/12', said('172.31.255.255', { counted: 'reserved' }), known, 'private'],
    ['the first after 172.16/12', said('172.32.0.0'), known, 'differs'],
    ['an own IPv6 network', said('fd12:3456::1', { counted: 'reserved' }), { kind: 'unknown', address: null }, 'private'],
    ['behind a provider’s translation', said('100.64.0.1', { counted: 'reserved' }), known, 'shared'],
    ['the last of 100.64/10', said('100.127.255.255', { counted: 'reserved' }), known, 'shared'],
    ['the first after 100.64/10', said('100.128.0.0'), known, 'differs'],
    ['behind DS-Lite', said('192.0.0.2', { counted: 'reserved' }), known, 'shared'],
    ['none here', said('', { answer: 'absent', address: undefined }), { kind: 'absent', address: null }, 'absent'],
    ['one of this computer that was seen for the one taken', said('203.0.113.7', { seen: '203.0.113.9' }), known, 'confirms'],
    ['a temporary one of this computer', { ...silent('temporary'), address: '2001:db8::aaaa' }, known, 'passed'],
    ['nothing learned', silent('timeout'), known, 'unknown'],
  ])('%s', (_name, testimony, decided, verdict) => {
    expect(verdictOf(testimony, decided)).toBe(verdict);
  });
});
