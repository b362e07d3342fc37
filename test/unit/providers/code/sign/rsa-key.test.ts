import { generateKeyPairSync } from 'node:crypto';
import { expect, it } from 'vitest';
import { rsaKeyOf } from '../../../../../main/providers/code/sign/rsa-key.ts';

const rsa = generateKeyPairSync('rsa', { modulusLength: 2048 }).privateKey;
const ec = generateKeyPairSync('ec', { namedCurve: 'P-256' }).privateKey;
const forms = (['pkcs8', 'pkcs1'] as const).map((type) => rsa.export({ type, format: 'pem' }).toString());

it.each([
  ['as it is', (pem: string) => pem],
  ['with its line ends lost', (pem: string) => pem.replaceAll('\n', ' ').trim()],
  ['with its line ends gone', (pem: string) => pem.replaceAll('\n', '')],
  ['with line ends in writing', (pem: string) => pem.replaceAll('\n', '\\n')],
  ['with other text around', (pem: string) => `Key:\r\n${pem.replaceAll('\n', '\r\n')}\r\n`],
])('reads a key %s', (_, change) => {
  for (const pem of forms) expect(rsaKeyOf(change(pem))?.equals(rsa)).toBe(true);
});
it('refuses what is no RSA key', () => {
  const other = ec.export({ type: 'pkcs8', format: 'pem' }).toString();
  for (const text of ['', 'secret', other, forms[0]?.replace('MII', 'AAA') ?? '', '-----BEGIN PRIVATE KEY----------END PRIVATE KEY-----'])
    expect(rsaKeyOf(text)).toBeNull();
});
