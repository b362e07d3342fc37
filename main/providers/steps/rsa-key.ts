import { createPrivateKey, type KeyObject } from 'node:crypto';

const PEM = /-----BEGIN ((?:RSA )?PRIVATE KEY)-----([\s\S]*?)-----END \1-----/;

/** An RSA key from PEM text (RFC 7468), also when its line ends were lost on the way through a one-line field. Null if it is none. */
export const rsaKeyOf = (text: string): KeyObject | null => {
  const [, label = '', body = ''] = PEM.exec(text.replaceAll('\\n', '\n')) ?? [];
  const lines = body.replace(/\s+/g, '').match(/.{1,64}/g) ?? [];
  if (lines.length === 0) return null;
  try {
    const key = createPrivateKey([`-----BEGIN ${label}-----`, ...lines, `-----END ${label}-----`, ''].join('\n'));
    return key.asymmetricKeyType === 'rsa' ? key : null;
  } catch {
    return null;
  }
};
