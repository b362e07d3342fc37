import { generateKeyPairSync } from 'node:crypto';

/** Another secret of the same form: a key for a key, an address for an address. */
export const wrongSecret = (value: string): string => {
  if (value.includes('PRIVATE KEY'))
    return generateKeyPairSync('rsa', { modulusLength: 2048 }).privateKey.export({ type: 'pkcs8', format: 'pem' }).toString();
  return value.startsWith('https://') ? value.replace(/key=|secret=|key-|:(?=pw-)/, '$&not-') : `not-${value}`;
};
