import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { maskedUrl } from '../../../main/net/masked-url.ts';

describe('a URL kept like a password is shown', () => {
  it.each([
    ['https://dns.example/nic/update?hostname=home.example&myip={ip}', 'https://dns.example/nic/update?hostname=•••&myip={ip}'],
    ['https://me:pw@dns.example/update.php?token=abc', 'https://•••@dns.example/update.php?token=•••'],
    ['https://dns.example/u/hunter/', 'https://dns.example/•••/•••/'],
    ['http://192.168.1.4:8080/api/v2/set/{ip}', 'http://192.168.1.4:8080/api/v2/•••/{ip}'],
    ['https://dns.example?hunter2', 'https://dns.example/?•••'],
    ['https://dns.example/?a=b?token=c', 'https://dns.example/?•••=•••'],
    ['ftp://dns.example/', null],
    ['hunter2', null],
  ])('%s', (text, shown) => expect(maskedUrl(text)).toBe(shown));

  it('never with a secret in its path, its query or its user', () => {
    const secret = fc.stringMatching(/^[A-Za-z0-9]{16,32}$/);
    fc.assert(
      fc.property(
        secret,
        fc.constantFrom('/S', '/nic/S/update', '/?S', '/?S=1', '/?token=S', '/api?x=1&key=S&S', '//S@/'),
        (key, where) => {
          expect(maskedUrl(`https://dns.example${where.replaceAll('S', key)}`)).not.toContain(key);
          expect(maskedUrl(`https://${key}:${key}@dns.example/`)).not.toContain(key);
        },
      ),
    );
  });
});
