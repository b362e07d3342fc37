export interface FoundElectron {
  path: string;
  version: string;
  how: string;
  /** Why it is not the current one. */
  instead?: { en: string; ja: string };
}
export function ensureElectron(means?: {
  again?: boolean;
  env?: NodeJS.ProcessEnv;
  folder?: string;
  silence?: number;
  node?: string;
  now?: number;
}): Promise<FoundElectron>;
export function outdatedWord(found: FoundElectron): { en: string; ja: string } | undefined;
export function findElectron(): { path: string; version: string; how: string };
export function pureDist(into?: string): string;
