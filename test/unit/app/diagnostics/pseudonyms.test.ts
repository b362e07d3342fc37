import { describe, expect, it } from 'vitest';
import { createPseudonyms } from '../../../../main/app/diagnostics/pseudonyms.ts';

const hide = createPseudonyms({ host: ['home.example.com', 'example.com'], event: ['My (home)'] });

describe('stand-ins', () => {
  it('are the same for the same thing, wherever it stands', () =>
    expect(hide('home.example.com and HOME.example.com at 44.128.0.7, then 44.128.0.8 and 44.128.0.7')).toBe(
      '[host 1] and [host 1] at [IPv4 1], then [IPv4 2] and [IPv4 1]',
    ));
  it('take the longest name, and names with signs of their own', () =>
    expect(hide('www.example.com My (home)')).toBe('www.[host 2] [event 1]'));
  it.each(['2001:db8::1', '2001:db8:0:1:2:3:4:5', 'fe80::1', '::ffff:44.128.0.9', '2001:db8::'])('hide the IPv6 address %s', (address) =>
    expect(hide(`{"address":"${address}"}`)).toMatch(/^\{"address":"\[IPv[46] \d+\]"\}$/),
  );
  it('hide hardware addresses', () => expect(hide('mac 02:00:00:aa:bb:cc and 02-00-00-aa-bb-cc')).toBe('mac [MAC 1] and [MAC 2]'));
  it.each(['12:34:56', '2026-11-30T12:34:56.000Z', 'v1.2.3', '127.0.0.1', '::1', 'a::b::c', '300.1.1.1'])('leave %s as it is', (text) =>
    expect(hide(text)).toBe(text),
  );
});
