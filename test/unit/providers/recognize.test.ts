import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { recognize } from '../../../main/providers/recognize.ts';
import { decodePlugin } from '../../../main/providers/spec.ts';
import { builtIns, presets } from '../../../main/providers/specs/index.ts';

const plugins = Object.values(builtIns).map((raw) => {
  const read = decodePlugin(raw, presets);
  if (!read.ok) throw new Error('a built-in does not load');
  return read.plugin;
});
const first = (text: string) => recognize(text, plugins)[0];

describe('a pasted update address', () => {
  it.each([
    [
      'https://f5.si/update.php?domain=home&password=p%26w&format=json',
      { service: 'ddns-now', hosts: ['home.f5.si'], values: { password: 'p&w' } },
    ],
    [
      'https://www.duckdns.org/update?domains=a,b&token=7c3a-9&ip=',
      { service: 'duckdns', hosts: ['a.duckdns.org', 'b.duckdns.org'], values: { token: '7c3a-9' } },
    ],
    [
      'https://dyn.value-domain.com/cgi-bin/dyn.fcg?d=example.com&p=geheim&h=www&i=',
      { service: 'value-domain', hosts: ['www.example.com'], values: { zone: 'example.com', password: 'geheim' } },
    ],
    [
      'https://someone:s3cret@dynupdate.no-ip.com/nic/update?hostname=home.ddns.net&myip=192.0.2.1',
      { service: 'noip', hosts: ['home.ddns.net'], values: { username: 'someone', password: 's3cret' } },
    ],
    [
      'curl -u "someone:s3cret" \'https://dynupdate.no-ip.com/nic/update?hostname=home.ddns.net\'',
      { service: 'noip', hosts: ['home.ddns.net'], values: { username: 'someone', password: 's3cret' } },
    ],
    [
      'https://dynamicdns.park-your-domain.com/update?host=www&domain=example.com&password=abc&ip=1.2.3.4',
      { service: 'namecheap', values: { password: 'abc' } },
    ],
  ])('is read back: %s', (text, wanted) => {
    expect(first(text)).toMatchObject({ ...wanted, siteOnly: false });
  });

  it('takes no sample for a value', () => {
    expect(first('https://www.duckdns.org/update?domains=[your-domain]&token={YOURTOKEN}&ip=')).toMatchObject({
      service: 'duckdns',
      hosts: [],
      values: {},
    });
  });

  it('knows a service by its site where the address itself is not known', () => {
    expect(recognize('https://www.value-domain.com/moddns.php?x=1', plugins)).toContainEqual({
      service: 'value-domain',
      hosts: [],
      values: {},
      siteOnly: true,
    });
    expect(first('https://freedns.afraid.org/dynamic/update.php?abc')).toMatchObject({ service: 'freedns', siteOnly: true });
  });

  it('does not guess', () => {
    expect(recognize('https://nobody.invalid/update?host=a', plugins)).toEqual([]);
    expect(recognize('f5.si', plugins)).toEqual([]);
    expect(recognize('https://', plugins)).toEqual([]);
  });

  it('never sends a value to a service it was not for, and never throws', () => {
    fc.assert(
      fc.property(fc.webUrl({ withQueryParameters: true }), (url) => {
        for (const { service, values } of recognize(url, plugins)) {
          const plugin = plugins.find(({ id }) => id === service);
          expect(plugin).toBeDefined();
          for (const key of Object.keys(values)) expect(plugin?.settings.some((setting) => setting.key === key)).toBe(true);
        }
      }),
    );
    fc.assert(fc.property(fc.string(), (text) => void recognize(`https://f5.si/update.php?${text}`, plugins)));
  });
});
