import type { SafeStorage } from '../../../main/platform/system-secrets.ts';

/** Stands in for the system's keychain: one that can be locked, and come back with its key or without. */
export interface Keychain extends SafeStorage {
  /** Nobody answers. */
  gone: boolean;
  /** What it seals with: another one opens nothing of before. */
  key: number;
}

const turned = (bytes: Buffer, key: number): Buffer => Buffer.from(bytes.map((byte) => byte ^ key));
const MARK = 'sealed:';

export const newKeychain = (): Keychain => {
  const keychain: Keychain = {
    gone: false,
    key: 0x5a,
    isEncryptionAvailable: () => !keychain.gone,
    getSelectedStorageBackend: () => 'gnome_libsecret',
    encryptString: (text) => turned(Buffer.from(`${MARK}${text}`), keychain.key),
    decryptString(sealed) {
      const text = turned(sealed, keychain.key).toString();
      if (keychain.gone || !text.startsWith(MARK)) throw new Error('the keychain does not open it');
      return text.slice(MARK.length);
    },
  };
  return keychain;
};
