import { describe, expect, it } from 'vitest';
import { createSystemSealer, type SafeStorage } from '../../../main/platform/system-secrets.ts';

const turn = (bytes: Buffer) => Buffer.from(bytes).reverse();
const now = (backend = 'gnome_libsecret'): SafeStorage => ({
  isEncryptionAvailable: () => true,
  encryptString: (text) => turn(Buffer.from(text)),
  decryptString(sealed) {
    if (sealed.length > 20) throw new Error('Error while decrypting the ciphertext');
    return turn(sealed).toString();
  },
  getSelectedStorageBackend: () => backend,
});
const later = (): SafeStorage => ({
  isAsyncEncryptionAvailable: async () => true,
  encryptStringAsync: async (text) => turn(Buffer.from(text)),
  decryptStringAsync: async (sealed) => ({ result: turn(sealed).toString(), shouldReEncrypt: false }),
  getSelectedStorageBackend: () => 'kwallet6',
});

describe('the system’s store', () => {
  it('answers at once where it can', async () => {
    const sealer = createSystemSealer({ ...now(), ...later() }, 'linux');
    expect(await sealer.available()).toBe(true);
    const sealed = sealer.seal('ひみつ');
    expect(sealed).toBeTypeOf('string');
    expect(await sealer.open(sealed as string)).toBe('ひみつ');
  });
  it('answers by promise where that is all there is, and reads the same blobs', async () => {
    const sealer = createSystemSealer(later(), 'linux');
    expect(await sealer.available()).toBe(true);
    expect(await sealer.seal('p')).toBe(createSystemSealer(now(), 'linux').seal('p'));
    expect(await sealer.open(await sealer.seal('p'))).toBe('p');
  });
  it('is none where anyone could open it', async () => {
    for (const backend of ['basic_text', 'unknown']) expect(await createSystemSealer(now(backend), 'linux').available()).toBe(false);
    expect(await createSystemSealer({ ...now(), isEncryptionAvailable: () => false }, 'darwin').available()).toBe(false);
    expect(await createSystemSealer({}, 'win32').available()).toBe(false);
    const broken = () => {
      throw new Error('D-Bus');
    };
    expect(await createSystemSealer({ ...now(), isEncryptionAvailable: broken }, 'win32').available()).toBe(false);
    expect(await createSystemSealer(now('basic_text'), 'darwin').available()).toBe(true);
  });
  it('says nothing of a blob it can’t open', async () => {
    expect(await createSystemSealer(now(), 'linux').open(Buffer.alloc(30).toString('base64'))).toBeNull();
  });
});
