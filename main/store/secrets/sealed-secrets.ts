import { createCipheriv, createDecipheriv, randomBytes, type ScryptOptions, scrypt } from 'node:crypto';
import * as v from 'valibot';
import { parseJson } from '../data-folder.ts';
import { entriesOf } from './entries.ts';

/** By the event's id within the same file, then by the plug-in's key. */
export type SecretValues = Map<string, Record<string, string>>;

const base64 = (minBytes: number, maxBytes: number) =>
  v.pipe(
    v.string(),
    v.base64(),
    v.check((text) => {
      const { length } = Buffer.from(text, 'base64');
      return length >= minBytes && length <= maxBytes;
    }),
  );
const powerOfTwo = v.pipe(
  v.number(),
  v.integer(),
  v.minValue(2 ** 14),
  v.maxValue(2 ** 18),
  v.check((n) => Number.isInteger(Math.log2(n))),
);
const MOST_MEMORY = 256 * 2 ** 20;
const memoryOf = ({ N, r }: { N: number; r: number }): number => 128 * N * r;

/** scrypt (RFC 7914) and AES-256-GCM. The bounds keep a hostile file from taking more than 256 MB or some seconds. */
export const sealedSecretsSchema = v.pipe(
  v.object({
    kdf: v.literal('scrypt'),
    N: powerOfTwo,
    r: v.pipe(v.number(), v.integer(), v.minValue(8), v.maxValue(16)),
    p: v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(4)),
    salt: base64(16, 64),
    cipher: v.literal('aes-256-gcm'),
    nonce: base64(12, 12),
    data: base64(2, 20_000_000),
    tag: base64(16, 16),
  }),
  v.check((sealed) => memoryOf(sealed) <= MOST_MEMORY),
);
export type SealedSecrets = v.InferOutput<typeof sealedSecretsSchema>;

/** 128 MB and a third of a second on a computer of today. */
const COST = { N: 2 ** 17, r: 8, p: 1 };
const FORMAT = Buffer.from('saikoro-events-1');
const plainSchema = entriesOf(v.record(v.string(), v.pipe(v.string(), v.maxLength(8192))));

const keyOf = (passphrase: string, salt: Buffer, { N, r, p }: { N: number; r: number; p: number }): Promise<Buffer> => {
  const options: ScryptOptions = { N, r, p, maxmem: memoryOf({ N, r }) + 128 * r * p + 2 ** 20 };
  // The same passphrase whether a keyboard composes its characters or not.
  return new Promise((done, fail) => {
    scrypt(passphrase.normalize('NFC'), salt, 32, options, (error, key) => (error ? fail(error) : done(key)));
  });
};

export const sealSecrets = async (values: ReadonlyMap<string, Record<string, string>>, passphrase: string): Promise<SealedSecrets> => {
  const [salt, nonce] = [randomBytes(16), randomBytes(12)];
  const cipher = createCipheriv('aes-256-gcm', await keyOf(passphrase, salt, COST), nonce, { authTagLength: 16 }).setAAD(FORMAT);
  const data = Buffer.concat([cipher.update(JSON.stringify(Object.fromEntries(values)), 'utf8'), cipher.final()]);
  return {
    kdf: 'scrypt',
    ...COST,
    salt: salt.toString('base64'),
    cipher: 'aes-256-gcm',
    nonce: nonce.toString('base64'),
    data: data.toString('base64'),
    tag: cipher.getAuthTag().toString('base64'),
  };
};

/** null: another passphrase, or the file was changed; the cipher can't tell which. */
export const openSealedSecrets = async (sealed: SealedSecrets, passphrase: string): Promise<SecretValues | null> => {
  const key = await keyOf(passphrase, Buffer.from(sealed.salt, 'base64'), sealed);
  const decipher = createDecipheriv('aes-256-gcm', key, Buffer.from(sealed.nonce, 'base64'), { authTagLength: 16 });
  decipher.setAAD(FORMAT).setAuthTag(Buffer.from(sealed.tag, 'base64'));
  let text: string;
  try {
    text = Buffer.concat([decipher.update(Buffer.from(sealed.data, 'base64')), decipher.final()]).toString('utf8');
  } catch {
    return null;
  }
  const plain = v.safeParse(plainSchema, parseJson(text));
  return plain.success ? plain.output : null;
};
