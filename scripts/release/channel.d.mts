export const CHANNEL_FILE: string;
export interface Listed {
  system: string;
  arch: string;
  kind: string;
  name: string;
  bytes: number;
  sha512: string;
}
export function hashOf(path: string, algorithm: string): Promise<string>;
export function releaseFiles(folder: string): Promise<Listed[]>;
export function channelText(release: { version: string; notes: { ja: string[]; en: string[] }; files: Listed[] }): string;
export function signatureOf(text: string, secrets: string[]): string;
export function notesIn(changelog: string, version: string): string[];
