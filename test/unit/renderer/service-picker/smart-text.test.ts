import { expect, it } from 'vitest';
import { kindOf, shownText } from '../../../../renderer/service-picker/smart-text.ts';

it.each([
  ['  ', 'nothing'],
  ['cloudflare', 'name'],
  ['no ip', 'name'],
  ['お名前', 'name'],
  ['home.example.com', 'host'],
  ['ｎmuta．f5.si.', 'host'],
  ['自宅.example.jp', 'host'],
  ['https://f5.si/update.php?domain=a', 'address'],
  ['f5.si/update.php', 'address'],
  ['curl -u me:secret', 'address'],
] as const)('%j is a %s', (text, kind) => expect(kindOf(text)).toBe(kind));

it.each([
  ['https://f5.si/update.php?domain=nmuta&password=pw%262&ip={ip}', 'https://f5.si/update.php?domain=nmuta&password=•••&ip={ip}'],
  [
    'https://me:pw@dyn.example/nic/update?hostname=a.example&myip=192.0.2.1',
    'https://•••@dyn.example/nic/update?hostname=a.example&myip=192.0.2.1',
  ],
  ['https://dyn.example/u/dGhpc2lzMXNlY3JldA/', 'https://dyn.example/u/•••/'],
  ['https://dyn.example/x?s3cret', 'https://dyn.example/x?•••'],
  ["curl -u 'me:pw' -H 'X-Key: pw' \"https://dyn.example/set?name=shed&k=pw\"", 'curl … https://dyn.example/set?name=shed&k=•••'],
  ['curl -u me:pw', 'curl … '],
])('%s is shown without what may be secret', (text, shown) => {
  expect(shownText(text)).toBe(shown);
  expect(shown).not.toMatch(/pw|s3cret|dGhp/);
});
