/** Something only this user can open again. Texts go in, base64 comes out. */
export interface Sealer {
  available(): Promise<boolean>;
  /** At once where the system can; may throw or reject when the store was locked meanwhile. */
  seal(text: string): string | Promise<string>;
  /** null: sealed by another machine or user, or with a key that is gone. */
  open(sealed: string): Promise<string | null>;
}
