import { describe, expect, it } from 'vitest';
import { createPseudonyms } from '../../../../main/app/diagnostics/pseudonyms.ts';

const hide = (text: string): string => createPseudonyms().inText(text);

describe('stand-ins', () => {
  it('are the same for the same thing, wherever it stands', () => {
    const { of, ofAddress, inText } = createPseudonyms();
    expect(['home.example.com', 'HOME.example.com', 'example.com'].map((name) => of('host', name))).toEqual([
      '[host 1]',
      '[host 1]',
      '[host 2]',
    ]);
    expect(ofAddress('2001:DB8:0::1')).toBe('[IPv6 1]');
    expect(inText('at 44.128.0.7, then 44.128.0.8 and 44.128.0.7, 2001:db8::1')).toBe('at [IPv4 1], then [IPv4 2] and [IPv4 1], [IPv6 1]');
  });
  it('stand for what should be an address and is none', () => expect(createPseudonyms().ofAddress('anna')).toBe('[address 1]'));
  it.each(['2001:db8::1', '2001:db8:0:1:2:3:4:5', 'fe80::1', '::ffff:44.128.0.9', '2001:db8::'])('hide the IPv6 address %s', (address) =>
    expect(hide(`{"address":"${address}"}`)).toMatch(/^\{"address":"\[IPv[46] \d+\]"\}$/),
  );
  it.each([
    ['IP:2001:db8::77', 'IP:[IPv6 1]'],
    [':2001:db8::77', ':[IPv6 1]'],
    ['was 2001:db8::77: no', 'was [IPv6 1]: no'],
    ['it is 2001:db8::77.', 'it is [IPv6 1].'],
    ['2001:db8::77:port', '[IPv6 1]:port'],
    ['[2001:db8::77]:443', '[[IPv6 1]]:443'],
    ['IP:44.128.0.7:443', 'IP:[IPv4 1]:443'],
    ['ip_44.128.0.7', 'ip_[IPv4 1]'],
  ])('hide the address in %s', (text, hidden) => expect(hide(text)).toBe(hidden));
  it('hide hardware addresses', () => expect(hide('mac 02:00:00:aa:bb:cc and 02-00-00-aa-bb-cd')).toBe('mac [MAC 1] and [MAC 2]'));
  it.each(['12:34:56', '2026-11-30T12:34:56.000Z', 'v1.2.3', '127.0.0.1', '::1', 'a::b::c', '300.1.1.1'])('leave %s as it is', (text) =>
    expect(hide(text)).toBe(text),
  );
});
