import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { changeLines, sameZone } from '../../../../main/providers/code/zone-text.ts';

const ZONE = [
  'a @ 203.0.113.5',
  'a  home\t192.0.2.99 ',
  'A home 192.0.2.98',
  'aaaa home 2001:db8::99',
  'txt home a home 192.0.2.99',
  'mx @ 10 home',
];
const ipv4 = { name: 'home', family: 'ipv4', address: '192.0.2.10' } as const;

describe('a zone that is one text', () => {
  it('has one address changed, and every other sign as it was', () => {
    const change = changeLines(ZONE, ipv4);
    expect(change).toEqual({ kind: 'changed', lines: ZONE.with(1, 'a  home\t192.0.2.10') });
    expect(changeLines(ZONE, { ...ipv4, family: 'ipv6', address: '2001:db8::10' })).toEqual({
      kind: 'changed',
      lines: ZONE.with(3, 'aaaa home 2001:db8::10'),
    });
  });
  it('is left alone when any line of the name is right, however it is written', () => {
    expect(changeLines(ZONE, { ...ipv4, address: '192.0.2.98' })).toEqual({ kind: 'right' });
    expect(changeLines(ZONE, { ...ipv4, family: 'ipv6', address: '2001:0DB8::0:99' })).toEqual({ kind: 'right' });
  });
  it('gets a line for a new name', () => {
    expect(changeLines([...ZONE, ''], { ...ipv4, name: '*' })).toEqual({ kind: 'added', lines: [...ZONE, 'a * 192.0.2.10'] });
  });
  it('never loses a line, whatever is in it', () => {
    const line = fc.oneof(fc.string(), fc.constantFrom(...ZONE)).map((text) => text.replaceAll('\n', ' '));
    fc.assert(
      fc.property(fc.array(line), (lines) => {
        const change = changeLines(lines, ipv4);
        if (change.kind === 'right') return;
        const kept = change.lines.filter((one) => lines.includes(one)).length;
        expect(kept).toBeGreaterThanOrEqual(lines.filter((one) => one !== '').length - (change.kind === 'changed' ? 1 : 0));
        expect(changeLines(change.lines, ipv4)).toEqual({ kind: 'right' });
      }),
    );
  });
  it('is compared without its order and its blanks', () => {
    expect(sameZone(ZONE.join('\n'), [...ZONE].reverse().join(' \n\n'))).toBe(true);
    expect(sameZone(ZONE.join('\n'), ZONE.slice(1).join('\n'))).toBe(false);
  });
});
