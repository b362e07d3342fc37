import type { Sealer } from '../ports/storage/secrets.ts';

/** Electron's safeStorage, old and new: every call may be missing. */
export interface SafeStorage {
  isEncryptionAvailable?(): boolean;
  encryptString?(text: string): Buffer;
  decryptString?(sealed: Buffer): string;
  getSelectedStorageBackend?(): string;
  isAsyncEncryptionAvailable?(): Promise<boolean>;
  encryptStringAsync?(text: string): Promise<Buffer>;
  decryptStringAsync?(sealed: Buffer): Promise<{ result: string; shouldReEncrypt: boolean }>;
}

/** Backends that store with a password anyone can look up (Linux without a keyring). */
const UNSAFE = new Set(['basic_text', 'unknown']);

/**
 * The system's own store: Keychain, DPAPI, Secret Service, KWallet. The calls of Electron 25 to 45 that answer at once are
 * preferred, because a secret is then on disk when its caller is told so; the later ones, which read the same blobs, answer by promise.
 * To be built after the app is ready.
 */
export const createSystemSealer = (storage: SafeStorage, platform: NodeJS.Platform = process.platform): Sealer => {
  const atOnce = typeof storage.encryptString === 'function' && typeof storage.decryptString === 'function';
  // The older Electron doesn't tell its backend; there it calls encryption available with a keyring only.
  const isSafe = (): boolean =>
    platform !== 'linux' || storage.getSelectedStorageBackend === undefined || !UNSAFE.has(storage.getSelectedStorageBackend());
  return {
    async available() {
      try {
        if (!isSafe()) return false;
        if (atOnce) return storage.isEncryptionAvailable?.() ?? false;
        return (await storage.isAsyncEncryptionAvailable?.()) ?? false;
      } catch {
        return false;
      }
    },
    seal(text) {
      if (atOnce && storage.encryptString) return storage.encryptString(text).toString('base64');
      if (!storage.encryptStringAsync) throw new Error('seal() without a safe store: ask available() first');
      return storage.encryptStringAsync(text).then((sealed) => sealed.toString('base64'));
    },
    async open(sealed) {
      const blob = Buffer.from(sealed, 'base64');
      try {
        if (atOnce && storage.decryptString) return storage.decryptString(blob);
        return (await storage.decryptStringAsync?.(blob))?.result ?? null;
      } catch {
        return null;
      }
    },
  };
};
