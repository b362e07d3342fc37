import { createPrivateKey, type KeyObject } from 'node:crypto';

const PEM = /-----BEGIN ((?:RSA )?PRIVATE KEY)-----([\s\S]*?)-----END \1-----/;
/** Who an error of the TLS library is from. */
const OF_TLS = 'SSL routines';
/** More are never left over. */
const MOST_LEFT_OVER = 16;

/**
 * Electron's TLS library keeps the error of a handshake that a server refused until the next call takes it for its own, and a good key looks
 * broken. Each try takes one such error away.
 */
const readKey = (pem: string, tries = MOST_LEFT_OVER): KeyObject | null => {
  try {
    return createPrivateKey(pem);
  } catch (error) {
    const isAnothers = error instanceof Error && 'library' in error && error.library === OF_TLS;
    return isAnothers && tries > 0 ? readKey(pem, tries - 1) : null;
  }
};

/** An RSA key from PEM text (RFC 7468), also when its line ends were lost on the way through a one-line field. Null if it is none. */
export const rsaKeyOf = (text: string): KeyObject | null => {
  const [, label = '', body = ''] = PEM.exec(text.replaceAll('\\n', '\n')) ?? [];
  const lines = body.replace(/\s+/g, '').match(/.{1,64}/g) ?? [];
  if (lines.length === 0) return null;
  const key = readKey([`-----BEGIN ${label}-----`, ...lines, `-----END ${label}-----`, ''].join('\n'));
  return key?.asymmetricKeyType === 'rsa' ? key : null;
};
