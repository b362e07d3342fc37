import { createPublicKey, verify } from 'node:crypto';

/** What stands before a raw Ed25519 key in its DER form (RFC 8410 §4). */
const SPKI = Buffer.from('302a300506032b6570032100', 'hex');
const BYTES = 64;
/** One for each key while a release is signed with an old and a new one. */
const MOST_SIGNATURES = 4;

const isSignedBy = (body: Uint8Array, signature: Buffer, key: string): boolean =>
  verify(null, body, createPublicKey({ key: Buffer.concat([SPKI, Buffer.from(key, 'base64')]), format: 'der', type: 'spki' }), signature);

/** unsigned: no signature is there to be checked. */
export const checkSignature = (
  body: Uint8Array,
  signatures: Uint8Array,
  keys: readonly string[],
): 'good' | 'unsigned' | 'bad-signature' => {
  const lines = Buffer.from(signatures).toString('latin1').split(/\r?\n/).filter(Boolean);
  const read = lines.filter((line) => /^[A-Za-z0-9+/]{86}==$/.test(line)).map((line) => Buffer.from(line, 'base64'));
  if (read.length !== lines.length || read.length === 0 || read.length > MOST_SIGNATURES) return 'unsigned';
  const whole = read.filter(({ length }) => length === BYTES);
  return whole.some((signature) => keys.some((key) => isSignedBy(body, signature, key))) ? 'good' : 'bad-signature';
};
